//! `baton manifest`.

use std::path::{Path, PathBuf};

use baton_handoff::{
    agreement::document::{Definition, SiteConfig},
    error::Error,
    privacy::{Manifest, SCHEMA},
};

use crate::{Failure, files};

/// Prints the privacy manifest of a site: every field, read, store and request, each with its purpose in both languages.
///
/// It is generated from the code, cut to what this site config and this lead definition can bring about, and it is the file that
/// `baton publish` writes as privacy-manifest.json. With --schema it prints the JSON Schema that every manifest keeps.
#[derive(clap::Args)]
#[command(after_help = "Example:
  baton manifest --site site.json --definition lead-definition.json > privacy-manifest.json")]
pub struct Arguments {
    /// The site config
    #[arg(long, value_name = "FILE", required_unless_present = "schema")]
    site: Option<PathBuf>,
    /// The lead definition
    #[arg(long, value_name = "FILE", required_unless_present = "schema")]
    definition: Option<PathBuf>,
    /// Print the JSON Schema of manifests instead
    #[arg(long, conflicts_with_all = ["site", "definition"])]
    schema: bool,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let (Some(site_file), Some(definition_file)) = (&arguments.site, &arguments.definition) else {
        files::print(SCHEMA.trim_end());
        return Ok(());
    };
    let refused = |name: &Path| {
        let name = name.display().to_string();
        move |problems: Vec<_>| Failure::Found(Error::document(&name, problems).to_string())
    };
    let definition = Definition::read(&files::read(definition_file)?).map_err(refused(definition_file))?;
    let site = SiteConfig::read(&files::read(site_file)?).map_err(refused(site_file))?;
    let manifest = Manifest::of(&site, &definition).map_err(|why| Failure::Found(why.to_string()))?;
    files::print(manifest.text().trim_end());
    Ok(())
}
