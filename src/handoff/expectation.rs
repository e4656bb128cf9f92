//! What the visitor is told: until when somebody will answer.

use super::{deadline, decision::Decision};
use crate::terms::{Language, Text};

/// The sentence in both languages, by the clocks of the people who answer: `We will answer by 10:15 on Monday, Vancouver
/// time.` Where nobody is promised a time, both are empty.
pub fn of(decision: &Decision<'_>) -> Text {
    let mut told = Text::default();
    deadline::tell(&mut told.en, "We will answer by ", decision, Language::EN);
    deadline::tell(&mut told.fr, "Nous vous répondrons d’ici ", decision, Language::FR);
    told
}
