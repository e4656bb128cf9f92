//! What kind of value a flat field holds, so that a CRM gets a field of the right type for it. Not in the visitor's file.

use super::table::{FieldId, Place};

/// The kind of a flat value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A whole number as decimal text.
    Number,
    /// One word of a closed list.
    Word,
    /// A text, or items joined by `; `.
    Text,
    /// An instant: RFC 3339 in UTC with milliseconds.
    Instant,
    /// The context: JSON in ASCII, as long as the slot allows.
    Json,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 5] = [Kind::Number, Kind::Word, Kind::Text, Kind::Instant, Kind::Json];

    /// The kind's name in documents.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Number => "number",
            Kind::Word => "word",
            Kind::Text => "text",
            Kind::Instant => "instant",
            Kind::Json => "json",
        }
    }
}

/// The kind of this field's flat value; nothing for a field that travels in the context alone.
pub fn kind(id: FieldId) -> Option<Kind> {
    if id.spec().place == Place::Context {
        return None;
    }
    Some(match id {
        FieldId::Score | FieldId::ScorePossible | FieldId::Intent | FieldId::Fit | FieldId::Visits | FieldId::PagesCount => {
            Kind::Number
        }
        FieldId::Status
        | FieldId::Priority
        | FieldId::Language
        | FieldId::Province
        | FieldId::ProvinceBasis
        | FieldId::ConsentBasis
        | FieldId::ReceiptBasis
        | FieldId::Gpc
        | FieldId::Test
        | FieldId::State => Kind::Word,
        FieldId::ConsentAt | FieldId::ReceiptEnds | FieldId::RespondBy | FieldId::FirstSeen => Kind::Instant,
        FieldId::Context => Kind::Json,
        _ => Kind::Text,
    })
}
