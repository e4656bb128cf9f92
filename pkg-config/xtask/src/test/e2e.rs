//! The published demo site in real browsers.

use std::ffi::OsString;
use std::path::Path;

use super::Engine;
use super::native;
use super::tally::Tally;
use crate::build::{self, Make};
use crate::failure::Failure;
use crate::places::Places;
use crate::publish;
use crate::run::Run;
use crate::setup::{self, Install, chromium, firefox, webkit};
use crate::site::{self, Audience};

/// The variables that the tests find programs and sites by.
type Environment = Vec<(&'static str, OsString)>;

impl Engine {
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::Webkit];

    /// The last word of the names of its tests.
    pub fn word(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }

    fn ready(self, places: &Places, install: Install) -> Result<Environment, Failure> {
        match self {
            Engine::Chromium => chromium::ready(install),
            Engine::Firefox => firefox::ready(places, install),
            Engine::Webkit => webkit::ready(install),
        }
    }
}

/// One engine, or all of them. An engine that is not there and cannot be installed fails where it was asked for by name or CI is set,
/// and is skipped with a word otherwise. With a name, only the journeys whose names hold it.
pub fn run(places: &Places, install: Install, only: Option<Engine>, name: Option<&str>) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    let mut environment = Environment::new();
    let mut left_out = Vec::new();
    for engine in Engine::ALL {
        if only.is_some_and(|only| only != engine) {
            left_out.push(engine);
            continue;
        }
        match engine.ready(places, install) {
            Ok(found) => environment.extend(found),
            Err(failure) if only.is_some() || setup::ci() => return Err(failure),
            Err(failure) => {
                eprintln!("##### SKIPPED, all tests of {}: {failure} #####", engine.word());
                tally += Tally::SKIPPED;
                left_out.push(engine);
            }
        }
    }
    if environment.is_empty() {
        return Ok(tally);
    }
    build::ready(places, install)?;
    native::leave_copies(places)?;
    environment.extend(sites(places)?);
    // More than there are cores: browsers and their drivers wait more than they work.
    let cargo = Run::cargo().args(["test", "--package", "baton-e2e", "--no-fail-fast", "--", "--test-threads=3"]);
    let cargo = cargo.args(name);
    let cargo = left_out.into_iter().fold(cargo, |cargo, engine| cargo.arg("--skip").arg(format!("::{}", engine.word())));
    let status = cargo.envs(&environment).within(&places.root).lines(|line| tally.hear_cargo(line))?;
    Ok(tally.close(status))
}

/// Every engine that is there or can be, and the sites: for a run of single tests.
pub fn environment(places: &Places, install: Install) -> Result<Environment, Failure> {
    let mut environment = Environment::new();
    for engine in Engine::ALL {
        match engine.ready(places, install) {
            Ok(found) => environment.extend(found),
            Err(failure) => eprintln!("without {}: {failure}", engine.word()),
        }
    }
    environment.extend(sites(places)?);
    Ok(environment)
}

/// Makes the sites and says where everything is.
fn sites(places: &Places) -> Result<Environment, Failure> {
    println!(
        "Building the demo site, one with a rule for each kind of signal, the form pages' script, and two whose engine traps"
    );
    let site = site::make(places, Make::Visitor, Audience::Tests)?;
    let signals = site::make(places, Make::Visitor, Audience::Signals)?;
    let trap = site::make(places, Make::Trap, Audience::Tests)?;
    let config = places.root.join("tests/e2e/forms/site.json");
    let definition = places.root.join("pkg-config/definitions/b2b-saas.json");
    let forms = |dist: &str, out: &str| {
        let out = places.target.join(out);
        let documents: [&Path; 2] = [&config, &definition];
        publish::publish(places, &site.programs.baton, &places.target.join(dist), &documents, &out).map(|()| out)
    };
    let more = site::make_for_tests(places, &site.programs)?;
    let mut pairs = vec![
        ("BATON_PROGRAM", site.programs.baton.clone().into()),
        ("BATON_SITE", site.pages.into()),
        ("BATON_DEFINITIONS", site.definitions.into()),
        ("BATON_SIGNALS_SITE", signals.pages.into()),
        ("BATON_SIGNALS_DEFINITIONS", signals.definitions.into()),
        ("BATON_DIST", places.dist().into()),
        ("BATON_TRAP_SITE", trap.pages.into()),
        ("BATON_FORMS", forms("dist", "forms")?.into()),
        ("BATON_TRAP_FORMS", forms("dist-trap", "forms-trap")?.into()),
        ("BATON_TEST_SCRIPTS", more.into()),
        ("BATON_PROGRAM", site.programs.baton.into()),
    ];
    if setup::ci() {
        pairs.push(("E2E_REQUIRE", "1".into()));
    }
    Ok(pairs)
}
