//! Gates, criteria, status rows, service levels and review that no lead comes to.

use super::possible::Whole;
use crate::{
    agreement::criterion::CriterionName,
    error::{Problem, check as message},
    terms::{Priority, Reason, Status},
};

/// Gates that can never close. The others give the status `disqualified`, but for the claim to be a customer.
pub(super) fn of_gates(whole: &mut Whole, found: &mut Vec<Problem>) {
    let definition = whole.definition;
    for gate in &definition.gates {
        let closes = whole.tell(&gate.when, found);
        if closes && gate.reason != Reason::ExistingCustomer && !whole.statuses.contains(&Status::Disqualified) {
            whole.statuses.push(Status::Disqualified);
        }
    }
    // What the receiver's own records say no definition can rule out.
    whole.statuses.push(Status::ExistingAccount);
}

/// Criteria that nothing can meet. Only their places are told here.
pub(super) fn of_criteria(whole: &mut Whole, found: &mut Vec<Problem>) {
    for (_, when) in &whole.definition.criteria {
        whole.tell(when, found);
    }
}

/// Status rows that no lead reaches: an earlier row takes them all, or they need what nothing can meet.
pub(super) fn of_rows(whole: &mut Whole, found: &mut Vec<Problem>) {
    let definition = whole.definition;
    let is_met = |name: &CriterionName| {
        let criterion = definition.criteria.iter().find(|(one, _)| one == name);
        criterion.is_some_and(|(_, when)| whole.tell(when, &mut Vec::new()))
    };
    let mut given = Vec::new();
    for (at, row) in definition.statuses.iter().enumerate() {
        let unmet = row.needs.iter().find(|name| !is_met(name));
        let earlier = definition.statuses[..at].iter().position(|other| other.needs.iter().all(|one| row.needs.contains(one)));
        match (unmet, earlier) {
            (Some(name), _) => found.push(message::row_needs_the_unmet(name.word()).at(&format!("status[{at}].needs"))),
            // A row that needs nothing has been told when the document was read.
            (None, Some(first)) if definition.statuses[first].needs.is_empty() => {}
            (None, Some(first)) => found.push(message::row_behind(first).at(&format!("status[{at}]"))),
            (None, None) => given.push(row.is),
        }
    }
    whole.statuses.extend(given);
}

/// Service levels of statuses that no lead gets.
pub(super) fn of_slas(whole: &mut Whole, found: &mut Vec<Problem>) {
    let definition = whole.definition;
    for (at, sla) in definition.slas.iter().enumerate() {
        if !whole.statuses.contains(&sla.status) {
            found.push(message::level_for_nobody(sla.status.word()).at(&format!("sla[{at}].status")));
        }
    }
    let of =
        |status: &Status| definition.slas.iter().find(|sla| sla.status == *status).map_or(Priority::None, |sla| sla.priority);
    whole.priorities = whole.statuses.iter().map(of).collect();
}

/// A review that no score asks for.
pub(super) fn of_review(whole: &Whole, found: &mut Vec<Problem>) {
    let reach = whole.reach.intent + whole.reach.fit;
    if let Some(review) = whole.definition.review
        && review.score_at_least > reach
    {
        found.push(message::review_out_of_reach(review.score_at_least, reach).at("review.score_at_least"));
    }
}
