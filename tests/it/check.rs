//! `check`: what it refuses and warns about, with every message whole.

use baton_handoff::{agreement::document::Definition, error::Level};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::documents::{DESIGN, lines, refused as check, with, without};

#[test]
fn the_definition_of_the_design_passes_and_says_who_has_not_signed() {
    let definition = Definition::read(DESIGN).unwrap();
    assert_eq!(
        lines(definition.warnings()),
        "signed.marketing: is missing; let marketing read the definition and run `baton sign --as marketing`\n\
         signed.sales: is missing; let sales read the definition and run `baton sign --as sales`"
    );
}

// The twelve kinds of broken definition.

#[test]
fn a_wrong_type_is_refused() {
    check(&with(&[("/rules/0/points", json!("5"))]), r#"rules[0].points: is the text "5"; write a whole number"#);
    check(
        &with(&[("/rules/0/points", json!(5.5))]),
        "rules[0].points: 5.5 is not a whole number; write it without a fraction and an exponent",
    );
    check(&with(&[("/rules/0/when/page", json!("/en"))]), r#"rules[0].when.page: is the text "/en"; write a list"#);
    check(&with(&[("/caps", json!([60, 40]))]), "caps: is a list; write the caps as an object: { ... }");
    check(&with(&[("/rules/0/within_days", json!(null))]), "rules[0].within_days: is null; write a whole number");
}

#[test]
fn an_unknown_key_is_refused() {
    check(
        &with(&[("/rules/0/pionts", json!(5))]),
        "rules[0].pionts: is not a key of a rule; use id, at, axis, when, points, most, half_life_days, within_days, label or source",
    );
    check(
        &with(&[("/criteria/need", json!({ "topic": "onboarding" }))]),
        "criteria.need: is not a key of the criteria; use fit, problem, intent, timing or process",
    );
}

#[test]
fn a_duplicate_id_is_refused() {
    check(
        &with(&[("/rules/1/id", json!("pricing"))]),
        r#"rules[1].id: rules[0] is called "pricing" too; give each row a name of its own"#,
    );
}

#[test]
fn a_bad_glob_is_refused() {
    let glob = |glob: &str| with(&[("/rules/0/when/page/0", json!(glob))]);
    check(&glob("/en/pricing/"), r#"rules[0].when.page[0]: ends with /; write "/en/pricing": paths are compared without it"#);
    check(&glob("en/pricing"), r#"rules[0].when.page[0]: does not begin with /; write the whole path, as in "/en/pricing""#);
    check(
        &glob("/en/pricin?"),
        "rules[0].when.page[0]: holds ?, which has no meaning in a glob here; use * (stops at /) and **, or write the character itself as %3F",
    );
    for sign in ["[", "{", "\\"] {
        assert!(Definition::read(&glob(&format!("/en/{sign}a"))).is_err(), "{sign}");
    }
    check(&glob("/en/%01"), "rules[0].when.page[0]: holds a control character; no path holds one; take it out");
    check(&glob(&format!("/{}", "a".repeat(200))), "rules[0].when.page[0]: holds 201 characters; use at most 200");
}

#[test]
fn points_out_of_range_are_refused() {
    check(
        &with(&[("/rules/0/points", json!(120))]),
        "rules[0].points: 120 is outside -100 to 100; use a number in that range, not 0",
    );
    check(
        &with(&[("/rules/0/points", json!(0))]),
        "rules[0].points: 0 points change nothing; use a number from -100 to 100, or leave the rule out",
    );
}

#[test]
fn a_missing_label_is_refused() {
    check(
        &without("/rules/0/label"),
        r#"rules[0].label: is missing; add it, as in "label": { "en": "Viewed pricing", "fr": "A consulté les prix" }"#,
    );
    check(
        &without("/rules/0/label/fr"),
        r#"rules[0].label.fr: is missing; add it, as in "label": { "en": "Viewed pricing", "fr": "A consulté les prix" }"#,
    );
    check(&with(&[("/rules/0/label/fr", json!(" "))]), "rules[0].label.fr: is empty; write a text");
    check(
        &with(&[("/rules/0/label/fr", json!("Prix 💰"))]),
        "rules[0].label.fr: holds the character U+1F4B0; write it without: many receivers store control characters and characters beyond U+FFFF wrongly",
    );
}

#[test]
fn an_unknown_status_is_refused() {
    check(
        &with(&[("/status/0/is", json!("hot"))]),
        r#"status[0].is: "hot" is not in the list; use sales_ready, needs_qualification, nurture, disqualified or existing_account"#,
    );
}

#[test]
fn a_definition_without_a_fallback_is_refused() {
    check(&without("/fallback"), r#"fallback: is missing; add it, as in "fallback": { "queue": "inbound", "calendar": "east" }"#);
}

#[test]
fn caps_that_do_not_add_to_100_are_refused() {
    check(
        &with(&[("/caps/fit", json!(50))]),
        r#"caps: 60 and 50 add to 110; let intent and fit add to 100, as in { "intent": 60, "fit": 40 }"#,
    );
}

#[test]
fn a_bad_date_is_refused() {
    check(
        &with(&[("/calendars/0/closed/0", json!("2026-02-30"))]),
        r#"calendars[0].closed[0]: "2026-02-30" is no date; write a day of the calendar as "2026-12-25""#,
    );
}

#[test]
fn an_unknown_zone_is_refused() {
    check(
        &with(&[("/calendars/0/zone", json!("America/Quebec"))]),
        r#"calendars[0].zone: "America/Quebec" is no time zone; use a name of the IANA database, as in "America/Toronto""#,
    );
    check(
        &with(&[("/calendars/0/zone", json!("america/toronto"))]),
        r#"calendars[0].zone: "america/toronto" is no time zone; write "America/Toronto""#,
    );
}

#[test]
fn what_is_not_json_is_refused_with_its_line() {
    check(
        "{\n  \"id\": \"b2b-saas\",\n}",
        "line 3, column 1: is not JSON (trailing comma); mend the text there: names and texts stand in quotes, and no comma stands before a closing bracket",
    );
    let large = format!("{DESIGN}{}", " ".repeat(1 << 20));
    check(&large, &format!("holds {} bytes; a document has at most 1048576", large.len()));
}

// What holds for all of them.

#[test]
fn a_doubled_key_is_refused_wherever_it_stands() {
    check(
        &DESIGN.replace(r#""points": 5,"#, r#""points": 5, "points": 6,"#),
        "rules[0].points: stands twice; keep one of them: which one counts would be chance",
    );
    check(
        &DESIGN.replace(r#""answers": {"#, r#""answers": { "role": ["decision_maker", "user", "student"],"#),
        "answers.role: stands twice; keep one of them: which one counts would be chance",
    );
}

#[test]
fn every_mistake_is_named_at_once_and_none_is_named_twice() {
    check(
        &with(&[
            ("/topics/0/id", json!("On boarding")),
            ("/rules/0/points", json!(0)),
            ("/rules/2/axis", json!("size")),
            ("/fallback/queue", json!("")),
        ]),
        "topics[0].id: \"On boarding\" is no id; use 1 to 40 small letters, digits, - and _\n\
         rules[0].points: 0 points change nothing; use a number from -100 to 100, or leave the rule out\n\
         rules[2].axis: \"size\" is not in the list; use intent or fit\n\
         criteria.problem.topic: no topic is called \"onboarding\"; use On boarding, or declare it\n\
         fallback.queue: is empty; write a text",
    );
}

/// Any JSON, small.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        ".{0,8}".prop_map(Value::from),
        "/[a*%/]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec(("[a-z\n\"]{0,4}", inner), 0..3).prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

/// All places of a document.
pub fn pointers(value: &Value, here: &str, all: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(list) => list.iter().enumerate().map(|(at, inner)| (at.to_string(), inner)).collect(),
        Value::Object(object) => object.iter().map(|(key, inner)| (key.clone(), inner)).collect(),
        _ => return,
    };
    for (key, inner) in inner {
        let place = format!("{here}/{key}");
        all.push(place.clone());
        pointers(inner, &place, all);
    }
}

proptest! {
    #[test]
    fn whatever_stands_anywhere_is_read_or_refused_in_lines(at in any::<prop::sample::Index>(), value in any_json()) {
        let document: Value = serde_json::from_str(DESIGN).unwrap();
        let mut all = Vec::new();
        pointers(&document, "", &mut all);
        if let Err(problems) = Definition::read(&with(&[(all[at.index(all.len())].as_str(), value)])) {
            prop_assert!(problems.iter().any(|problem| problem.level == Level::Error));
            for problem in problems {
                prop_assert!(!problem.to_string().contains('\n') && problem.to_string().len() < 1000, "{problem}");
            }
        }
    }
}
