//! The shape of the JSON in `baton_context`. Its keys, their descriptions and the gate of each are those of the table of fields.
#![expect(dead_code, reason = "the shape of a bundle; no value of it is made")]

use std::{borrow::Cow, collections::BTreeMap};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use super::word::{Id, Instant, Language, Queue, Sha256};
use crate::{
    agreement::{criterion::CriterionName, when::Axis},
    fields::{FieldId, Needs, Place, label},
    handoff::bundle::VERSION,
    intent::consent::{Processing, Storage},
    terms::{Channel, FormKind, Priority, Province, ProvinceBasis, Reason, Status},
};

/// The context bundle.
pub(super) struct Context;

/// What stands in every bundle, and in every one of a profile. Other fields travel where there is something to say.
const ALWAYS: [FieldId; 8] = [
    FieldId::Version,
    FieldId::Definition,
    FieldId::Submission,
    FieldId::Provisional,
    FieldId::Storage,
    FieldId::Processing,
    FieldId::Consent,
    FieldId::Touches,
];
const OF_A_PROFILE: [FieldId; 16] = [
    FieldId::Score,
    FieldId::ScorePossible,
    FieldId::Intent,
    FieldId::Fit,
    FieldId::Contributions,
    FieldId::Coverage,
    FieldId::Criteria,
    FieldId::Status,
    FieldId::DecidedBy,
    FieldId::Gates,
    FieldId::Review,
    FieldId::Priority,
    FieldId::Queue,
    FieldId::Summary,
    FieldId::ProvinceBasis,
    FieldId::Visits,
];

impl JsonSchema for Context {
    fn schema_name() -> Cow<'static, str> {
        "Context".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let fields = || FieldId::ALL.iter().copied().filter(|id| id.spec().place != Place::Flat);
        let names = |ids: &[FieldId]| -> Vec<&str> { ids.iter().map(|id| id.spec().name).collect() };
        let properties: Map<String, Value> = fields()
            .map(|id| {
                let mut schema = shape(id, generator);
                let told = format!("{}. Needs {}.", label(id).en, needs(id));
                schema.insert("description".into(), told.into());
                (id.spec().name.to_owned(), schema.to_value())
            })
            .collect();
        let of_a_profile = fields().filter(|id| id.spec().needs == Needs::Profile);
        let closed: Map<String, Value> = of_a_profile.map(|id| (id.spec().name.to_owned(), false.into())).collect();
        json_schema!({
            "title": "Context bundle",
            "description": "What travels with a form in baton_context: a claim of a browser, which `baton verify` computes again.",
            "type": "object",
            "properties": properties,
            "required": names(&ALWAYS),
            "additionalProperties": false,
            "if": { "properties": { FieldId::Processing.spec().name: { "const": Processing::Profile.word() } } },
            "then": { "required": names(&OF_A_PROFILE) },
            "else": { "properties": closed },
        })
    }
}

fn needs(id: FieldId) -> &'static str {
    match id.spec().needs {
        Needs::Nothing => "no gate of its own",
        Needs::Attribution => "attribution",
        Needs::Profile => "a profile",
    }
}

/// What a field holds. A new field is told here, or this does not compile.
fn shape(id: FieldId, generator: &mut SchemaGenerator) -> Schema {
    let mut of = |schema: &dyn Fn(&mut SchemaGenerator) -> Schema| schema(generator);
    match id {
        FieldId::Version => json_schema!({ "const": VERSION }),
        FieldId::Definition => of(&reference::<Definition>),
        FieldId::Submission => of(&reference::<Submission>),
        FieldId::Test | FieldId::Provisional | FieldId::SaysExistingCustomer | FieldId::Truncated => {
            json_schema!({ "const": true })
        }
        FieldId::Storage => of(&reference::<Storage>),
        FieldId::Processing => of(&reference::<Processing>),
        FieldId::Consent => of(&reference::<Consent>),
        FieldId::Gpc => json_schema!({ "const": "1" }),
        FieldId::Score | FieldId::ScorePossible | FieldId::Intent | FieldId::Fit => within(0, 100),
        FieldId::Contributions => of(&reference::<Vec<Contribution>>),
        FieldId::Coverage => of(&reference::<Coverage>),
        FieldId::Criteria => of(&criteria),
        FieldId::DecidedBy => of(&reference::<DecidedBy>),
        FieldId::Status => of(&reference::<Status>),
        FieldId::Gates => of(&reference::<Vec<Reason>>),
        FieldId::Review => reviews(),
        FieldId::Priority => of(&reference::<Priority>),
        FieldId::Queue => of(&reference::<Queue>),
        FieldId::AnswerIn | FieldId::Language => of(&reference::<Language>),
        FieldId::RespondBy | FieldId::TargetBy | FieldId::FirstSeen | FieldId::LastSeen => of(&reference::<Instant>),
        FieldId::Content => of(&reference::<Content>),
        FieldId::Summary => of(&reference::<Summary>),
        FieldId::Province => of(&reference::<Province>),
        FieldId::ProvinceBasis => of(&reference::<ProvinceBasis>),
        FieldId::Touches => of(&reference::<Touches>),
        FieldId::Visits => within(0, 8),
        FieldId::PagesCount => json_schema!({ "type": "integer", "minimum": 0 }),
        FieldId::TopPages | FieldId::Downloads => of(&items),
        FieldId::Topics | FieldId::NearMisses => of(&reference::<Vec<Id>>),
        FieldId::Labels => of(&labels),
        FieldId::Evidence => of(&reference::<Evidence>),
        // These travel as form fields alone.
        FieldId::ConsentBasis
        | FieldId::ConsentSource
        | FieldId::ConsentAt
        | FieldId::Reasons
        | FieldId::FirstSource
        | FieldId::FirstMedium
        | FieldId::FirstCampaign
        | FieldId::LastSource
        | FieldId::LastMedium
        | FieldId::LastCampaign
        | FieldId::LandingPage
        | FieldId::Context
        | FieldId::State => Schema::default(),
    }
}

