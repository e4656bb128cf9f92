//! The published copy as bytes: what `postcard` writes, the engine's own reader reads.

use std::fs;

use baton_handoff::agreement::layout::{FINGERPRINT, Published};

use crate::documents::published;

fn copy(definition: &str, site: &str) -> Published {
    let (.., copy) = published(&fs::read_to_string(definition).unwrap(), &fs::read_to_string(site).unwrap());
    copy
}

fn demo() -> Published {
    copy("pkg-config/definitions/b2b-saas.json", "www/demo/site.json")
}

#[test]
fn a_whole_copy_reads_as_it_was_written() {
    let copy = demo();
    assert_eq!(Published::decode(&copy.encode()), Some(copy));
}

#[test]
fn a_copy_with_another_fingerprint_is_refused() {
    let bytes = demo().encode();
    let mut other = bytes.clone();
    other[FINGERPRINT.len() - 1] ^= 1;
    assert_eq!(Published::decode(&other), None);
    assert_eq!(Published::decode(&[]), None);
}

#[test]
fn a_copy_that_was_cut_anywhere_is_refused() {
    let bytes = demo().encode();
    for end in 0..bytes.len() {
        assert_eq!(Published::decode(&bytes[..end]), None, "cut after {end} of {} bytes", bytes.len());
    }
}

#[test]
fn a_copy_with_something_behind_it_is_refused() {
    let mut bytes = demo().encode();
    bytes.push(0);
    assert_eq!(Published::decode(&bytes), None);
}

/// The layout of the example is part of the fingerprint: when these bytes change, `FINGERPRINT` takes a new number, so that no
/// engine ever reads a copy that was written for another one.
#[test]
fn the_frozen_example_has_the_bytes_of_this_fingerprint() {
    let copy = copy("tests/cases/definitions/design.json", "tests/cases/definitions/design.site.json");
    let frozen = "tests/cases/definitions/design.copy";
    if std::env::var_os("BLESS").is_some() {
        fs::write(frozen, copy.encode()).unwrap();
    }
    let held = fs::read(frozen).unwrap_or_default();
    assert!(
        held == copy.encode(),
        "{frozen} holds other bytes: give agreement::layout::FINGERPRINT a new number, then BLESS=1 cargo test --test it copy"
    );
}
