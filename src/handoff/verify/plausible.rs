//! Evidence that no browser could have written.

use super::claim::{Claim, ClaimedEvidence};
use crate::{
    agreement::{
        agreed::Agreed,
        when::{Atom, NumberedAtom},
    },
    terms::{BLANK, OTHER},
};

/// Places of impossible evidence, each with what stands there.
pub fn impossible(evidence: &ClaimedEvidence, browser: &Agreed, claim: &Claim) -> Vec<(String, String)> {
    let mut found = evidence.malformed.clone();
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

fn is_possible(one: &NumberedAtom, ages: &[u32], claim: &Claim) -> bool {
    let window = match &one.atom {
        Atom::Answer { .. } => return false,
        Atom::Visits { within_days, .. } | Atom::Returns { within_days, .. } => {
            if claim.storage() != "persistent" {
                return false;
            }
            u32::from(*within_days)
        }
        Atom::Language(_) | Atom::Province(_) => 1,
        _ => u32::MAX,
    };
    let limit =
        if one.atom.counts_events() || one.atom.at_least() > 1 { usize::from(one.limit) } else { usize::from(one.limit).max(1) };
    ages.len() <= limit && ages.is_sorted() && ages.iter().all(|age| *age < window)
}
