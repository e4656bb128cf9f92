//! The criteria, held against the score and the evidence.

use super::{counting::Scales, judged::Judged, score::Score};
use crate::{
    agreement::when::{Test, When},
    terms::{Priority, Status},
};

/// What has been decided when a condition is judged. Criteria are judged before a status stands, routes after.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decided {
    /// The handoff status.
    pub status: Option<Status>,
    /// The priority.
    pub priority: Option<Priority>,
}

/// How a condition of a criterion, a gate or a route stands.
pub(crate) fn judge(when: &When, scales: Scales<'_>, score: &Score, decided: Decided) -> Judged {
    scales.judge(when, &|test| match test {
        Test::Axis(axis, at_least) => score.judge_axis(*axis, *at_least),
        Test::Status(all) => Judged::of(decided.status.is_some_and(|one| all.contains(&one))),
        Test::Priority(all) => Judged::of(decided.priority.is_some_and(|one| all.contains(&one))),
        Test::Atom(place) => scales.judge_atom(*place),
    })
}
