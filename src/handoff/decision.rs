//! All that is decided about a lead.

use alloc::vec::Vec;

use super::{
    review::{self, ReviewReason},
    routing, sla,
    status::{self, Standing},
};
use crate::{
    agreement::calendar::{Calendar, Zone},
    lead::{assessment::Assessment, criteria::Decided},
    terms::{Language, Priority, Status},
    time::Timestamp,
};

/// Status, priority, route and times of one lead. In a browser it is provisional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision<'a> {
    /// Status and gates.
    pub standing: Standing,
    /// Why a person should look.
    pub review: Vec<ReviewReason>,
    /// How urgent it is.
    pub priority: Priority,
    /// The queue.
    pub queue: &'a str,
    /// The language to answer in.
    pub answer_in: Option<Language>,
    /// The first human action is hoped for by then.
    pub target_by: Option<Timestamp>,
    /// The first human action is promised by then.
    pub respond_by: Option<Timestamp>,
    /// The calendar of the queue's people, and its zone.
    pub calendar: Option<(&'a Calendar, &'a Zone)>,
    /// From when the service level counts.
    pub at: Timestamp,
}

/// What the receiver adds to a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// From when the service level counts.
    pub at: Timestamp,
    /// The visitor's language.
    pub language: Option<Language>,
    /// Whether the receiver knows the account.
    pub is_existing_account: bool,
}

impl<'a> Decision<'a> {
    /// Decides. The order is fixed: status, gates, review, priority, route, calendar, instants.
    pub fn of(assessment: &Assessment<'a>, circumstances: Circumstances) -> Decision<'a> {
        let agreed = assessment.agreed;
        let standing = status::of(assessment, circumstances.is_existing_account);
        let review = if standing.status == Status::Disqualified { Vec::new() } else { review::of(assessment) };
        let sla = sla::of(agreed, standing.status);
        let priority = sla::priority(sla);
        let route = routing::of(assessment, Decided { status: Some(standing.status), priority: Some(priority) });
        let answer_in = routing::language(route, circumstances.language, &agreed.fallback);
        let route = route.unwrap_or(&agreed.fallback);
        let (target_by, respond_by) = sla::instants(agreed, sla, route, circumstances.at);
        Decision {
            review,
            priority,
            queue: &route.queue,
            answer_in,
            target_by,
            respond_by,
            calendar: agreed.calendar(route.calendar),
            at: circumstances.at,
            standing,
        }
    }
}
