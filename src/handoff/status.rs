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
    /// Whether the visitor says to be a customer: a claim, not a status.
    pub says_existing_customer: bool,
}

/// The first status row whose needs are all met, unless a gate disqualifies. What only the receiver can know, that the
/// account exists, comes after the gates.
pub fn of(assessment: &Assessment<'_>, is_existing_account: bool) -> Standing {
    let is_met = |name: &_| assessment.criterion(*name) == Judged::Met;
    let row = assessment.agreed.statuses.iter().find(|row| row.needs.iter().all(is_met));
    let mut standing = Standing {
        // `check` holds the last row to need nothing, so there is always a row.
        status: row.map_or(Status::Nurture, |row| row.is),
        gates: Vec::new(),
        says_existing_customer: false,
    };
    let decided = Decided { status: Some(standing.status), priority: None };
    for gate in &assessment.agreed.gates {
        if assessment.judge(&gate.when, decided) != Judged::Met || standing.gates.contains(&gate.reason) {
            continue;
        }
        standing.gates.push(gate.reason);
        match gate.reason {
            Reason::ExistingCustomer => standing.says_existing_customer = true,
            _ => standing.status = Status::Disqualified,
        }
    }
    if is_existing_account {
        standing.status = Status::ExistingAccount;
    }
    standing
}
