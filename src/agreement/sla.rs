//! Service levels: how soon somebody acts.

use serde::{Deserialize, Serialize};

use crate::{
    layout::layout,
    terms::{Priority, Status},
};

/// What is promised for a status. One row per status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sla {
    /// The status that it is for.
    pub status: Status,
    /// The priority that such a lead gets.
    pub priority: Priority,
    /// Minutes of open time until the first human action, as hoped for.
    pub target_business_minutes: u32,
    /// Minutes of open time until the first human action, as promised: `respond_by`.
    pub limit_business_minutes: u32,
}

/// Where a lead goes that nobody acted on. The receiver counts it; no browser needs to know.
#[cfg(feature = "std")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escalation {
    /// The status whose service level it belongs to.
    pub status: Status,
    /// Minutes of open time without a human action.
    pub after_business_minutes: u32,
    /// The queue that takes over.
    pub to: alloc::string::String,
}

layout!(Sla { status, priority, target_business_minutes, limit_business_minutes });
