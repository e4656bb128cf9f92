//! What publishing refuses.

use super::Error;

pub(crate) fn unsigned(missing: &[&str]) -> Error {
    Error::other(format!(
        "the definition as it stands is not signed by {}; let them run `baton sign`, or publish with --unsigned",
        missing.join(" and ")
    ))
}

pub(crate) fn unknown_zone(name: &str) -> Error {
    Error::other(format!("{name}: is in no time-zone database of this program; use a name of the IANA database"))
}

pub(crate) fn bad_first_year(year: i16) -> Error {
    Error::other(format!("--offsets-from {year}: is outside 1973 to 2190; use the year in which the script is published"))
}

pub(crate) fn no_engine_file(name: &str) -> Error {
    Error::other(format!("{name}: is not in the engine folder; build it with `cargo xtask build`"))
}

pub(crate) fn no_text(name: &str) -> Error {
    Error::other(format!("{name}: is no text in UTF-8; build the engine again with `cargo xtask build`"))
}

pub(crate) fn bad_engine_manifest(why: &str) -> Error {
    Error::other(format!("engine.json: cannot be read ({why}); build the engine again with `cargo xtask build`"))
}

pub(crate) fn bad_components(why: &str) -> Error {
    Error::other(format!("components.json: cannot be read ({why}); build the engine again with `cargo xtask build`"))
}

pub(crate) fn other_layout(theirs: &str, ours: &str) -> Error {
    Error::other(format!(
        "engine.json: the engine reads published copies of layout {theirs}, and this program writes {ours}; take both from one version"
    ))
}

pub(crate) fn other_build(name: &str) -> Error {
    Error::other(format!(
        "{name}: is not the file that engine.json was written for; build the engine again with `cargo xtask build`"
    ))
}

pub(crate) fn no_adapter<'a>(tool: &str, known: impl Iterator<Item = &'a str>) -> Error {
    let known: Vec<&str> = known.collect();
    Error::other(format!(
        "consent tool {tool}: has no adapter in the engine folder; use one of {}, or \"page\" and call baton.consent()",
        known.join(", ")
    ))
}

pub(crate) fn no_piece(name: &str) -> Error {
    Error::other(format!("pieces/{name}.js: is not in the engine folder; build it with `cargo xtask build`"))
}

pub(crate) fn no_vendor(vendor: &str) -> Error {
    Error::other(format!("vendor {vendor}: has no adapter in the engine folder; build it with `cargo xtask build`"))
}
