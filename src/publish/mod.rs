//! From both documents and the engine to the files of a site. Pure: bytes in, files out, the same bytes for the same input.

mod packing;

mod streams;

mod bom;

mod types;

mod offsets;

mod engine;

mod deflate;

mod script;

mod snippet;

mod people;

mod files;

mod compressed;

pub use compressed::compressed;
pub use engine::Engine;
pub use files::{File, Options, publish};
pub use offsets::{FIRST_YEAR, YEARS, offsets};
pub use packing::pack;
pub use script::Packing;
pub use streams::apart;
pub use types::types;
