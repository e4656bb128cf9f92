//! One lead as the desk shows it.

use serde_json::Value;

use super::bundle;
use super::claim::{self, Basis, text};
use super::facts::{self, Fact, Said};
use super::score::Score;
use super::verdict::Verdict;
use super::words;
use crate::language::Language;
use crate::leads::Lead;
use crate::moment::Moment;

/// The criteria in the order that the two teams agreed them in.
const CRITERIA: [&str; 5] = ["fit", "problem", "intent", "timing", "process"];

pub(super) struct Card {
    pub(super) number: i64,
    pub(super) received: Option<Said>,
    pub(super) name: String,
    pub(super) company: Option<String>,
    pub(super) email: Option<String>,
    /// The address of a link that writes to them, where the posted address is plainly an e-mail address.
    pub(super) mailto: Option<String>,
    pub(super) test: bool,
    pub(super) basis: Option<&'static str>,
    /// Nothing here confirmed what the badges say.
    pub(super) only_claimed: bool,
    pub(super) status: Option<Badge>,
    pub(super) priority: Option<Badge>,
    pub(super) due: Option<Due>,
    pub(super) score: Option<Score>,
    pub(super) story: Vec<Line>,
    pub(super) criteria: Vec<Criterion>,
    pub(super) coverage: Option<String>,
    pub(super) near_misses: Vec<String>,
    pub(super) handoff: Vec<Fact>,
    pub(super) visitor: Vec<Fact>,
    pub(super) journey: Vec<Fact>,
    pub(super) verdict: Verdict,
    pub(super) fields: Vec<(String, String)>,
    pub(super) flat: Vec<(String, String)>,
    pub(super) bundle: Option<String>,
    pub(super) content_type: String,
}

/// A code in words, with a class name that is never posted text.
pub(super) struct Badge {
    pub(super) kind: &'static str,
    pub(super) words: String,
}

/// When the answer is due, seen from now.
pub(super) struct Due {
    pub(super) seen: String,
    pub(super) is_over: bool,
}

/// A sentence in one language; empty when nobody said which.
pub(super) struct Line {
    pub(super) lang: &'static str,
    pub(super) text: String,
}

pub(super) struct Criterion {
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) mark: &'static str,
    pub(super) state: String,
}

impl Card {
    pub(super) fn new(lead: &Lead, now: Moment) -> Card {
        let fields = &lead.fields;
        let claimed = claim::claimed(fields);
        let shown = claim::result(&lead.verification, &claimed);
        let result = shown.map_or(&Value::Null, |(_, result)| result);
        let only_claimed = shown.is_some_and(|(basis, _)| basis == Basis::Claimed);
        // Only what was computed here may wear a colour: a forged "sales ready" should not look like one.
        let badge = |code: &Value, kind: fn(&str) -> &'static str, words: fn(&str) -> String| {
            let code = text(code)?;
            Some(Badge { kind: if only_claimed { "quiet" } else { kind(&code) }, words: words(&code) })
        };
        let email = fields.said("email").map(str::to_string);
        let (flat, visitors): (Vec<_>, Vec<_>) =
            fields.as_slice().iter().cloned().partition(|field| field.0.starts_with("baton_"));
        Card {
            number: lead.number,
            received: facts::instant(&Value::from(lead.at.as_str()), now),
            name: name(lead),
            company: fields.said("company").map(str::to_string),
            mailto: email.as_deref().and_then(mailto),
            email,
            test: text(&claimed["test"]).is_some(),
            basis: shown.map(|(basis, _)| basis_in_words(basis)),
            only_claimed,
            status: badge(&result["status"], status_kind, words::status),
            priority: badge(&result["priority"], priority_kind, words::priority),
            due: due(&result["respond_by"], now),
            score: shown.and_then(|(basis, result)| Score::new(result, basis, &claimed)),
            story: story(result, &claimed),
            criteria: criteria(&result["criteria"]),
            coverage: coverage(&result["coverage"]),
            near_misses: claim::list(&result["near_misses"]),
            handoff: facts::handoff(result, &claimed, now),
            visitor: facts::visitor(&claimed, &lead.lang, now),
            journey: facts::journey(&claimed, now),
            verdict: Verdict::new(&lead.verification),
            bundle: fields.said("baton_context").map(bundle::indented),
            flat: flat.into_iter().filter(|field| field.0 != "baton_context").collect(),
            fields: visitors,
            content_type: lead.content_type.clone(),
        }
    }
}

fn name(lead: &Lead) -> String {
    let said = |name| lead.fields.said(name).map(str::to_string);
    let parts: Vec<String> = [said("first_name"), said("last_name")].into_iter().flatten().collect();
    if !parts.is_empty() {
        return parts.join(" ");
    }
    said("name").or_else(|| said("email")).unwrap_or_else(|| "No name given".to_string())
}

/// Only an address without anything that a mail program could take for a second header or recipient becomes a link.
fn mailto(email: &str) -> Option<String> {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte));
    let (user, host) = email.split_once('@')?;
    (plain(user) && plain(host)).then(|| format!("mailto:{email}"))
}

fn basis_in_words(basis: Basis) -> &'static str {
    match basis {
        Basis::Confirmed => "Confirmed by this receiver",
        Basis::Recomputed => "Recomputed by this receiver, without its own rules",
        Basis::Claimed => "Claimed by the browser, not confirmed",
    }
}

fn status_kind(code: &str) -> &'static str {
    match code {
        "sales_ready" => "good",
        "needs_qualification" => "warm",
        "disqualified" => "bad",
        "existing_account" => "known",
        _ => "quiet",
    }
}

fn priority_kind(code: &str) -> &'static str {
    match code {
        "high" => "urgent",
        "medium" => "warm",
        _ => "quiet",
    }
}

fn due(respond_by: &Value, now: Moment) -> Option<Due> {
    let moment = Moment::parse(respond_by.as_str()?)?;
    Some(Due { seen: moment.seen_from(now), is_over: moment < now })
}

fn story(result: &Value, claimed: &Value) -> Vec<Line> {
    let summary = if result["summary"].is_null() { &claimed["summary"] } else { &result["summary"] };
    if let Some(text) = text(summary) {
        return vec![Line { lang: "", text }];
    }
    let line = |language: Language| text(&summary[language.code()]).map(|text| Line { lang: language.code(), text });
    [line(Language::English), line(Language::French)].into_iter().flatten().collect()
}

fn criteria(criteria: &Value) -> Vec<Criterion> {
    let stated = |code: &&str| {
        let state = text(&criteria[*code])?;
        let (kind, mark, words) = match state.as_str() {
            "met" => ("met", "✓", "met".to_string()),
            "not_met" => ("not-met", "✗", "not met".to_string()),
            "unknown" => ("unknown", "?", "unknown".to_string()),
            other => ("unknown", "?", words::plain(other)),
        };
        Some(Criterion { name: words::criterion(code), kind, mark, state: words })
    };
    CRITERIA.iter().filter_map(stated).collect()
}

fn coverage(coverage: &Value) -> Option<String> {
    let (known, of) = (coverage["known"].as_i64()?, coverage["of"].as_i64()?);
    Some(format!("{known} of {of} conditions could be judged; the rest is not known, which is not the same as no."))
}
