//! WHAT IS CAPTURED, said once for machines and for people: the privacy manifest of a site, and what is made from it.
//!
//! Nothing here decides anything. The manifest is generated from the tables of [`crate::fields`], cut to what one site's config
//! and lead definition can bring about; the pages, the list for spreadsheets and the assessment say the same in words.

mod manifest;

mod entries;

mod site;

mod widened;

mod words;

mod markup;

mod csv;

mod page;

mod assessment;

pub use assessment::assessment;
pub use csv::csv;
pub use manifest::{
    Asked, Consent, Controller, DefinitionUsed, Entry, FormEntry, Gate, Limits, Manifest, Network, Part, Product, ReadEntry,
    SCHEMA, StoreEntry, VERSION,
};
pub use markup::cell;
pub use page::{Assets, page};
pub use widened::widened;
pub use words::Tongue;
