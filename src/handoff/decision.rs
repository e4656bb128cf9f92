//! All that is decided about a lead.

use alloc::{string::String, vec::Vec};

use super::{
    review::{self, ReviewReason},
    routing, sla,
    status::{self, Standing},
};
use crate::{
    agreement::calendar::{Zone, write_local},
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
    /// The zone of the queue's people.
    pub zone: Option<&'a Zone>,
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
            zone: agreed.calendar(route.calendar).map(|(_, zone)| zone),
            standing,
        }
    }

    /// Appends `respond_by` as the clocks of the queue's people show it, and the name of their zone.
    pub fn write_respond_by(&self, out: &mut String) -> bool {
        let (Some(at), Some(zone)) = (self.respond_by, self.zone) else { return false };
        let is_covered = write_local(zone, at, out);
        out.push_str(" (");
        out.push_str(&zone.name);
        out.push(')');
        is_covered
    }
}
