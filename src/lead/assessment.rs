//! Score, criteria and coverage of one lead.

use alloc::vec::Vec;

use super::{
    counting::Scales,
    criteria::{self, Decided},
    evidence::Evidence,
    judged::Judged,
    score::{Score, Share},
};
use crate::{
    agreement::{agreed::Agreed, criterion::CriterionName, when::When},
    order,
};

/// How many near misses are told.
const NEAR_MISSES: usize = 3;

/// What an agreement says about evidence: the same anywhere, since nothing else goes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment<'a> {
    /// The agreement.
    pub agreed: &'a Agreed,
    /// The evidence.
    pub evidence: &'a Evidence,
    /// The score.
    pub score: Score,
    /// The definition's criteria in their order.
    pub criteria: Vec<(CriterionName, Judged)>,
    /// How many of the atoms of published rules and criteria are known, and how many there are.
    pub coverage: (usize, usize),
    /// Places of the positive rules that counted nothing and are nearest: known ones first, then those worth most, then
    /// in document order; at most three.
    pub near_misses: Vec<usize>,
}

impl<'a> Assessment<'a> {
    /// Holds the evidence against the agreement.
    pub fn of(agreed: &'a Agreed, evidence: &'a Evidence) -> Assessment<'a> {
        let scales = Scales { agreed, evidence };
        let score = Score::of(agreed, evidence);
        let judge = |when: &When| criteria::judge(when, scales, &score, Decided::default());
        let criteria = agreed.criteria.iter().map(|one| (one.name, judge(&one.when))).collect();
        let mut coverage = (0, 0);
        for (place, _) in (0..).zip(&agreed.atoms).filter(|(_, one)| one.covered) {
            coverage.0 += usize::from(scales.judge_atom(place) != Judged::Unknown);
            coverage.1 += 1;
        }
        let near_misses = near_misses(scales, &score);
        Assessment { agreed, evidence, criteria, coverage, near_misses, score }
    }

    /// How a criterion stands; a criterion that the definition leaves out is not met.
    pub fn criterion(&self, name: CriterionName) -> Judged {
        self.criteria.iter().find(|(one, _)| *one == name).map_or(Judged::NotMet, |(_, judged)| *judged)
    }

    /// The ages in days that the rule at this place counts, youngest first.
    pub fn counted(&self, place: usize) -> Vec<u32> {
        let mut ages = Vec::new();
        if let Some(rule) = self.agreed.rules.get(place) {
            Scales { agreed: self.agreed, evidence: self.evidence }.weigh(rule, &mut ages);
        }
        ages
    }

    /// How a condition of a gate or a route stands.
    pub fn judge(&self, when: &When, decided: Decided) -> Judged {
        criteria::judge(when, Scales { agreed: self.agreed, evidence: self.evidence }, &self.score, decided)
    }
}

fn near_misses(scales: Scales<'_>, score: &Score) -> Vec<usize> {
    let rules = &scales.agreed.rules;
    order::best(rules.len(), NEAR_MISSES, &|place| {
        let rule = rules.get(place).filter(|rule| rule.points > 0)?;
        let is_counted = score.contributions.iter().any(|one| one.share == Share::Rule(place));
        let is_known = scales.judge_rule(rule) != Judged::Unknown;
        (!is_counted).then_some((i64::from(is_known), i64::from(rule.points)))
    })
}
