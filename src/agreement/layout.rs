//! The published copy as bytes: what the script carries beside the engine.

use serde::{Deserialize, Serialize};

use super::{agreed::Agreed, site::Site};
use crate::layout::{Bytes, Layout};

/// Names the layout of the published copy. An engine reads only copies with its own name; publishing compares the two.
/// A test holds the bytes of a frozen example and says so when this must change.
pub const FINGERPRINT: &str = "baton-copy-7";

/// What the engine is started with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The lead definition as far as a browser needs it.
    pub agreed: Agreed,
    /// The site config.
    pub site: Site,
}

impl Published {
    /// Reads a published copy: the fingerprint, a line feed, then the copy. `None` for anything else.
    pub fn decode(bytes: &[u8]) -> Option<Published> {
        let body = bytes.strip_prefix(FINGERPRINT.as_bytes())?.strip_prefix(b"\n")?;
        let mut bytes = Bytes::new(body);
        let published = Published { agreed: Layout::read(&mut bytes), site: Layout::read(&mut bytes) };
        if bytes.are_done() {
            return Some(published);
        }
        // A page decodes once and lives with the answer, so the engine carries no code to take a refused copy apart.
        core::mem::forget(published);
        None
    }

    /// The bytes that [`Published::decode`] reads.
    #[cfg(feature = "std")]
    pub fn encode(&self) -> alloc::vec::Vec<u8> {
        let mut bytes = alloc::vec::Vec::from(FINGERPRINT.as_bytes());
        bytes.push(b'\n');
        // The types hold nothing that the format cannot write, and a vector never refuses bytes.
        bytes.extend(postcard::to_allocvec(self).unwrap_or_default());
        bytes
    }
}
