//! The score: the exact sum of its contributions.

use alloc::vec::Vec;

use super::{
    counting::{Scales, Weighed},
    evidence::Evidence,
    judged::Judged,
};
use crate::{
    agreement::{
        agreed::Agreed,
        rule::Rule,
        when::{Axes, Axis},
    },
    intent::journal::REMEMBERED,
};

/// What a contribution belongs to. No rule bears the names `cap` and `floor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// The rule at this place of the agreement.
    Rule(usize),
    /// What the cap of the axis takes away. It comes before the negative rules, so that those always bite.
    Cap,
    /// What lifts an axis back to zero.
    Floor,
}

/// One share of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Whose.
    pub share: Share,
    /// On which axis.
    pub axis: Axis,
    /// How many events the rule counted; 0 for cap and floor.
    pub count: i32,
    /// Points times count.
    pub raw: i32,
    /// What age took away: points less raw.
    pub decay: i32,
    /// What is added to the axis.
    pub points: i32,
}

/// The score of an agreement and its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Intent first, then fit; in each the rules that counted an event in document order, then cap, then floor.
    pub contributions: Vec<Contribution>,
    /// The sum of each axis.
    pub axes: Axes,
    /// The most that could be reached with what is known.
    pub possible: i32,
    /// Positive points and negative points of each axis, and what unknown rules could still add.
    reach: [Reach; 2],
    caps: Axes,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Reach {
    positive: i32,
    negative: i32,
    unknown: i32,
}

impl Score {
    /// Holds the evidence against the rules of the agreement.
    pub fn of(agreed: &Agreed, evidence: &Evidence) -> Score {
        let (scales, caps) = (Scales { agreed, evidence }, agreed.caps);
        let mut score = Score {
            contributions: Vec::with_capacity(agreed.rules.len()),
            axes: Axes::default(),
            possible: 0,
            reach: Default::default(),
            caps,
        };
        let mut ages = Vec::with_capacity(REMEMBERED);
        for (axis, reach) in Axis::ALL.iter().copied().zip(0..) {
            let (reached, possible) = score.add_axis(scales, axis, &mut ages);
            if let Some(place) = score.reach.get_mut(reach) {
                *place = reached;
            }
            score.possible += possible.min(caps.of(axis));
        }
        score
    }

    fn add_axis(&mut self, scales: Scales<'_>, axis: Axis, ages: &mut Vec<u32>) -> (Reach, i32) {
        let mut reach = Reach::default();
        let mut possible = 0;
        for (place, rule) in scales.agreed.rules.iter().enumerate().filter(|(_, rule)| rule.axis == axis) {
            let worth = i32::from(rule.points);
            let Weighed { judged, could_count, may_count_more } = scales.weigh(rule, ages);
            let could = worth.max(0) * could_count;
            if judged == Judged::Unknown {
                reach.unknown += could;
                continue;
            }
            possible += could;
            let count = ages.len() as i32;
            if may_count_more {
                reach.unknown += could - worth.max(0) * count;
            }
            if count == 0 {
                continue;
            }
            let points = points(rule, ages);
            let raw = worth * count;
            self.contributions.push(Contribution { share: Share::Rule(place), axis, count, raw, decay: points - raw, points });
            *(if worth > 0 { &mut reach.positive } else { &mut reach.negative }) += points;
        }
        let cap = self.caps.of(axis);
        let capped = reach.positive.min(cap);
        let floor = (-(capped + reach.negative)).max(0);
        self.adjust(Share::Cap, axis, capped - reach.positive);
        self.adjust(Share::Floor, axis, floor);
        let sum = capped + reach.negative + floor;
        match axis {
            Axis::Intent => self.axes.intent = sum,
            Axis::Fit => self.axes.fit = sum,
        }
        (reach, possible)
    }

    fn adjust(&mut self, share: Share, axis: Axis, points: i32) {
        if points != 0 {
            self.contributions.push(Contribution { share, axis, count: 0, raw: 0, decay: 0, points });
        }
    }

    /// Intent and fit together, 0 to 100.
    pub fn total(&self) -> i32 {
        self.axes.intent + self.axes.fit
    }

    /// Whether an axis reached a number; unknown where rules whose evidence is not known could still lift it there. An
    /// unknown negative rule never takes back what was reached.
    pub fn judge_axis(&self, axis: Axis, at_least: i32) -> Judged {
        let [intent, fit] = self.reach;
        let reach = if axis == Axis::Intent { intent } else { fit };
        let could = ((reach.positive + reach.unknown).min(self.caps.of(axis)) + reach.negative).max(0);
        if self.axes.of(axis) >= at_least {
            Judged::Met
        } else if could >= at_least {
            Judged::Unknown
        } else {
            Judged::NotMet
        }
    }
}

/// What events of these ages are worth today, in whole points: thousandths are added up and rounded half away from zero.
fn points(rule: &Rule, ages: &[u32]) -> i32 {
    let thousandths: i32 = ages.iter().map(|age| worth(i32::from(rule.points), u32::from(rule.half_life_days), *age)).sum();
    let half = if thousandths < 0 { -500 } else { 500 };
    (thousandths + half) / 1000
}

/// Thousandths of points that one event of this age is worth: a straight line between halvings, nothing after twenty of them.
///
/// 64 bits would give the same digits: with 100 points and a half-life of 3650 days the largest number on the way is 730 million,
/// and a number that is cut twice is the number that is cut once.
fn worth(points: i32, half_life: u32, age: u32) -> i32 {
    let whole = 1000 * points;
    if half_life == 0 {
        return whole;
    }
    let (halvings, rest) = (age / half_life, age % half_life);
    if halvings >= 20 {
        return 0;
    }
    let span = 2 * half_life;
    let worth = (whole.unsigned_abs() * (span - rest) / span) >> halvings;
    if whole < 0 { -(worth as i32) } else { worth as i32 }
}
