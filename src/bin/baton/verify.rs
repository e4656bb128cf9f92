//! `baton verify`.

use std::path::PathBuf;

use baton_handoff::{
    agreement::document::{Definitions, posted},
    handoff::verify::{Receipt, Verdict, verify},
    time::Timestamp,
};

use crate::{Failure, files};

/// Computes a posted lead again, from what was posted alone.
///
/// POSTED.json is an object of field name to text, as the form arrived. What is printed is JSON: the verdict (agrees, differs,
/// cannot_be_checked, absent), the findings, the result that the browser should have had, and the one with the receiver's own rules,
/// gates and routes.
#[derive(clap::Args)]
#[command(after_help = "Example:
  baton verify --definitions published/definitions --received 2026-11-20T14:05:00.000Z posted.json")]
pub struct Arguments {
    /// The folder of definitions that `baton publish` wrote
    #[arg(long, value_name = "DIR")]
    definitions: PathBuf,
    /// When the post arrived, in UTC; now where it is left out
    #[arg(long, value_name = "TIME", value_parser = instant)]
    received: Option<Timestamp>,
    /// The account is in your own records
    #[arg(long)]
    existing_account: bool,
    /// The posted fields; - reads standard input
    #[arg(value_name = "POSTED.json")]
    posted: PathBuf,
}

fn instant(text: &str) -> Result<Timestamp, &'static str> {
    Timestamp::parse(text).ok_or("write an instant as 2026-11-20T14:05:00.000Z")
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let unable = |why: baton_handoff::error::Error| Failure::Unable(why.to_string());
    let definitions = Definitions::from_folder(&arguments.definitions).map_err(unable)?;
    let fields = posted(&arguments.posted.display().to_string(), &files::read(&arguments.posted)?).map_err(unable)?;
    let receipt = Receipt {
        received: arguments.received.unwrap_or_else(files::now),
        is_existing_account: arguments.existing_account,
        is_replayed: false,
    };
    let verification = verify(&fields, &definitions, receipt);
    files::print(&serde_json::to_string_pretty(&verification).unwrap_or_default());
    if verification.verdict == Verdict::Agrees { Ok(()) } else { Err(Failure::Found(String::new())) }
}
