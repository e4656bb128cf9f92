//! Everything that is published.

use serde_json::json;

use super::{
    engine::Engine,
    offsets::{FIRST_YEAR, offsets},
    people::people,
    script::script,
    snippet::{integrity, snippet},
};
use crate::{
    agreement::{
        document::{Audience, Definition, SiteConfig, Team, compile, sha256},
        layout,
    },
    error::{Error, publish as message},
    privacy::Manifest,
    schema::Subject,
};

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below the folder that is published to, with `/`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What the caller decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether a definition without both signatures may be published; its leads say so.
    pub unsigned: bool,
    /// The first year of the offset tables.
    pub first_year: i16,
}

impl Default for Options {
    fn default() -> Options {
        Options { unsigned: false, first_year: FIRST_YEAR }
    }
}

/// Makes the files of a site:
///
/// - `baton.<hash>.js`, the one script; the name changes with the content, so it can be cached for good,
/// - `snippet.html`, what a web team pastes,
/// - `context.schema.json`, the shape of what arrives in `baton_context`,
/// - `privacy-manifest.json` with its schema, what this site captures; `privacy.en.html` and `privacy.fr.html` with their script,
///   style and lists, the same for people; `assessment/`, starters for the privacy officer,
/// - `integrity.json`, what went in and the hashes of what came out,
/// - `definitions/<sha256>.json` and `definitions/<sha256>.offsets.json`, what `baton verify` reads.
pub fn publish(site: &SiteConfig, definition: &Definition, engine: &Engine, options: Options) -> Result<Vec<File>, Error> {
    let missing: Vec<&str> = Team::ALL.iter().filter(|team| !definition.is_signed_by(**team)).map(|team| team.word()).collect();
    if !missing.is_empty() && !options.unsigned {
        return Err(message::unsigned(&missing));
    }
    let offsets = offsets(definition, options.first_year)?;
    let compiled = site.compile(definition).map_err(|problems| Error::document("the site config", problems))?;
    let copy = layout::Published { agreed: compile(definition, Audience::Browser, &offsets), site: compiled };
    let script = script(engine, site, &copy)?;

    let hash = definition.sha256();
    let name = format!("baton.{}.js", &sha256(script.as_bytes())[..16]);
    let integrity = integrity(script.as_bytes());
    let mut files = vec![
        File { name: format!("definitions/{hash}.json"), bytes: definition.document().into() },
        File { name: format!("definitions/{hash}.offsets.json"), bytes: offsets.text().into() },
        File { name: Subject::Context.file().into(), bytes: Subject::Context.schema().into() },
        File { name: "snippet.html".into(), bytes: snippet(&name, &integrity).into() },
    ];
    let people = people(&Manifest::of(site, definition)?, &name, &integrity);
    files.extend(people.into_iter().map(|(name, text)| File { name, bytes: text.into() }));
    let hashes: serde_json::Map<_, _> = files.iter().map(|file| (file.name.clone(), sha256(&file.bytes).into())).collect();
    let summary = json!({
        "script": { "name": name, "integrity": integrity, "sha256": sha256(script.as_bytes()), "bytes": script.len() },
        "definition": {
            "id": definition.id(), "version": definition.version(), "sha256": hash, "signed": definition.is_signed(),
        },
        "engine": engine.manifest,
        "time_zones": offsets.database,
        "files": hashes,
    });
    files.push(File { name: "integrity.json".into(), bytes: format!("{summary:#}\n").into() });
    files.insert(0, File { name, bytes: script.into() });
    Ok(files)
}
