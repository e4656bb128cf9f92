//! `baton check`.

use std::path::PathBuf;

use baton_handoff::{
    agreement::document::{Definition, Document, Team},
    check::{self, SiteMap},
    error::{Level, Problem},
    time::Date,
};

use crate::{Failure, files};

/// Finds what is wrong with lead definitions and site configs.
///
/// Every problem is one line: file, place, reason, cure. Which document a file holds is told from its keys.
///
/// Warnings are about what is legal and does not do what somebody meant: a rule that never fires, a cap that no rules reach, a status,
/// a route or a piece of content that no lead comes to, a route without a calendar, a missing or void signature. A site config beside
/// the definition adds what that site leaves it without (an answer that no form asks for, a form that no form is, a file type that is
/// not captured, visits where nothing is stored) and slots that are too small for the evidence. A site map adds the globs that match no page.
#[derive(clap::Args)]
#[command(after_help = "Example:
  baton check lead-definition.json site.json
  baton check --strict --site-map sitemap.xml lead-definition.json

  lead-definition.json: rules[3].points: 120 is outside -100 to 100; use a number in that range, not 0
  lead-definition.json: warning: routes[2]: is never taken: routes[0] takes every lead that meets it; put it before routes[0], or leave it out")]
pub struct Arguments {
    /// Lead definitions and site configs; - reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The pages of the site: its sitemap.xml, or a list with one path or address per line; may be given several times
    #[arg(long, value_name = "MAP")]
    site_map: Vec<PathBuf>,
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
    let map = map(&arguments.site_map)?;
    let definition = documents.iter().find_map(|(_, document)| match document {
        Document::Definition(definition) => Some(&**definition),
        Document::Site(_) => None,
    });
    let site = documents.iter().find_map(|(_, document)| match document {
        Document::Site(site) => Some(&**site),
        Document::Definition(_) => None,
    });
    for (name, document) in &documents {
        let mut problems = document.warnings().to_vec();
        match document {
            Document::Definition(definition) => {
                problems.extend(check::definition(definition, site));
                problems.extend(map.iter().flat_map(|map| check::site_map(definition, map)));
                files::print(&format!("{name}: {}", told(definition)));
            }
            Document::Site(site) => {
                let unknown = definition.and_then(|definition| site.compile(definition).err()).unwrap_or_default();
                problems.extend(definition.iter().flat_map(|definition| check::site(site, definition)));
                if unknown.is_empty() {
                    files::print(&format!("{name}: site config"));
                }
                problems.extend(unknown);
            }
        }
        passes &= problems.iter().all(|problem| problem.level == Level::Warning && !arguments.strict);
        lines.extend(problems.iter().map(|problem| line(name, problem)));
    }
    lines.iter().for_each(|line| eprintln!("{line}"));
    if passes { Ok(()) } else { Err(Failure::Found(String::new())) }
}

/// All pages of the maps, where there is one.
fn map(paths: &[PathBuf]) -> Result<Option<SiteMap>, Failure> {
    let mut all: Option<SiteMap> = None;
    for path in paths {
        let map =
            SiteMap::read(&path.display().to_string(), &files::read(path)?).map_err(|why| Failure::Found(why.to_string()))?;
        all = Some(match all {
            Some(before) => before.with(map),
            None => map,
        });
    }
    Ok(all)
}

/// `FILE: place: reason; cure`.
pub fn line(name: &str, problem: &Problem) -> String {
    match problem.level {
        Level::Error => format!("{name}: {problem}"),
        Level::Warning => format!("{name}: warning: {problem}"),
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
