//! Browser engines: one file each says where its parts are found, how its driver starts and what a session asks for.

mod chromium;

mod firefox;

mod webkit;

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value};

use crate::process::Group;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What of an engine is on this machine.
pub(crate) struct Parts {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
    /// The display server of an engine that has no headless mode.
    pub(crate) display: Option<PathBuf>,
}

impl Engine {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "WebKit",
        }
    }

    /// Browser and driver, or what is missing and how to get it.
    pub(crate) fn find(self) -> Result<Parts, String> {
        match self {
            Engine::Chromium => chromium::find(),
            Engine::Firefox => firefox::find(),
            Engine::WebKit => webkit::find(),
        }
    }

    /// A display of its own, for an engine that needs one, and its name.
    pub(crate) fn display(self, parts: &Parts, home: &Path) -> io::Result<Option<(Group, String)>> {
        parts.display.as_deref().map(|server| webkit::display(server, home)).transpose()
    }

    /// The driver's command; `home` is a folder for profiles and downloads that is removed afterwards.
    pub(crate) fn driver(self, parts: &Parts, port: u16, home: &Path) -> Command {
        let mut command = match self {
            Engine::Chromium => chromium::driver(parts, port),
            Engine::Firefox => firefox::driver(parts, port),
            Engine::WebKit => webkit::driver(parts, port, home),
        };
        // The profile goes to the temporary folder, and a killed browser would leave it there.
        command.env("TMPDIR", home);
        command
    }

    /// What a session asks the driver for.
    pub(crate) fn capabilities(self, parts: &Parts, home: &Path) -> Map<String, Value> {
        match self {
            Engine::Chromium => chromium::capabilities(parts, home),
            Engine::Firefox => firefox::capabilities(parts, home),
            Engine::WebKit => webkit::capabilities(parts),
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
