//! The supply chain: licences, sources and banned packages of both lock files, and what is known against them.

mod advisories;

mod npm;

mod rules;

pub use advisories::{crates as crate_advisories, packages as package_advisories};

use serde_json::Value;

use crate::failure::Failure;
use crate::places::Places;
use crate::run::Run;
use rules::{Package, Rules};

/// Holds every crate of Cargo.lock, for whichever machine and feature, and every package of the npm lock files to pkg-config/deny.toml.
/// Nothing is fetched for it.
pub fn lock_files(places: &Places) -> Result<(), Failure> {
    let rules = Rules::read(&places.root.join("pkg-config/deny.toml"))?;
    let mut found = Vec::new();
    let crates = crates(places)?;
    for one in &crates {
        found.extend(rules.against(one));
    }
    let packages = npm::packages(places)?;
    for one in &packages {
        found.extend(rules.against(one));
    }
    if !found.is_empty() {
        found.iter().for_each(|line| eprintln!("{line}"));
        return Err(Failure::new(
            "the lock files",
            format_args!("{} findings", found.len()),
            "the lines above name them with their cure",
        ));
    }
    println!(
        "{} crates and {} npm packages: each under a licence that was read, from its registry, none banned",
        crates.len(),
        packages.len()
    );
    Ok(())
}

/// Every crate but those of this workspace.
fn crates(places: &Places) -> Result<Vec<Package>, Failure> {
    let text =
        Run::cargo().args(["metadata", "--format-version", "1", "--locked", "--all-features"]).within(&places.root).text()?;
    let metadata: Value = serde_json::from_str(&text).unwrap_or_default();
    let ours = metadata["workspace_members"].as_array().cloned().unwrap_or_default();
    let all = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let word = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let package = |one: &Value| Package {
        name: word(one, "name"),
        version: word(one, "version"),
        license: word(one, "license"),
        source: word(one, "source"),
    };
    let crates: Vec<Package> = all.iter().filter(|one| !ours.contains(&one["id"])).map(package).collect();
    match crates.is_empty() {
        true => Err(Failure::new("`cargo metadata`", "names no crate", "see what it prints")),
        false => Ok(crates),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catalogue_72_what_both_lock_files_hold_was_read_and_comes_from_where_it_should() {
        lock_files(&Places::find().unwrap()).unwrap();
    }
}
