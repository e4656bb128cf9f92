//! What is known about a declared control. An answer has three states: answered (its normalised key, or [`OTHER`]), shown but
//! [`BLANK`], and not available, which does not travel. Missing is not zero: only an answer is known to a rule.

/// Travels for a control that was shown and left empty.
pub const BLANK: &str = "blank";
/// Travels for an answer that no declared value or synonym covers: known, and matching nothing.
pub const OTHER: &str = "other";
