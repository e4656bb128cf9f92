//! Chromium and its driver.

use std::env;
use std::ffi::OsString;

use super::Install;
use super::wanted::{Wanted, apt};
use crate::failure::Failure;

const BROWSER: Wanted = Wanted {
    variable: "CHROME",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
    places: &[
        "/usr/bin/chromium",
        "/usr/lib/chromium/chromium",
        "/opt/google/chrome/chrome",
        "/snap/bin/chromium",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
    ],
};

const DRIVER: Wanted = Wanted {
    variable: "CHROMEDRIVER",
    names: &["chromedriver", "chromium.chromedriver"],
    places: &[
        "/usr/bin/chromedriver",
        "/usr/lib/chromium/chromedriver",
        "/usr/lib/chromium-browser/chromedriver",
        "/snap/bin/chromium.chromedriver",
        "/opt/homebrew/bin/chromedriver",
        "/usr/local/bin/chromedriver",
    ],
};

/// Finds both, or installs them where this user may; the variables that the tests find them by.
pub fn ready(install: Install) -> Result<Vec<(&'static str, OsString)>, Failure> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    apt(install, "Chromium and its driver", &["chromium", "chromium-driver"])?;
    find()?.ok_or_else(absent)
}

fn find() -> Result<Option<Vec<(&'static str, OsString)>>, Failure> {
    Ok(match (BROWSER.find()?, DRIVER.find()?) {
        (Some(browser), Some(driver)) => Some(vec![("CHROME", browser.into()), ("CHROMEDRIVER", driver.into())]),
        _ => None,
    })
}

fn absent() -> Failure {
    let line = match env::consts::OS {
        "macos" => "`brew install --cask google-chrome && brew install chromedriver`",
        "windows" => "`winget install Google.Chrome` and the matching Chrome for Testing driver",
        _ => "`sudo apt-get install -y chromium chromium-driver`",
    };
    Failure::new("Chromium and chromedriver", "not found", format_args!("run {line}, or set CHROME and CHROMEDRIVER"))
}
