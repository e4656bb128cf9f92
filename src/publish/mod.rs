//! From both documents and the engine to the files of a site. Pure: bytes in, files out, the same bytes for the same input.

mod packing;

mod streams;

mod offsets;

mod engine;

mod script;

mod snippet;

mod people;

mod files;

pub use engine::Engine;
pub use files::{File, Options, publish};
pub use offsets::{FIRST_YEAR, YEARS, offsets};
pub use packing::pack;
pub use streams::apart;
