//! The most characters of a context: what publishing says a slot must hold, held against real leads.

use baton_handoff::{
    agreement::document::SiteConfig,
    check,
    handoff::bundle::{ADDRESS, Room},
    journey::Journey,
};
use serde_json::{Value, json};

use crate::{
    documents::{lines, published, read},
    warnings::{changed, sound},
};

const SAMPLE: &str = include_str!("../../pkg-config/definitions/b2b-saas.json");
const DEMO: &str = include_str!("../../www/demo/site.json");

/// The demo's site with a slot of this size.
fn demo(max: usize) -> String {
    let mut site: Value = serde_json::from_str(DEMO).unwrap();
    site["forms"][0]["slots"] = json!({ "baton_context": { "holds": "context", "max": max } });
    site.to_string()
}

fn room(definition: &str, site: &str) -> Room {
    check::room(&SiteConfig::read(site).unwrap(), &read(definition)).unwrap()
}

/// A text of so many characters.
fn long(start: &str, most: usize) -> String {
    format!("{start}{}", "x".repeat(most - start.len()))
}

/// A lead of the sample definition that meets all that one lead can meet: eight visits, each through a campaign with the longest names
/// that are reckoned with, to every kind of page, every download, every answer.
fn busiest() -> Value {
    let pages =
        ["/en/pricing/", "/en/onboarding/", "/en/enterprise/", "/en/product/", "/en/careers/", "/fr/tarifs/", "/fr/a/", "/fr/b/"];
    let files = ["/en/downloads/onboarding-guide.pdf", "/en/downloads/security-overview.pdf"];
    let mut steps = vec![
        json!({ "at": "2026-11-10T10:00:00.000Z", "open": { "path": "/en", "lang": "fr", "province": "QC" } }),
        json!({ "at": "2026-11-10T10:00:01.000Z", "consent": { "categories": ["analytics", "marketing"] } }),
    ];
    for day in 11..19 {
        for (minute, start) in (0..).zip(pages) {
            let mut open = json!({ "path": long(start, ADDRESS.0), "lang": "fr", "province": "QC" });
            if minute == 0 {
                open["source"] = json!(["google"]);
                open["medium"] = json!(["organic"]);
                open["campaign"] = json!([long("c", ADDRESS.1)]);
                open["referrer"] = json!(long("www.", ADDRESS.1 - 3) + ".ca");
            }
            steps.push(json!({ "at": format!("2026-11-{day}T10:{minute:02}:10.000Z"), "open": open }));
        }
        for (second, path) in (0..).zip(files) {
            steps.push(json!({ "at": format!("2026-11-{day}T10:30:{second:02}.000Z"), "click": { "path": path } }));
        }
    }
    let (answers, controls) = (
        json!({ "company_size": "201-1000", "role": "decision_maker", "timeline": "now", "province": "QC" }),
        json!([
            ["email", "email", "email"],
            ["company_size", "select-one", ""],
            ["role", "select-one", ""],
            ["timeline", "select-one", ""],
            ["province", "select-one", ""],
            ["baton_context", "hidden", ""]
        ]),
    );
    steps.push(json!({ "at": "2026-11-18T10:40:00.000Z", "submit": { "rules": 0, "answers": answers, "controls": controls } }));
    json!({ "steps": steps })
}

/// The context that the busiest lead brings in a slot of this size.
fn context(max: usize) -> Option<String> {
    let journey = Journey::read("busiest", &busiest().to_string()).unwrap_or_else(|why| panic!("{why}"));
    let (_, _, copy) = published(SAMPLE, &demo(max));
    let post = journey.play(copy).pop().expect("it sends a form");
    post.fields.into_iter().find(|(name, _)| name == "baton_context").map(|(_, value)| value)
}

