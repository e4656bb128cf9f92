//! A trial: the named test is run, quietly, in a group of its own that Ctrl-C or the time limit ends.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::File;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::row::{Kind, Row};
use super::verdict::Verdict;
use crate::build::{self, Make};
use crate::failure::Failure;
use crate::files;
use crate::group::Group;
use crate::interrupt;
use crate::places::Places;
use crate::run::Run;
use crate::setup::Install;
use crate::test;

/// A mutation can make a loop endless; no named test takes so long by itself, compilation included.
const LIMIT: Duration = Duration::from_secs(600);

/// A mutation of the engine shows in any zone; this one has an offset of no whole hour.
const ZONE: &str = "America/St_Johns";

pub struct Trial<'a> {
    places: &'a Places,
    install: Install,
    log: PathBuf,
    /// What the last run printed stays here for a person to read.
    last: RefCell<String>,
}

impl Trial<'_> {
    pub fn ready<'a>(places: &'a Places, rows: &[Row], install: Install) -> Result<Trial<'a>, Failure> {
        let any = |kind: Kind| rows.iter().any(|row| row.kind == kind);
        if any(Kind::Wasm) || any(Kind::E2e) {
            build::ready(places, install)?;
            test::leave_copies(places)?;
        }
        let log = places.target.join("prove/last.log");
        Ok(Trial { places, install, log, last: RefCell::default() })
    }

    /// Every named test must exist and be green before anything is broken, or red would mean nothing.
    pub fn all_green(&self, rows: &[Row]) -> Result<(), Failure> {
        let together: BTreeSet<(&str, &str)> = rows.iter().map(|row| (row.kind.word(), row.package.as_str())).collect();
        for (kind, package) in together {
            let named: Vec<&Row> = rows.iter().filter(|row| row.kind.word() == kind && row.package == package).collect();
            self.start(&named)?;
            let output = self.last.borrow();
            if interrupt::asked() {
                return Err(Failure::new("cargo xtask prove", "stopped before the first mutation", "run it again"));
            }
            for row in named {
                if Verdict::of(row, true, &output) != Verdict::Survived {
                    let cure = format!("see {}; a row can only name a green test", self.places.short(&self.log));
                    return Err(Failure::new(&row.test, "is not green, or not there, before anything is broken", cure));
                }
            }
        }
        Ok(())
    }

    /// Runs the test of one row, whose mutation is in place.
    pub fn run(&self, row: &Row) -> Result<Verdict, Failure> {
        match self.start(&[row]) {
            Ok(Some(success)) => Ok(Verdict::of(row, success, &self.last.borrow())),
            Ok(None) => Ok(Verdict::Crashed),
            // A step before the test refused the mutated source: that is what "not built" means.
            Err(failure) if row.kind != Kind::Native => {
                eprintln!("      {failure}");
                Ok(Verdict::NotBuilt)
            }
            Err(failure) => Err(failure),
        }
    }

    /// Runs the tests of rows of one kind and package: did the runner succeed? `None`: stopped, or out of time.
    fn start(&self, rows: &[&Row]) -> Result<Option<bool>, Failure> {
        let Some(first) = rows.first() else { return Ok(Some(true)) };
        let names: BTreeSet<&str> = rows.iter().map(|row| row.test.as_str()).collect();
        let run = match first.kind {
            Kind::Native => {
                let cargo = Run::cargo().args(["test", "--package", &first.package, "--tests", "--no-fail-fast", "--"]);
                cargo.args(names)
            }
            Kind::Wasm => {
                build::build(self.places, Make::Visitor, &self.places.dist())?;
                let node = Run::new("node").args(["--test", "--test-reporter=tap"]);
                let node = names.into_iter().fold(node, |node, name| node.arg("--test-name-pattern").arg(literal(name)));
                node.args(test::wasm_files(self.places)?).envs(&test::wasm_environment(self.places, ZONE))
            }
            Kind::E2e => {
                let cargo = Run::cargo().args(["test", "--package", "baton-e2e", "--tests", "--no-fail-fast", "--"]);
                cargo.args(names).envs(&test::browser_environment(self.places, self.install)?)
            }
        };
        self.watch(run.within(&self.places.root))
    }

    fn watch(&self, run: Run) -> Result<Option<bool>, Failure> {
        files::write(&self.log, "")?;
        let log = || File::options().append(true).open(&self.log).map_err(|e| Failure::file(&self.log, "open it", &e));
        let broken = |e: std::io::Error| Failure::file(&self.log, "watch the test", &e);
        let mut group = Group::spawn(run, log()?.into(), log()?.into())?;
        let begun = Instant::now();
        let status = group.wait(|| interrupt::asked() || begun.elapsed() > LIMIT).map_err(broken)?;
        group.end();
        *self.last.borrow_mut() = String::from_utf8_lossy(&files::read(&self.log)?).into_owned();
        Ok(status.map(|status| status.success()))
    }
}

/// A pattern of Node's that means the name itself: signs such as `(` and `.` would mean something else there.
fn literal(name: &str) -> String {
    name.chars().flat_map(|sign| (!sign.is_alphanumeric() && sign != ' ').then_some('\\').into_iter().chain([sign])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_signs_is_sought_as_it_stands() {
        assert_eq!(literal("an é in a (St. John's) form"), r"an é in a \(St\. John\'s\) form");
    }
}
