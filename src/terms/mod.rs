//! THE WORDS: the closed vocabularies that documents, evidence and bundles share.
//!
//! Each word is written the same in Rust (as a variant), in JSON (as its text) and in the docs. What is not in a list is
//! refused in a document and `other` or unknown on a page.

mod vocabulary;

mod answer;

mod channel;

mod form_kind;

mod gate;

mod language;

mod priority;

mod province;

mod reason;

mod status;

pub use answer::{BLANK, OTHER};
pub use channel::Channel;
pub use form_kind::FormKind;
pub use gate::{Processing, Storage};
pub use language::{Language, LanguageBasis, Text};
pub use priority::Priority;
pub use province::{Province, ProvinceBasis, Provinces};
pub use reason::Reason;
pub use status::Status;

pub use vocabulary::Word;
pub(crate) use vocabulary::vocabulary;
