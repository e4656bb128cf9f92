//! The JSON Schemas beside the readers: the same keys, the same that must be there, the same conditions in each place.

use std::collections::{BTreeMap, BTreeSet};

use baton_handoff::{
    agreement::document::{Definition, SiteConfig},
    schema::Subject,
};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    check::{any_json, pointers},
    documents::with,
    schema::{resolved, validator, wrong},
    warnings::changed,
};

/// A definition and a site config in which every key stands at least once.
fn full() -> [(Subject, Value); 2] {
    let when = json!({ "any": [
        { "media": { "key": "tour", "percent": 50 } }, { "visits": { "at_least": 2, "within_days": 7 } },
        { "returns": { "page": ["/en"], "at_least": 1, "within_days": 7 } } ] });
    let label = json!({ "en": "Text", "fr": "Texte" });
    let signature = json!({ "name": "Ada Example", "on": "2026-11-20", "sha256": "0".repeat(64) });
    let definition: Value = serde_json::from_str(&with(&[
        ("/$schema", json!("lead-definition.schema.json")),
        ("/events", json!(["calculator"])),
        ("/review", json!({ "score_at_least": 80, "within": 3 })),
        ("/sla/0/escalate", json!({ "after_business_minutes": 60, "to": "sales-backup" })),
        ("/content", json!([{ "id": "a", "url": { "en": "/en/a", "fr": "/fr/a" }, "topic": "onboarding", "stage": "early", "label": label }])),
        ("/signed", json!({ "marketing": signature, "sales": signature })),
        ("/rules/0/at", json!("browser")),
        ("/rules/0/within_days", json!(30)),
        ("/rules/1/when", when),
        ("/gates/0/label", label),
        ("/gates/0/source", json!("practice")),
        ("/routes/0/id", json!("quebec")),
        ("/routes/0/at", json!("browser")),
        ("/routes/0/source", json!("practice")),
        ("/fallback/language", json!("en")),
    ]))
    .unwrap();
    let mut site: Value = serde_json::from_str(include_str!("../cases/definitions/design.site.json")).unwrap();
    site["$schema"] = json!("site.schema.json");
    site["state"] = json!(false);
    site["capture"]["automation"] = json!(false);
    site["capture"]["hash_routes"] = json!(false);
    site["capture"]["own_hosts"] = json!(["example.ca"]);
    site["capture"]["click_ids"] = json!(false);
    site["capture"]["provinces"] = json!({ "QC": ["/qc/**"] });
    site["capture"]["time_zone"] = json!(false);
    site["vendors"] = json!(["marketo"]);
    site["consent"]["dnt"] = json!("ignore");
    site["consent"]["storage"] = json!("persistent");
    let always_asks = json!({ "tool": "hubspot", "attribution": ["analytics"], "always_asks": true });
    site["consent"]["sources"].as_array_mut().unwrap().push(always_asks);
    site["forms"][0]["permission"] =
        json!({ "control": "letter", "who": "Example Inc.", "purpose": "letter", "wording": { "en": "Yes", "fr": "Oui" } });
    site["forms"][0]["origins"] = json!(["https://forms.example.ca"]);
    [(Subject::Definition, definition), (Subject::Site, site)]
}

/// What the reader of a document says about it.
fn read(subject: Subject, document: &Value) -> String {
    let read = match subject {
        Subject::Definition => Definition::read(&document.to_string()).map(drop),
        _ => SiteConfig::read(&document.to_string()).map(drop),
    };
    read.err().map_or(String::new(), |problems| crate::documents::lines(&problems))
}

