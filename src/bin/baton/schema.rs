//! `baton schema`.

use std::path::PathBuf;

use baton_handoff::schema::Subject;

use crate::{Failure, files};

/// Prints the JSON Schema of a document, or writes all of them to a folder.
///
/// An editor that knows the schema completes keys and shows what each does: put "$schema": "lead-definition.schema.json" into the
/// document, or map the file to its schema in the editor's settings. A schema knows the shape alone; `baton check` knows the rest.
/// context is the JSON that arrives in baton_context: generate your receiver's types from it; outcome is what sales
/// says about a lead.
#[derive(clap::Args)]
#[command(after_help = "Example:
  baton schema definition > lead-definition.schema.json
  baton schema --out schemas")]
pub struct Arguments {
    /// Which one to print
    #[arg(value_parser = Subject::ALL.iter().map(|subject| subject.word()).collect::<Vec<_>>(), required_unless_present = "out")]
    subject: Option<String>,
    /// The folder to write all of them to
    #[arg(long, value_name = "DIR", conflicts_with = "subject")]
    out: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    for subject in Subject::ALL {
        let text = subject.schema();
        if let Some(folder) = &arguments.out {
            let path = folder.join(subject.file());
            files::write(&path, text.as_bytes())?;
            files::print(&format!("{} ({} bytes)", path.display(), text.len()));
        } else if arguments.subject.as_deref() == Some(subject.word()) {
            files::print(text.trim_end());
        }
    }
    Ok(())
}
