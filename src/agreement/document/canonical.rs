//! The canonical JSON of RFC 8785, and its hash: what both teams sign.

use sha2::{Digest, Sha256};

use super::json::Json;

/// The canonical text of a value.
pub(crate) fn canonical(json: &Json) -> String {
    // The tree came from JSON, so it holds nothing that JSON cannot say.
    serde_json_canonicalizer::to_string(json).unwrap_or_default()
}

/// SHA-256 as 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether the text is a hash as [`sha256`] writes it.
pub(crate) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}
