//! Node.js and the packages of `www/package-lock.json`: esbuild, TypeScript, wasm-opt and the demo's consent tool.

use std::fs;
use std::path::{Path, PathBuf};

use super::Install;
use crate::failure::Failure;
use crate::places::Places;
use crate::run::Run;

/// The oldest Node.js that the packages and the tests run on.
const OLDEST: u32 = 20;
const GET_NODE: &str = "install Node.js 20 or later: `apt-get install -y nodejs npm` (Debian), `brew install node` (macOS) \
                        or `winget install OpenJS.NodeJS.LTS` (Windows)";
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Node and the packages of `www`.
pub fn ready(places: &Places, install: Install) -> Result<(), Failure> {
    ready_in(places, install, "www")
}

/// Node and the packages of a folder with a lock of its own.
pub fn ready_in(places: &Places, install: Install, folder: &str) -> Result<(), Failure> {
    new_enough(&Run::new("node").arg("--version").missing(GET_NODE).text()?)?;
    let inside = places.root.join(folder);
    if installed_from(&inside.join("package-lock.json"), &inside.join("node_modules/.package-lock.json")) {
        return Ok(());
    }
    // No package needs its install script, so none is run.
    let ci = Run::new(NPM).args(["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"]);
    install.perform(&format!("the npm packages of {folder}/package-lock.json"), vec![ci.missing(GET_NODE).within(&places.root)])
}

/// A command that one of the packages brings.
pub fn tool(places: &Places, name: &str) -> Run {
    let file = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
    let path: PathBuf = places.www().join("node_modules/.bin").join(file);
    // Scripts of the tests take the packages too, from folders that have none beside them.
    let packages = places.www().join("node_modules");
    Run::new(path).env("NODE_PATH", packages).missing("remove www/node_modules and run the task again").within(&places.root)
}

/// npm writes its own copy of the lock last, so a copy at least as new as the lock means a whole installation.
fn installed_from(lock: &Path, copy: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    match (changed(lock), changed(copy)) {
        (Some(lock), Some(copy)) => copy >= lock,
        _ => false,
    }
}

fn new_enough(version: &str) -> Result<(), Failure> {
    let version = version.trim();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST => Ok(()),
        _ => Err(Failure::new("Node.js", format_args!("{version} is older than version {OLDEST}"), GET_NODE)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_node_is_refused_with_the_ways_to_a_newer_one() {
        assert!(new_enough("v20.20.2\n").is_ok());
        assert!(new_enough("v24.1.0\n").is_ok());
        let line = new_enough("v18.19.0\n").unwrap_err().to_string();
        assert!(line.starts_with("Node.js: v18.19.0 is older than version 20; install Node.js 20 or later: `apt-get"), "{line}");
    }
}
