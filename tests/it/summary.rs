//! The line for the person who calls: twelve pairs as they are read aloud, and what holds for any lead.
//!
//! `tests/summaries.json` holds a journey for each pair, and both lines, written by hand.

use std::fs;

use baton_handoff::{
    agreement::{
        document::{Audience, Definition, Definitions, KnownDefinition, compile},
        layout::Published,
    },
    handoff::{
        decision::{Circumstances, Decision},
        expectation, summary,
        verify::{Receipt, Verdict, verify},
    },
    journey::Journey,
    lead::{assessment::Assessment, evidence::Evidence},
    publish::{FIRST_YEAR, offsets},
    terms::Language,
    time::Timestamp,
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::documents::{read, with};

/// What the receiver says about the lead of this journey, as soon as it comes.
fn confirmed(definition: &Definition, case: &Value) -> Map<String, Value> {
    let journey =
        Journey::read("journey.json", &json!({ "steps": case["steps"] }).to_string()).unwrap_or_else(|why| panic!("{why}"));
    let offsets = offsets(definition, FIRST_YEAR).unwrap();
    let site = journey.site(definition).unwrap().compile(definition).unwrap();
    let agreed = compile(definition, Audience::Browser, &offsets);
    let mut known = Definitions::new();
    known.insert(KnownDefinition::new(definition, Some(&offsets)));
    let post = journey.play(Published { agreed, site }).pop().unwrap();
    let receipt = Receipt { received: post.at, is_existing_account: case["account"] == json!(true), is_replayed: false };
    let verification = verify(&post.fields, &known, receipt);
    assert_eq!(verification.verdict, Verdict::Agrees, "{:#?}", verification.findings);
    verification.confirmed.unwrap()
}

fn cases() -> Vec<Value> {
    serde_json::from_str(include_str!("../summaries.json")).unwrap()
}

#[test]
fn twelve_leads_are_told_in_both_languages_and_end_in_the_why_now() {
    let cases = cases();
    assert_eq!(cases.len(), 12);
    let mut wrong = Vec::new();
    for case in &cases {
        let file = case["definition"].as_str().unwrap_or("pkg-config/definitions/b2b-saas.json");
        let confirmed = confirmed(&read(&fs::read_to_string(file).unwrap()), case);
        let told = &confirmed["summary"];
        assert_ne!(told["en"], told["fr"]);
        for language in ["en", "fr"] {
            let (found, expected) = (told[language].as_str().unwrap(), case[language].as_str().unwrap());
            assert!(found.chars().count() <= 255 && found.chars().all(|c| c <= '\u{ffff}'), "{found}");
            if found != expected {
                wrong.push(format!("{}\n  told {found}\n  not  {expected}", case["says"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Labels as long and as odd as `check` lets them be, any evidence, any service level: one line that a text field holds, in
    /// the basic plane, ended by the why now.
    #[test]
    fn no_lead_has_a_line_that_a_text_field_does_not_hold(
        labels in prop::collection::vec("[A-ZÀ-Ü«][a-zà-ü’ ]{0,77}[a-zà-ü»]", 6),
        ages in prop::collection::vec(prop::option::of(prop::collection::vec(0u32..400, 0..4)), 6),
        points in prop::collection::vec(1i64..60, 6),
        (status, answer_in, timing) in (0usize..3, 0usize..3, any::<bool>()),
        zone in prop::sample::select(vec!["America/St_Johns", "America/Argentina/ComodRivadavia", "America/North_Dakota/New_Salem"]),
        minutes in 1u32..20_000,
    ) {
        let rules: Vec<Value> = labels.iter().zip(&points).enumerate().map(|(place, (label, points))| json!({
            "id": format!("r{place}"), "axis": if place < 4 { "intent" } else { "fit" }, "when": { "page": [format!("/{place}")] },
            "points": points, "most": 3, "label": { "en": label, "fr": format!("{label}.") },
        })).collect();
        let word = ["sales_ready", "needs_qualification", "nurture"][status];
        let sla = json!([{ "status": word, "priority": "high", "target_business_minutes": 1, "limit_business_minutes": minutes }]);
        let timing = json!({ "timing": if timing { json!({ "axis": { "intent": 1 } }) } else { json!({ "language": ["de"] }) } });
        let definition = with(&[
            ("/rules", json!(rules)), ("/gates", json!([])), ("/criteria", timing), ("/topics", json!([])),
            ("/status", json!([{ "is": word, "needs": [] }])), ("/sla", sla), ("/calendars/0/zone", json!(zone)), ("/routes", json!([])),
        ]);
        let definition = read(&definition);
        let agreed = compile(&definition, Audience::Browser, &offsets(&definition, FIRST_YEAR).unwrap());
        let mut ages = ages;
        ages.iter_mut().flatten().for_each(|ages| ages.sort_unstable());
        ages.resize(agreed.atoms.len(), None);
        let mut evidence = Evidence::new(Vec::new());
        ages.iter().for_each(|ages| evidence.push(ages.as_deref()));
        let assessment = Assessment::of(&agreed, &evidence);
        let language = [None, Some(Language::EN), Some(Language::FR)][answer_in];
        let at = Timestamp::parse("2026-11-20T21:30:00Z").unwrap();
        let decision = Decision::of(&assessment, Circumstances { at, language, is_existing_account: false });
        let told = summary::of(&assessment, &decision);
        for line in [&told.en, &told.fr] {
            prop_assert!(line.chars().count() <= 255, "{} characters: {line}", line.chars().count());
            prop_assert!(line.chars().all(|c| c <= '\u{ffff}' && !c.is_control()), "{line}");
            prop_assert!(line.ends_with('.'), "{line}");
        }
        prop_assert_ne!(&told.en, &told.fr);
        let promised = expectation::of(&decision);
        if let Some((_, by)) = promised.en.split_once(" by ") {
            prop_assert!(told.en.ends_with(by), "{} ends in {by}", told.en);
        }
    }
}