fn reference<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

fn within(least: i64, most: i64) -> Schema {
    json_schema!({ "type": "integer", "minimum": least, "maximum": most })
}

/// Each criterion of the definition, as it stands.
fn criteria(_: &mut SchemaGenerator) -> Schema {
    let judged = |name: &CriterionName| {
        (name.word().to_owned(), {
            let told = format!("Whether the criterion {} is met, not met, or not known.", name.word());
            json_schema!({ "description": told, "enum": ["met", "not_met", "unknown"] }).to_value()
        })
    };
    let each: Map<String, Value> = CriterionName::ALL.iter().map(judged).collect();
    json_schema!({ "type": "object", "properties": each, "additionalProperties": false })
}

fn reviews() -> Schema {
    let near = CriterionName::ALL.iter().map(|name| format!("near_{}", name.word()));
    let all: Vec<String> = std::iter::once("high_score".into()).chain(near).collect();
    json_schema!({ "type": "array", "items": { "enum": all } })
}

/// What was counted most, at most ten.
fn items(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "maxItems": 10, "items": generator.subschema_for::<Item>() })
}

/// By rule, what sales reads.
fn labels(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "propertyNames": generator.subschema_for::<Id>(),
        "additionalProperties": generator.subschema_for::<Summary>(),
    })
}

/// The lead definition that the bundle was made with.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Definition {
    /// Its name.
    id: Id,
    /// Its version.
    #[schemars(range(min = 1))]
    version: u32,
    /// The hash that both teams signed.
    sha256: Sha256,
    /// Stands where a signature was missing or void.
    #[schemars(extend("const" = true))]
    unsigned: Option<bool>,
}

/// One act of sending a form.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Submission {
    /// The same for every post of one act.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    id: String,
    /// When the bundle was frozen.
    at: Instant,
    /// What the form is for.
    form: Option<FormKind>,
}

/// What the visitor allowed, and where it was said.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Consent {
    /// Every gate opens by an explicit choice only.
    #[schemars(extend("const" = "express"))]
    basis: String,
    /// The tool that was asked.
    source: String,
    /// When the present permission was first seen on this device.
    at: Instant,
}

/// One share of the score. The score is the exact sum of their points.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Contribution {
    /// The rule, or `cap` or `floor`.
    rule: Id,
    /// On which axis.
    axis: Axis,
    /// How many events the rule counted; 0 for cap and floor.
    #[schemars(range(min = 0, max = 8))]
    count: u8,
    /// Points times count.
    raw: i32,
    /// What age took away: points less raw.
    decay: i32,
    /// What is added to the axis.
    points: i32,
}

/// How many conditions of published rules and criteria are known.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Coverage {
    /// So many are known.
    known: u16,
    /// Of so many.
    of: u16,
}

/// What decided the status: a row of the status list with what it needs, or a gate.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct DecidedBy {
    /// The row, counted from 1.
    #[schemars(range(min = 1, max = 20))]
    row: Option<u8>,
    /// The criteria that the row needs.
    needs: Option<Vec<CriterionName>>,
    /// The gate that disqualified, by its name.
    gate: Option<Id>,
}

/// A piece to send next.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Content {
    /// Its name.
    id: Id,
    /// Where it is.
    url: String,
}

/// A text in both languages.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Summary {
    /// Canadian English.
    #[schemars(length(max = 255))]
    en: String,
    /// Canadian French.
    #[schemars(length(max = 255))]
    fr: String,
}

/// The arrivals that are remembered.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Touches {
    /// The first arrival.
    first: Option<Touch>,
    /// The latest arrival.
    last: Option<Touch>,
    /// The latest arrival that was not direct.
    last_non_direct: Option<Touch>,
}

/// One arrival.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Touch {
    /// By which channel.
    channel: Channel,
    /// `utm_source`, else the host that led here, else `direct`.
    source: String,
    /// `utm_medium`, else `organic`, `referral` or `none`.
    medium: String,
    /// `utm_campaign`.
    campaign: Option<String>,
    /// `utm_term`.
    term: Option<String>,
    /// `utm_content`.
    content: Option<String>,
    /// Host of the page that led here.
    referrer: Option<String>,
    /// Path of the page of arrival.
    landing: String,
    /// When.
    at: Instant,
}

/// A page or a download.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Item {
    /// Its path.
    path: String,
    /// How often it was counted; for display.
    count: u32,
    /// When it was counted last.
    last: Instant,
}

/// All that the score depends on.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Evidence {
    /// By number of the condition, the ages in whole days of what it counted, ascending. Left out is not known, empty is none.
    #[schemars(schema_with = "ages")]
    atoms: BTreeMap<String, Vec<u32>>,
    /// Each declared answer that the form held: one of its values, `blank` or `other`.
    #[schemars(schema_with = "answers")]
    answers: BTreeMap<String, String>,
}

fn ages(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "propertyNames": { "pattern": "^[0-9]+$" },
        "additionalProperties": { "type": "array", "maxItems": 8, "items": { "type": "integer", "minimum": 0 } },
    })
}

fn answers(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "propertyNames": { "pattern": "^[a-z0-9_-]{1,40}$" },
        "additionalProperties": { "type": "string", "maxLength": 80 },
    })
}
