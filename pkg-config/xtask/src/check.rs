//! `cargo xtask check`: what can be said of the code without running the product.

use std::process::ExitCode;

use crate::budget::Budget;
use crate::build::{self, Make};
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::publish;
use crate::run::Run;
use crate::setup::{Install, wasm_target::TARGET};
use crate::site::{self, Audience};
use crate::supply;
use crate::test::{self, tally::Tally};
use crate::weight::{self, Weighed, Weight};

/// Check format, lints, the rules of the house, the byte budget and the supply chain.
///
/// rustfmt; clippy with pkg-config/clippy.toml over the workspace, and with pkg-config/clippy-page/clippy.toml over
/// the build that visitors run; the tidy tests; the limits of pkg-config/budget.toml; licences, sources and bans of pkg-config/deny.toml
/// for every package of the lock files; what is known against them, where that can be asked. It is part of `test`.
#[derive(clap::Args)]
pub struct Args {
    /// Install what is missing without asking.
    #[arg(long)]
    install: bool,
}

pub fn task(places: &Places, args: &Args) -> Result<ExitCode, Failure> {
    let install = Install::from(args.install);
    let mut tally = check(places, install)?;
    tally += one("tidy", tidy(places));
    println!("\n{tally}");
    Ok(tally.exit_code())
}

/// Everything but tidy, which is one of the native tests; each check counts as one test.
pub fn check(places: &Places, install: Install) -> Result<Tally, Failure> {
    build::ready(places, install)?;
    let mut tally = one("rustfmt", Run::cargo().args(["fmt", "--all", "--check"]).within(&places.root).stream());
    tally += one("clippy", clippy(places));
    tally += one("clippy of the page build", clippy_page(places));
    tally += one("budget", budget(places));
    tally += one("lock files", supply::lock_files(places));
    for (name, asked) in [
        ("advisories against crates", supply::crate_advisories as fn(&Places) -> Result<Tally, Failure>),
        ("advisories against npm packages", supply::package_advisories),
    ] {
        tally += match asked(places) {
            Ok(found) if found.skipped > 0 => found,
            outcome => one(name, outcome.map(drop)),
        };
    }
    Ok(tally)
}

fn one(name: &str, outcome: Result<(), Failure>) -> Tally {
    match outcome {
        Ok(()) => {
            println!("check {name} ... ok");
            Tally::PASSED
        }
        Err(failure) => {
            println!("check {name} ... FAILED");
            eprintln!("error: {failure}");
            Tally::FAILED
        }
    }
}

fn clippy(places: &Places) -> Result<(), Failure> {
    Run::cargo()
        .args(["clippy", "--quiet", "--workspace", "--all-targets", "--features", "baton-handoff/bench", "--", "-D", "warnings"])
        .env("CLIPPY_CONF_DIR", places.root.join("pkg-config"))
        .within(&places.root)
        .stream()
}

/// What costs bytes is forbidden where visitors pay for it, and only there: see the notes in that clippy.toml.
fn clippy_page(places: &Places) -> Result<(), Failure> {
    Run::cargo()
        .args(["clippy", "--quiet", "--package", "baton-handoff", "--lib"])
        .args(["--no-default-features", "--features", "page", "--target", TARGET])
        .args(["--", "-D", "warnings", "-D", "clippy::string_slice", "-D", "clippy::float_arithmetic"])
        .env("CLIPPY_CONF_DIR", places.root.join("pkg-config/clippy-page"))
        .within(&places.root)
        .stream()
}

fn tidy(places: &Places) -> Result<(), Failure> {
    let tally = test::tidy(places)?;
    match tally.failed {
        0 if tally.passed == 0 => Err(Failure::new("tests/it", "holds no tidy test", "restore tests/it/tidy.rs")),
        0 => Ok(()),
        _ => Err(Failure::new("tests/it/tidy.rs", "a rule of the house is broken", "the lines above say which and where")),
    }
}

fn budget(places: &Places) -> Result<(), Failure> {
    let rows = weigh(places)?;
    print!("{}", weight::table(&rows));
    Budget::read(&places.budget())?.hold(&rows)
}

/// What the demo's file and its parts weigh.
pub fn weigh(places: &Places) -> Result<Vec<Weighed>, Failure> {
    let dist = places.dist();
    let site = site::make(places, Make::Visitor, Audience::People)?;
    let mut rows = build::weigh(places, &dist)?;
    let script = files::read_text(&site.script)?;
    let file = places.short(&site.script).to_string();
    let definition = publish::definition_weight(&script)
        .ok_or_else(|| Failure::new(&file, "does not end in one packed text", "let definition_weight follow publishing"))?;
    rows.push(Weighed { name: "definition".into(), file: format!("the definition in {file}"), weight: definition });
    rows.push(Weighed { name: "whole".into(), file, weight: site.weight });
    // Here it is weighed as it is published.
    rows.retain(|row| row.name != "inspector");
    let inspector = publish::inspector(&site.pages.join("baton"))?;
    let weight = Weight::of(&files::read(&inspector)?);
    rows.push(Weighed { name: "inspector".into(), file: places.short(&inspector).to_string(), weight });
    Ok(rows)
}
