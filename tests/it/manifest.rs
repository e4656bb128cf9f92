//! The privacy manifest: generated, held, and true.

use std::{collections::BTreeSet, fs, path::Path};

use baton_handoff::{
    agreement::document::{Definition, SiteConfig},
    fields::{FieldId, READS, STORES, Where, label, meaning},
    journey::Journey,
    privacy::{Manifest, Part, SCHEMA, VERSION, widened},
};
use serde_json::{Value, json};

use crate::command::baton;

const DEFINITION: &str = include_str!("../../pkg-config/definitions/b2b-saas.json");
const DEMO: &str = include_str!("../../www/demo/site.json");
const EVERYTHING: &str = include_str!("manifest/everything.site.json");

/// Held manifests: of the demo site, and of a site that turns everything on.
const HELD: [(&str, &str, &str); 2] = [
    ("www/demo/privacy-manifest.json", DEMO, DEFINITION),
    ("tests/it/manifest/everything.manifest.json", EVERYTHING, include_str!("../cases/definitions/gates.json")),
];

#[track_caller]
pub fn manifest(site: &str, definition: &str) -> Manifest {
    let definition = Definition::read(definition).unwrap();
    Manifest::of(&SiteConfig::read(site).unwrap(), &definition).unwrap()
}

#[track_caller]
fn demo(change: impl FnOnce(&mut Value)) -> Manifest {
    let mut site: Value = serde_json::from_str(DEMO).unwrap();
    change(&mut site);
    manifest(&site.to_string(), DEFINITION)
}

fn ids(manifest: &Manifest) -> BTreeSet<&str> {
    manifest.fields.iter().map(|field| field.id.as_str()).collect()
}

#[test]
fn catalogue_71_the_held_manifests_are_what_the_code_says_and_nothing_was_widened_without_a_new_version() {
    for (path, site, definition) in HELD {
        let (now, held) = (manifest(site, definition), fs::read_to_string(path).unwrap_or_default());
        // Also where somebody blesses: an approval of version 1 must not quietly become one of something else.
        if let Ok(before) = Manifest::read(&held)
            && before.manifest_version == now.manifest_version
        {
            let lines = widened(&before, &now);
            assert!(
                lines.is_empty(),
                "{path}: whoever approved version {VERSION} has not approved this; give VERSION in src/privacy/manifest.rs the next \
                 number, then BLESS=1 cargo test --test it manifest:\n{}",
                lines.join("\n")
            );
        }
        if std::env::var_os("BLESS").is_some() {
            fs::write(path, now.text()).unwrap();
            continue;
        }
        assert!(
            held == now.text(),
            "{path} is behind the code; BLESS=1 cargo test --test it manifest writes it, and a diff shows a reviewer what changed"
        );
    }
}

#[test]
fn catalogue_71_what_is_widened_or_removed_is_told_and_what_is_new_or_narrower_is_not() {
    let before = manifest(EVERYTHING, DEFINITION);
    let told = |change: &dyn Fn(&mut Manifest)| {
        let mut now = before.clone();
        change(&mut now);
        widened(&before, &now).join("\n")
    };
    let place = |id: &str| before.fields.iter().position(|field| field.id == id).unwrap();
    let (score, pages) = (place("score"), place("top_pages"));
    assert_eq!(told(&|_| {}), "");
    assert_eq!(told(&|now| now.fields[score].max = 4), "the field score holds 4 characters instead of 3");
    assert_eq!(told(&|now| now.fields[score].max = 2), "");
    assert_eq!(told(&|now| drop(now.fields.remove(score))), "the field score is gone");
    assert_eq!(told(&|now| now.fields[score].needs = now.fields[0].needs), "the field score needs less consent");
    assert_eq!(told(&|now| now.fields[score].place = Part::Flat), "the field score travels elsewhere");
    assert_eq!(told(&|now| now.fields[pages].inside.push("title".into())), "the field top_pages holds title");
    assert_eq!(told(&|now| now.fields.push(now.fields[0].clone())), "");
    assert_eq!(told(&|now| now.stores[0].max += 1), "baton.v1 holds 8193 characters instead of 8192");
    assert_eq!(told(&|now| now.stores[0].area = "sessionStorage".into()), "baton.v1 lies in sessionStorage");
    assert_eq!(told(&|now| now.limits.items += 1), "the limit of items grew from 60 to 61");
    let search = before.reads.iter().position(|read| read.api == "location.search").unwrap();
    assert_eq!(told(&|now| now.reads[search].subset.push("email".into())), "location.search takes email");
    assert_eq!(told(&|now| now.reads[search].subset.clear()), "location.search is taken whole");
}

