//! What is published for people: pages, lists, starters for an assessment.

use std::{collections::BTreeMap, fs, path::Path};

use baton_handoff::privacy::{Manifest, Tongue, assessment, csv};

use crate::{manifest::manifest, publish::published};

const DEMO: &str = include_str!("../../www/demo/site.json");
const DEFINITION: &str = include_str!("../../pkg-config/definitions/b2b-saas.json");

fn texts() -> BTreeMap<String, String> {
    let files = published().into_iter();
    files.filter_map(|file| Some((file.name, String::from_utf8(file.bytes).ok()?))).collect()
}

fn demo() -> Manifest {
    manifest(DEMO, DEFINITION)
}

#[test]
fn publishing_writes_the_manifest_and_what_is_made_from_it() {
    let texts = texts();
    for name in [
        "privacy-manifest.json",
        "privacy-manifest.schema.json",
        "privacy.en.html",
        "privacy.fr.html",
        "privacy-fields.en.csv",
        "privacy-fields.fr.csv",
        "assessment/privacy-assessment.en.md",
        "assessment/privacy-assessment.fr.md",
    ] {
        assert!(texts.contains_key(name), "{name} is published: {:?}", texts.keys());
    }
    // The manifest keeps the schema that lies beside it.
    let json = |name: &str| serde_json::from_str::<serde_json::Value>(&texts[name]).unwrap();
    let validator = jsonschema::validator_for(&json("privacy-manifest.schema.json")).unwrap();
    assert!(validator.is_valid(&json("privacy-manifest.json")));
    // Every file that a page of a site asks for is named by the manifest, and the other way round.
    let manifest = Manifest::read(&texts["privacy-manifest.json"]).unwrap();
    for asked in &manifest.network.files {
        let (before, after) = asked.file.split_once('*').unwrap();
        assert!(texts.keys().any(|name| name.starts_with(before) && name.ends_with(after)), "{} is published", asked.file);
    }
}

#[test]
fn a_page_stands_under_the_strictest_policy_and_asks_only_for_published_files() {
    let texts = texts();
    for code in ["en", "fr"] {
        let page = &texts[&format!("privacy.{code}.html")];
        for forbidden in ["<style", " style=", " onclick", "javascript:", "http://", "https://", "<img", "<iframe", "<form"] {
            assert!(!page.contains(forbidden), "{code}: {forbidden}");
        }
        for part in page.split("<script").skip(1) {
            assert!(
                part.split('>').nth(1).is_some_and(|inner| inner.starts_with("</script")),
                "no script stands inside the page"
            );
            assert!(part.contains("integrity=\"sha384-"));
        }
        for address in ["href=\"", "src=\""].iter().flat_map(|attribute| page.split(attribute).skip(1)) {
            let address = address.split('"').next().unwrap();
            let is_here = address.starts_with('#') || address.starts_with("mailto:") || texts.contains_key(address);
            assert!(is_here, "{code}: {address} is published beside the page");
        }
        assert!(page.starts_with(&format!("<!doctype html>\n<html lang=\"{code}-CA\">")), "{code}");
    }
}

#[test]
fn a_page_names_everything_that_the_manifest_names() {
    let texts = texts();
    let manifest = Manifest::read(&texts["privacy-manifest.json"]).unwrap();
    for tongue in Tongue::ALL {
        let page = &texts[&format!("privacy.{}.html", tongue.code())];
        let has = |text: &str| {
            let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
            assert!(page.contains(&text), "{}: {text}", tongue.code());
        };
        for field in &manifest.fields {
            has(field.wire.as_deref().unwrap_or(&field.id));
            has(tongue.of(&field.label));
            has(tongue.of(&field.purpose));
        }
        for read in &manifest.reads {
            has(&read.api);
            has(tongue.of(&read.reason));
        }
        for store in &manifest.stores {
            has(&store.key);
            has(tongue.of(&store.holds));
        }
        for control in ["company_size", "province", "role", "timeline", "Portelune Inc. (made up)", "privacy@example.ca"] {
            has(control);
        }
        has(
            "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'none'; form-action 'self'",
        );
    }
}

#[test]
fn what_a_site_wrote_into_its_config_stays_text() {
    let site =
        DEMO.replace("Portelune Inc. (made up)", "<b>Portelune</b> \\\"&co\\\" =1+1").replace("privacy@example.ca", "=cmd()|x");
    let manifest = manifest(&site, DEFINITION);
    for tongue in Tongue::ALL {
        let text = assessment(&manifest, tongue);
        assert!(!text.contains("<b>") && text.contains("&lt;b&gt;Portelune&lt;/b&gt;"), "{text}");
        assert!(text.contains("=cmd()\\|x"), "a bar would begin another cell");
    }
}

