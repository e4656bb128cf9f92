//! Chromium and its driver, for the tests in a real browser.

use std::env;
use std::path::PathBuf;

use super::Install;
use crate::failure::Failure;
use crate::run::Run;

pub struct Chromium {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

/// How a program is looked for: by its variable, then by name on PATH, then in its usual places.
struct Wanted {
    variable: &'static str,
    names: &'static [&'static str],
    places: &'static [&'static str],
}

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

/// Finds both, or installs them where this user may.
pub fn ready(install: Install) -> Result<Chromium, Failure> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    if !may_install() {
        return Err(absent());
    }
    let apt = || Run::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive");
    let update = apt().args(["update", "-qq"]);
    let add = apt().args(["install", "-y", "-qq", "--no-install-recommends", "chromium", "chromium-driver"]);
    install.perform("Chromium and its driver", vec![update, add])?;
    find()?.ok_or_else(absent)
}

fn find() -> Result<Option<Chromium>, Failure> {
    Ok(match (BROWSER.find()?, DRIVER.find()?) {
        (Some(browser), Some(driver)) => Some(Chromium { browser, driver }),
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

impl Wanted {
    fn find(&self) -> Result<Option<PathBuf>, Failure> {
        if let Some(set) = env::var_os(self.variable).filter(|value| !value.is_empty()) {
            let path = PathBuf::from(set);
            return match path.is_file() {
                true => Ok(Some(path)),
                false => {
                    Err(Failure::new(self.variable, format_args!("{} is not a file", path.display()), "correct it or unset it"))
                }
            };
        }
        let usual = self.places.iter().map(PathBuf::from).find(|path| path.is_file());
        Ok(self.names.iter().find_map(|name| on_path(name)).or(usual))
    }
}

fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

#[cfg(unix)]
fn may_install() -> bool {
    nix::unistd::Uid::effective().is_root() && on_path("apt-get").is_some()
}

#[cfg(not(unix))]
fn may_install() -> bool {
    false
}
