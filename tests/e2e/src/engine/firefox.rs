//! Firefox, through geckodriver.

use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

use super::{Parts, program};
use crate::process::free_port;

const BROWSERS: [&str; 2] = ["firefox-esr", "firefox"];
const BROWSER_PLACES: [&str; 1] = ["/Applications/Firefox.app/Contents/MacOS/firefox"];

pub(super) fn find() -> Result<Parts, String> {
    Ok(Parts {
        browser: program("FIREFOX", &BROWSERS, &BROWSER_PLACES)?,
        driver: program("GECKODRIVER", &["geckodriver"], &[])?,
        display: None,
    })
}

pub(super) fn driver(parts: &Parts, port: u16) -> Command {
    let mut command = Command::new(&parts.driver);
    command.args(["--host", "127.0.0.1", "--port", &port.to_string()]);
    // Two drivers side by side would both take the usual second port.
    command.args(["--websocket-port", &free_port().expect("a free port").to_string()]);
    command
}

pub(super) fn capabilities(parts: &Parts, home: &Path) -> Map<String, Value> {
    let options = json!({
        "binary": parts.browser,
        "args": ["-headless", "--width=1280", "--height=900"],
        "prefs": { "browser.download.folderList": 2, "browser.download.dir": home, "browser.download.useDownloadDir": true },
    });
    Map::from_iter([("browserName".to_owned(), json!("firefox")), ("moz:firefoxOptions".to_owned(), options)])
}
