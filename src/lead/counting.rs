//! How conditions are judged and what rules count.

use alloc::vec::Vec;

use super::{
    evidence::{Evidence, insert},
    judged::Judged,
};
use crate::agreement::{
    agreed::Agreed,
    rule::Rule,
    when::{Atom, Test, When},
};

/// A definition and the evidence that it is held against.
#[derive(Clone, Copy)]
pub(crate) struct Scales<'a> {
    pub agreed: &'a Agreed,
    pub evidence: &'a Evidence,
}

impl<'a> Scales<'a> {
    fn atom(self, place: u16) -> Option<&'a Atom> {
        self.agreed.atoms.get(usize::from(place)).map(|one| &one.atom)
    }

    fn ages(self, place: u16) -> Option<&'a [u32]> {
        self.evidence.ages(usize::from(place))
    }

    /// Whether the atom at this place is met; unknown without evidence.
    pub fn judge_atom(self, place: u16) -> Judged {
        let at_least = self.atom(place).map_or(1, Atom::at_least);
        self.ages(place).map_or(Judged::Unknown, |ages| Judged::of(ages.len() >= at_least))
    }

    /// How a condition stands, where `other` judges what is no atom.
    pub fn judge(self, when: &When, other: &dyn Fn(&Test) -> Judged) -> Judged {
        let (mut met, mut unknown) = (0, 0);
        for test in when.tests() {
            let judged = match test {
                Test::Atom(place) => self.judge_atom(*place),
                test => other(test),
            };
            met += usize::from(judged == Judged::Met);
            unknown += usize::from(judged == Judged::Unknown);
        }
        Judged::of_many(enough(when), met, unknown)
    }

    /// How the condition of a rule stands. Rules ask for atoms alone.
    pub fn judge_rule(self, rule: &Rule) -> Judged {
        self.judge(&rule.when, &|_| Judged::NotMet)
    }

    /// Weighs a rule, and leaves in `ages` those of the events that it counts, youngest first: none when its condition is not
    /// met or not known. Whoever weighs many rules lends one list to all of them.
    ///
    /// The window of a rule leaves events out of what it counts, after its condition was judged.
    pub fn weigh(self, rule: &Rule, ages: &mut Vec<u32>) -> Weighed {
        ages.clear();
        let most = usize::from(rule.most);
        let (mut met, mut unknown, mut could) = (0, 0, 0);
        // Together they are as old as the one that has been waiting longest for the others.
        let mut longest = None;
        for test in rule.when.tests() {
            let Test::Atom(place) = test else { continue };
            let Some(atom) = self.atom(*place) else { continue };
            let counts_events = atom.counts_events();
            could += if counts_events { i32::from(rule.most) } else { 1 };
            let Some(events) = self.ages(*place) else {
                unknown += 1;
                continue;
            };
            if events.len() < atom.at_least() {
                continue;
            }
            met += 1;
            // An atom that counts once brings its youngest event alone.
            let events = if counts_events { events } else { events.get(..1).unwrap_or_default() };
            match rule.when {
                When::All(_) => longest = longest.max(events.first().copied()),
                _ => events.iter().for_each(|age| insert(ages, *age, most)),
            }
        }
        let judged = Judged::of_many(enough(&rule.when), met, unknown);
        if judged == Judged::Met {
            ages.extend(longest);
        }
        if rule.within_days > 0 {
            ages.retain(|age| *age < u32::from(rule.within_days));
        }
        if matches!(rule.when, When::All(_)) {
            could = 1;
        }
        let may_count_more = judged == Judged::Met && unknown > 0;
        Weighed { judged, could_count: could.min(i32::from(rule.most)), may_count_more }
    }
}

/// How many conditions have to be met.
fn enough(when: &When) -> usize {
    if matches!(when, When::Any(_)) { 1 } else { when.tests().len() }
}

/// How a rule stands before its points are asked for.
pub(crate) struct Weighed {
    /// How its condition stands.
    pub judged: Judged,
    /// How many events it can count at all.
    pub could_count: i32,
    /// Whether it is met and has a member that is not known, so that it may count more than it did.
    pub may_count_more: bool,
}
