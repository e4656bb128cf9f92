//! The shape of `lead-definition.json`.
#![expect(dead_code, reason = "the shape of a document; no value of it is made")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::{
    when::{Condition, RouteCondition, RuleCondition},
    word::{Day, Glob, Id, Label, Language, Line, Name, Queue, Sha256, Source, Time},
};
use crate::{
    agreement::{content::Stage, criterion::CriterionName, when::Axis},
    terms::{Priority, Reason, Status},
};

/// What marketing and sales agreed about a lead: what it is worth, when it is handed over, how soon somebody answers, and who. Check it
/// with `baton check`, try it with `baton explain`, sign it with `baton sign`.
#[derive(JsonSchema)]
#[schemars(title = "Lead definition", deny_unknown_fields)]
pub(super) struct LeadDefinition {
    /// Where an editor finds this schema. It is signed like all else and means nothing.
    #[schemars(rename = "$schema")]
    schema: Option<Name>,
    /// Its name.
    id: Id,
    /// Its version; raise it with every change that is published.
    #[schemars(range(min = 1, max = 4_294_967_295_u32))]
    version: u32,
    /// A visit ends after so many minutes without a shown view: 1 to 240, usually 30.
    #[schemars(range(min = 1, max = 240))]
    visit_gap_minutes: Option<u16>,
    /// The most that each axis can give. They add to 100.
    caps: Caps,
    /// What visitors can be interested in.
    #[schemars(length(max = 100))]
    topics: Option<Vec<Topic>>,
    /// Answers that the site's forms may ask for, each with the values that it can have. Conditions and the site config use them.
    #[schemars(length(max = 100))]
    answers: Option<BTreeMap<Id, Values>>,
    /// Names of the site's own events.
    #[schemars(length(max = 100), extend("uniqueItems" = true))]
    events: Option<Vec<Id>>,
    /// What points are given for.
    #[schemars(length(min = 1, max = 200))]
    rules: Vec<Rule>,
    /// What takes a lead out, whatever its score.
    #[schemars(length(max = 100))]
    gates: Option<Vec<Gate>>,
    /// What both teams look at before a lead is handed over. Each of the five may be left out.
    criteria: Option<Criteria>,
    /// Which status a lead has: the first row whose needs are all met. The last row needs nothing.
    #[schemars(length(min = 1, max = 20))]
    status: Vec<StatusRow>,
    /// How soon somebody acts, one row for each status.
    #[schemars(length(max = 5))]
    sla: Option<Vec<Sla>>,
    /// When the people of a queue are there.
    #[schemars(length(min = 1, max = 100))]
    calendars: Vec<Calendar>,
    /// Who should own a lead: the first route whose condition is met.
    #[schemars(length(max = 200))]
    routes: Option<Vec<Route>>,
    /// The queue of last resort.
    fallback: Fallback,
    /// When a person should look.
    review: Option<Review>,
    /// What can be sent next.
    #[schemars(length(max = 200))]
    content: Option<Vec<Content>>,
    /// What `baton sign` writes; a later change voids it.
    signed: Option<Signed>,
}

/// The most that each axis can give. They add to 100.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Caps {
    /// What the visitor does.
    #[schemars(range(min = 0, max = 100))]
    intent: u8,
    /// Who the visitor is.
    #[schemars(range(min = 0, max = 100))]
    fit: u8,
}

/// A topic: somebody who reads its pages is interested in it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Topic {
    /// Its name in conditions and bundles.
    id: Id,
    /// Its pages, in every language.
    #[schemars(length(min = 1, max = 100))]
    pages: Vec<Glob>,
    /// What sales reads.
    label: Label,
}

/// The values of an answer. Texts are compared whole, without regard to ASCII case.
#[derive(JsonSchema)]
struct Values(#[schemars(length(min = 1, max = 100), extend("uniqueItems" = true))] Vec<Line>);

/// Where a part is judged: in the browser, or at the receiver alone, where nobody else reads it.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum At {
    /// Published with the script, and judged again by the receiver.
    Browser,
    /// Never published.
    Receiver,
}

/// Points for a condition.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Rule {
    /// Its name in contributions and reasons; not `cap` and not `floor`.
    #[schemars(extend("not" = { "enum": ["cap", "floor"] }))]
    id: Id,
    /// Where it is judged; without it in the browser.
    at: Option<At>,
    /// The side of the score that it counts for.
    axis: Axis,
    /// What it asks.
    when: RuleCondition,
    /// What one event is worth today: -100 to 100, not 0.
    #[schemars(range(min = -100, max = 100), extend("not" = { "const": 0 }))]
    points: i16,
    /// How many events count, the youngest first: 1 to 8, 3 where it is left out. Visits, answers and `all` count once.
    #[schemars(range(min = 1, max = 8))]
    most: Option<u8>,
    /// After so many days an event is worth half. Only for intent: who somebody is does not fade.
    #[schemars(range(min = 1, max = 3650))]
    half_life_days: Option<u16>,
    /// Events of this age in days and older are not counted.
    #[schemars(range(min = 1, max = 3650))]
    within_days: Option<u16>,
    /// What sales reads.
    label: Label,
    /// Where the number comes from: for the people who sign, not published.
    source: Option<Source>,
}

