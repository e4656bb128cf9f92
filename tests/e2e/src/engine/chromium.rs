//! Chromium and its relatives, through chromedriver.

use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

use super::{Parts, program};

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const BROWSER_PLACES: [&str; 2] =
    ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];
const DRIVER_PLACES: [&str; 2] = ["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"];

pub(super) fn find() -> Result<Parts, String> {
    Ok(Parts {
        browser: program("CHROME", &BROWSERS, &BROWSER_PLACES)?,
        driver: program("CHROMEDRIVER", &["chromedriver"], &DRIVER_PLACES)?,
        display: None,
    })
}

pub(super) fn driver(parts: &Parts, port: u16) -> Command {
    let mut command = Command::new(&parts.driver);
    command.arg(format!("--port={port}"));
    command
}

pub(super) fn capabilities(parts: &Parts, home: &Path) -> Map<String, Value> {
    let options = json!({
        "binary": parts.browser,
        // Without a sandbox, since the tests also run as root in containers, where Chromium starts in no other way.
        "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,900",
        ],
        "prefs": { "download.default_directory": home, "download.prompt_for_download": false },
    });
    Map::from_iter([("browserName".to_owned(), json!("chrome")), ("goog:chromeOptions".to_owned(), options)])
}
