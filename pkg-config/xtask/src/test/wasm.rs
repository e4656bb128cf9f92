//! The scenarios through the engine that visitors run, under Node: the same bytes in each time zone.

use std::ffi::OsString;
use std::path::PathBuf;

use super::ZONES;
use super::native;
use super::tally::Tally;
use crate::build::{self, Make};
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::run::Run;
use crate::setup::Install;

pub fn run(places: &Places, install: Install) -> Result<Tally, Failure> {
    build::ready(places, install)?;
    build::build(places, Make::Visitor, &places.dist())?;
    native::leave_copies(places)?;
    let scripts = files(places)?;
    let mut sum = Tally::default();
    for zone in ZONES {
        println!("TZ={zone}");
        let mut tally = Tally::default();
        let node = Run::new("node").args(["--test", "--test-reporter=spec"]).args(&scripts);
        let node = node.envs(&environment(places, zone)).within(&places.root);
        let status = node.lines(|line| tally.hear_node(line))?;
        sum += tally.close(status);
    }
    Ok(sum)
}

/// The test files: Node takes a folder's name differently from version to version, so each file is named.
pub fn files(places: &Places) -> Result<Vec<PathBuf>, Failure> {
    let folder = places.root.join("tests/wasm");
    let found = files::with_ending(&folder, ".test.mjs")?;
    match found.is_empty() {
        true => Err(Failure::new(places.short(&folder), "holds no .test.mjs file", "restore the folder")),
        false => Ok(found),
    }
}

/// What the scripts are told.
pub fn environment(places: &Places, zone: &str) -> [(&'static str, OsString); 2] {
    [("BATON_DIST", places.dist().into()), ("TZ", zone.into())]
}
