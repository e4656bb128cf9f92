//! The parts of the context: what its fields hold.
#![expect(dead_code, reason = "the shape of a bundle; no value of it is made")]

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::word::{Id, Instant, Sha256};
use crate::{
    agreement::{criterion::CriterionName, when::Axis},
    terms::{Channel, FormKind},
};

/// The lead definition that the bundle was made with.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Definition {
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
pub(super) struct Submission {
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
pub(super) struct Consent {
    /// Every gate opens by an explicit choice only.
    #[schemars(extend("const" = "express"))]
    basis: String,
    /// The tools that decided.
    source: String,
    /// When the present permission was first seen on this device.
    at: Instant,
}

/// What was asked at the checkbox for messages, and what was answered. The basis is a suggestion.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Receipt {
    /// Who asks.
    who: String,
    /// What for.
    purpose: Id,
    /// The SHA-256 of the words.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    wording: String,
    /// The language of the words.
    #[schemars(regex(pattern = "^(en|fr)$"))]
    language: String,
    /// The form, by the selector of its entry.
    form: String,
    /// The checkbox's name.
    control: String,
    /// The page's path; nothing where it leaves no trace.
    page: String,
    /// Whether it was ticked.
    #[schemars(regex(pattern = "^(yes|no)$"))]
    ticked: String,
    /// Whether the page had ticked it.
    #[schemars(regex(pattern = "^(yes|no)$"))]
    at_load: String,
    /// What a message may stand on.
    #[schemars(regex(pattern = "^(express|implied_inquiry)$"))]
    basis: String,
    /// Who decides that.
    #[schemars(extend("const" = "receiver"))]
    decides: String,
    /// When the form was sent.
    at: Instant,
    /// When the basis ends, where it does by itself.
    ends: Option<Instant>,
}

/// One share of the score. The score is the exact sum of their points.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Contribution {
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
pub(super) struct Coverage {
    /// So many are known.
    known: u16,
    /// Of so many.
    of: u16,
}

/// What decided the status: a row of the status list with what it needs, or a gate.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct DecidedBy {
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
pub(super) struct Content {
    /// Its name.
    id: Id,
    /// Where it is.
    url: String,
}

/// A text in both languages.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Summary {
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
pub(super) struct Touches {
    /// The first arrival.
    first: Option<Touch>,
    /// The latest arrival.
    last: Option<Touch>,
    /// The latest arrival that was not direct.
    last_non_direct: Option<Touch>,
    /// How many remembered arrivals came by e-mail; for display.
    #[schemars(range(min = 1))]
    by_email: Option<u32>,
}

/// One arrival.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Touch {
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
    /// The name of the click identifier that the address carried; with the identifier itself where the site turned that on.
    click: Option<String>,
    /// Host of the page that led here.
    referrer: Option<String>,
    /// Path of the page of arrival.
    landing: String,
    /// When.
    at: Instant,
}

/// A file that was downloaded.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Download {
    /// Its path.
    path: String,
    /// How often it was counted; for display.
    count: u32,
    /// When it was counted last.
    last: Instant,
}

/// A page that was viewed.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct TopPage {
    /// Its path.
    path: String,
    /// How often it was counted; for display.
    count: u32,
    /// When it was counted last.
    last: Instant,
    /// How many seconds the page was visible, in all.
    #[schemars(range(min = 1))]
    visible_seconds: Option<u32>,
    /// In how many remembered visits somebody came back to the page.
    #[schemars(range(min = 1, max = 7))]
    returns: Option<u8>,
    /// How many days lie between the oldest and the latest view that are remembered.
    #[schemars(range(min = 1))]
    days: Option<u16>,
}

/// Visits by how long ago they began.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct VisitsIn {
    /// In the last 7 days.
    #[schemars(rename = "7", range(min = 0, max = 8))]
    week: u8,
    /// In the last 30 days.
    #[schemars(rename = "30", range(min = 0, max = 8))]
    month: u8,
    /// In the last 90 days.
    #[schemars(rename = "90", range(min = 0, max = 8))]
    quarter: u8,
}

/// All that the score depends on.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Evidence {
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
