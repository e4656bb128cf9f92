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
        self.evidence.ages.get(usize::from(place))?.as_deref()
    }

    /// Whether the atom at this place is met; unknown without evidence.
    pub fn judge_atom(self, place: u16) -> Judged {
        let at_least = self.atom(place).map_or(1, Atom::at_least);
        self.ages(place).map_or(Judged::Unknown, |ages| Judged::of(ages.len() >= at_least))
    }

    /// How a condition stands, where `other` judges what is no atom.
    pub fn judge(self, when: &When, other: &dyn Fn(&Test) -> Judged) -> Judged {
        let mut tests = when.tests().iter().map(|test| match test {
            Test::Atom(place) => self.judge_atom(*place),
            test => other(test),
        });
        match when {
            When::Any(_) => Judged::any(&mut tests),
            When::One(_) | When::All(_) => Judged::all(&mut tests),
        }
    }

    /// How the condition of a rule stands. Rules ask for atoms alone.
    pub fn judge_rule(self, rule: &Rule) -> Judged {
        self.judge(&rule.when, &|_| Judged::NotMet)
    }

    /// The ages of the events that a rule counts, youngest first; none when its condition is not met or not known.
    ///
    /// The window of a rule leaves events out of what it counts, after its condition was judged.
    pub fn counted(self, rule: &Rule) -> Vec<u32> {
        let mut ages = Vec::new();
        if self.judge_rule(rule) != Judged::Met {
            return ages;
        }
        // Together they are as old as the one that has been waiting longest for the others.
        let mut longest = None;
        for test in rule.when.tests() {
            let Test::Atom(place) = test else { continue };
            match rule.when {
                When::One(_) => ages.extend_from_slice(self.events(*place)),
                When::Any(_) if self.judge_atom(*place) != Judged::Met => {}
                When::Any(_) => self.events(*place).iter().for_each(|age| insert(&mut ages, *age)),
                When::All(_) => longest = longest.max(self.ages(*place).and_then(|ages| ages.first()).copied()),
            }
        }
        ages.extend(longest);
        if rule.within_days > 0 {
            ages.retain(|age| *age < u32::from(rule.within_days));
        }
        ages.truncate(usize::from(rule.most));
        ages
    }

    /// The ages that a met atom brings: all of its events, or the youngest where it counts once.
    fn events(self, place: u16) -> &'a [u32] {
        let ages = self.ages(place).unwrap_or_default();
        let many = self.atom(place).is_some_and(Atom::counts_events);
        if many { ages } else { ages.get(..1).unwrap_or_default() }
    }

    /// How many events the rule can count at all.
    pub fn can_count(self, rule: &Rule) -> i32 {
        let of_atom = |test: &Test| match test {
            Test::Atom(place) if self.atom(*place).is_some_and(Atom::counts_events) => i32::from(rule.most),
            _ => 1,
        };
        let most = match &rule.when {
            When::All(_) => 1,
            When::One(test) => of_atom(test),
            When::Any(tests) => tests.iter().map(of_atom).sum(),
        };
        most.min(i32::from(rule.most))
    }

    /// Whether a condition that is met has a member that is not known: it may count more than it did.
    pub fn may_count_more(self, rule: &Rule) -> bool {
        let unknown = |test: &Test| matches!(test, Test::Atom(place) if self.judge_atom(*place) == Judged::Unknown);
        matches!(&rule.when, When::Any(tests) if tests.iter().any(unknown))
    }
}
