//! Rules: what points are given for.

use alloc::string::String;
use serde::{Deserialize, Serialize};

use super::when::{Axis, When};
use crate::{layout::layout, terms::Text};

/// Points for a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Its name in contributions and reasons.
    pub id: String,
    /// The side of the score that it counts for.
    pub axis: Axis,
    /// What it asks.
    pub when: When,
    /// -100 to 100, not 0: what one event is worth today.
    pub points: i16,
    /// 1 to 8: how many events count, the youngest first.
    pub most: u8,
    /// Days after which an event is worth half, 1 to 3650; 0 for never. Fit never fades.
    pub half_life_days: u16,
    /// Events of this age in days and older are left out; 0 for no window.
    pub within_days: u16,
    /// What sales reads.
    pub label: Text,
}

layout!(Rule { id, axis, when, points, most, half_life_days, within_days, label });
