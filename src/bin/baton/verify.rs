//! `baton verify`.

use std::{collections::BTreeSet, path::PathBuf};

use baton_handoff::{
    agreement::document::{Definitions, posted},
    handoff::verify::{Receipt, Verdict, Verification, submission, verify},
    time::Timestamp,
};
use serde::Serialize;

use crate::{Failure, files};

/// Computes posted leads again, from what was posted alone.
///
/// POSTED.json is an object of field name to text, as the form arrived. What is printed is JSON: the verdict (agrees, differs,
/// cannot_be_checked, absent), the findings, the result that the browser should have had, and the one with the receiver's own rules,
/// gates and routes. Of several posts each is printed on a line of its own, with its file.
#[derive(clap::Args)]
#[command(after_help = "Example:
  baton verify --definitions published/definitions --received 2026-11-20T14:05:00.000Z posted.json
  baton verify --definitions published/definitions --seen submissions.txt posted/*.json")]
pub struct Arguments {
    /// The folder of definitions that `baton publish` wrote
    #[arg(long, value_name = "DIR")]
    definitions: PathBuf,
    /// When the posts arrived, in UTC; now where it is left out
    #[arg(long, value_name = "TIME", value_parser = instant)]
    received: Option<Timestamp>,
    /// The account is in your own records
    #[arg(long)]
    existing_account: bool,
    /// Submission ids that arrived before, one on a line; a post that bears one of them is a replay
    #[arg(long, value_name = "FILE")]
    seen: Option<PathBuf>,
    /// The posted fields; - reads standard input
    #[arg(value_name = "POSTED.json", required = true)]
    posted: Vec<PathBuf>,
}

/// One of several posts.
#[derive(Serialize)]
struct Line<'a> {
    file: String,
    #[serde(flatten)]
    verification: &'a Verification,
}

fn instant(text: &str) -> Result<Timestamp, &'static str> {
    Timestamp::parse(text).ok_or("write an instant as 2026-11-20T14:05:00.000Z")
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let unable = |why: baton_handoff::error::Error| Failure::Unable(why.to_string());
    let definitions = Definitions::from_folder(&arguments.definitions).map_err(unable)?;
    let seen = arguments.seen.as_deref().map(files::read).transpose()?.unwrap_or_default();
    let mut seen: BTreeSet<String> = seen.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let received = arguments.received.unwrap_or_else(files::now);
    let mut all_agree = true;
    for path in &arguments.posted {
        let file = path.display().to_string();
        let fields = posted(&file, &files::read(path)?).map_err(unable)?;
        // Of two posts of one submission the second is the replay.
        let is_replayed = submission(&fields).is_some_and(|id| !seen.insert(id));
        let receipt = Receipt { received, is_existing_account: arguments.existing_account, is_replayed };
        let verification = verify(&fields, &definitions, receipt);
        all_agree &= verification.verdict == Verdict::Agrees;
        let text = match arguments.posted.len() {
            1 => serde_json::to_string_pretty(&verification),
            _ => serde_json::to_string(&Line { file, verification: &verification }),
        };
        files::print(&text.unwrap_or_default());
    }
    if all_agree { Ok(()) } else { Err(Failure::Found(String::new())) }
}
