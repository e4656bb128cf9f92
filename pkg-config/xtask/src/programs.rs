//! The project's own programs that the tasks run: `baton` and the receiver.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::places::Places;
use crate::run::Run;

pub struct Programs {
    pub baton: PathBuf,
    pub receiver: PathBuf,
}

/// Both in one call: cargo resolves one set of features for them and compiles what they share once.
pub fn build(places: &Places) -> Result<Programs, Failure> {
    let program = |name: &str| places.target.join("debug").join(format!("{name}{EXE_SUFFIX}"));
    let programs = Programs { baton: program("baton"), receiver: program("baton-receiver") };
    Run::cargo()
        .args(["build", "--package", "baton-handoff", "--bin", "baton", "--package", "baton-receiver", "--bin", "baton-receiver"])
        .quiet_once(&programs.receiver)
        .within(&places.root)
        .stream()?;
    Ok(programs)
}
