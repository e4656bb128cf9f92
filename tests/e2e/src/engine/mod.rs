//! Browser engines: one file each says where its parts are found, how its driver starts and what a session asks for.

mod chromium;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
}

/// What of an engine is on this machine.
pub(crate) struct Parts {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Engine {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "Chromium",
        }
    }

    /// Browser and driver, or what is missing and how to get it.
    pub(crate) fn find(self) -> Result<Parts, String> {
        match self {
            Engine::Chromium => chromium::find(),
        }
    }

    /// The driver's command; `home` is a folder for profiles and downloads that is removed afterwards.
    pub(crate) fn driver(self, parts: &Parts, port: u16, home: &Path) -> Command {
        match self {
            Engine::Chromium => chromium::driver(parts, port, home),
        }
    }

    /// What a session asks the driver for.
    pub(crate) fn capabilities(self, parts: &Parts, home: &Path) -> Map<String, Value> {
        match self {
            Engine::Chromium => chromium::capabilities(parts, home),
        }
    }
}

/// A program: the one that the variable names, else the first that is found in PATH or at a usual place.
fn program(variable: &str, names: &[&str], places: &[&str]) -> Result<PathBuf, String> {
    if let Some(named) = env::var_os(variable).map(PathBuf::from) {
        return if named.is_file() { Ok(named) } else { Err(format!("{variable} names {}, which is no file", named.display())) };
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let in_path = env::split_paths(&path).flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    let found = in_path.chain(places.iter().map(PathBuf::from)).find(|file| file.is_file());
    found.ok_or_else(|| format!("{} not found in PATH; set {variable} to it", names.join(", ")))
}
