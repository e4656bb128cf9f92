//! Conditions: one grammar everywhere, with a few atoms more where they have a meaning.
#![expect(dead_code, reason = "the shape of a document; no value of it is made")]

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::word::{Glob, Id, Key, Language};
use crate::terms::{Channel, FormKind, Priority, Province, Status};

/// The conditions of one place: an atom, or `any` or `all` of 1 to 8 atoms.
macro_rules! condition {
    ($(#[$doc:meta])+ $condition:ident, $(#[$atom_doc:meta])+ $atom:ident { $($(#[$about:meta])+ $more:ident($inner:ty),)* }) => {
        condition!(@ $(#[$doc])+ $condition {
            /// Met if one of them is met.
            Any(#[schemars(length(min = 1, max = 8))] Vec<$atom>),
            /// Met if all of them are met. It counts once.
            All(#[schemars(length(min = 1, max = 8))] Vec<$atom>),
            $($(#[$about])+ $more($inner),)*
        });
        condition!(@ $(#[$atom_doc])+ $atom { $($(#[$about])+ $more($inner),)* });
    };
    (@ $(#[$doc:meta])+ $name:ident { $($more:tt)* }) => {
        $(#[$doc])+
        #[derive(JsonSchema)]
        #[schemars(rename_all = "snake_case")]
                pub(super) enum $name {
            /// Counted views of pages.
            Page(#[schemars(length(min = 1, max = 100))] Vec<Glob>),
            /// Clicked downloads.
            Download(#[schemars(length(min = 1, max = 100))] Vec<Glob>),
            /// A mark that a video or a sound passed.
            Media(Media),
            /// An event of the site that the definition declares under `events`.
            Event(Id),
            /// A form of this kind that was sent, or is being sent.
            Form(FormKind),
            /// So many visits within so many days.
            Visits(Visits),
            /// Visits that came back to one of these pages.
            Returns(Returns),
            /// The channel of an arrival.
            Touch(Touch),
            /// The visitor's language.
            Language(#[schemars(length(min = 1, max = 50), extend("uniqueItems" = true))] Vec<Language>),
            /// The visitor's province or territory.
            Province(#[schemars(length(min = 1), extend("uniqueItems" = true))] Vec<Province>),
            /// Counted views of a topic's pages.
            Topic(Id),
            /// An answer of the form: one key of `answers` and some of its values.
            Answer(Answer),
            $($more)*
        }
    };
}

condition! {
    /// What a rule asks. Points are given for each event that it counts.
    RuleCondition,
    /// One condition of a rule.
    RuleAtom {}
}

condition! {
    /// What a gate or a criterion asks.
    Condition,
    /// One condition of a gate or a criterion.
    Atom {
        /// An axis that reached a number.
        Axis(Axis),
    }
}

condition! {
    /// What a route asks. A route on an unknown is passed over.
    RouteCondition,
    /// One condition of a route.
    RouteAtom {
        /// An axis that reached a number.
        Axis(Axis),
        /// The handoff status.
        Status(Statuses),
        /// The priority.
        Priority(Priorities),
    }
}

/// Some statuses.
#[derive(JsonSchema)]
pub(super) struct Statuses(#[schemars(length(min = 1), extend("uniqueItems" = true))] Vec<Status>);

/// Some priorities.
#[derive(JsonSchema)]
pub(super) struct Priorities(#[schemars(length(min = 1), extend("uniqueItems" = true))] Vec<Priority>);

/// A mark that a video or a sound passed.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Media {
    /// Whose.
    key: Key,
    /// Which mark.
    #[schemars(extend("enum" = [25, 50, 75, 100]))]
    percent: u8,
}

/// So many visits within so many days.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Visits {
    /// How many; the running visit is one.
    #[schemars(range(min = 1, max = 8))]
    at_least: u8,
    /// Younger than so many days.
    #[schemars(range(min = 1, max = 3650))]
    within_days: u16,
}

/// Visits that came back to one of these pages.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Returns {
    /// The pages.
    #[schemars(length(min = 1, max = 100))]
    page: Vec<Glob>,
    /// How many times somebody came back; the first visit to the pages is no return.
    #[schemars(range(min = 1, max = 7))]
    at_least: u8,
    /// Younger than so many days.
    #[schemars(range(min = 1, max = 3650))]
    within_days: u16,
}

/// The channels of one of the three arrivals that are remembered.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub(super) enum Touch {
    /// The first arrival that is remembered.
    First(#[schemars(length(min = 1), extend("uniqueItems" = true))] Vec<Channel>),
    /// The latest arrival.
    Last(#[schemars(length(min = 1), extend("uniqueItems" = true))] Vec<Channel>),
    /// The latest arrival that was not direct.
    LastNonDirect(#[schemars(length(min = 1), extend("uniqueItems" = true))] Vec<Channel>),
}

/// An axis and the least that it must reach.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub(super) enum Axis {
    /// What the visitor does.
    Intent(#[schemars(range(min = 1, max = 100))] u8),
    /// Who the visitor is.
    Fit(#[schemars(range(min = 1, max = 100))] u8),
}

/// One answer and some of its values.
pub(super) struct Answer;

impl JsonSchema for Answer {
    fn schema_name() -> Cow<'static, str> {
        "Answer".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "One key of `answers`, and some of its values.",
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": {
                "type": "array", "minItems": 1, "maxItems": 100, "uniqueItems": true,
                "items": { "type": "string", "maxLength": 80 },
            },
        })
    }
}
