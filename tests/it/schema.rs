//! The JSON Schemas: the committed files are those that the types give, and they hold every example of
//! the repository.

use std::{fs, path::Path};

use baton_handoff::{
    agreement::document::{Definition, Document},
    fields::{FieldId, Place},
    handoff::outcome::{Disposition, Outcome, OutcomeReason},
    schema::Subject,
};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::{
    check::pointers,
    command::{baton, check, folder},
    documents::{with, without},
    warnings::changed,
};

pub fn validator(subject: Subject) -> Validator {
    jsonschema::validator_for(&serde_json::from_str(&subject.schema()).unwrap()).unwrap()
}

/// Where the document has another shape than the schema says; empty where it has that.
pub fn wrong(validator: &Validator, document: &Value) -> String {
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect::<Vec<_>>().join("\n")
}

fn json_of(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|why| panic!("{path:?}: {why}"))
}

/// JSON files below a folder.
fn below(folder: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            found.extend(below(entry.to_str().unwrap()));
        } else if entry.extension().is_some_and(|one| one == "json") {
            found.push(entry);
        }
    }
    found.sort();
    found
}

#[test]
fn the_committed_schemas_are_those_that_the_types_give() {
    for subject in Subject::ALL {
        let path = format!("pkg-config/schemas/{}", subject.file());
        let held = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            held == subject.schema(),
            "{path} is not what the types say; `baton schema --out pkg-config/schemas` writes it anew"
        );
    }
}

#[test]
fn the_command_prints_one_schema_or_writes_all_of_them() {
    let folder = folder();
    let folder = folder.path();
    check(folder, &["schema", "site"], 0, &Subject::Site.schema(), "");
    let output = baton(folder, &["schema", "--out", "schemas"]);
    assert!(output.status.success());
    for subject in Subject::ALL {
        assert_eq!(fs::read_to_string(folder.join("schemas").join(subject.file())).unwrap(), subject.schema());
    }
    assert_eq!(baton(folder, &["schema"]).status.code(), Some(2));
    assert_eq!(baton(folder, &["schema", "journal"]).status.code(), Some(2));
}

#[test]
fn every_document_of_the_repository_has_the_shape_that_its_schema_says() {
    let (definitions, sites) = (validator(Subject::Definition), validator(Subject::Site));
    let mut counts = (0, 0);
    for path in below("tests/cases/definitions").into_iter().chain(below("pkg-config/definitions")).chain(below("www/demo")) {
        let text = fs::read_to_string(&path).unwrap();
        match Document::read(&text) {
            Ok(Document::Definition(_)) => {
                counts.0 += 1;
                assert_eq!(wrong(&definitions, &json_of(&path)), "", "{path:?}");
            }
            Ok(Document::Site(_)) => {
                counts.1 += 1;
                assert_eq!(wrong(&sites, &json_of(&path)), "", "{path:?}");
            }
            Err(_) => {}
        }
    }
    assert!(counts.0 >= 20 && counts.1 >= 6, "{counts:?}");
}

/// Every context of the goldens.
fn contexts() -> Vec<(String, Value)> {
    let mut contexts = Vec::new();
    for path in below("tests/cases").into_iter().filter(|path| path.to_str().unwrap().ends_with(".posted.json")) {
        for post in json_of(&path).as_array().unwrap() {
            let fields = post.as_array().unwrap().iter().filter(|field| field[0] == "baton_context");
            contexts.extend(fields.map(|field| (format!("{path:?}"), serde_json::from_str(field[1].as_str().unwrap()).unwrap())));
        }
    }
    contexts
}

#[test]
fn every_context_of_the_scenarios_has_the_shape_that_its_schema_says() {
    let validator = validator(Subject::Context);
    let contexts = contexts();
    assert!(contexts.len() >= 60, "{}", contexts.len());
    for (path, context) in &contexts {
        assert_eq!(wrong(&validator, context), "", "{path}");
    }
    let (_, context) = contexts.iter().find(|(_, context)| context["processing"] == "profile").unwrap();
    for (pointer, value) in [
        ("/score", json!("42")),
        ("/score", json!(101)),
        ("/email", json!("ada@example.ca")),
        ("/submission/at", json!("20 November")),
        ("/status", json!("hot")),
        ("/processing", json!("attribution")),
        ("/evidence/atoms/first", json!([0])),
        ("/evidence/answers", json!({ "role": 1 })),
    ] {
        assert_ne!(wrong(&validator, &changed(context.clone(), &[(pointer, value.clone())])), "", "{pointer} {value}");
    }
}

#[test]
fn the_outcomes_schema_takes_what_is_read_and_refuses_what_is_refused() {
    let validator = validator(Subject::Outcome);
    let frozen: Value = serde_json::from_str(include_str!("../frozen/outcome.v1.json")).unwrap();
    let mut taken = 0;
    let mut judge = |record: &Value| {
        let read = Outcome::read("outcome.json", &record.to_string());
        assert_eq!(wrong(&validator, record).is_empty(), read.is_ok(), "{record}: {read:?}");
        taken += usize::from(read.is_ok());
    };
    for disposition in Disposition::ALL {
        for reason in OutcomeReason::ALL.iter().map(|reason| json!(reason.word())).chain([Value::Null]) {
            let mut record = changed(frozen.clone(), &[("/disposition", json!(disposition.word())), ("/reason", reason.clone())]);
            if reason.is_null() {
                record.as_object_mut().unwrap().remove("reason");
            }
            judge(&record);
        }
    }
    for (pointer, value) in [
        ("/v", json!(2)),
        ("/v", json!("1")),
        ("/submission", json!("0f1e")),
        ("/definition", json!("55a099")),
        ("/disposition", json!("hot")),
        ("/reason", json!("dislike")),
        ("/reason", json!(null)),
        ("/at", json!("24 November")),
        ("/at", json!("2026-11-24T19:30:00Z")),
        ("/email", json!("ada@example.ca")),
    ] {
        judge(&changed(frozen.clone(), &[(pointer, value)]));
    }
    for key in frozen.as_object().unwrap().keys() {
        let mut record = frozen.clone();
        record.as_object_mut().unwrap().remove(key);
        judge(&record);
    }
    // Two dispositions never have a reason, one always has: 6 x 12, 2 x 1 and 1 x 11. The instant without milliseconds is one more.
    assert_eq!(taken, 72 + 2 + 11 + 1);
}

