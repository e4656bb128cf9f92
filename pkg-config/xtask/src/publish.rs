//! A site's script, published by the command that a web team uses: `baton publish`.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::run::Run;
use crate::weight::Weight;

/// Runs `baton publish` on a site config and a lead definition.
pub fn publish(places: &Places, baton: &Path, dist: &Path, [config, definition]: &[&Path; 2], out: &Path) -> Result<(), Failure> {
    files::empty_folder(out)?;
    // A definition that somebody is editing has no signatures yet; the demo shows it all the same, and its leads say so.
    let unsigned = if signed(&files::read_text(definition)?) { None } else { Some("--unsigned") };
    Run::new(baton)
        .arg("publish")
        .arg("--site")
        .arg(config)
        .arg("--definition")
        .arg(definition)
        .arg("--engine")
        .arg(dist)
        .arg("--out")
        .arg(out)
        .args(unsigned)
        // Nothing here serves them, and they are half of the time.
        .arg("--uncompressed")
        .within(&places.root)
        .quietly()
}

/// Do both teams stand under `signed`? Whether their hashes still hold is for `baton publish` to say.
fn signed(definition: &str) -> bool {
    let document: serde_json::Value = serde_json::from_str(definition).unwrap_or_default();
    ["marketing", "sales"].iter().all(|team| document["signed"][team].is_object())
}

/// The one file that a visitor loads.
pub fn script(published: &Path) -> Result<PathBuf, Failure> {
    named(published, "baton.")
}

/// The file that people load who ask for the inspector.
pub fn inspector(published: &Path) -> Result<PathBuf, Failure> {
    named(published, "baton-inspect.")
}

fn named(published: &Path, start: &str) -> Result<PathBuf, Failure> {
    let is_it = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start));
    files::with_ending(published, ".js")?.into_iter().find(is_it).ok_or_else(|| {
        Failure::new(published.display(), format_args!("holds no {start}<hash>.js"), "look at what `baton publish` printed")
    })
}

/// What the lead definition and the site config add to the script: its weight less its weight without them.
///
/// The script ends in one packed text: the engine, then the published copy, which begins with its fingerprint. All but the last of its
/// letters stand for themselves in the packed text.
pub fn definition_weight(script: &str) -> Option<Weight> {
    let start = script.rfind("baton-cop")?;
    let end = start + script.get(start..)?.find('"')?;
    let without = [script.get(..start)?, script.get(end..)?].concat();
    Some(Weight::of(script.as_bytes()).less(Weight::of(without.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_what_follows_the_engine_in_the_packed_text() {
        let script = "(()=>{loader;baton_loader.start({},\"engine, that looks for baton-copbaton-cop1COPY~!\")})();";
        assert_eq!(definition_weight(script).unwrap().raw, "baton-cop1COPY~!".len());
        assert_eq!(definition_weight("(()=>{})();"), None);
    }

    #[test]
    fn a_definition_is_signed_when_both_teams_stand_under_it() {
        assert!(signed(r#"{"signed":{"marketing":{"name":"Ada"},"sales":{"name":"Bo"}}}"#));
        assert!(!signed(r#"{"signed":{"marketing":{"name":"Ada"}}}"#));
        assert!(!signed(r#"{"signed":{}}"#));
    }
}
