//! The manifest and what is made from it for people: pages, lists, starters for an assessment.

use super::snippet::{hashed, integrity};
use crate::privacy::{Assets, Manifest, SCHEMA, Tongue, assessment, csv, page};

const SCRIPT: &str = include_str!("../../www/privacy/privacy.js");
const ICON: &str = include_str!("../../www/privacy/privacy.svg");
const STYLE: &str = include_str!("../../www/privacy/privacy.css");

/// Names and texts of the files, given the name and the integrity hash of Baton's script.
pub(crate) fn people(manifest: &Manifest, script: &str, script_integrity: &str) -> Vec<(String, String)> {
    let named = |text: &str, ending: &str| (hashed("privacy", text.as_bytes(), ending), integrity(text.as_bytes()));
    let assets = Assets {
        baton: (script.into(), script_integrity.into()),
        icon: named(ICON, "svg").0,
        script: named(SCRIPT, "js"),
        style: named(STYLE, "css"),
    };
    let mut files = vec![
        ("privacy-manifest.json".into(), manifest.text()),
        ("privacy-manifest.schema.json".into(), SCHEMA.into()),
        (assets.script.0.clone(), SCRIPT.into()),
        (assets.style.0.clone(), STYLE.into()),
        (assets.icon.clone(), ICON.into()),
    ];
    for tongue in Tongue::ALL {
        let code = tongue.code();
        files.push((format!("privacy.{code}.html"), page(manifest, tongue, &assets)));
        files.push((format!("privacy-fields.{code}.csv"), csv(manifest, tongue)));
        files.push((format!("assessment/privacy-assessment.{code}.md"), assessment(manifest, tongue)));
    }
    files
}
