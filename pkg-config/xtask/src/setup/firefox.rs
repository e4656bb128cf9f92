//! Firefox and its driver. Debian packs no geckodriver, so cargo builds it: once for this user, in one version.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::ffi::OsString;
use std::path::PathBuf;

use super::Install;
use super::wanted::{Wanted, apt};
use crate::failure::Failure;
use crate::places::Places;
use crate::run::Run;

/// The driver's version. Building it takes some three minutes on two cores.
const VERSION: &str = "0.37.1";

const BROWSER: Wanted = Wanted {
    variable: "FIREFOX",
    names: &["firefox-esr", "firefox"],
    places: &["/Applications/Firefox.app/Contents/MacOS/firefox", "C:/Program Files/Mozilla Firefox/firefox.exe"],
};

const DRIVER: Wanted = Wanted { variable: "GECKODRIVER", names: &["geckodriver"], places: &[] };

/// Finds both, or installs them where this user may; the variables that the tests find them by.
pub fn ready(places: &Places, install: Install) -> Result<Vec<(&'static str, OsString)>, Failure> {
    let mut browser = BROWSER.find()?;
    if browser.is_none() && apt(install, "Firefox", &["firefox-esr"])? {
        browser = BROWSER.find()?;
    }
    let browser = browser.ok_or_else(absent)?;
    Ok(vec![("FIREFOX", browser.into()), ("GECKODRIVER", driver(places, install)?.into())])
}

fn driver(places: &Places, install: Install) -> Result<PathBuf, Failure> {
    if let Some(found) = DRIVER.find()? {
        return Ok(found);
    }
    let root = cache(places).join(format!("geckodriver-{VERSION}"));
    let built = root.join("bin").join(format!("geckodriver{EXE_SUFFIX}"));
    if !built.is_file() {
        let cargo = Run::cargo().args(["install", "geckodriver", "--version", VERSION, "--locked", "--root"]).arg(&root);
        install.perform("geckodriver, built by cargo in some minutes", vec![cargo])?;
    }
    Ok(built)
}

/// Outside of target/: every copy of the sources can use the one that was built.
fn cache(places: &Places) -> PathBuf {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let user = folder("XDG_CACHE_HOME").or_else(|| folder("LOCALAPPDATA")).or_else(|| Some(folder("HOME")?.join(".cache")));
    user.map_or_else(|| places.target.join("tools"), |user| user.join("baton"))
}

fn absent() -> Failure {
    let line = match env::consts::OS {
        "macos" => "`brew install --cask firefox`",
        "windows" => "`winget install Mozilla.Firefox`",
        _ => "`sudo apt-get install -y firefox-esr`",
    };
    Failure::new("Firefox", "not found", format_args!("run {line}, or set FIREFOX"))
}
