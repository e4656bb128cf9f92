//! When a person should look.

use alloc::vec::Vec;

use crate::{
    agreement::{criterion::CriterionName, when::Test},
    lead::assessment::Assessment,
};

/// Why a person should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewReason {
    /// The score is high.
    HighScore,
    /// An axis is near a threshold of this criterion.
    Near(CriterionName),
}

impl ReviewReason {
    /// `high_score`, or `near_` and the criterion.
    pub fn word(self) -> &'static str {
        match self {
            ReviewReason::HighScore => "high_score",
            ReviewReason::Near(CriterionName::Fit) => "near_fit",
            ReviewReason::Near(CriterionName::Problem) => "near_problem",
            ReviewReason::Near(CriterionName::Intent) => "near_intent",
            ReviewReason::Near(CriterionName::Timing) => "near_timing",
            ReviewReason::Near(CriterionName::Process) => "near_process",
        }
    }
}

/// The reasons for a review: the score first, then the criteria that a status needs, in their order.
pub fn of(assessment: &Assessment<'_>) -> Vec<ReviewReason> {
    let Some(review) = assessment.agreed.review else { return Vec::new() };
    let is_high = assessment.score.total() >= review.score_at_least;
    let mut reasons: Vec<ReviewReason> = is_high.then_some(ReviewReason::HighScore).into_iter().collect();
    for criterion in &assessment.agreed.criteria {
        let is_needed = assessment.agreed.statuses.iter().any(|row| row.needs.contains(&criterion.name));
        let is_near =
            |test: &Test| matches!(test, Test::Axis(axis, at) if (assessment.score.axes.of(*axis) - at).abs() <= review.within);
        if is_needed && criterion.when.tests().iter().any(is_near) {
            reasons.push(ReviewReason::Near(criterion.name));
        }
    }
    reasons
}
