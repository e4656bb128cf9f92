//! `baton check`.

use std::path::PathBuf;

use baton_handoff::{
    agreement::document::{Definition, Document, Team},
    error::Problem,
    time::Date,
};

use crate::{Failure, files};

/// Finds what is wrong with lead definitions and site configs.
///
/// Every problem is one line: file, place, reason, cure. Which document a file holds is told from its keys. A site config is also
/// held against the lead definition, where one is given beside it.
#[derive(clap::Args)]
#[command(after_help = "Example:
  baton check lead-definition.json site.json

  lead-definition.json: rules[3].points: 120 is outside -100 to 100; use a number in that range, not 0")]
pub struct Arguments {
    /// Lead definitions and site configs; - reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Take warnings, a missing signature among them, as seriously as errors
    #[arg(long)]
    strict: bool,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut lines = Vec::new();
    let mut documents = Vec::new();
    let mut passes = true;
    for path in &arguments.files {
        let name = path.display().to_string();
        match Document::read(&files::read(path)?) {
            Ok(document) => documents.push((name, document)),
            Err(problems) => {
                passes = false;
                lines.extend(problems.iter().map(|problem| line(&name, problem)));
            }
        }
    }
    let definition = documents.iter().find_map(|(_, document)| match document {
        Document::Definition(definition) => Some(definition),
        Document::Site(_) => None,
    });
    for (name, document) in &documents {
        passes &= !arguments.strict || document.warnings().is_empty();
        lines.extend(document.warnings().iter().map(|warning| line(name, warning)));
        let unknown = match (document, definition) {
            (Document::Site(site), Some(definition)) => site.compile(definition).err().unwrap_or_default(),
            _ => Vec::new(),
        };
        passes &= unknown.is_empty();
        match (document, unknown.is_empty()) {
            (Document::Definition(definition), _) => files::print(&format!("{name}: {}", told(definition))),
            (Document::Site(_), true) => files::print(&format!("{name}: site config")),
            (Document::Site(_), false) => lines.extend(unknown.iter().map(|problem| line(name, problem))),
        }
    }
    lines.iter().for_each(|line| eprintln!("{line}"));
    if passes { Ok(()) } else { Err(Failure::Found(String::new())) }
}

/// `FILE: place: reason; cure`.
fn line(name: &str, problem: &Problem) -> String {
    match problem.level {
        baton_handoff::error::Level::Error => format!("{name}: {problem}"),
        baton_handoff::error::Level::Warning => format!("{name}: warning: {problem}"),
    }
}

/// What a definition is and who signed it.
fn told(definition: &Definition) -> String {
    let valid = definition.signatures().iter().filter(|signature| signature.sha256 == definition.sha256());
    let names = valid.map(|signature| {
        let mut on = String::new();
        Date::of_days(signature.on).write(&mut on);
        format!("{} ({}, {on})", signature.team.word(), signature.name)
    });
    let names: Vec<String> = names.collect();
    let signed = match names.len() {
        0 => "unsigned".into(),
        count if count < Team::ALL.len() => format!("signed by {} only", names.join(" and ")),
        _ => format!("signed by {}", names.join(" and ")),
    };
    format!("lead definition {} version {}, sha256 {}, {signed}", definition.id(), definition.version(), definition.sha256())
}
