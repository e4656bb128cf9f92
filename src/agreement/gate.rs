//! Gates: what takes a lead out, whatever its score.

use alloc::string::String;
use serde::{Deserialize, Serialize};

use super::when::When;
use crate::{layout::layout, terms::Reason};

/// A condition that disqualifies. It is judged at the receiver unless the definition says otherwise: what disqualifies is
/// nobody's business in a browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// Its name.
    pub id: String,
    /// What it asks.
    pub when: When,
    /// The standard reason that it gives.
    pub reason: Reason,
}

layout!(Gate { id, when, reason });
