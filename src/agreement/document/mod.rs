//! The JSON documents: how they are read, checked, signed and compiled. Not in the visitor's file: the page never parses documents.

pub(crate) mod json;

pub(crate) mod part;

mod canonical;

pub(crate) mod glob;

mod declared;

pub(crate) mod when;

pub(crate) mod rule;

pub(crate) mod route;

mod status;

mod calendar;

mod signature;

pub(crate) mod definition;

mod sign;

mod offsets;

mod compile;

mod definitions;

mod places;

mod capture;

mod consent;

mod permission;

mod site;

mod kind;

mod posted;

pub(crate) use canonical::is_sha256;
pub use canonical::sha256;
pub use compile::{Audience, compile};
pub use consent::known_tools;
pub use definition::Definition;
pub use definitions::{Definitions, KnownDefinition};
pub use json::MOST_BYTES;
pub use kind::Document;
pub use offsets::{Change, Offsets, ZoneOffsets};
pub use posted::posted;
pub use sign::sign;
pub use signature::{Signature, Team};
pub use site::{SiteConfig, Vendor};
