//! `components.json`: what the visitor's engine is made of, for the bill of materials that `baton publish` writes.

use std::path::Path;

use serde_json::{Value, json};

use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::run::Run;
use crate::setup::wasm_target::TARGET;

/// What cargo says of a crate: name, version, licence.
const FORMAT: &str = "{p}|{l}";

pub fn write(places: &Places, dist: &Path) -> Result<(), Failure> {
    // Procedural macros run in the compiler and leave no byte of their own.
    let tree = Run::cargo()
        .args(["tree", "--package", "baton-handoff", "--no-default-features", "--features", "page", "--target", TARGET])
        .args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", FORMAT, "--locked"])
        .within(&places.root)
        .text()?;
    let lock = places.root.join("Cargo.lock");
    let lock: toml::Value = toml::from_str(&files::read_text(&lock)?)
        .map_err(|why| Failure::new(lock.display(), format_args!("is no lock file ({why})"), "take the committed one"))?;
    let mut components = of_tree(&tree, &lock);
    let rustc = Run::new("rustc").arg("--version").within(&places.root).text()?;
    components.push(json!({
        "name": "rust-std", "version": rustc.split_whitespace().nth(1).unwrap_or_default(),
        "license": "MIT OR Apache-2.0", "sha256": Value::Null,
    }));
    components.sort_by_key(|one| one["name"].to_string());
    files::write(&dist.join("components.json"), format!("{:#}\n", Value::from(components)))
}

/// Each crate once, without the product itself.
fn of_tree(tree: &str, lock: &toml::Value) -> Vec<Value> {
    let locked = lock["package"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut lines: Vec<&str> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    lines.sort_unstable();
    lines.dedup();
    let component = |line: &str| {
        let (package, license) = line.split_once('|')?;
        let (name, rest) = package.split_once(" v")?;
        let version = rest.split_whitespace().next()?;
        let is_this = |one: &&toml::Value| one["name"].as_str() == Some(name) && one["version"].as_str() == Some(version);
        let sha256 = locked.iter().find(is_this)?.get("checksum")?.as_str()?;
        Some(json!({ "name": name, "version": version, "license": license.trim_end_matches(" (*)"), "sha256": sha256 }))
    };
    lines.into_iter().filter_map(component).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_crate_of_the_tree_stands_there_once_with_its_hash_and_without_the_product() {
        let lock = toml::toml! {
            [[package]]
            name = "baton-handoff"
            version = "0.1.0"
            [[package]]
            name = "talc"
            version = "5.1.1"
            checksum = "abc"
        };
        let tree = "baton-handoff v0.1.0 (/somewhere)|MIT OR Apache-2.0\ntalc v5.1.1|MIT\ntalc v5.1.1|MIT (*)\n";
        let talc = json!({ "name": "talc", "version": "5.1.1", "license": "MIT", "sha256": "abc" });
        assert_eq!(of_tree(tree, &toml::Value::Table(lock)), [talc]);
    }
}
