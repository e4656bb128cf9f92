//! Everything that is published.

use serde_json::json;

use super::{
    bom::bom,
    engine::Engine,
    offsets::{FIRST_YEAR, offsets},
    people::people,
    script::{Packing, Parts, inspector},
    snippet::{Names, hashed, integrity, snippet},
    types::types,
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
    /// How the scripts hold the engine.
    pub packing: Packing,
    /// Whether the inspector is published beside the script; without it `?baton=inspect` opens nothing.
    pub inspector: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { unsigned: false, first_year: FIRST_YEAR, packing: Packing::default(), inspector: true }
    }
}

/// Makes the files of a site:
///
/// - `baton.<hash>.js`, the one script; the name changes with the content, so it can be cached for good,
/// - `baton.<hash>.mjs`, the same as a module; `baton.<hash>.slim.mjs` and `baton.<hash>.wasm`, a module that is given its engine,
/// - `baton.d.ts`, types of what arrives and of `window.baton`; `context.schema.json`, the shape of what arrives in `baton_context`,
/// - `baton-inspect.<hash>.js`, the inspector, which the script loads where the address asks for it and no visitor else,
/// - `snippet.html`, what a web team pastes,
/// - `privacy-manifest.json` with its schema, what this site captures; `privacy.en.html` and `privacy.fr.html` with their script,
///   style and lists, the same for people; `assessment/`, starters for the privacy officer,
/// - `bom.cdx.json`, what the engine is made of; `integrity.json`, what went in and the hashes of what came out,
/// - `definitions/<sha256>.json` and `definitions/<sha256>.offsets.json`, what `baton verify` reads.
pub fn publish(site: &SiteConfig, definition: &Definition, engine: &Engine, options: Options) -> Result<Vec<File>, Error> {
    let missing: Vec<&str> = Team::ALL.iter().filter(|team| !definition.is_signed_by(**team)).map(|team| team.word()).collect();
    if !missing.is_empty() && !options.unsigned {
        return Err(message::unsigned(&missing));
    }
    let offsets = offsets(definition, options.first_year)?;
    let compiled = site.compile(definition).map_err(|problems| Error::document("the site config", problems))?;
    let copy = layout::Published { agreed: compile(definition, Audience::Browser, &offsets), site: compiled };
    let named = |stem: &str, bytes: Vec<u8>, ending: &str| File { name: hashed(stem, &bytes, ending), bytes };
    let inspector = inspector(engine).filter(|_| options.inspector).map(|text| named("baton-inspect", text.into(), "js"));
    let parts = Parts::of(engine, site, &copy, options.packing, inspector.as_ref().map(|file| file.name.as_str()))?;
    let wasm = named("baton", engine.wasm.clone(), "wasm");
    let script = named("baton", parts.script().into(), "js");
    let module = named("baton", parts.module().into(), "mjs");
    let slim = named("baton", parts.slim(&integrity(&wasm.bytes)).into(), "slim.mjs");

    let hash = definition.sha256();
    let script_integrity = integrity(&script.bytes);
    let names = Names { script: &script.name, module: &module.name, slim: &slim.name, wasm: &wasm.name };
    let materials =
        [("engine.wasm", engine.manifest.engine_sha256.as_str()), ("loader.js", engine.manifest.loader_sha256.as_str())];
    let mut files = vec![
        File { name: format!("definitions/{hash}.json"), bytes: definition.document().into() },
        File { name: format!("definitions/{hash}.offsets.json"), bytes: offsets.text().into() },
        File { name: Subject::Context.file().into(), bytes: Subject::Context.schema().into() },
        File { name: "baton.d.ts".into(), bytes: types().into() },
        File {
            name: "bom.cdx.json".into(),
            bytes: bom("baton-handoff", &engine.manifest.version, &engine.components, &materials).into(),
        },
        File { name: "snippet.html".into(), bytes: snippet(&names, &script_integrity).into() },
    ];
    files.extend(inspector.clone());
    let mut manifest = Manifest::of(site, definition)?;
    // What is not published is not asked for.
    manifest.network.files.retain(|asked| inspector.is_some() || !asked.file.starts_with("baton-inspect."));
    let people = people(&manifest, &script.name, &script_integrity);
    files.extend(people.into_iter().map(|(name, text)| File { name, bytes: text.into() }));
    let served = json!({ "script": names.script, "module": names.module, "slim": [names.slim, names.wasm] });
    files.splice(0..0, [script, module, slim, wasm]);
    let hashes = |file: &File| {
        let entry = json!({ "integrity": integrity(&file.bytes), "sha256": sha256(&file.bytes), "bytes": file.bytes.len() });
        (file.name.clone(), entry)
    };
    let hashes: serde_json::Map<_, _> = files.iter().map(hashes).collect();
    let summary = json!({
        "served": served,
        "definition": {
            "id": definition.id(), "version": definition.version(), "sha256": hash, "signed": definition.is_signed(),
        },
        "engine": engine.manifest,
        "time_zones": offsets.database,
        "files": hashes,
    });
    files.push(File { name: "integrity.json".into(), bytes: format!("{summary:#}\n").into() });
    Ok(files)
}