/// Cells of a row as a spreadsheet takes them.
fn cells(row: &str) -> Vec<String> {
    let row = row.strip_prefix('"').and_then(|row| row.strip_suffix('"')).unwrap_or_else(|| panic!("{row} is quoted"));
    row.split("\",\"").map(|cell| cell.replace("\"\"", "\"")).collect()
}

#[test]
fn no_cell_of_the_list_is_a_formula_whatever_a_site_is_called() {
    let mut manifest = demo();
    for (place, text) in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1", "a\r\n=2", "\"=3"].iter().enumerate() {
        manifest.fields[place].example = (*text).into();
    }
    for tongue in Tongue::ALL {
        let list = csv(&manifest, tongue);
        let rows: Vec<Vec<String>> = list.strip_prefix('\u{feff}').unwrap().trim_end().split("\r\n").map(cells).collect();
        assert_eq!(rows.len(), 1 + manifest.fields.len() + manifest.stores.len() + manifest.reads.len());
        for row in &rows {
            assert_eq!(row.len(), rows[0].len(), "{row:?}");
            for cell in row {
                let first = cell.trim_start().chars().next();
                assert!(!matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')), "{cell}");
                assert!(!cell.contains(char::is_control), "{cell:?}");
            }
        }
        assert_eq!(rows[1][8], "'=1+1");
    }
}

#[test]
fn the_starter_of_the_assessment_is_filled_and_leaves_the_organizations_own_questions_open() {
    let manifest = demo();
    for tongue in Tongue::ALL {
        let text = assessment(&manifest, tongue);
        for field in &manifest.fields {
            assert!(text.contains(&format!("`{}`", field.id)) && text.contains(tongue.of(&field.label)), "{}", field.id);
        }
        assert!(text.contains("Portelune Inc. (made up)") && text.contains("180") && text.contains("form-action 'self'"));
        assert!(text.matches('▢').count() > 15);
    }
}

/// Claims that nobody may make for Baton, in both languages, as people might write them.
const FORBIDDEN: [&str; 35] = [
    "no consent needed",
    "no consent required",
    "works without consent",
    "no banner needed",
    "no cookie banner",
    "anonymous",
    "anonymized",
    "gdpr compliant",
    "gdpr-compliant",
    "law 25 compliant",
    "fully compliant",
    "compliant with",
    "pipeda compliant",
    "casl compliant",
    "ccpa compliant",
    "guarantees compliance",
    "tamper-proof",
    "tamperproof",
    "cannot be forged",
    "no other script can",
    "aucun consentement requis",
    "fonctionne sans consentement",
    "sans bannière",
    "anonyme",
    "anonymis",
    "conforme au rgpd",
    "conforme à la loi 25",
    "conforme à la lcap",
    "conforme à la lprpde",
    "garantit la conformité",
    "dispense de consentement",
    "se passe de consentement",
    "infalsifiable",
    "ne peut être falsifié",
    "aucun autre script ne peut",
];

/// Where one of these words says what Baton does not claim, or what it does without a yes: nothing.
const DENIED: [&str; 1] = ["no promise of"];

#[test]
fn no_text_for_people_claims_what_nobody_can_promise() {
    let mut all: Vec<(String, String)> = ["README.md", "LISEZMOI.md", "ARCHITECTURE.md", "CHANGELOG.md", "SECURITY.md"]
        .map(|name| (name.to_owned(), fs::read_to_string(name).unwrap()))
        .into();
    let mut folders = vec![Path::new("www/demo/public").to_path_buf(), Path::new("www/privacy").to_path_buf()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html" || ending == "js" || ending == "ts") {
                all.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    all.extend(texts().into_iter().filter(|(name, _)| !name.starts_with("baton.") && !name.starts_with("definitions/")));
    assert!(all.len() > 25, "{} texts", all.len());
    for (name, text) in &all {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        for claim in FORBIDDEN {
            for (at, _) in text.match_indices(claim) {
                let around: String = text[..at]
                    .chars()
                    .rev()
                    .take(20)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                    .chain(text[at..].chars().take(40))
                    .collect();
                // An attribute, and the name that a consent tool gives to one of its categories, claim nothing.
                let is_denied = DENIED.iter().any(|denial| around.contains(denial))
                    || around.contains("crossorigin=\"anonymous\"")
                    || around.contains("statistics-anonymous");
                assert!(is_denied, "{name} claims: …{around}…");
            }
        }
    }
    // The one sentence of what may be said is there, in both languages.
    let texts = texts();
    assert!(texts["privacy.en.html"].contains(
        "Baton sends nothing by itself; it adds the fields listed here to the form that you submit; it cannot read what you type."
    ));
    assert!(texts["privacy.fr.html"].contains(
        "Baton n’envoie rien de lui-même; il joint les champs énumérés ici au formulaire que vous envoyez; il ne peut pas lire ce que vous tapez."
    ));
}
