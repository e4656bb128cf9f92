//! The small texts of the documents: names, lines, days, globs, languages.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::{
    fields::{FieldId, Place, label},
    terms,
};

/// A text of one line for people: not empty, no space at its ends.
const LINE: &str = r"^\S(.*\S)?$";

/// A type that is a text of a pattern.
macro_rules! text {
    ($(#[doc = $doc:literal])+ $name:ident $most:literal $pattern:expr) => {
        $(#[doc = $doc])+
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "description": concat!($($doc),+).trim(),
                    "type": "string",
                    "maxLength": $most,
                    "pattern": $pattern,
                })
            }
        }
    };
}

text! {
    /// A name that machines use: small letters, digits, `-` and `_`.
    Id 40 r"^[a-z0-9_-]{1,40}$"
}

text! {
    /// A name that people read, at most 80 characters.
    Line 80 LINE
}

text! {
    /// A name of at most 200 characters.
    Name 200 LINE
}

text! {
    /// The words beside a checkbox, at most 2,000 characters.
    Wording 2000 LINE
}

text! {
    /// A queue, as the receiver calls it.
    Queue 64 LINE
}

text! {
    /// Where a number comes from: for the people who sign, not published.
    Source 200 LINE
}

text! {
    /// A day of the calendar: `2026-12-25`.
    Day 10 r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
}

text! {
    /// A time of day, `09:00`; a day may close at `24:00`.
    Time 5 r"^([01][0-9]:[0-5][0-9]|2[0-3]:[0-5][0-9]|24:00)$"
}

text! {
    /// A SHA-256 that `baton sign` writes.
    Sha256 64 r"^[0-9a-f]{64}$"
}

text! {
    /// A pattern over whole paths: `*` stops at `/`, `**` does not; `/en/pricing/**` does not match `/en/pricing`, so name both. It
    /// begins with `/` and does not end with one.
    Glob 200 r"^/([^?\[{\\]*[^?\[{\\/])?$"
}

text! {
    /// A pattern over names of videos and sounds: `*` stops at `/`, `**` does not.
    Key 200 r"^[^?\[{\\]+$"
}

text! {
    /// An instant in UTC with milliseconds, as in 2026-11-20T14:05:00.000Z.
    Instant 24 r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$"
}

text! {
    /// An instant in UTC, as in 2026-11-20T14:05:00.000Z.
    Moment 24 r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z$"
}

/// A text in both languages.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "the shape of a document; no value of it is made")]
pub(super) struct Label {
    /// Canadian English.
    en: Line,
    /// Canadian French.
    fr: Line,
}

/// A language by its two letters of ISO 639-1.
pub(super) struct Language;

impl JsonSchema for Language {
    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A language by its two letters of ISO 639-1.",
            "type": "string",
            "enum": terms::Language::codes().collect::<Vec<_>>(),
        })
    }
}

/// A field that a control of the site can hold.
pub(super) struct FlatField;

impl JsonSchema for FlatField {
    fn schema_name() -> Cow<'static, str> {
        "FlatField".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let flat = FieldId::ALL.iter().filter(|id| id.spec().place != Place::Context);
        let each = flat.map(|id| json_schema!({ "const": id.name(), "description": label(*id).en }));
        json_schema!({ "description": "The field that goes into the control.", "oneOf": each.collect::<Vec<_>>() })
    }
}
