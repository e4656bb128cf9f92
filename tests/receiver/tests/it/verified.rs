//! Leads that the library checks: what a receiver makes of agreement, of an edited number and of its own rules.

use std::fs;

use baton_handoff::agreement::document::Definition;
use baton_receiver::Config;
use serde_json::{Map, Value, json};

use crate::served::{Served, refused, served_with};

const DEFINITION: &str = include_str!("../../../cases/definitions/design.json");

fn definition_hash() -> String {
    Definition::read(DEFINITION).expect("a definition").sha256().to_string()
}

/// Writes the definition as publishing does, with a table that says winter time for the whole century.
fn publish(config: &mut Config) {
    let hash = definition_hash();
    let zone =
        json!({ "from": "2020-01-01T00:00:00.000Z", "until": "2120-01-01T00:00:00.000Z", "offset": -18000, "changes": [] });
    let offsets = json!({ "database": "test", "zones": { "America/Toronto": zone } });
    fs::write(config.definitions.join(format!("{hash}.json")), DEFINITION).expect("a file");
    fs::write(config.definitions.join(format!("{hash}.offsets.json")), offsets.to_string()).expect("a file");
}

/// A context that says how it came about and what it stands on, but no result yet.
fn context(role: &str) -> Map<String, Value> {
    let context = json!({
        "v": 1,
        "definition": { "id": "b2b-saas", "version": 3, "sha256": definition_hash(), "unsigned": true },
        "submission": { "id": format!("{role}-submission"), "at": "2026-11-20T15:00:12.345Z" },
        "provisional": true,
        "storage": "persistent",
        "processing": "profile",
        "consent": { "basis": "express", "source": "cookieconsent", "at": "2026-11-17T14:02:09.000Z" },
        "language": "fr",
        "province": "QC",
        "province_basis": "declared",
        "visits": 3,
        "first_seen": "2026-11-17T14:02:09.000Z",
        "last_seen": "2026-11-20T15:00:01.000Z",
        "pages_count": 4,
        "evidence": {
            "atoms": { "0": [0, 0, 3], "1": [0, 1, 2], "4": [2], "6": [0, 1, 2], "8": [0] },
            "answers": { "company_size": "51-200", "role": role },
        },
    });
    context.as_object().expect("an object").clone()
}

fn post(served: &Served, context: &Map<String, Value>) -> String {
    let body = json!({ "first_name": "Ada", "baton_context": Value::from(context.clone()).to_string() });
    let answer = served.post("/lead/fr", "application/json", body.to_string());
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").to_string()
}

/// A context as a browser sends it: with the results that its evidence gives, which a receiver of its own computes.
fn browsers_context(role: &str) -> Map<String, Value> {
    let served = served_with(publish);
    let mut context = context(role);
    post(&served, &context);
    let verification = served.leads()[0]["verification"].clone();
    let recomputed = verification["recomputed"].as_object().unwrap_or_else(|| panic!("no results: {verification:#}"));
    context.extend(recomputed.clone());
    context
}

#[test]
fn a_lead_whose_numbers_follow_from_its_evidence_agrees_and_its_sender_is_told_when_to_expect_an_answer() {
    let served = served_with(publish);
    let thanks = post(&served, &browsers_context("user"));
    let verification = &served.leads()[0]["verification"];
    assert_eq!(verification["verdict"], "agrees", "{verification}");
    assert_eq!(verification["confirmed"]["status"], "sales_ready", "{verification}");
    let desk = served.get("/desk").body;
    for expected in [
        "Verification agrees",
        "Confirmed by this receiver",
        "Sales ready",
        "Viewed pricing",
        "A consulté les prix",
        "quebec-fr",
        "Status decided by",
        "row 1: fit, intent",
    ] {
        assert!(desk.contains(expected), "{expected}: {desk}");
    }
    let page = served.get(&thanks).body;
    assert!(page.contains("Nous vous répondrons d’ici "), "{page}");
}

#[test]
fn an_edited_score_is_found_and_the_desk_shows_the_computed_one() {
    let served = served_with(publish);
    let mut context = browsers_context("user");
    let honest = context.insert("score".to_string(), json!(99)).expect("a score");
    post(&served, &context);
    let verification = &served.leads()[0]["verification"];
    assert_eq!((&verification["verdict"], &verification["confirmed"]["score"]), (&json!("differs"), &honest));
    let desk = served.get("/desk").body;
    assert!(desk.contains("Verification differs") && desk.contains("the browser said 99"), "{desk}");
    assert!(desk.contains(&format!("<span class=\"score-number\">{honest}</span>")), "{desk}");
}

#[test]
fn the_receivers_own_gate_disqualifies_and_promises_nothing() {
    let served = served_with(publish);
    let thanks = post(&served, &browsers_context("student"));
    let verification = &served.leads()[0]["verification"];
    assert_eq!((&verification["verdict"], &verification["recomputed"]["status"]), (&json!("agrees"), &json!("sales_ready")));
    assert_eq!(verification["confirmed"]["status"], "disqualified");
    assert!(served.get("/desk").body.contains("student or job seeker"));
    assert!(!served.get(&thanks).body.contains("vous répondra"));
}

#[test]
fn a_lead_of_an_unknown_definition_cannot_be_checked() {
    let served = served_with(|_| ());
    post(&served, &browsers_context("user"));
    assert_eq!(served.leads()[0]["verification"]["verdict"], "cannot_be_checked");
    assert!(served.get("/desk").body.contains("Claimed by the browser, not confirmed"));
}

#[test]
fn a_definition_that_somebody_changed_stops_the_start() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let mut config = crate::served::config(&folder);
    publish(&mut config);
    let file = config.definitions.join(format!("{}.json", definition_hash()));
    fs::write(&file, DEFINITION.replace("\"points\": 5", "\"points\": 50")).expect("a file");
    let said = refused(config).to_string();
    assert!(said.starts_with("the definitions in ") && said.contains(&file.display().to_string()), "{said}");
}
