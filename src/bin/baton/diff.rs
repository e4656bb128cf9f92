//! `baton diff`.

use std::path::{Path, PathBuf};

use baton_handoff::{agreement::document::Definition, journey::Journey};
use serde_json::Value;

use crate::{Failure, differences, files, phrase, play};

/// Says what two lead definitions say differently, and which journeys it changes.
///
/// Each difference is one line: what was added, removed or changed, as old -> new. Rows are told apart by their names; a part that is
/// left out and one that says what is usual are the same. Signatures are not compared. With --journeys, each journey of the folder
/// is played under both, and its line says how the lead's status, score, priority, queue or respond-by time changes.
#[derive(clap::Args)]
#[command(after_help = "Example:
  baton diff published-definition.json lead-definition.json --journeys journeys

  rule pricing: points 5 -> 7
  route west added before route quebec-fr: queue west, when province BC or AB, calendar west
  journeys/back.json: status nurture -> needs_qualification, score 18 -> 22
  1 of 12 journeys change, 1 of them in status

Exit codes:
  0  no difference
  1  differences
  2  Baton could not look: wrong arguments, a file that cannot be read, a document with problems, a journey that cannot be played")]
pub struct Arguments {
    /// The lead definition as it was
    #[arg(value_name = "A")]
    old: PathBuf,
    /// The lead definition as it is now
    #[arg(value_name = "B")]
    new: PathBuf,
    /// A folder of journeys: its JSON files with "steps"; each is played with the site config that it names, else with one that
    /// opens everything which its visitor accepted
    #[arg(long, value_name = "DIR")]
    journeys: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let (old, new) = (unable(play::definition(&arguments.old))?, unable(play::definition(&arguments.new))?);
    let document = |definition: &Definition| serde_json::from_str(definition.document()).unwrap_or_default();
    let mut lines = differences::between(&document(&old), &document(&new));
    lines.iter().for_each(|line| files::print(line));
    let mut unplayed = Vec::new();
    if let Some(folder) = &arguments.journeys {
        let journeys = journeys(folder)?;
        let count = journeys.len();
        let (mut changed, mut in_status) = (0, 0);
        for (path, journey) in journeys {
            match (outcome(&old, &journey, &path), outcome(&new, &journey, &path)) {
                (Ok(was), Ok(is)) if was == is => {}
                (Ok(was), Ok(is)) => {
                    changed += 1;
                    in_status += usize::from(was[0] != is[0]);
                    let parts = OUTCOME.iter().zip(was.iter().zip(&is)).filter(|(_, (was, is))| was != is);
                    let told: Vec<String> =
                        parts.map(|(what, (was, is))| format!("{} {was} -> {is}", what.replace('_', " "))).collect();
                    lines.push(format!("{}: {}", path.display(), told.join(", ")));
                    files::print(lines.last().map_or("", String::as_str));
                }
                (Err(Failure::Found(why) | Failure::Unable(why)), _) | (_, Err(Failure::Found(why) | Failure::Unable(why))) => {
                    unplayed.push(why);
                }
            }
        }
        let of_status = if in_status > 0 { format!(", {in_status} of them in status") } else { String::new() };
        files::print(&format!("{changed} of {count} journeys change{of_status}"));
    }
    match (unplayed.is_empty(), lines.is_empty()) {
        (false, _) => Err(Failure::Unable(unplayed.join("\n"))),
        (true, true) => Ok(()),
        (true, false) => Err(Failure::Found(String::new())),
    }
}

/// A document with problems cannot be compared.
fn unable<T>(done: Result<T, Failure>) -> Result<T, Failure> {
    done.map_err(|failure| match failure {
        Failure::Found(why) | Failure::Unable(why) => Failure::Unable(why),
    })
}

/// The journeys of a folder, by their paths.
fn journeys(folder: &Path) -> Result<Vec<(PathBuf, Journey)>, Failure> {
    let mut journeys = Vec::new();
    for (name, bytes) in files::folder(folder)?.into_iter().filter(|(name, _)| name.ends_with(".json")) {
        let text = String::from_utf8_lossy(&bytes);
        let has_steps = serde_json::from_str::<Value>(&text).map_or(true, |json| json.get("steps").is_some());
        if has_steps {
            let path = folder.join(name);
            let journey = Journey::read(&path.display().to_string(), &text);
            journeys.push((path, journey.map_err(|why| Failure::Unable(why.to_string()))?));
        }
    }
    Ok(journeys)
}

/// What sales sees of a lead.
const OUTCOME: [&str; 5] = ["status", "score", "priority", "queue", "respond_by"];

/// The outcome of the last submit as the receiver confirms it. Where there is no score, only a queue may be known.
fn outcome(definition: &Definition, journey: &Journey, path: &Path) -> Result<[String; OUTCOME.len()], Failure> {
    let site = play::site(None, journey, path, definition)?;
    let played = play::play(definition, &site, journey, &path.display().to_string())?;
    let flat = |name: &str| played.post.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone());
    Ok(OUTCOME.map(|key| match &played.verification.confirmed {
        Some(confirmed) => confirmed.get(key).map_or_else(|| "none".into(), phrase::plain),
        None => flat(&format!("baton_{key}")).unwrap_or_else(|| "none".into()),
    }))
}
