//! What travels twice, as a form field and in the context, must say the same.

use serde_json::Value;
use std::collections::BTreeMap;

use super::claim::Claim;
use crate::{
    fields::{FieldId, Flat, Place, flat_name},
    terms::Language,
};

/// The flat fields that differ from the context: name, what was posted, what the context says.
pub fn differences(flat: &BTreeMap<&'static str, String>, claim: &Claim) -> Vec<(String, String, String)> {
    let told = told(claim);
    let mut differences = Vec::new();
    for id in FieldId::ALL.iter().copied().filter(|id| id.spec().place != Place::Context) {
        // The reasons are held against the contributions, which are computed again.
        if matches!(id, FieldId::Context | FieldId::Reasons | FieldId::State) {
            continue;
        }
        let Some(posted) = flat.get(id.name()) else { continue };
        let told = told.get(id).unwrap_or_default();
        let is_shortened = claim.is_truncated() && is_list(id) && (told.is_empty() || posted.starts_with(told));
        if posted != told && !is_shortened {
            differences.push((flat_name(id), posted.clone(), told.into()));
        }
    }
    differences
}

/// Whether its items may be left out of the context.
pub fn is_list(id: FieldId) -> bool {
    matches!(id, FieldId::TopPages | FieldId::Downloads | FieldId::Topics)
}

/// The flat fields that the context stands for.
fn told(claim: &Claim) -> Flat {
    let mut flat = Flat::default();
    for id in FieldId::ALL.iter().copied().filter(|id| id.spec().place == Place::Both) {
        let Some(value) = claim.context.get(id.name()) else { continue };
        match id {
            FieldId::Definition => {
                flat.put(id, &format!("{} {} {}", claim.definition_id, claim.definition_version, claim.sha256));
            }
            FieldId::Submission => flat.put(id, word(value, "id")),
            FieldId::Summary => {
                let language = claim.context.get(FieldId::AnswerIn.name()).and_then(Value::as_str).and_then(Language::of_tag);
                flat.put(id, word(value, if language == Some(Language::FR) { "fr" } else { "en" }));
            }
            _ => match value {
                Value::Array(list) => {
                    flat.put_list(id, &mut list.iter().map(|item| item.as_str().unwrap_or_else(|| word(item, "path"))));
                }
                value => flat.put(id, &super::text(value)),
            },
        }
    }
    let part = |id: FieldId, path: &[&str]| {
        let value = claim.context.get(id.name());
        path.iter().fold(value, |value, key| value?.get(key)).and_then(Value::as_str).unwrap_or_default()
    };
    for (id, from, path) in [
        (FieldId::ConsentBasis, FieldId::Consent, &["basis"][..]),
        (FieldId::ConsentSource, FieldId::Consent, &["source"]),
        (FieldId::ConsentAt, FieldId::Consent, &["at"]),
        (FieldId::ReceiptBasis, FieldId::Receipt, &["basis"]),
        (FieldId::ReceiptEnds, FieldId::Receipt, &["ends"]),
        (FieldId::FirstSource, FieldId::Touches, &["first", "source"]),
        (FieldId::FirstMedium, FieldId::Touches, &["first", "medium"]),
        (FieldId::FirstCampaign, FieldId::Touches, &["first", "campaign"]),
        (FieldId::LandingPage, FieldId::Touches, &["first", "landing"]),
        (FieldId::LastSource, FieldId::Touches, &["last", "source"]),
        (FieldId::LastMedium, FieldId::Touches, &["last", "medium"]),
        (FieldId::LastCampaign, FieldId::Touches, &["last", "campaign"]),
    ] {
        flat.put(id, part(from, path));
    }
    flat
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
