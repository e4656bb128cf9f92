//! EVERY FIELD ONCE: the table behind the bundle, the manifest, the schema, the types and the docs.
//!
//! A field is written by its [`FieldId`] or not at all: no other code holds a wire name. A flat field travels as a form field
//! named `baton_` and the name of the table; a context field is a key of the JSON in `baton_context`.

mod table;

#[cfg(feature = "std")]
mod labels;

#[cfg(feature = "std")]
mod kinds;

mod flat;

mod stores;

pub use flat::{Flat, flat_name, of_flat_name};
#[cfg(feature = "std")]
pub use kinds::{Kind, kind};
#[cfg(feature = "std")]
pub use labels::label;
pub use stores::{STORE_OFF, STORE_RECORD, Store};
pub use table::{FieldId, FieldSpec, Needs, PREFIX, Place};
