//! What is known about a declared control.

/// Travels for a control that was shown and left empty.
pub const BLANK: &str = "blank";
/// Travels for an answer that no declared value or synonym covers: known, and matching nothing.
pub const OTHER: &str = "other";

/// The three states of an answer. Missing is not zero: only [`AnswerState::Answered`] is known to a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerState {
    /// The normalised key of what the visitor chose or typed, or [`OTHER`].
    Answered(alloc::string::String),
    /// The control was there and empty.
    Blank,
    /// The form holds no such control.
    NotAvailable,
}
