//! `baton explain`: a journey played under a lead definition, and why the lead is worth what it is.

use std::fs;

use baton_handoff::{
    agreement::document::{Definition, Definitions, KnownDefinition},
    handoff::verify::{Receipt, verify},
    publish::{FIRST_YEAR, offsets},
    time::Timestamp,
};
use serde_json::Value;

use crate::command::{baton, check, folder};

/// Two visits to pricing, and a demo request by somebody who decides.
pub const JOURNEY: &str = r#"{
  "says": "A visitor comes back to pricing after a month and asks for a demo.",
  "steps": [
    { "at": "2026-10-21T14:00:00.000Z", "open": { "path": "/en/pricing" } },
    { "at": "2026-10-21T14:00:10.000Z", "consent": { "categories": ["necessary", "marketing"] } },
    { "at": "2026-11-20T14:00:00.000Z", "open": { "path": "/en/pricing" } },
    { "at": "2026-11-20T14:05:00.000Z",
      "submit": { "rules": 0, "answers": { "role": "decision_maker", "province": "QC" },
                  "controls": [["email", "email", "email"], ["role", "select-one", ""], ["province", "select-one", ""]] } }
  ]
}"#;

#[track_caller]
fn refused(journey: &str, error: &str) {
    let folder = folder();
    fs::write(folder.path().join("journey.json"), journey).unwrap();
    check(folder.path(), &["explain", "--definition", "lead.json", "--journey", "journey.json"], 1, "", error);
}

#[test]
fn a_lead_is_explained_from_its_score_to_its_summary() {
    let folder = folder();
    fs::write(folder.path().join("journey.json"), JOURNEY).unwrap();
    let told = "journey.json, sent 2026-11-20T14:05:00.000Z
lead definition b2b-saas version 3, unsigned

Score 8 of 23 possible: intent 8 of 60, fit 0 of 40; 5 of 7 conditions known
  rule     axis    ages in days  raw  decay  points
  pricing  intent  0, 30          10     -2       8

Near misses
  returns (+8) lacks 3 visits within 14 days (1 so far)
  size (+15) lacks company_size answered 51-200 or 201-1000 (not known)

Criteria
  fit      unknown  lacks fit of at least 15 (not known)
  problem  not met  lacks views of the topic onboarding
  intent   not met  lacks intent of at least 20 (it is 8)
  timing   unknown  lacks timeline answered now or this_quarter (not known) or 3 visits within 7 days (1 so far)
  process  met      role answered decision_maker

Status nurture: row 3, which needs nothing
  no gate closed
  review by a person: none
  priority none

Queue quebec-fr: route 1, province QC
  answer in fr, calendar east
  target      none
  respond by  none

Next content none

EN  To be nurtured, 8 of 23 possible points. Viewed pricing (2 times), in the last 24 hours.
FR  À entretenir, 8 points sur 23 possibles. A consulté les prix (2 fois), dans les 24 dernières heures.
";
    check(folder.path(), &["explain", "--definition", "lead.json", "--journey", "journey.json"], 0, told, "");
}

#[test]
fn what_is_explained_for_machines_is_what_verify_says_about_the_same_post() {
    let root = std::env::current_dir().unwrap();
    let definition = "pkg-config/definitions/b2b-saas.json";
    let case = "tests/cases/handoff/a_newsletter_reader_returns_to_pricing_and_asks_for_a_demo";
    let journey = format!("{case}.json");
    let arguments = ["explain", "--definition", definition, "--site", "www/demo/site.json", "--journey", &journey, "--json"];
    let output = baton(&root, &arguments);
    assert_eq!(output.status.code(), Some(0));
    let explained: Value = serde_json::from_slice(&output.stdout).unwrap();

    let definition = Definition::read(&fs::read_to_string(definition).unwrap()).unwrap();
    let mut known = Definitions::new();
    known.insert(KnownDefinition::new(&definition, Some(&offsets(&definition, FIRST_YEAR).unwrap())));
    let posts: Vec<Vec<(String, String)>> =
        serde_json::from_str(&fs::read_to_string(format!("{case}.posted.json")).unwrap()).unwrap();
    let received = Timestamp::parse("2026-11-04T15:06:00.000Z").unwrap();
    let verification = verify(&posts[0], &known, Receipt { received, is_existing_account: false, is_replayed: false });
    assert_eq!(explained, serde_json::to_value(verification).unwrap());
    assert_eq!(explained["confirmed"]["score"], 85);
}

