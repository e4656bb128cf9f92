//! Whose numbers a lead is shown with: the ones confirmed here, or the browser's claim.

use serde_json::{Map, Value};

use crate::posted::Fields;

/// Flat fields that stand in for a context which a site does not send.
const STAND_INS: [&str; 21] = [
    "definition",
    "test",
    "gpc",
    "score",
    "score_possible",
    "intent",
    "fit",
    "status",
    "priority",
    "summary",
    "queue",
    "respond_by",
    "language",
    "province",
    "province_basis",
    "visits",
    "first_seen",
    "pages_count",
    "topics",
    "downloads",
    "top_pages",
];

/// Where the shown result comes from, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    Confirmed,
    Recomputed,
    Claimed,
}

/// What the browser said: the context, with flat fields in the places that it leaves empty. Null when it said nothing.
pub(super) fn claimed(fields: &Fields) -> Value {
    let context = fields.said("baton_context").and_then(|text| serde_json::from_str::<Map<String, Value>>(text).ok());
    let mut claim = context.unwrap_or_default();
    for name in STAND_INS {
        if let Some(value) = fields.said(&format!("baton_{name}")) {
            claim.entry(name).or_insert_with(|| Value::from(value));
        }
    }
    if !claim.contains_key("consent") {
        let consent: Map<String, Value> = ["basis", "source", "at"]
            .into_iter()
            .filter_map(|name| Some((name.to_string(), Value::from(fields.said(&format!("baton_consent_{name}"))?))))
            .collect();
        if !consent.is_empty() {
            claim.insert("consent".to_string(), Value::Object(consent));
        }
    }
    if claim.is_empty() { Value::Null } else { Value::Object(claim) }
}

/// The result to show.
pub(super) fn result<'a>(verification: &'a Value, claimed: &'a Value) -> Option<(Basis, &'a Value)> {
    let candidates = [
        (Basis::Confirmed, &verification["confirmed"]),
        (Basis::Recomputed, &verification["recomputed"]),
        (Basis::Claimed, claimed),
    ];
    candidates.into_iter().find(|(_, result)| result.is_object())
}

/// A scalar as its text; anything else is nothing to show in a line.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(if *truth { "yes" } else { "no" }.to_string()),
        _ => None,
    }
}

/// A list of scalars; a flat list, joined by `; `, counts as one.
pub(super) fn list(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(text).collect(),
        Value::String(joined) => joined.split("; ").filter(|item| !item.is_empty()).map(str::to_string).collect(),
        _ => Vec::new(),
    }
}
