//! `baton explain`.

use std::path::PathBuf;

use baton_handoff::{error::Error, handoff::verify::Verdict, journey::Journey};

use crate::{Failure, explanation, files, play};

/// Tries a lead definition on one lead, and says why it is worth what it is.
///
/// The journey is played on a device of its own, and the bundle of its last submit is verified as a receiver would at that instant:
/// what is printed is what `baton verify` computes, with the receiver's own rules, gates and routes. Its format is described in the
/// crate's module `journey`; the files of tests/cases/handoff are examples.
#[derive(clap::Args)]
#[command(after_help = "Example:
  baton explain --definition lead-definition.json --site site.json --journey journey.json")]
pub struct Arguments {
    /// The lead definition, signed or not
    #[arg(long, value_name = "FILE")]
    definition: PathBuf,
    /// The site config; else the one that the journey names, else one that opens everything which its visitor accepted
    #[arg(long, value_name = "FILE")]
    site: Option<PathBuf>,
    /// What the visitor does
    #[arg(long, value_name = "CASE.json")]
    journey: PathBuf,
    /// Print what `baton verify` prints instead
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let definition = play::definition(&arguments.definition)?;
    let name = arguments.journey.display().to_string();
    let found = |why: Error| Failure::Found(why.to_string());
    let journey = Journey::read(&name, &files::read(&arguments.journey)?).map_err(found)?;
    let site = play::site(arguments.site.as_deref(), &journey, &arguments.journey, &definition)?;
    let played = play::play(&definition, &site, &journey, &name)?;
    if arguments.json {
        files::print(&serde_json::to_string_pretty(&played.verification).unwrap_or_default());
        let agrees = played.verification.verdict == Verdict::Agrees;
        return if agrees { Ok(()) } else { Err(Failure::Found(String::new())) };
    }
    let document = serde_json::from_str(definition.document()).unwrap_or_default();
    explanation::of(&played, &document, &name)?.iter().for_each(|line| files::print(line));
    Ok(())
}
