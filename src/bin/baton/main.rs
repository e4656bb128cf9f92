//! `baton`: checks, describes, compares, signs and publishes the documents of a site, explains a lead and verifies posted ones.

mod files;

mod check;

mod schema;

mod sign;

mod publish;

mod verify;

mod phrase;

mod play;

mod explanation;

mod explain;

mod differences;

mod diff;

mod fields;

mod manifest;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

const EXIT_CODES: &str = "Exit codes:
  0  all is well
  1  Baton looked and found something: problems in a document, a refusal, a bundle that does not agree, a difference
  2  Baton could not look: wrong arguments, or a file that cannot be read or written";

/// A lead is handed over with its story.
#[derive(Parser)]
#[command(name = "baton", version, after_help = EXIT_CODES, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    Explain(explain::Arguments),
    Diff(diff::Arguments),
    Schema(schema::Arguments),
    Sign(sign::Arguments),
    Publish(publish::Arguments),
    Verify(verify::Arguments),
    Fields(fields::Arguments),
    Manifest(manifest::Arguments),
}

/// Why a command ended early; each line goes to standard error.
enum Failure {
    /// Baton found something.
    Found(String),
    /// Baton could not look.
    Unable(String),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Sign(arguments) => sign::run(&arguments),
        Command::Publish(arguments) => publish::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Fields(arguments) => fields::run(&arguments),
        Command::Manifest(arguments) => manifest::run(&arguments),
    };
    let (text, code) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Found(text)) => (text, 1),
        Err(Failure::Unable(text)) => (text, 2),
    };
    if !text.is_empty() {
        eprintln!("{text}");
    }
    ExitCode::from(code)
}
