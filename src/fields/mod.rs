//! EVERY FIELD ONCE: the table behind the bundle, the manifest, the schema, the types and the docs.
//!
//! A field is written by its [`FieldId`] or not at all: no other code holds a wire name. A flat field travels as a form field
//! named `baton_` and the name of the table; a context field is a key of the JSON in `baton_context`.

mod table;

#[cfg(feature = "std")]
mod labels;

#[cfg(feature = "std")]
mod kinds;

#[cfg(feature = "std")]
mod meanings;

mod flat;

mod stores;

#[cfg(feature = "std")]
mod reads;

pub use flat::{Flat, flat_name, of_flat_name};
#[cfg(feature = "std")]
pub use kinds::{Kind, kind};
#[cfg(feature = "std")]
pub use labels::label;
#[cfg(feature = "std")]
pub use meanings::{Category, Meaning, Source, is_before_consent, meaning};
#[cfg(feature = "std")]
pub use reads::{READS, Read, When, Where};
#[cfg(feature = "std")]
pub use stores::STORES;
pub use stores::{STORE_OFF, STORE_RECORD, Store};
pub use table::{FieldId, FieldSpec, Needs, PREFIX, Place};