#[test]
fn every_held_manifest_keeps_its_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (_, site, definition) in HELD {
        let manifest: Value = serde_json::from_str(&manifest(site, definition).text()).unwrap();
        let found: Vec<String> = validator.iter_errors(&manifest).map(|why| format!("{}: {why}", why.instance_path())).collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
    // Both gates are named for everything that needs one, and there is no third word beside them.
    let all = manifest(EVERYTHING, DEFINITION).text();
    let value: Value = serde_json::from_str(&all).unwrap();
    for row in ["fields", "reads", "stores"].iter().flat_map(|list| value[list].as_array().unwrap()) {
        let needs: Vec<&str> = row["needs"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(needs, ["processing", "storage"], "{row}");
    }
    assert!(!all.contains("min_mode") && !SCHEMA.contains("min_mode"));
    // What may never be said is refused by the schema as well.
    let good = manifest(EVERYTHING, DEFINITION);
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut value: Value = serde_json::from_str(&good.text()).unwrap();
        change(&mut value);
        !validator.is_valid(&value)
    };
    assert!(refused(&|value| value["network"]["beacons"] = json!(["https://example.ca/collect"])));
    assert!(refused(&|value| value["fields"][0]["sensitive"] = json!(true)));
    assert!(refused(&|value| value["fields"][0]["label"]["fr"] = json!("")));
    assert!(refused(&|value| value["fields"][12]["before_consent"] = json!(true)));
    assert!(refused(&|value| value["stores"][0]["renewed_on_visit"] = json!(true)));
    assert!(refused(&|value| value["fields"][0]["recipient"] = json!("a partner")));
}

#[test]
fn catalogue_71_everything_is_said_in_both_languages_and_nothing_is_copied() {
    // The name of a signal or of a constant is the same in both.
    let told = |what: &str, en: &str, fr: &str| {
        assert!(en.trim().len() > 1 && fr.trim().len() > 1, "{what} lacks a language");
        assert!(en != fr, "{what}: {en} is copied into French");
        assert!(!fr.contains('\'') && !en.contains("  ") && !fr.contains("  "), "{what}: write it with care: {fr}");
    };
    for id in FieldId::ALL {
        let (label, meaning) = (label(*id), meaning(*id));
        told(&format!("the label of {id:?}"), &label.en, &label.fr);
        told(&format!("the purpose of {id:?}"), &meaning.purpose.en, &meaning.purpose.fr);
        assert!(meaning.purpose.en.ends_with('.') && meaning.purpose.fr.ends_with('.'), "{id:?}: a purpose is a sentence");
        assert!(!meaning.example.is_empty(), "{id:?} has no example");
    }
    for read in READS {
        told(read.api, read.reason.0, read.reason.1);
    }
    for store in STORES {
        told(store.key, store.holds.0, store.holds.1);
    }
}

#[test]
fn a_site_is_told_of_nothing_that_it_cannot_collect() {
    let all = demo(|_| {});
    assert!(ids(&all).contains("score") && !ids(&all).contains("state"), "{:?}", ids(&all));
    assert_eq!(all.stores.iter().map(|store| store.key.as_str()).collect::<Vec<_>>(), ["baton.v1", "baton.off"]);

    // Without a category for the profile there is none.
    let narrow = demo(|site| site["consent"]["sources"][0]["profile"] = json!([]));
    assert!(narrow.fields.iter().all(|field| field.needs.processing.word() != "profile"));
    assert!(!ids(&narrow).contains("score") && ids(&narrow).contains("first_source"));
    assert!(!narrow.reads.iter().any(|read| read.names.contains(&".value".to_owned())), "no answer is read without a profile");

    // Without one for storage nothing is kept but a refusal.
    let unkept = demo(|site| site["consent"]["sources"][0]["storage"] = json!([]));
    assert_eq!(unkept.stores.iter().map(|store| store.key.as_str()).collect::<Vec<_>>(), ["baton.off"]);

    // The strictest tool decides, and without a tool nothing opens at all.
    let strict = demo(|site| {
        let sources = site["consent"]["sources"].as_array_mut().unwrap();
        sources.push(json!({ "tool": "page", "attribution": ["a"] }));
    });
    assert!(!ids(&strict).contains("score") && strict.stores.len() == 1);
    let closed = demo(|site| site["consent"]["sources"] = json!([]));
    assert_eq!(ids(&closed), BTreeSet::new());
    assert!(closed.reads.iter().all(|read| read.needs.processing.word() == "none"), "{:#?}", closed.reads);
}

#[test]
fn a_site_finds_its_own_words_in_its_manifest() {
    let all = manifest(EVERYTHING, DEFINITION);
    assert_eq!(all.site.controller, "Example Inc. (made up)");
    assert!(all.page_api && ids(&all).contains("state"));
    assert_eq!(all.network.form_origins, ["https://forms.example.ca"]);
    assert_eq!(all.forms[0].answers["province"], "province");
    assert_eq!(all.forms[0].slots["00N5e000001abcd"], "score");
    let answers = all.reads.iter().find(|read| read.names.contains(&".value".to_owned())).unwrap();
    assert_eq!(answers.subset, ["province", "role"], "declared controls are named");
    let state = all.fields.iter().find(|field| field.id == "state").unwrap();
    assert!(state.before_consent && state.needs.processing.word() == "none");
    assert!(all.fields.iter().all(|field| field.id == "state" || !field.before_consent));
}