/// The objects of a document whose keys are closed, each with its pointer and its schema.
fn closed<'a>(root: &'a Value, schema: &'a Value, document: &Value, here: &str, found: &mut Vec<(String, &'a Value)>) {
    let mut schema = resolved(root, schema);
    if let Some(each) = schema["oneOf"].as_array()
        && let Some(only) = document.as_object().and_then(|object| object.keys().next())
    {
        schema = each.iter().find(|one| one["required"][0] == *only).unwrap_or_else(|| panic!("{here}: {only}"));
    }
    match document {
        Value::Object(object) => {
            if schema["additionalProperties"] == false && schema["properties"].is_object() {
                found.push((here.to_owned(), schema));
            }
            for (key, inner) in object {
                let of_map = schema["patternProperties"].as_object().and_then(|map| map.values().next());
                let inner_schema = schema["properties"].get(key).or(of_map).unwrap_or(&schema["additionalProperties"]);
                closed(root, inner_schema, inner, &format!("{here}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (at, inner) in list.iter().enumerate() {
                closed(root, &schema["items"], inner, &format!("{here}/{at}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn reader_and_schema_know_the_same_keys_and_miss_the_same() {
    let full = full();
    let mut kinds = 0;
    for (subject, document) in &full {
        let subject = *subject;
        assert_eq!((read(subject, document), wrong(&validator(subject), document)), (String::new(), String::new()));
        let root: Value = serde_json::from_str(&subject.schema()).unwrap();
        let mut found = Vec::new();
        closed(&root, &root, document, "", &mut found);
        // By kind of object, the keys that its schema knows and those that the document shows.
        let mut shown: BTreeMap<String, (Vec<&str>, BTreeSet<&str>)> = BTreeMap::new();
        for (pointer, schema) in &found {
            let properties: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
            let own = document.pointer(pointer).unwrap().as_object().unwrap();
            if properties.len() == 1 && own.len() == 1 {
                // One condition: which keys it may have is held by another test.
                continue;
            }
            // The reader names all keys that it knows when it meets one that it does not.
            let said = read(subject, &changed(document.clone(), &[(&format!("{pointer}/unknown"), json!(1))]));
            let known = said.split("; use ").nth(1).unwrap_or_else(|| panic!("{pointer}: {said}"));
            let mut known: Vec<&str> = known.split(", ").flat_map(|keys| keys.split(" or ")).collect();
            known.sort();
            assert_eq!(known, properties, "{subject:?} {pointer}");
            let (_, keys) = shown.entry(schema.to_string()).or_insert((properties, BTreeSet::new()));
            keys.extend(own.keys().map(String::as_str));
            for key in own.keys() {
                let mut shorter = document.clone();
                shorter.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(key);
                let is_missed = read(subject, &shorter).contains("is missing; add it");
                let is_required = schema["required"].as_array().is_some_and(|keys| keys.iter().any(|one| one == key.as_str()));
                assert_eq!(is_missed, is_required, "{subject:?} {pointer}/{key}");
            }
        }
        for (known, shown) in shown.values() {
            assert_eq!(&shown.iter().copied().collect::<Vec<_>>(), known, "{subject:?}: the full document shows each key");
        }
        kinds += shown.len();
    }
    assert!(kinds >= 25, "{kinds}");
}

#[test]
fn reader_and_schema_know_the_same_conditions_in_each_place() {
    let atoms = [
        ("page", json!(["/en"])),
        ("download", json!(["/en/a.pdf"])),
        ("media", json!({ "key": "tour", "percent": 50 })),
        ("event", json!("calculator")),
        ("form", json!("demo")),
        ("visits", json!({ "at_least": 2, "within_days": 7 })),
        ("returns", json!({ "page": ["/en"], "at_least": 1, "within_days": 7 })),
        ("touch", json!({ "first": ["email"] })),
        ("language", json!(["fr"])),
        ("province", json!(["QC"])),
        ("topic", json!("onboarding")),
        ("answer", json!({ "role": ["user"] })),
        ("axis", json!({ "fit": 3 })),
        ("status", json!(["nurture"])),
        ("priority", json!(["high"])),
        ("weather", json!("fine")),
    ];
    let validator = validator(Subject::Definition);
    let [(_, document), _] = full();
    let mut accepted = 0;
    for place in ["/rules/0/when", "/gates/0/when", "/criteria/fit", "/routes/0/when"] {
        for (atom, value) in &atoms {
            for when in [
                json!({ *atom: value }),
                json!({ "all": [ { *atom: value } ] }),
                json!({ "any": [ { "any": [ { *atom: value } ] } ] }),
            ] {
                let mut document = changed(document.clone(), &[(place, when.clone())]);
                document["gates"][0]["at"] = "browser".into();
                let (read, wrong) = (read(Subject::Definition, &document), wrong(&validator, &document));
                assert_eq!(read.is_empty(), wrong.is_empty(), "{place} {when}\n{read}\n{wrong}");
                accepted += usize::from(read.is_empty());
            }
        }
    }
    assert_eq!(accepted, 2 * (12 + 13 + 13 + 15));
}

proptest! {
    #[test]
    fn what_a_reader_accepts_the_schema_accepts(of_site in any::<bool>(), at in any::<prop::sample::Index>(), value in any_json()) {
        thread_local! {
            static VALIDATORS: [Validator; 2] = [validator(Subject::Definition), validator(Subject::Site)];
        }
        let (subject, document) = full().into_iter().nth(usize::from(of_site)).unwrap();
        let mut all = Vec::new();
        pointers(&document, "", &mut all);
        let document = changed(document, &[(all[at.index(all.len())].as_str(), value)]);
        if read(subject, &document).is_empty() {
            let wrong = VALIDATORS.with(|all| wrong(&all[usize::from(of_site)], &document));
            prop_assert_eq!(wrong, "");
        }
    }
}
