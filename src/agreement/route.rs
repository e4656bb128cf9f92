//! Routes: who should own a lead.

use alloc::string::String;
use serde::{Deserialize, Serialize};

use super::when::When;
use crate::{layout::layout, terms::Language};

/// Who should own a lead. The first route whose condition is met is taken; an unknown is passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// The queue.
    pub queue: String,
    /// When it is taken; the fallback has none.
    pub when: Option<When>,
    /// The language to answer in; without it the visitor's own.
    pub language: Option<Language>,
    /// The place of its calendar in the agreement's list.
    pub calendar: u16,
}

layout!(Route { queue, when, language, calendar });
