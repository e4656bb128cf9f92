//! Evidence that no browser could have written.

use serde_json::Value;

use super::claim::{Claim, ClaimedEvidence};
use crate::{
    agreement::{
        agreed::Agreed,
        when::{Atom, NumberedAtom, TouchSlot},
    },
    fields::FieldId,
    intent::journal::REMEMBERED,
    terms::{BLANK, OTHER},
    time::{DAY, Timestamp},
};

/// The most days that a site keeps anything.
const MOST_DAYS: u32 = 400;

/// Places of impossible evidence, each with what stands there.
pub fn impossible(evidence: &ClaimedEvidence, browser: &Agreed, claim: &Claim) -> Vec<(String, String)> {
    let mut found = evidence.malformed.clone();
    found.extend(times(claim));
    if count(claim, FieldId::Visits) > REMEMBERED as u64 {
        found.push((FieldId::Visits.name().into(), count(claim, FieldId::Visits).to_string()));
    }
    for (number, ages) in &evidence.atoms {
        let atom = browser.atoms.iter().find(|one| one.number == *number);
        if !atom.is_some_and(|one| is_possible(one, ages, claim)) {
            found.push((format!("evidence.atoms.{number}"), format!("{ages:?}")));
        }
    }
    for (key, value) in &evidence.answers {
        let declared = browser.answers.iter().find(|one| one.key == *key);
        let is_declared =
            |value: &String| value == BLANK || value == OTHER || declared.is_some_and(|one| one.values.contains(value));
        if declared.is_none() || !is_declared(value) {
            found.push((format!("evidence.answers.{key}"), value.clone()));
        }
    }
    found
}

/// What was seen after the form was sent, or first after it was last. A device's clock may be set: up to a day is no wonder.
fn times(claim: &Claim) -> Vec<(String, String)> {
    let instant = |value: &Value| value.as_str().and_then(Timestamp::parse);
    let seen = |id: FieldId| claim.context.get(id.name()).and_then(instant);
    let mut all = vec![
        (FieldId::LastSeen.name().to_owned(), seen(FieldId::LastSeen), claim.at),
        (FieldId::FirstSeen.name().to_owned(), seen(FieldId::FirstSeen), seen(FieldId::LastSeen).unwrap_or(claim.at)),
    ];
    for slot in TouchSlot::ALL {
        let name = FieldId::Touches.name();
        let at = claim.context.get(name).and_then(|touches| touches.get(slot.word())?.get("at")).and_then(instant);
        all.push((format!("{name}.{}.at", slot.word()), at, claim.at));
    }
    let late = |(name, one, than): (String, Option<Timestamp>, Timestamp)| {
        one.filter(|one| one.since(than) > DAY).map(|one| (name, one.text()))
    };
    all.into_iter().filter_map(late).collect()
}

/// A number of the context; none is 0.
fn count(claim: &Claim, id: FieldId) -> u64 {
    claim.context.get(id.name()).and_then(Value::as_u64).unwrap_or(0)
}

fn is_possible(one: &NumberedAtom, ages: &[u32], claim: &Claim) -> bool {
    let (visits, views) = (count(claim, FieldId::Visits), count(claim, FieldId::PagesCount));
    // Nobody counts more events than happened, and who came back was there before.
    let happened = match &one.atom {
        Atom::Visits { .. } => visits,
        Atom::Returns { .. } => visits.min(views).saturating_sub(1),
        Atom::Page(_) | Atom::Topic(_) => views,
        _ => u64::MAX,
    };
    let window = match &one.atom {
        Atom::Answer { .. } => return false,
        Atom::Visits { within_days, .. } | Atom::Returns { within_days, .. } => {
            if claim.storage() != "persistent" {
                return false;
            }
            u32::from(*within_days).min(MOST_DAYS)
        }
        Atom::Language(_) | Atom::Province(_) => 1,
        _ => MOST_DAYS,
    };
    let limit =
        if one.atom.counts_events() || one.atom.at_least() > 1 { usize::from(one.limit) } else { usize::from(one.limit).max(1) };
    ages.len() <= limit && ages.len() as u64 <= happened && ages.is_sorted() && ages.iter().all(|age| *age < window)
}
