//! Every field of a posted bundle, changed one at a time: what can be computed again or stands twice is found and named, and the
//! rest is listed as a claim. The same through `baton verify`, in a process of its own.

use std::{fs, path::Path};

use baton_handoff::{
    agreement::document::{Definitions, KnownDefinition},
    handoff::verify::{Receipt, verify},
    journey::Journey,
    time::Timestamp,
};
use serde_json::{Map, Value, json};

use crate::{
    cases,
    command::baton,
    documents::published,
    verify::{Posted, check, definition, journey, received, with_context, with_flat},
};

/// Single changes, each with the finding and the field that it must be named by.
fn tamperings() -> Vec<(Posted, &'static str, &'static str)> {
    let context = |pointer, value, field| (with_context(pointer, value), "differs", field);
    let flat = |name, value| (with_flat(name, value), "flat_differs", name);
    vec![
        context("/score", json!(99), "score"),
        context("/score_possible", json!(99), "score_possible"),
        context("/intent", json!(46), "intent"),
        context("/fit", json!(39), "fit"),
        context("/contributions/0/points", json!(14), "contributions"),
        context("/contributions/1/count", json!(4), "contributions"),
        context("/coverage/known", json!(24), "coverage"),
        context("/criteria/problem", json!("met"), "criteria"),
        context("/status", json!("nurture"), "status"),
        context("/gates", json!(["competitor"]), "gates"),
        context("/says_existing_customer", json!(true), "says_existing_customer"),
        context("/review", json!([]), "review"),
        context("/priority", json!("low"), "priority"),
        context("/queue", json!("quebec-fr"), "queue"),
        context("/answer_in", json!("fr"), "answer_in"),
        context("/respond_by", json!("2026-11-05T16:06:00.000Z"), "respond_by"),
        context("/target_by", json!("2026-11-04T15:12:00.000Z"), "target_by"),
        context("/summary/fr", json!("Rappeler tout de suite."), "summary"),
        (with_flat("baton_reasons", "pricing +60"), "differs", "baton_reasons"),
        flat("baton_score", "99"),
        flat("baton_status", "nurture"),
        flat("baton_queue", "quebec-fr"),
        flat("baton_respond_by", "2026-11-05T16:06:00.000Z"),
        flat("baton_summary", "Call at once."),
        flat("baton_first_source", "elsewhere"),
        flat("baton_visits", "8"),
        flat("baton_consent_at", "2026-11-01T00:00:00.000Z"),
        (with_context("/evidence/atoms/0", json!([2, 0])), "evidence_impossible", "evidence.atoms.0"),
        (with_context("/evidence/atoms/0", json!([-1])), "evidence_impossible", "evidence.atoms.0"),
        (with_context("/evidence/atoms/0", json!([0, 0, 0, 0])), "evidence_impossible", "evidence.atoms.0"),
        (with_context("/visits", json!(1)), "evidence_impossible", "evidence.atoms.7"),
        (with_context("/definition/sha256", json!("0".repeat(64))), "unknown_definition", "definition"),
        (with_context("/discount", json!(100)), "unknown_field", "discount"),
    ]
}

/// A post as `baton verify` takes it.
fn object(posted: &Posted) -> String {
    Value::from(posted.iter().map(|(name, value)| (name.clone(), json!(value))).collect::<Map<_, _>>()).to_string()
}

fn found(verification: &Value) -> Vec<(&str, &str)> {
    let findings = verification["findings"].as_array().unwrap().iter();
    findings.map(|one| (one["finding"].as_str().unwrap(), one["field"].as_str().unwrap())).collect()
}

/// Runs `baton verify` over these posts, each a file; what it says of each, and its exit code.
fn verify_in_a_process(folder: &Path, posts: &[String], more: &[&str]) -> (Vec<Value>, Option<i32>) {
    let names: Vec<String> = (0..posts.len()).map(|place| format!("{place:04}.json")).collect();
    names.iter().zip(posts).for_each(|(name, post)| fs::write(folder.join(name), post).unwrap());
    let line = ["verify", "--definitions", "definitions"].into_iter().chain(more.iter().copied());
    let output = baton(folder, &line.chain(names.iter().map(String::as_str)).collect::<Vec<_>>());
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let mut told: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (told, name) in told.iter_mut().zip(&names) {
        assert_eq!(told.as_object_mut().unwrap().remove("file"), Some(json!(name)));
    }
    assert_eq!(told.len(), posts.len());
    (told, output.status.code())
}

/// A folder where a definition was published to.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (definition, offsets) = definition();
    publish(folder.path(), definition.sha256(), definition.document(), &offsets.text());
    folder
}

fn publish(folder: &Path, hash: &str, document: &str, offsets: &str) {
    let definitions = folder.join("definitions");
    fs::create_dir_all(&definitions).unwrap();
    fs::write(definitions.join(format!("{hash}.json")), document).unwrap();
    fs::write(definitions.join(format!("{hash}.offsets.json")), offsets).unwrap();
}

