//! Scenarios as data: each file under `tests/cases` is run here, in the compiled engine under Node and in a browser
//! (`tests/wasm`), and must give the same bytes everywhere.
//!
//! A scenario names its definition and site config, its steps, and what each `submit` must attach: `expect` is written by
//! hand, `absent` names what must not be there, `status` says what `baton.status()` would tell after the step. The whole text of the attached fields stands beside it in `*.posted.json`,
//! which `BLESS=1 cargo test --test it cases` writes anew.

use std::{fs, path::Path};

use baton_handoff::{
    agreement::{
        document::{Definitions, KnownDefinition},
        layout::Published,
    },
    handoff::verify::{Receipt, Verdict, verify},
    journey::{Journey, Post},
    publish::types,
};
use serde_json::Value;

use crate::documents::published;

fn run(file: &Path) {
    let text = fs::read_to_string(file).unwrap();
    let journey = Journey::read(&file.display().to_string(), &text).unwrap_or_else(|why| panic!("{why}"));
    let case: Value = serde_json::from_str(&text).unwrap();
    let name = file.file_stem().unwrap().to_str().unwrap();
    let definition = journey.definition_file().unwrap_or("pkg-config/definitions/b2b-saas.json");
    let site = journey.site_file().unwrap_or("www/demo/site.json");
    let read = |path: &str| fs::read_to_string(path).unwrap_or_else(|why| panic!("{path}: {why}"));
    let (definition, offsets, copy) = published(&read(definition), &read(site));
    leave_copy(name, &copy);
    let mut known = Definitions::new();
    known.insert(KnownDefinition::new(&definition, Some(&offsets)));
    let mut device = journey.device(copy);
    let mut posts = Vec::new();
    for (step, happens) in case["steps"].as_array().unwrap().iter().zip(journey.steps()) {
        if let Some(posted) = device.step(happens) {
            expect(name, step, &posted.fields);
            agree(name, &posted, &known);
            posts.push(posted.fields);
        }
        if step["status"].is_object() {
            let status: Value = serde_json::from_str(&device.status(happens)).unwrap();
            for key in status.as_object().into_iter().flatten().map(|(key, _)| key) {
                let declared = [format!("  {key}:"), format!("  {key}?:")];
                assert!(
                    declared.iter().any(|line| types().contains(line)),
                    "{name}: baton.d.ts does not know the {key} of a status"
                );
            }
            for (path, value) in step["status"].as_object().into_iter().flatten() {
                assert_eq!(at(&status, path), value, "{name}: status {path}");
            }
        }
        if let Some(stored) = step["stored"].as_bool() {
            assert_eq!(device.local().contains_key("baton.v1"), stored, "{name}: whether a record is stored after {step}");
        }
    }
    hold_golden(file, &posts);
}

/// What the step expects of the attached fields.
fn expect(name: &str, step: &Value, posted: &[(String, String)]) {
    let get = |field: &str| posted.iter().find(|(control, _)| control == field).map(|(_, value)| value.as_str());
    if step["nothing"].as_bool().unwrap_or(false) {
        assert_eq!(posted, [], "{name}: nothing is attached");
    }
    for (field, value) in step["expect"].as_object().into_iter().flatten() {
        match field.split_once('.') {
            // A slot that holds the context is looked into by its own name.
            Some((control, path)) => {
                let control = if control == "context" { "baton_context" } else { control };
                let context: Value = serde_json::from_str(get(control).unwrap_or("null")).unwrap();
                assert_eq!(at(&context, path), value, "{name}: {field}");
            }
            None => assert_eq!(get(field), value.as_str(), "{name}: {field}"),
        }
    }
    for field in step["absent"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        assert_eq!(get(field), None, "{name}: {field} is absent");
    }
}

/// What stands at a place such as `top_pages.0.path`; null for nothing.
fn at<'a>(json: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(json, |value, key| match key.parse::<usize>() {
        Ok(place) if value.is_array() => &value[place],
        _ => &value[key],
    })
}

/// Every bundle that a browser writes is one that verification agrees with.
fn agree(name: &str, posted: &Post, known: &Definitions) {
    let receipt = Receipt { received: posted.at, is_existing_account: false, is_replayed: false };
    let verification = verify(&posted.fields, known, receipt);
    let has_context = posted.fields.iter().any(|(control, _)| control == "baton_context");
    let expected = match (posted.fields.is_empty(), has_context) {
        (true, _) => Verdict::Absent,
        (_, true) => Verdict::Agrees,
        (_, false) => Verdict::CannotBeChecked,
    };
    assert_eq!(verification.verdict, expected, "{name}: {:#?}", verification.findings);
}

/// The attached fields, to the byte.
fn hold_golden(file: &Path, posts: &[Vec<(String, String)>]) {
    let golden = file.with_extension("posted.json");
    let text = serde_json::to_string_pretty(posts).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        fs::write(&golden, &text).unwrap();
    }
    let held = fs::read_to_string(&golden).unwrap_or_default();
    // The texts are long: what differs is better seen in a diff of the file.
    assert!(
        held == text,
        "{golden:?} holds other bytes; BLESS=1 cargo test --test it cases writes them, and a diff shows the change"
    );
}

/// Leaves the published copy where the compiled engine's run of the same scenario finds it.
fn leave_copy(name: &str, copy: &Published) {
    fs::create_dir_all("target/cases").unwrap();
    fs::write(format!("target/cases/{name}.copy"), copy.encode()).unwrap();
}

/// The scenario files, in the order of their names.
pub fn files() -> Vec<std::path::PathBuf> {
    let folders = fs::read_dir("tests/cases").unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let mut files: Vec<_> = folders
        .filter(|folder| !folder.ends_with("definitions"))
        .flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.to_str().is_some_and(|path| path.ends_with(".json") && !path.ends_with(".posted.json")))
        .collect();
    files.sort();
    files
}

#[test]
fn every_scenario_gives_what_it_says_and_the_bytes_that_are_held() {
    let files = files();
    assert!(!files.is_empty(), "there are scenarios");
    // Every scenario is run, so that one failure hides no other; each has told its own above.
    let failed: Vec<_> = files.iter().filter(|file| std::panic::catch_unwind(|| run(file)).is_err()).collect();
    assert!(failed.is_empty(), "{} of {} scenarios: {failed:#?}", failed.len(), files.len());
}
