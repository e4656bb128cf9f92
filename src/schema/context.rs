//! The shape of the JSON in `baton_context`. Its keys, their descriptions and the gate of each are those of the table of fields.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use super::{
    part::{
        Consent, Content, Contribution, Coverage, DecidedBy, Definition, Download, Evidence, Receipt, Submission, Summary,
        TopPage, Touches, VisitsIn,
    },
    word::{Id, Instant, Language, Queue},
};
use crate::{
    agreement::criterion::CriterionName,
    fields::{FieldId, Needs, Place, label},
    handoff::bundle::VERSION,
    intent::{
        consent::{Processing, Storage},
        signal::Uncounted,
    },
    terms::{LanguageBasis, Priority, Province, ProvinceBasis, Reason, Status},
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
        let names = |ids: &[FieldId]| -> Vec<&str> { ids.iter().map(|id| id.name()).collect() };
        let properties: Map<String, Value> = fields()
            .map(|id| {
                let mut schema = shape(id, generator);
                let told = format!("{}. Needs {}.", label(id).en, needs(id));
                schema.insert("description".into(), told.into());
                (id.name().to_owned(), schema.to_value())
            })
            .collect();
        let of_a_profile = fields().filter(|id| id.spec().needs == Needs::Profile);
        let closed: Map<String, Value> = of_a_profile.map(|id| (id.name().to_owned(), false.into())).collect();
        json_schema!({
            "title": "Context bundle",
            "description": "What travels with a form in baton_context: a claim of a browser, which `baton verify` computes again.",
            "type": "object",
            "properties": properties,
            "required": names(&ALWAYS),
            "additionalProperties": false,
            "if": { "properties": { FieldId::Processing.name(): { "const": Processing::Profile.word() } } },
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
        FieldId::Traffic => of(&reference::<Uncounted>),
        FieldId::Storage => of(&reference::<Storage>),
        FieldId::Processing => of(&reference::<Processing>),
        FieldId::Consent => of(&reference::<Consent>),
        FieldId::Receipt => of(&reference::<Receipt>),
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
        FieldId::LanguageBasis => of(&reference::<LanguageBasis>),
        FieldId::RespondBy | FieldId::TargetBy | FieldId::FirstSeen | FieldId::LastSeen => of(&reference::<Instant>),
        FieldId::Content => of(&reference::<Content>),
        FieldId::Summary => of(&reference::<Summary>),
        FieldId::Province => of(&reference::<Province>),
        FieldId::ProvinceBasis => of(&reference::<ProvinceBasis>),
        FieldId::ProvinceCandidates => of(&reference::<Vec<Province>>),
        FieldId::Touches => of(&reference::<Touches>),
        FieldId::Visits => within(0, 8),
        FieldId::VisitsIn => of(&reference::<VisitsIn>),
        FieldId::PagesCount => json_schema!({ "type": "integer", "minimum": 0 }),
        FieldId::TopPages => of(&named::<TopPage>),
        FieldId::Downloads => of(&named::<Download>),
        FieldId::Topics | FieldId::NearMisses => of(&reference::<Vec<Id>>),
        FieldId::Labels => of(&labels),
        FieldId::Evidence => of(&reference::<Evidence>),
        // These travel as form fields alone.
        FieldId::ConsentBasis
        | FieldId::ConsentSource
        | FieldId::ConsentAt
        | FieldId::ReceiptBasis
        | FieldId::ReceiptEnds
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
fn named<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "maxItems": 10, "items": generator.subschema_for::<T>() })
}

/// By rule, what sales reads.
fn labels(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "propertyNames": generator.subschema_for::<Id>(),
        "additionalProperties": generator.subschema_for::<Summary>(),
    })
}
