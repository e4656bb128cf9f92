//! WebKitGTK's small browser, through WebKitWebDriver. It has no headless mode, so each session brings a display of its own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value, json};

use super::{Parts, program};
use crate::process::Group;

const VERSIONS: [&str; 2] = ["webkit2gtk-4.1", "webkitgtk-6.0"];
const SCREEN: [&str; 6] = ["-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"];

pub(super) fn find() -> Result<Parts, String> {
    Ok(Parts {
        browser: browser()?,
        driver: program("WEBKITWEBDRIVER", &["WebKitWebDriver"], &[])?,
        display: Some(program("XVFB", &["Xvfb"], &[])?),
    })
}

/// It stands in a folder of the machine's architecture, and in no PATH.
fn browser() -> Result<PathBuf, String> {
    let places = VERSIONS.iter().flat_map(|version| architectures().into_iter().map(move |folder| folder.join(version)));
    let places: Vec<String> = places.map(|folder| folder.join("MiniBrowser").to_string_lossy().into_owned()).collect();
    program("MINIBROWSER", &["MiniBrowser"], &places.iter().map(String::as_str).collect::<Vec<_>>())
}

fn architectures() -> Vec<PathBuf> {
    fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// The display server says on its first line which number it took.
pub(super) fn display(server: &Path, home: &Path) -> io::Result<(Group, String)> {
    let mut command = Command::new(server);
    let (group, number) = Group::spawn_telling(command.args(["-displayfd", "1"]).args(SCREEN), home)?;
    Ok((group, format!(":{number}")))
}

pub(super) fn driver(parts: &Parts, port: u16, home: &Path) -> Command {
    let mut command = Command::new(&parts.driver);
    command.arg(format!("--port={port}")).env("GDK_BACKEND", "x11");
    // Without a locale in UTF-8 the browser tells pages that its language is "C".
    command.env("LANG", "en_US.UTF-8");
    // Root in a container may not make the sandbox.
    command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    for variable in ["HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(variable, home);
    }
    command
}

pub(super) fn capabilities(parts: &Parts) -> Map<String, Value> {
    let options = json!({ "binary": parts.browser, "args": ["--automation"] });
    Map::from_iter([("webkitgtk:browserOptions".to_owned(), options)])
}
