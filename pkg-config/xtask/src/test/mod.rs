//! `cargo xtask test`: everything that must hold, natively, in wasm and in real browsers.

mod e2e;

mod native;

pub mod tally;

mod wasm;

use std::process::ExitCode;
use std::time::Instant;

use clap::ValueEnum;

pub use e2e::environment as browser_environment;
pub use native::{leave_copies, tidy};
pub use wasm::{environment as wasm_environment, files as wasm_files};

use crate::check;
use crate::failure::Failure;
use crate::places::Places;
use crate::setup::Install;
use tally::Tally;

/// Machines stand in these: the zone of the standard, one far west, and one whose offset is no whole hour.
const ZONES: [&str; 3] = ["UTC", "America/Vancouver", "America/St_Johns"];

/// Run the tests: without a part, all of them and `check`.
///
/// Ends with a line for each part and the sum of all. Browsers and their drivers are found through CHROME, CHROMEDRIVER,
/// FIREFOX, GECKODRIVER, MINIBROWSER, WEBKITWEBDRIVER and XVFB, on PATH or in the usual places; as root on Debian they are
/// installed (geckodriver is built by cargo), elsewhere the line that does it is printed.
#[derive(clap::Args)]
pub struct Args {
    /// Only this part.
    part: Option<Part>,
    /// Only the journeys of the e2e part whose names hold this.
    #[arg(requires = "part")]
    name: Option<String>,
    /// Install what is missing without asking.
    #[arg(long)]
    install: bool,
    /// Only this browser in the e2e part.
    #[arg(long)]
    engine: Option<Engine>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Tests of the crates on this machine, the house rules among them.
    Native,
    /// The scenarios through the engine that visitors run, under Node and in three time zones.
    Wasm,
    /// The published demo site in real browsers.
    E2e,
}

/// A browser engine that the e2e part can drive.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    Chromium,
    Firefox,
    /// WebKitGTK.
    Webkit,
}

pub fn test(places: &Places, args: &Args) -> Result<ExitCode, Failure> {
    let install = Install::from(args.install);
    let mut parts = Vec::new();
    let mut part = |name: &'static str, outcome: &dyn Fn() -> Result<Tally, Failure>| {
        println!("\n== {name}");
        let begun = Instant::now();
        // A part that could not run is a failure of its own: the sum never looks green without it.
        let tally = outcome().unwrap_or_else(|failure| {
            eprintln!("error: {failure}");
            Tally::FAILED
        });
        parts.push((name, tally, begun.elapsed()));
    };
    let wanted = |this: Part| args.part.is_none_or(|only| only == this);
    if args.part.is_none() {
        part("check", &|| check::check(places, install));
    }
    if wanted(Part::Native) {
        part("native", &|| native::run(places));
    }
    if wanted(Part::Wasm) {
        part("wasm", &|| wasm::run(places, install));
    }
    if wanted(Part::E2e) {
        part("e2e", &|| e2e::run(places, install, args.engine, args.name.as_deref()));
    }
    println!();
    let mut sum = Tally::default();
    for (name, tally, took) in parts {
        println!("{name:7} {tally} ({:.1} s)", took.as_secs_f32());
        sum += tally;
    }
    println!("\n{sum}");
    Ok(sum.exit_code())
}
