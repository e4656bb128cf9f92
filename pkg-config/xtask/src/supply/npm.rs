//! The npm packages of the lock files: none of them is published, they build and test.

use std::path::PathBuf;

use serde_json::Value;

use super::rules::Package;
use crate::failure::Failure;
use crate::files;
use crate::places::Places;

/// Their registry, and what crates call theirs: a package of the one is held like a crate of the other.
const REGISTRY: &str = "https://registry.npmjs.org/";
const KNOWN: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Packages whose licence was read and is right for what they do alone: axe-core judges pages in the tests' own browsers; the others
/// belong to a peer of the bench, and the file that they point to is the MIT licence (read in November 2026).
const TESTS_ALONE: [(&str, &str); 5] = [
    ("axe-core", "MPL-2.0"),
    ("@segment/facade", "SEE LICENSE IN LICENSE"),
    ("@segment/isodate", "SEE LICENSE IN LICENSE"),
    ("@segment/isodate-traverse", "SEE LICENSE IN LICENSE"),
    ("new-date", "SEE LICENSE IN LICENSE"),
];

/// The folders that hold a lock file.
pub fn folders(places: &Places) -> [PathBuf; 2] {
    [places.www(), places.root.join("tests/bench")]
}

/// Every package that a lock file names.
pub fn packages(places: &Places) -> Result<Vec<Package>, Failure> {
    let mut all = Vec::new();
    for folder in folders(places) {
        let path = folder.join("package-lock.json");
        let lock: Value = serde_json::from_str(&files::read_text(&path)?).unwrap_or_default();
        let Some(packages) = lock["packages"].as_object() else {
            return Err(Failure::new(places.short(&path), "names no package", "take the committed one"));
        };
        all.extend(packages.iter().filter(|(place, _)| !place.is_empty()).map(|(place, one)| package(place, one)));
    }
    Ok(all)
}

fn package(place: &str, one: &Value) -> Package {
    let name = place.rsplit("node_modules/").next().unwrap_or(place).to_owned();
    let license = one["license"].as_str().unwrap_or_default();
    let is_read = TESTS_ALONE.contains(&(&name, license));
    // A lock without an address takes the registry's; without a hash it would take anything.
    let is_known = one["resolved"].as_str().is_none_or(|from| from.starts_with(REGISTRY));
    let source = match (is_known, one["integrity"].is_string()) {
        (true, true) => KNOWN.to_owned(),
        (true, false) => "a lock without its hash".to_owned(),
        (false, _) => one["resolved"].as_str().unwrap_or_default().to_owned(),
    };
    Package {
        name,
        version: one["version"].as_str().unwrap_or_default().to_owned(),
        license: if is_read { "MIT".to_owned() } else { license.to_owned() },
        source,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_package_without_a_hash_or_from_elsewhere_is_not_from_the_registry() {
        let source = |entry: Value| package("node_modules/@a/b/node_modules/small", &entry).source;
        assert_eq!(source(json!({ "integrity": "sha512-x" })), KNOWN);
        assert_eq!(
            source(json!({ "integrity": "sha512-x", "resolved": "https://registry.npmjs.org/small/-/small-1.tgz" })),
            KNOWN
        );
        assert_eq!(source(json!({})), "a lock without its hash");
        assert_eq!(
            source(json!({ "integrity": "sha512-x", "resolved": "git+ssh://example.ca/small" })),
            "git+ssh://example.ca/small"
        );
        assert_eq!(package("node_modules/@a/b/node_modules/small", &json!({})).name, "small");
    }
}
