//! `cargo xtask`: the tasks of the project, each of which does its own set-up.
//!
//! The modules in reading order: what a failure looks like, where things live, how a command is run; then the
//! set-up, the steps from sources to a published site, and last the tasks, one file or folder each.
#![allow(clippy::disallowed_methods, reason = "the clock ban of clippy.toml is for the product; tasks say how long they took")]

mod failure;

mod places;

mod interrupt;

mod run;

mod group;

mod stamp;

mod files;

mod setup;

mod weight;

mod budget;

mod build;

mod programs;

mod publish;

mod site;

mod demo;

mod check;

mod size;

mod supply;

mod test;

mod privacy;

mod prove;

mod bench;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::failure::Failure;
use crate::places::Places;

/// The tasks of Baton: see it, test it, build it.
///
/// Every task does its own set-up (the wasm target, the npm packages, a browser for the browser tests) and says in
/// one line what it installs. At a terminal it asks first; it does not where CI is set, where --install is given or
/// where there is no terminal.
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", arg_required_else_help = true, after_help = EXAMPLES)]
struct Line {
    #[command(subcommand)]
    task: Task,
}

const EXAMPLES: &str = "\
Start here:
  cargo xtask demo            a bilingual site with Baton on it, and the desk where its leads arrive
  cargo xtask test            everything that must hold: natively, in wasm, in a real browser
  cargo xtask test native     the quick part of it
  cargo xtask <TASK> --help   more about one task";

#[derive(Subcommand)]
enum Task {
    Demo(demo::Args),
    Test(test::Args),
    Build(build::Args),
    Check(check::Args),
    Size(size::Args),
    Privacy(privacy::Args),
    Prove(prove::Args),
    Bench(bench::Args),
}

fn main() -> ExitCode {
    match perform(Line::parse().task) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<ExitCode, Failure> {
    let places = Places::find()?;
    match task {
        Task::Demo(args) => demo::demo(&places, &args),
        Task::Test(args) => test::test(&places, &args),
        Task::Build(args) => build::task(&places, &args),
        Task::Check(args) => check::task(&places, &args),
        Task::Size(args) => size::task(&places, &args),
        Task::Privacy(args) => privacy::privacy(&places, &args),
        Task::Prove(args) => prove::prove(&places, &args),
        Task::Bench(args) => bench::task(&places, &args),
    }
}
