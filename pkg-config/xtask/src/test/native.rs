//! The tests of every crate on this machine, but for those that need a browser.

use super::ZONES;
use super::tally::Tally;
use crate::failure::Failure;
use crate::places::Places;
use crate::run::Run;

/// The scenarios alone.
const SCENARIOS: [&str; 3] = ["--test", "it", "cases::"];

pub fn run(places: &Places) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    let status = cargo(places).arg("--no-fail-fast").lines(|line| tally.hear_cargo(line))?;
    let mut sum = tally.close(status);
    for zone in ZONES {
        println!("The scenarios with TZ={zone}");
        let mut tally = Tally::default();
        let run = cargo(places).args(SCENARIOS).envs(&[("TZ", zone.into())]);
        let status = run.lines(|line| tally.hear_cargo(line))?;
        sum += tally.close(status);
    }
    Ok(sum)
}

/// The scenarios alone. They leave in target/cases the published copies that the same scenarios start from in wasm and
/// in a browser.
pub fn leave_copies(places: &Places) -> Result<(), Failure> {
    cargo(places).args(SCENARIOS).quietly()
}

/// The house rules alone.
pub fn tidy(places: &Places) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    let status = cargo(places).args(["--test", "it", "--quiet", "tidy::"]).lines(|line| tally.hear_cargo(line))?;
    Ok(tally.close(status))
}

/// Always the same set of crates: another set would have other features, and everything would be compiled once more.
fn cargo(places: &Places) -> Run {
    Run::cargo().args(["test", "--workspace", "--exclude", "baton-e2e"]).within(&places.root)
}