#[test]
fn the_contexts_schema_holds_the_fields_of_the_table_and_their_parts() {
    let schema: Value = serde_json::from_str(&Subject::Context.schema()).unwrap();
    let spec = |id: &&FieldId| id.spec().place != Place::Flat;
    let mut table: Vec<&str> = FieldId::ALL.iter().filter(spec).map(|id| id.name()).collect();
    table.sort();
    assert_eq!(schema["properties"].as_object().unwrap().keys().collect::<Vec<_>>(), table);
    for id in FieldId::ALL.iter().filter(spec) {
        let mut keys = Vec::new();
        keys_of(&schema, &schema["properties"][id.name()], &mut keys);
        let mut parts: Vec<&str> = id.spec().parts.iter().copied().filter(|part| *part != "*").collect();
        for list in [&mut keys, &mut parts] {
            list.sort();
            list.dedup();
        }
        assert_eq!(keys, parts, "{}", id.name());
    }
}

/// The keys that a part of a schema names, at any depth.
fn keys_of<'a>(root: &'a Value, schema: &'a Value, keys: &mut Vec<&'a str>) {
    let schema = resolved(root, schema);
    for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
        keys.push(key);
        keys_of(root, inner, keys);
    }
    for inner in [&schema["items"], &schema["additionalProperties"]].into_iter().filter(|inner| inner.is_object()) {
        keys_of(root, inner, keys);
    }
}

pub fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => resolved(root, root.pointer(reference.trim_start_matches('#')).unwrap()),
        None => schema,
    }
}

/// What `check` refuses, and whether a shape alone can tell.
#[test]
fn the_schema_refuses_what_check_refuses_as_far_as_a_shape_can() {
    let validator = validator(Subject::Definition);
    let is_caught = |text: &str| {
        assert!(Definition::read(text).is_err(), "check refuses it: {text}");
        !validator.is_valid(&serde_json::from_str(text).unwrap())
    };
    for (pointer, value) in [
        ("/rules/0/points", json!("5")),
        ("/rules/0/points", json!(5.5)),
        ("/rules/0/points", json!(0)),
        ("/rules/0/points", json!(120)),
        ("/rules/0/when/page", json!("/en")),
        ("/rules/0/when/page/0", json!("/en/pricing/")),
        ("/rules/0/when/page/0", json!("en/pricing")),
        ("/rules/0/when/page/0", json!("/en/pricin?")),
        ("/rules/0/when/page/0", json!(format!("/{}", "a".repeat(200)))),
        ("/rules/0/within_days", json!(null)),
        ("/rules/0/pionts", json!(5)),
        ("/rules/0/id", json!("cap")),
        ("/rules/0/label/fr", json!(" ")),
        ("/rules/1/most", json!(9)),
        ("/caps", json!([60, 40])),
        ("/criteria/need", json!({ "topic": "onboarding" })),
        ("/status/0/is", json!("hot")),
        ("/status/0/is", json!("existing_account")),
        ("/calendars/0/open", json!({ "weekdays": ["09:00", "17:00"] })),
        ("/calendars/0/open", json!({ "mon": ["9:00", "17:00"] })),
        ("/calendars/0/closed/0", json!("25 December")),
        ("/topics/0/id", json!("On boarding")),
    ] {
        assert!(is_caught(&with(&[(pointer, value.clone())])), "{pointer} {value}");
    }
    for pointer in ["/rules/0/label", "/rules/0/label/fr", "/fallback", "/caps/fit"] {
        assert!(is_caught(&without(pointer)), "{pointer}");
    }
    // Sums, names that something must declare, names that must differ, days that no calendar has, and keys that stand twice are beyond it.
    for (pointer, value) in [
        ("/caps/fit", json!(50)),
        ("/rules/1/id", json!("pricing")),
        ("/criteria/problem", json!({ "topic": "price" })),
        ("/calendars/0/closed/0", json!("2026-02-30")),
        ("/calendars/0/zone", json!("America/Quebec")),
    ] {
        assert!(!is_caught(&with(&[(pointer, value.clone())])), "{pointer} {value}");
    }
}

#[test]
fn each_key_that_an_editor_shows_says_what_it_does() {
    for subject in Subject::ALL {
        let schema: Value = serde_json::from_str(&subject.schema()).unwrap();
        let mut all = Vec::new();
        pointers(&schema, "", &mut all);
        let is_property = |pointer: &&String| {
            let mut parts = pointer.rsplit('/');
            parts.next();
            parts.next() == Some("properties") && !["/if/", "/then/", "/else/"].iter().any(|judged| pointer.contains(judged))
        };
        let silent: Vec<&String> = all
            .iter()
            .filter(is_property)
            .filter(|pointer| {
                let property = schema.pointer(pointer).unwrap();
                !property["description"].is_string() && !resolved(&schema, property)["description"].is_string()
            })
            .collect();
        assert!(silent.is_empty(), "{subject:?}: {silent:?}");
        let text = subject.schema();
        assert!(!text.contains("\"null\"") && !text.contains("uint") && !text.contains("int32"), "{subject:?}");
    }
}