/// A condition that takes a lead out.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Gate {
    /// Its name.
    id: Id,
    /// Where it is judged; without it at the receiver: what disqualifies is nobody's business in a browser.
    at: Option<At>,
    /// What it asks.
    when: Condition,
    /// The standard reason. `existing_customer` is a claim that does not disqualify.
    reason: Reason,
    /// What sales reads.
    label: Option<Label>,
    /// Why it stands here: for the people who sign, not published.
    source: Option<Source>,
}

/// The five criteria.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Criteria {
    /// The company is one to sell to.
    fit: Option<Condition>,
    /// They have a problem that the offer solves.
    problem: Option<Condition>,
    /// They act like somebody who wants to buy.
    intent: Option<Condition>,
    /// They want it soon.
    timing: Option<Condition>,
    /// The person can move a purchase forward.
    process: Option<Condition>,
}

/// A row of the status list.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct StatusRow {
    /// The status that the row gives. Only the receiver's own records say `existing_account`.
    #[schemars(extend("not" = { "const": "existing_account" }))]
    is: Status,
    /// Criteria that must be met; unknown is not met. The last row needs none.
    #[schemars(length(max = 5), extend("uniqueItems" = true))]
    needs: Vec<CriterionName>,
}

/// How soon somebody acts on a lead of this status.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Sla {
    /// The status that it is for.
    status: Status,
    /// How urgent such a lead is.
    priority: Priority,
    /// Minutes of open time until the first human action, as hoped for; at most the limit.
    #[schemars(range(min = 1, max = 525_600))]
    target_business_minutes: u32,
    /// Minutes of open time until the first human action, as promised.
    #[schemars(range(min = 1, max = 525_600))]
    limit_business_minutes: u32,
    /// Where a lead goes that nobody acted on. Only the receiver's result tells it.
    escalate: Option<Escalation>,
    /// Where the numbers come from: for the people who sign, not published.
    source: Option<Source>,
}

/// Where a lead goes that nobody acted on.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Escalation {
    /// Minutes of open time without a human action; at least the target.
    #[schemars(range(min = 1, max = 525_600))]
    after_business_minutes: u32,
    /// The queue that takes over.
    to: Queue,
}

/// When the people of a queue are there.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Calendar {
    /// Its name in routes.
    id: Id,
    /// Name of the time zone in the IANA database, as in `America/Toronto`.
    zone: Line,
    /// Opening and closing by weekday, or by a run of weekdays: `"mon-fri": ["09:00", "17:00"]`.
    #[schemars(length(min = 1), extend("propertyNames" = { "pattern": WEEKDAYS }))]
    open: BTreeMap<String, (Time, Time)>,
    /// Local dates without opening.
    #[schemars(length(max = 400), extend("uniqueItems" = true))]
    closed: Option<Vec<Day>>,
}

const WEEKDAYS: &str = "^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$";

/// Who should own a lead.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Route {
    /// Its name: for the people who sign, not published.
    id: Option<Id>,
    /// Where it is judged; without it in the browser.
    at: Option<At>,
    /// The queue.
    queue: Queue,
    /// When it is taken.
    when: RouteCondition,
    /// The language to answer in; without it the visitor's own.
    language: Option<Language>,
    /// The calendar of its people; without it the fallback's.
    calendar: Option<Id>,
    /// Why it stands here: for the people who sign, not published.
    source: Option<Source>,
}

/// The queue of last resort.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Fallback {
    /// The queue.
    queue: Queue,
    /// The language to answer in where the visitor's is not known.
    language: Option<Language>,
    /// The calendar of its people, and of every route without one.
    calendar: Id,
}

/// When a person should look.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Review {
    /// From this score on.
    #[schemars(range(min = 1, max = 100))]
    score_at_least: u8,
    /// When an axis is at most so far from a threshold that decides a status.
    #[schemars(range(min = 0, max = 100))]
    within: u8,
}

/// A piece that can be sent.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Content {
    /// Its name.
    id: Id,
    /// Where it is: a path of the site or an https address, for both languages or one for each.
    url: Address,
    /// Its topic; without it the piece is for any.
    topic: Option<Id>,
    /// For whom: early for nurture, middle for needs_qualification, late for sales_ready.
    stage: Stage,
    /// What it is called.
    label: Label,
}

/// An address for both languages, or one for each; a piece with one only is for that language.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Address {
    /// For both languages.
    Both(Url),
    /// For each language its own.
    Each(Addresses),
}

/// An address by the language to answer in, at least one.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("minProperties" = 1))]
struct Addresses {
    /// For those who are answered in English, or in any other language.
    en: Option<Url>,
    /// For those who are answered in French.
    fr: Option<Url>,
}

/// A path of the site, or an https address.
#[derive(JsonSchema)]
struct Url(
    #[schemars(length(max = 255), regex(pattern = r"^(/|https://)\S*$"))]
    String,
);

/// Who signed. `baton sign` writes it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Signed {
    /// For marketing.
    marketing: Option<Signature>,
    /// For sales.
    sales: Option<Signature>,
}

/// A team's name under a definition.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Signature {
    /// Who signed.
    name: Line,
    /// When.
    on: Day,
    /// What was signed: the hash of the definition as it stood.
    sha256: Sha256,
}
