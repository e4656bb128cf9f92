//! What to send next, and when a person should look.

use alloc::string::String;
use serde::{Deserialize, Serialize};

use crate::{layout::layout, terms::Text};

crate::terms::vocabulary! {
    /// How far a lead has come.
    Stage {
        /// Learns.
        Early = "early",
        /// Compares.
        Middle = "middle",
        /// Decides.
        Late = "late",
    }
}

/// A piece of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Its name.
    pub id: String,
    /// Where it is, by the language to answer in: a path or an address. Empty where there is none in a language.
    pub url: Text,
    /// The place of its topic in the agreement's list.
    pub topic: Option<u16>,
    /// For whom.
    pub stage: Stage,
}

/// When the score should be looked at by a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// From this score on.
    pub score_at_least: i32,
    /// When an axis is at most so far from a threshold that decides a status.
    pub within: i32,
}

layout!(Content { id, url, topic, stage });

layout!(Review { score_at_least, within });
