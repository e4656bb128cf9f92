//! What may be in a lock file: `pkg-config/deny.toml`.

use std::path::Path;

use serde::Deserialize;
use spdx::{Expression, LicenseReq, ParseMode};

use crate::failure::Failure;
use crate::files;

/// A package of somebody else's.
pub struct Package {
    pub name: String,
    pub version: String,
    /// An expression of SPDX; crates may also say `/` for `OR`.
    pub license: String,
    /// Where it comes from: `registry+` and an address for a crate.
    pub source: String,
}

/// The part of the file that is held here; the rest is for cargo-deny.
#[derive(Deserialize)]
pub struct Rules {
    licenses: Licenses,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
}

impl Rules {
    pub fn read(path: &Path) -> Result<Rules, Failure> {
        let text = files::read_text(path)?;
        toml::from_str(&text).map_err(|why| {
            let why = why.to_string().replace('\n', " ");
            Failure::new(path.display(), format_args!("cannot be read ({why})"), "restore it, or mend the line")
        })
    }

    /// What stands against a package.
    pub fn against(&self, one: &Package) -> Vec<String> {
        let Package { name, version, license, source } = one;
        let mut found = Vec::new();
        if !self.allows(license) {
            let told = if license.is_empty() { "no licence" } else { license };
            found.push(format!("{name} {version}: {told}: is not among the licences that were read; read it and add it to pkg-config/deny.toml, or take another package"));
        }
        if !self.sources.allow_registry.iter().any(|known| source.strip_prefix("registry+") == Some(known)) {
            found.push(format!(
                "{name} {version}: comes from {source}; take it from its registry, or allow that source in pkg-config/deny.toml"
            ));
        }
        for ban in self.bans.deny.iter().filter(|ban| ban.name == *name) {
            found.push(format!("{name} {version}: is banned ({}); take it out", ban.reason));
        }
        found
    }

    /// Whether the licence leaves a choice that was read.
    fn allows(&self, license: &str) -> bool {
        let was_read = |wanted: &LicenseReq| self.licenses.allow.iter().any(|allowed| *allowed == wanted.to_string());
        Expression::parse_mode(license, ParseMode::LAX).is_ok_and(|expression| expression.evaluate(was_read))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

    fn found(name: &str, license: &str, source: &str) -> Vec<String> {
        let rules: Rules = toml::from_str(
            "[licenses]\nallow = [\"MIT\", \"Unicode-3.0\", \"Apache-2.0 WITH LLVM-exception\"]\n\
             [bans]\ndeny = [{ crate = \"leaky\", reason = \"it leaks\" }]\n\
             [sources]\nallow-registry = [\"https://github.com/rust-lang/crates.io-index\"]\n",
        )
        .unwrap();
        rules.against(&Package { name: name.into(), version: "1.2.3".into(), license: license.into(), source: source.into() })
    }

    #[test]
    fn a_licence_that_leaves_a_choice_that_was_read_passes() {
        for license in [
            "MIT",
            "MIT OR GPL-3.0-only",
            "GPL-2.0/MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR X11",
        ] {
            assert!(found("small", license, REGISTRY).is_empty(), "{license}");
        }
    }

    #[test]
    fn catalogue_72_a_newly_licensed_dependency_is_refused_by_name() {
        let cure =
            "is not among the licences that were read; read it and add it to pkg-config/deny.toml, or take another package";
        for license in ["AGPL-3.0-only", "MIT AND GPL-3.0-only", "Apache-2.0", "Beerware or so"] {
            assert_eq!(found("small", license, REGISTRY), [format!("small 1.2.3: {license}: {cure}")]);
        }
        assert_eq!(found("small", "", REGISTRY), [format!("small 1.2.3: no licence: {cure}")]);
    }

    #[test]
    fn catalogue_72_another_source_and_a_banned_package_are_refused() {
        let git = "git+https://example.ca/small?rev=1";
        let from =
            format!("small 1.2.3: comes from {git}; take it from its registry, or allow that source in pkg-config/deny.toml");
        assert_eq!(found("small", "MIT", git), [from]);
        assert_eq!(found("leaky", "MIT", REGISTRY), ["leaky 1.2.3: is banned (it leaks); take it out"]);
    }
}
