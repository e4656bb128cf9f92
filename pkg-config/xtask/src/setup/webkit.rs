//! WebKitGTK's small browser, its driver, and a display server, without which that browser starts nowhere.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use super::Install;
use super::wanted::{Wanted, apt};
use crate::failure::Failure;

/// It stands in no PATH but in a folder of the machine's architecture.
const BROWSER: Wanted = Wanted { variable: "MINIBROWSER", names: &["MiniBrowser"], places: &[] };
const VERSIONS: [&str; 2] = ["webkit2gtk-4.1", "webkitgtk-6.0"];
const DRIVER: Wanted = Wanted { variable: "WEBKITWEBDRIVER", names: &["WebKitWebDriver"], places: &["/usr/bin/WebKitWebDriver"] };
const DISPLAY: Wanted = Wanted { variable: "XVFB", names: &["Xvfb"], places: &["/usr/bin/Xvfb", "/opt/X11/bin/Xvfb"] };

/// Finds all three, or installs them where this user may; the variables that the tests find them by.
pub fn ready(install: Install) -> Result<Vec<(&'static str, OsString)>, Failure> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    apt(install, "WebKitGTK, its driver and a display server", &["webkit2gtk-driver", "xvfb"])?;
    let cure = "run `sudo apt-get install -y webkit2gtk-driver xvfb` on Linux (there is none elsewhere), or set MINIBROWSER, \
                WEBKITWEBDRIVER and XVFB";
    find()?.ok_or_else(|| Failure::new("WebKitGTK, WebKitWebDriver and Xvfb", "not found", cure))
}

fn find() -> Result<Option<Vec<(&'static str, OsString)>>, Failure> {
    Ok(match (BROWSER.find()?.or_else(browser), DRIVER.find()?, DISPLAY.find()?) {
        (Some(browser), Some(driver), Some(display)) => {
            Some(vec![("MINIBROWSER", browser.into()), ("WEBKITWEBDRIVER", driver.into()), ("XVFB", display.into())])
        }
        _ => None,
    })
}

fn browser() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    let mut places = folders.flat_map(|folder| VERSIONS.map(|version| folder.join(version).join("MiniBrowser")));
    places.find(|place| place.is_file())
}
