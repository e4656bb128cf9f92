//! Handoff status, from criteria and gates.

use alloc::vec::Vec;

use crate::{
    lead::{assessment::Assessment, criteria::Decided, judged::Judged},
    terms::{Reason, Status},
};

/// Status and what the gates said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The status.
    pub status: Status,
    /// Reasons of the gates that closed, in document order, each once.
    pub gates: Vec<Reason>,
    /// What decided the status.
    pub by: DecidedBy,
    /// Whether the visitor says to be a customer: a claim, not a status.
    pub says_existing_customer: bool,
}

/// What decided a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// The row at this place of the status list: all that it needs is met.
    Row(usize),
    /// The gate at this place, the first that disqualified.
    Gate(usize),
    /// The receiver, whose records hold the account.
    Receiver,
}

/// The first status row whose needs are all met, unless a gate disqualifies. What only the receiver can know, that the
/// account exists, comes after the gates.
pub fn of(assessment: &Assessment<'_>, is_existing_account: bool) -> Standing {
    let is_met = |name: &_| assessment.criterion(*name) == Judged::Met;
    let rows = &assessment.agreed.statuses;
    // `check` holds the last row to need nothing, so there is always a row.
    let row = rows.iter().position(|row| row.needs.iter().all(is_met)).unwrap_or_default();
    let mut standing = Standing {
        status: rows.get(row).map_or(Status::Nurture, |row| row.is),
        by: DecidedBy::Row(row),
        gates: Vec::new(),
        says_existing_customer: false,
    };
    let decided = Decided { status: Some(standing.status), priority: None };
    for (place, gate) in assessment.agreed.gates.iter().enumerate() {
        if assessment.judge(&gate.when, decided) != Judged::Met || standing.gates.contains(&gate.reason) {
            continue;
        }
        standing.gates.push(gate.reason);
        match gate.reason {
            Reason::ExistingCustomer => standing.says_existing_customer = true,
            _ if standing.status == Status::Disqualified => {}
            _ => (standing.status, standing.by) = (Status::Disqualified, DecidedBy::Gate(place)),
        }
    }
    if is_existing_account {
        (standing.status, standing.by) = (Status::ExistingAccount, DecidedBy::Receiver);
    }
    standing
}
