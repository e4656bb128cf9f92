//! `baton sign`.

use std::path::PathBuf;

use baton_handoff::{
    agreement::document::{Team, sign},
    time::Date,
};

use crate::{Failure, files};

/// Puts a team's name under a lead definition.
///
/// The signature holds the hash of the definition as it stands; any later change voids it. The file keeps its form: only "signed"
/// is written.
#[derive(clap::Args)]
#[command(after_help = "Example:
  baton sign --as sales --name \"Ada Example\" lead-definition.json")]
pub struct Arguments {
    /// The team that signs
    #[arg(long = "as", value_name = "TEAM", value_parser = ["marketing", "sales"])]
    team: String,
    /// Who signs for it
    #[arg(long)]
    name: String,
    /// When, as 2026-11-20; today in UTC where it is left out
    #[arg(long, value_parser = date)]
    on: Option<Date>,
    /// The lead definition
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

fn date(text: &str) -> Result<Date, &'static str> {
    Date::parse(text).ok_or("write a day of the calendar as 2026-11-20")
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let text = files::read(&arguments.file)?;
    let team = Team::parse(&arguments.team).unwrap_or(Team::Marketing);
    let on = arguments.on.unwrap_or_else(|| Date::of_days((files::now().millis() / baton_handoff::time::DAY) as i32));
    let signed = sign(&text, team, &arguments.name, on).map_err(|why| Failure::Found(why.to_string()))?;
    files::write(&arguments.file, signed.as_bytes())?;
    files::print(&format!("{}: signed by {} for {}", arguments.file.display(), arguments.name, team.word()));
    Ok(())
}
