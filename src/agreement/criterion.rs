//! The five criteria and the statuses that they decide.

use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

use super::when::When;
use crate::{layout::layout, terms::Status};

crate::terms::vocabulary! {
    /// What both teams look at before a lead is handed over.
    CriterionName {
        /// The company is one to sell to.
        Fit = "fit",
        /// They have a problem that the offer solves.
        Problem = "problem",
        /// They act like somebody who wants to buy.
        Intent = "intent",
        /// They want it soon.
        Timing = "timing",
        /// The person can move a purchase forward.
        Process = "process",
    }
}

/// A criterion of the definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Which of the five.
    pub name: CriterionName,
    /// When it is met.
    pub when: When,
}

/// A row of the status list. The first row whose needs are all met decides; the last row needs nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusRow {
    /// The status that the row gives.
    pub is: Status,
    /// The criteria that must be met; unknown is not met.
    pub needs: Vec<CriterionName>,
}

layout!(Criterion { name, when });

layout!(StatusRow { is, needs });
