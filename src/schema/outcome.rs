//! The shape of an outcome record.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::word::{Moment, Sha256};
use crate::handoff::outcome::{Disposition, OutcomeReason, VERSION};

/// What became of a lead, as sales says it.
pub(super) struct Outcome;

impl JsonSchema for Outcome {
    fn schema_name() -> Cow<'static, str> {
        "Outcome".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let is = |all: &[Disposition]| {
            let words: Vec<&str> = all.iter().map(|one| one.word()).collect();
            json_schema!({ "properties": { "disposition": { "enum": words } }, "required": ["disposition"] })
        };
        json_schema!({
            "title": "Outcome",
            "description": "What became of a lead, as sales says it. It holds nothing of the person.",
            "type": "object",
            "properties": {
                "v": { "description": "The layout of the record.", "const": VERSION },
                "submission": {
                    "description": "The submission id of the bundle.",
                    "type": "string",
                    "pattern": "^[0-9a-f]{32}$",
                },
                "definition": {
                    "description": "The hash of the lead definition that the lead was scored under.",
                    "allOf": [generator.subschema_for::<Sha256>()],
                },
                "disposition": generator.subschema_for::<Disposition>(),
                "reason": {
                    "description": "Why. A rejection has one; what was accepted or won has none.",
                    "allOf": [generator.subschema_for::<OutcomeReason>()],
                },
                "at": { "description": "When, in UTC.", "allOf": [generator.subschema_for::<Moment>()] },
            },
            "required": ["v", "submission", "definition", "disposition", "at"],
            "additionalProperties": false,
            "allOf": [
                { "if": is(&[Disposition::Rejected]), "then": { "required": ["reason"] } },
                { "if": is(&[Disposition::Accepted, Disposition::Won]), "then": { "properties": { "reason": false } } },
            ],
        })
    }
}