#[test]
fn each_single_change_is_found_and_named_in_this_process_and_in_another() {
    let tamperings = tamperings();
    let folder = folder();
    let posts: Vec<String> = tamperings.iter().map(|(posted, ..)| object(posted)).collect();
    let (told, code) = verify_in_a_process(folder.path(), &posts, &["--received", &received().received.text()]);
    assert_eq!(code, Some(1));
    for ((posted, finding, field), mut told) in tamperings.into_iter().zip(told) {
        // All are posts of one submission, so there every one but the first is a replay as well.
        told["findings"].as_array_mut().unwrap().retain(|one| one["finding"] != "replayed");
        let here = serde_json::to_value(check(&posted)).unwrap();
        assert!(found(&told).contains(&(finding, field)), "{finding} at {field} is among {:?}", found(&told));
        assert_ne!(told["verdict"], "agrees", "{field}");
        assert_eq!(told, here, "{field}: both processes say the same");
    }
}

#[test]
fn every_field_is_found_when_it_changes_or_listed_as_a_claim() {
    let posted = journey();
    let whole = check(&posted);
    let context: Map<String, Value> =
        serde_json::from_str(&posted.iter().find(|(name, _)| name == "baton_context").unwrap().1).unwrap();
    let is_claim = |name: &str| whole.claims.iter().any(|claim| claim == name);
    for (name, _) in posted.iter().filter(|(name, _)| name != "baton_context") {
        let verification = check(&with_flat(name, "8"));
        let is_found = verification.findings.iter().any(|one| one.field == *name);
        assert!(is_found || is_claim(name), "{name} is neither found nor a claim");
    }
    for key in context.keys().filter(|key| !matches!(key.as_str(), "v" | "definition" | "submission" | "evidence")) {
        let verification = check(&with_context(&format!("/{key}"), json!("changed")));
        let is_found = verification.findings.iter().any(|one| one.field == *key);
        assert_eq!(is_found, !is_claim(key), "{key} is either computed again or a claim: {:#?}", verification.findings);
    }
}

#[test]
fn a_submission_that_was_seen_or_comes_twice_is_a_replay() {
    let folder = folder();
    let at = received().received.text();
    let post = object(&journey());
    let (told, code) = verify_in_a_process(folder.path(), &[post.clone(), post.clone()], &["--received", &at]);
    assert_eq!((found(&told[0]), found(&told[1])), (vec![], vec![("replayed", "submission")]));
    assert_eq!(code, Some(0), "a replay does not make a bundle wrong");
    fs::write(folder.path().join("seen.txt"), "another\n0123456789abcdef0123456789abcdef\n").unwrap();
    let (told, _) = verify_in_a_process(folder.path(), &[post, "{}".into()], &["--received", &at, "--seen", "seen.txt"]);
    assert_eq!((found(&told[0]), &told[1]["verdict"]), (vec![("replayed", "submission")], &json!("absent")));
}

#[test]
fn every_scenario_is_verified_in_another_process_with_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let received = Timestamp::parse("2099-12-31T12:00:00.000Z").unwrap();
    let (mut posts, mut here) = (Vec::new(), Vec::new());
    for file in cases::files() {
        let text = fs::read_to_string(&file).unwrap();
        let journey = Journey::read(&file.display().to_string(), &text).unwrap();
        let read = |path: &str| fs::read_to_string(path).unwrap();
        let document = read(journey.definition_file().unwrap_or("pkg-config/definitions/b2b-saas.json"));
        let (definition, offsets, _) = published(&document, &read(journey.site_file().unwrap_or("www/demo/site.json")));
        publish(folder.path(), definition.sha256(), definition.document(), &offsets.text());
        let mut known = Definitions::new();
        known.insert(KnownDefinition::new(&definition, Some(&offsets)));
        let held: Vec<Posted> = serde_json::from_str(&fs::read_to_string(file.with_extension("posted.json")).unwrap()).unwrap();
        for posted in held {
            let receipt = Receipt { received, is_existing_account: false, is_replayed: false };
            here.push((file.clone(), serde_json::to_value(verify(&posted, &known, receipt)).unwrap()));
            posts.push(object(&posted));
        }
    }
    assert!(posts.len() > 100, "{} posts", posts.len());
    let (told, _) = verify_in_a_process(folder.path(), &posts, &["--received", &received.text()]);
    for (mut told, (file, here)) in told.into_iter().zip(here) {
        // Scenarios share submission ids, so there some are replays as well.
        told["findings"].as_array_mut().unwrap().retain(|one| one["finding"] != "replayed");
        assert_eq!(told.to_string(), here.to_string(), "{file:?}");
        assert!(told["verdict"] != "differs", "{file:?}");
    }
}
