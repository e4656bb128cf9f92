//! Bytes as small as deflate makes them, for `--packing deflate`.

/// Raw deflate, as small as zopfli makes it.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut small = Vec::new();
    // A vector takes whatever is written to it.
    let _ = zopfli::compress(zopfli::Options::default(), zopfli::Format::Deflate, bytes, &mut small);
    small
}