#[test]
fn the_table_holds_cap_and_floor_and_adds_up_to_the_score() {
    let root = std::env::current_dir().unwrap();
    let journey = "tests/cases/lead/contributions_stand_intent_first_each_axis_with_cap_and_floor_at_its_end.json";
    let output = baton(&root, &["explain", "--definition", "tests/cases/definitions/axes.json", "--journey", journey]);
    let text = String::from_utf8(output.stdout).unwrap();
    let table = "  rule     axis    ages in days             raw  decay  points
  pricing  intent  0, 3, 4                   27      0      27
  careers  intent  0, 0                     -30      0     -30
  faint    intent  4                          1     -1       0
  cap      intent  intent gives at most 20    0      0      -7
  floor    intent  intent is never below 0    0      0      10
  size     fit     0                         15      0      15
  student  fit     0                        -30      0     -30
  floor    fit     fit is never below 0       0      0      15
";
    assert!(
        text.contains(&format!("Score 0 of 35 possible: intent 0 of 20, fit 0 of 80; 5 of 5 conditions known\n{table}")),
        "{text}"
    );
}

#[test]
fn a_gate_of_the_receiver_is_told_beside_what_the_browser_thought() {
    let root = std::env::current_dir().unwrap();
    let journey = "tests/cases/handoff/a_student_is_disqualified_by_the_receiver_alone.json";
    let output = baton(&root, &["explain", "--definition", "pkg-config/definitions/b2b-saas.json", "--journey", journey]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("  in the browser, without the receiver's own part: "), "{text}");
    assert!(text.contains("Next content none, since a gate closed; the browser named product-tour\n"), "{text}");
    assert!(text.contains("Status disqualified: the gate student\n  gate student closed (student_or_job_seeker): "), "{text}");
}

#[test]
fn a_journey_without_a_lead_says_what_is_missing() {
    refused(
        r#"{ "steps": [ { "at": "2026-11-20T14:00:00.000Z", "open": { "path": "/en" } } ] }"#,
        "journey.json: steps: sends no form, so that there is no lead; add a step with \"submit\"\n",
    );
    refused(
        &JOURNEY.replace(r#""categories""#, r#""explicit": false, "categories""#),
        "journey.json: the last submit attached nothing; check consent, the act (\"acted\") and what the form asks for (\"append\")\n",
    );
    refused(
        &JOURNEY.replace(r#""rules": 0,"#, "").replace("[\"email\"", r#"["baton_score", "hidden", ""], ["email""#),
        "journey.json: the last submit has no field baton_context, which holds the evidence; let the form ask for it or \"append\"\n",
    );
}

#[test]
fn a_journey_with_mistakes_is_refused_with_all_of_them() {
    refused(
        r#"{ "steps": [
            { "at": "20 November", "open": { "path": "/en", "langauge": "fr" } },
            { "at": "2026-11-20T14:00:00.000Z", "open": {}, "say": "tick" },
            { "at": "2026-11-20T14:00:00.000Z", "say": "hello" } ] }"#,
        "journey.json: steps[0].at: \"20 November\" is no instant; write it in UTC as \"2026-11-20T14:05:00.000Z\"\n\
         journey.json: steps[0].open.langauge: is not a key of a page; use path, host, source, medium, campaign, term, content, clicks, \
         referrer, lang, languages, province, marks or zone\n\
         journey.json: steps[1]: does nothing, or more than one thing; a step has one of open, consent, route, turn, click, media, track, submit, say, gpc or storage\n\
         journey.json: steps[2].say: \"hello\" is not in the list; use tick, withdraw, erase or optout\n",
    );
    refused(
        r#"{ "steps": [ { "at": "2026-11-20T14:00:00.000Z", "tab": "b", "say": "tick" } ] }"#,
        "journey.json: steps[0]: happens in the tab \"b\", where no page is open; open one before it: { \"at\": \"...\", \"tab\": \"b\", \
         \"open\": { \"path\": \"/\" } }\n",
    );
    refused(
        r#"{ "says": "nothing" }"#,
        "journey.json: steps: is missing; add it, as in \"steps\": [ { \"at\": \"2026-11-20T14:05:00.000Z\", \"open\": { \"path\": \"/en\" } } ]\n",
    );
}

#[test]
fn a_site_config_that_is_named_is_used_and_one_that_is_given_goes_first() {
    let folder = folder();
    let site = |categories: &str| {
        format!(
            r#"{{ "controller": {{ "name": "Example Inc.", "contact": "privacy@example.ca" }}, "forms": [ {{ "selector": "form", "append": true }} ],
                 "consent": {{ "sources": [ {{ "tool": "cookieconsent", "attribution": ["{categories}"], "profile": ["{categories}"], "storage": ["{categories}"] }} ] }} }}"#
        )
    };
    fs::create_dir(folder.path().join("journeys")).unwrap();
    fs::write(folder.path().join("journeys/closed.json"), site("never")).unwrap();
    fs::write(folder.path().join("open.json"), site("marketing")).unwrap();
    let journey = JOURNEY.replacen('{', r#"{ "site": "closed.json","#, 1);
    fs::write(folder.path().join("journeys/journey.json"), journey).unwrap();
    let arguments = ["explain", "--definition", "lead.json", "--journey", "journeys/journey.json"];
    assert_eq!(baton(folder.path(), &arguments).status.code(), Some(1));
    let given = [&arguments[..], &["--site", "open.json"]].concat();
    let output = baton(folder.path(), &given);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}
