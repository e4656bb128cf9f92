//! All that a score depends on: for each atom the ages of what it counts, in whole days.
//!
//! A bundle carries its evidence, so whoever has the definition can compute the score again.

use alloc::{string::String, vec, vec::Vec};

use super::profile::{Answered, Profile};
use crate::{
    agreement::{
        agreed::Agreed,
        when::{Atom, NumberedAtom, TouchSlot},
    },
    intent::{
        consent::{Gates, Processing, Storage},
        journal::Journal,
        visit,
    },
    terms::{BLANK, OTHER},
    time::Timestamp,
};

/// What is known, atom by atom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// For each atom of the agreement, in its order: the ages in days, ascending; none counted is an empty list, not known
    /// is nothing.
    pub ages: Vec<Option<Vec<u32>>>,
    /// Each answer that the form holds: its key, and the normalised value, `blank` or `other`.
    pub answers: Answered,
}

impl Evidence {
    /// The evidence at `now`; without a permission to profile nothing is known.
    pub fn of(
        agreed: &Agreed,
        journal: &Journal,
        profile: &Profile,
        mut answers: Answered,
        gates: Gates,
        now: Timestamp,
    ) -> Evidence {
        let is_known = gates.processing == Processing::Profile;
        if !is_known {
            answers.clear();
        }
        let facts = Facts { agreed, journal, profile, answers: &answers, remembers: gates.storage == Storage::Persistent, now };
        let ages = agreed.atoms.iter().map(|one| if is_known { facts.ages(one) } else { None }).collect();
        Evidence { ages, answers }
    }
}

struct Facts<'a> {
    agreed: &'a Agreed,
    journal: &'a Journal,
    profile: &'a Profile,
    answers: &'a [(String, String)],
    /// Whether visits before this tab are remembered, so that one can know that somebody came back.
    remembers: bool,
    now: Timestamp,
}

impl Facts<'_> {
    fn ages(&self, one: &NumberedAtom) -> Option<Vec<u32>> {
        let mut ages = match &one.atom {
            atom @ (Atom::Page(_) | Atom::Topic(_) | Atom::Download(_) | Atom::Media { .. } | Atom::Event(_) | Atom::Form(_)) => {
                self.items(atom)
            }
            Atom::Visits { within_days, .. } => self.within(&self.journal.visits, *within_days)?,
            Atom::Returns { pages, within_days, .. } => self.within(&visit::returns(self.journal, pages), *within_days)?,
            Atom::Touch(slot, channels) => {
                let touches = &self.journal.touches;
                let touch = match slot {
                    TouchSlot::First => &touches.first,
                    TouchSlot::Last => &touches.last,
                    TouchSlot::LastNonDirect => &touches.last_non_direct,
                };
                let touch = touch.as_ref().filter(|touch| channels.contains(&touch.channel));
                touch.map_or(Vec::new(), |touch| vec![self.now.age_of(touch.at)])
            }
            Atom::Language(languages) => matched(languages.contains(&self.profile.language?)),
            Atom::Province(provinces) => matched(provinces.contains(&self.profile.province?)),
            Atom::Answer { key, values } => return answered(self.answers, key, values),
        };
        ages.truncate(usize::from(one.limit));
        Some(ages)
    }

    fn items(&self, atom: &Atom) -> Vec<u32> {
        let mut ages = Vec::new();
        for item in &self.journal.items {
            if visit::asks_for(self.agreed, atom, item) {
                for at in &item.times {
                    insert(&mut ages, self.now.age_of(*at));
                }
            }
        }
        ages
    }

    /// Ages of visits inside a window; not known where earlier visits are not remembered.
    fn within(&self, visits: &[Timestamp], days: u16) -> Option<Vec<u32>> {
        let mut ages = Vec::new();
        for at in visits {
            let age = self.now.age_of(*at);
            if age < u32::from(days) {
                insert(&mut ages, age);
            }
        }
        self.remembers.then_some(ages)
    }
}

/// Keeps the ages ascending. The lists are short, and a sort of the library's own would weigh more than the rest of this file.
pub(super) fn insert(ages: &mut Vec<u32>, age: u32) {
    let place = ages.iter().take_while(|one| **one <= age).count();
    ages.insert(place, age);
}

fn matched(is_match: bool) -> Vec<u32> {
    if is_match { vec![0] } else { Vec::new() }
}

/// What an answer says about an atom: nothing when the control was blank or not there.
pub fn answered(answers: &[(String, String)], key: &str, values: &[String]) -> Option<Vec<u32>> {
    let (_, value) = answers.iter().find(|(one, _)| one == key)?;
    (value != BLANK).then(|| matched(value != OTHER && values.contains(value)))
}