#[test]
fn every_adapter_of_a_consent_tool_says_what_it_reads() {
    let listed: BTreeSet<&str> =
        READS.iter().filter_map(|read| if let Where::Tool(tool) = read.only { Some(tool) } else { None }).collect();
    let adapters = fs::read_dir("www/loader/sources").unwrap().map(|entry| entry.unwrap().path());
    let adapters: BTreeSet<String> = adapters.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    let adapters: BTreeSet<&str> = adapters.iter().map(String::as_str).collect();
    assert_eq!(listed, adapters, "each file of www/loader/sources has a row in src/fields/reads.rs, and each row a file");
}

/// Keys of a value at any depth, those of its lists included.
fn keys<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                found.insert(key);
                keys(inner, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| keys(inner, found)),
        _ => {}
    }
}

/// Whether every posted field and every key of the context stands in the manifest; the first that does not, otherwise.
pub fn stranger(manifest: &Manifest, posted: &[(String, String)]) -> Option<String> {
    let slots: Vec<(&String, &String)> = manifest.forms.iter().flat_map(|form| &form.slots).collect();
    for (control, value) in posted {
        let held = slots.iter().find(|(slot, _)| *slot == control).map(|(_, field)| format!("baton_{field}"));
        let name = held.as_ref().unwrap_or(control);
        let Some((_, entry)) = manifest.flat().find(|(wire, _)| wire == name) else { return Some(control.clone()) };
        if held.is_none() && value.chars().count() > usize::from(entry.max) {
            return Some(format!("{control} of {} characters", value.chars().count()));
        }
        if entry.kind.as_deref() == Some("json") {
            let context: Value = serde_json::from_str(value).ok()?;
            for (key, inner) in context.as_object()? {
                let found = manifest.fields.iter().find(|field| field.id == *key && field.place != Part::Flat);
                let Some(field) = found else { return Some(format!("{control}.{key}")) };
                let mut inside = BTreeSet::new();
                keys(inner, &mut inside);
                let may = |key: &&&str| field.inside.iter().any(|one| one == *key || one == "*");
                if let Some(key) = inside.iter().find(|key| !may(key)) {
                    return Some(format!("{control}.{}.{key}", field.id));
                }
            }
        }
    }
    None
}

#[test]
fn every_field_of_every_held_bundle_stands_in_the_manifest_of_its_site() {
    let mut bundles = 0;
    for folder in ["consent", "handoff", "intent", "lead"].map(|name| format!("tests/cases/{name}")) {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.to_str().unwrap();
            if !name.ends_with(".posted.json") {
                continue;
            }
            let case = fs::read_to_string(name.replace(".posted.json", ".json")).unwrap();
            let journey = Journey::read(name, &case).unwrap();
            let text = |file: Option<&str>, usual: &str| fs::read_to_string(file.unwrap_or(usual)).unwrap();
            let definition = text(journey.definition_file(), "pkg-config/definitions/b2b-saas.json");
            let manifest = manifest(&text(journey.site_file(), "www/demo/site.json"), &definition);
            let posts: Vec<Vec<(String, String)>> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            for posted in &posts {
                assert_eq!(stranger(&manifest, posted), None, "{name}");
                bundles += usize::from(!posted.is_empty());
            }
        }
    }
    assert!(bundles > 150, "{bundles} bundles");
}

#[test]
fn a_stranger_among_the_fields_is_named() {
    let manifest = demo(|_| {});
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(stranger(&manifest, &[pair("baton_score", "85")]), None);
    assert_eq!(stranger(&manifest, &[pair("baton_email", "ada@example.ca")]).as_deref(), Some("baton_email"));
    assert_eq!(stranger(&manifest, &[pair("baton_score", "8555")]).as_deref(), Some("baton_score of 4 characters"));
    let context = pair("baton_context", r#"{"v":1,"title":"Pricing"}"#);
    assert_eq!(stranger(&manifest, &[context]).as_deref(), Some("baton_context.title"));
    let context = pair("baton_context", r#"{"top_pages":[{"path":"/en","title":"Home"}]}"#);
    assert_eq!(stranger(&manifest, &[context]).as_deref(), Some("baton_context.top_pages.title"));
}

#[test]
fn the_command_prints_what_publishing_writes() {
    let definition = "pkg-config/definitions/b2b-saas.json";
    let output = baton(Path::new("."), &["manifest", "--site", "www/demo/site.json", "--definition", definition]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), demo(|_| {}).text());
    let schema = baton(Path::new("."), &["manifest", "--schema"]);
    assert_eq!(String::from_utf8(schema.stdout).unwrap(), SCHEMA);
}
