//! `cargo xtask prove`: does a test really notice? Each row of `tests/prove/*.toml` breaks one line and names the
//! test that must go red.

mod row;

mod mutation;

mod trial;

mod verdict;

pub use row::reasons;

use std::process::ExitCode;
use std::time::Instant;

use crate::failure::Failure;
use crate::interrupt;
use crate::places::Places;
use crate::setup::Install;
use mutation::Mutation;
use row::Row;
use trial::Trial;
use verdict::Verdict;

/// Prove that the tests notice: break one line at a time and see the named test go red.
///
/// The rows are in tests/prove/*.toml: file, find, replace, kind (native, wasm or e2e), test, why. First every named
/// test is seen green; then each row is applied, its test is run, and the file is given back, also after Ctrl-C.
/// Fails when a mutation survives.
#[derive(clap::Args)]
pub struct Args {
    /// Only the rows of this file of tests/prove (`privacy`), or else those whose file, test or reason contains this.
    only: Option<String>,
    /// Install what is missing without asking.
    #[arg(long)]
    install: bool,
}

pub fn prove(places: &Places, args: &Args) -> Result<ExitCode, Failure> {
    let backups = places.target.join("prove/backup");
    mutation::nothing_left_over(places, &backups)?;
    let mut rows = row::read(places)?;
    if let Some(only) = &args.only {
        let named = rows.iter().any(|row| row.stands_in == *only);
        rows.retain(|row| row.is_meant(only, named));
    }
    if rows.is_empty() {
        return Err(Failure::new("tests/prove", "no row to prove", "add one, or give another filter"));
    }
    interrupt::listen()?;
    let trial = Trial::ready(places, &rows, Install::from(args.install))?;
    println!("Seeing every named test green first");
    trial.all_green(&rows)?;
    let mut verdicts = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        println!("[{}/{}] {} — {}", index + 1, rows.len(), row.file.display(), row.why);
        let begun = Instant::now();
        let mutation = Mutation::apply(places, &backups, row)?;
        let verdict = trial.run(row);
        mutation.restore()?;
        if interrupt::asked() {
            println!("Stopped; every file is as it was.");
            return Ok(interrupt::exit_code());
        }
        let verdict = verdict?;
        println!("      {} ({}, {:.1} s)", verdict.word(), row.test, begun.elapsed().as_secs_f32());
        verdicts.push(verdict);
    }
    print_table(&rows, &verdicts);
    Ok(if verdicts.iter().all(Verdict::noticed) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print_table(rows: &[Row], verdicts: &[Verdict]) {
    let wide = rows.iter().map(|row| row.file.to_string_lossy().len()).max().unwrap_or(0);
    println!();
    for (row, verdict) in rows.iter().zip(verdicts) {
        println!("{:12} {:6} {:wide$}  {}", verdict.word(), row.kind.word(), row.file.display().to_string(), row.test);
    }
    let noticed = verdicts.iter().filter(|verdict| verdict.noticed()).count();
    println!("\n{noticed} of {} mutations were noticed.", rows.len());
}
