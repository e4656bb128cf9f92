//! All that a score depends on: for each atom the ages of what it counts, in whole days.
//!
//! A bundle carries its evidence, so whoever has the definition can compute the score again.

use alloc::{string::String, vec::Vec};

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
    /// The ages of all atoms, one list behind the other: whoever scores many leads reads one stretch of memory for each.
    ages: Vec<u32>,
    /// Where the list of each atom of the agreement begins and ends; what is not known ends before it begins.
    spans: Vec<(u16, u16)>,
    /// Each answer that the form holds: its key, and the normalised value, `blank` or `other`.
    pub answers: Answered,
}

impl Evidence {
    /// Evidence of answers, before anything is known of an atom.
    pub fn new(answers: Answered) -> Evidence {
        Evidence { answers, ..Evidence::default() }
    }

    /// Adds the ages of the next atom, ascending; none counted is an empty list, not known is nothing.
    pub fn push(&mut self, ages: Option<&[u32]>) {
        let start = self.ages.len() as u16;
        self.ages.extend_from_slice(ages.unwrap_or_default());
        self.spans.push(ages.map_or((1, 0), |ages| (start, start + ages.len() as u16)));
    }

    /// The ages in days of the atom at this place of the agreement, ascending; nothing where they are not known.
    pub fn ages(&self, place: usize) -> Option<&[u32]> {
        let (start, end) = *self.spans.get(place)?;
        self.ages.get(usize::from(start)..usize::from(end))
    }

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
        let mut evidence = Evidence::default();
        let mut ages = Vec::new();
        for one in &agreed.atoms {
            ages.clear();
            let is_known = is_known && facts.read(one, &mut ages).is_some();
            evidence.push(is_known.then_some(&ages));
        }
        Evidence { answers, ..evidence }
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
    /// Reads the ages of an atom; nothing where they are not known.
    fn read(&self, one: &NumberedAtom, ages: &mut Vec<u32>) -> Option<()> {
        let limit = usize::from(one.limit);
        match &one.atom {
            atom @ (Atom::Page(_) | Atom::Topic(_) | Atom::Download(_) | Atom::Media { .. } | Atom::Event(_) | Atom::Form(_)) => {
                self.read_items(atom, ages, limit);
            }
            // Where earlier visits are not remembered, nobody knows of them.
            Atom::Visits { .. } | Atom::Returns { .. } if !self.remembers => return None,
            Atom::Visits { within_days, .. } => self.read_within(&self.journal.visits, *within_days, ages, limit),
            Atom::Returns { pages, within_days, .. } => {
                self.read_within(&visit::returns(self.journal, pages), *within_days, ages, limit);
            }
            Atom::Touch(slot, channels) => {
                let touches = &self.journal.touches;
                let touch = match slot {
                    TouchSlot::First => &touches.first,
                    TouchSlot::Last => &touches.last,
                    TouchSlot::LastNonDirect => &touches.last_non_direct,
                };
                let touch = touch.as_ref().filter(|touch| channels.contains(&touch.channel));
                ages.extend(touch.map(|touch| self.now.age_of(touch.at)));
            }
            Atom::Language(languages) => today(ages, languages.contains(&self.profile.language?)),
            Atom::Province(provinces) => today(ages, provinces.contains(&self.profile.province?)),
            Atom::Answer { key, values } => today(ages, answered(self.answers, key, values)?),
        }
        Some(())
    }

    fn read_items(&self, atom: &Atom, ages: &mut Vec<u32>, limit: usize) {
        for item in &self.journal.items {
            if visit::asks_for(self.agreed, atom, item) {
                for at in &item.times {
                    insert(ages, self.now.age_of(*at), limit);
                }
            }
        }
    }

    /// Ages of visits inside a window.
    fn read_within(&self, visits: &[Timestamp], days: u16, ages: &mut Vec<u32>, limit: usize) {
        for at in visits {
            let age = self.now.age_of(*at);
            if age < u32::from(days) {
                insert(ages, age, limit);
            }
        }
    }
}

/// Keeps the ages ascending, and of them the youngest `most`. The lists are short, and a sort of the library's own would weigh
/// more than the rest of this file.
pub(super) fn insert(ages: &mut Vec<u32>, age: u32, most: usize) {
    let place = ages.iter().take_while(|one| **one <= age).count();
    if place < most {
        ages.truncate(most - 1);
        ages.insert(place, age);
    }
}

/// What matches without an event of its own is as old as today.
fn today(ages: &mut Vec<u32>, is_match: bool) {
    ages.extend(is_match.then_some(0));
}

/// Whether an answer is one of these values; nothing when the control was blank or not there.
pub fn answered(answers: &[(String, String)], key: &str, values: &[String]) -> Option<bool> {
    let (_, value) = answers.iter().find(|(one, _)| one == key)?;
    (value != BLANK).then(|| value != OTHER && values.contains(value))
}
