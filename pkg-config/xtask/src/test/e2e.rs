//! The published demo site in a real browser.

use std::ffi::OsString;

use super::Engine;
use super::native;
use super::tally::Tally;
use crate::build::{self, Make};
use crate::failure::Failure;
use crate::places::Places;
use crate::run::Run;
use crate::setup::chromium::{self, Chromium};
use crate::setup::{self, Install};
use crate::site::{self, Audience};

/// Without a browser the part fails where it was asked for by name or CI is set, and is skipped otherwise.
pub fn run(places: &Places, install: Install, engine: Engine, named: bool) -> Result<Tally, Failure> {
    let browser = match engine {
        Engine::Chromium => chromium::ready(install),
    };
    let browser = match browser {
        Ok(browser) => browser,
        Err(failure) if named || setup::ci() => return Err(failure),
        Err(failure) => {
            eprintln!("skipped: {failure}");
            return Ok(Tally::SKIPPED);
        }
    };
    build::ready(places, install)?;
    native::leave_copies(places)?;
    let mut tally = Tally::default();
    let cargo = Run::cargo().args(["test", "--package", "baton-e2e", "--no-fail-fast", "--", "--test-threads=2"]);
    let cargo = cargo.envs(&environment(places, &browser)?).within(&places.root);
    let status = cargo.lines(|line| tally.hear_cargo(line))?;
    Ok(tally.close(status))
}

/// Makes both sites and says where everything is.
pub fn environment(places: &Places, browser: &Chromium) -> Result<Vec<(&'static str, OsString)>, Failure> {
    println!("Building the demo site, one with a rule for each kind of signal, and one whose engine traps");
    let site = site::make(places, Make::Visitor, Audience::Tests)?;
    let signals = site::make(places, Make::Visitor, Audience::Signals)?;
    let trap = site::make(places, Make::Trap, Audience::Tests)?;
    let mut pairs = vec![
        ("CHROME", browser.browser.clone().into()),
        ("CHROMEDRIVER", browser.driver.clone().into()),
        ("BATON_SITE", site.pages.into()),
        ("BATON_DEFINITIONS", site.definitions.into()),
        ("BATON_SIGNALS_SITE", signals.pages.into()),
        ("BATON_SIGNALS_DEFINITIONS", signals.definitions.into()),
        ("BATON_DIST", places.dist().into()),
        ("BATON_TRAP_SITE", trap.pages.into()),
    ];
    if setup::ci() {
        pairs.push(("E2E_REQUIRE", "1".into()));
    }
    Ok(pairs)
}