#[test]
fn the_bound_holds_for_the_busiest_lead_and_is_not_far_from_it() {
    let Room { whole, with_evidence, least } = room(SAMPLE, &demo(9000));
    let busiest = context(9000).expect("there is room for all of it");
    let read: Value = serde_json::from_str(&busiest).unwrap();
    assert_eq!(read.get("truncated"), None);
    assert!(read["contributions"].as_array().unwrap().len() >= 18, "{}", read["contributions"]);
    assert!(busiest.len() <= whole && busiest.len() * 4 > whole * 3, "{} of {whole}", busiest.len());
    // The same lead in less and less room: what it needs with its evidence, and without.
    let needs = |has_evidence: bool| {
        let fits = |max: &usize| context(*max).is_some_and(|text| !has_evidence || text.contains("\"evidence\":"));
        let (mut low, mut high) = (0, 9000);
        while low + 1 < high {
            let middle = (low + high) / 2;
            *(if fits(&middle) { &mut high } else { &mut low }) = middle;
        }
        high
    };
    let (checked, shortest) = (needs(true), needs(false));
    assert!(checked <= with_evidence && checked * 4 > with_evidence * 3, "{checked} of {with_evidence}");
    assert!(shortest <= least && shortest * 4 > least * 3, "{shortest} of {least}");
    // The usual field holds no evidence of this lead: what `check` says about it is so.
    assert!(checked > 4000 && 4000 < least, "{checked}");
}

#[test]
fn a_slot_of_the_bound_has_the_evidence_and_a_smaller_one_at_least_the_score() {
    let Room { with_evidence, least, .. } = room(SAMPLE, &demo(9000));
    let in_bound: Value = serde_json::from_str(&context(with_evidence).unwrap()).unwrap();
    assert_eq!((in_bound["truncated"].as_bool(), in_bound["evidence"].is_object()), (Some(true), true));
    let in_least: Value = serde_json::from_str(&context(least).unwrap()).unwrap();
    assert!(in_least["score"].is_number());
}

#[test]
fn a_slot_that_is_too_small_is_told_and_one_of_the_bound_is_not() {
    let definition = read(SAMPLE);
    let Room { with_evidence, least, .. } = room(SAMPLE, &demo(9000));
    let told = |site: &str| lines(&check::slots(&SiteConfig::read(site).unwrap(), &definition));
    let bound =
        "with all that one lead can meet of 24 rules, 40 characters for each path and 24 for each campaign value and host";
    assert_eq!(told(&demo(with_evidence)), "");
    assert_eq!(
        told(&demo(with_evidence - 1)),
        format!(
            "forms[0].slots.baton_context.max: holds a context of {} characters, and one can take {with_evidence} ({bound}): such a lead \
             travels without its evidence, and verify says cannot_be_checked; give it {with_evidence} characters, or let the definition have fewer \
             rules",
            with_evidence - 1
        )
    );
    assert_eq!(
        told(DEMO),
        format!(
            "forms[0].append: holds a context of 4000 characters, and one can take {least} even without its evidence ({bound}): such a \
             lead travels without any context; put a hidden control baton_context into the form and declare it with more, as \
             in \"slots\": {{ \"baton_context\": {{ \"holds\": \"context\", \"max\": {with_evidence} }} }}, or let the definition have \
             fewer rules"
        )
    );
}

#[test]
fn a_small_definition_fits_into_the_usual_field() {
    let mut site: Value = serde_json::from_str(DEMO).unwrap();
    site["forms"] = json!([{ "selector": "form", "append": true }]);
    let told =
        |definition: Value| lines(&check::slots(&SiteConfig::read(&site.to_string()).unwrap(), &read(&definition.to_string())));
    assert_eq!(told(sound()), "");
    let rule = |number: usize| {
        json!({ "id": format!("rule-{number}"), "axis": "intent", "when": { "page": [format!("/en/{number}")] }, "points": 1,
                "label": { "en": "A page", "fr": "Une page" } })
    };
    let more = (0..30).fold(sound(), |definition, number| changed(definition, &[("/rules/-", rule(number))]));
    assert!(told(more).starts_with("forms[0].append: holds a context of 4000 characters"));
}
