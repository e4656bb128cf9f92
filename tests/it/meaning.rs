//! `check`: what reads well and still could not be counted as it is meant.

use baton_handoff::{agreement::document::Definition, error::Level};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::documents::{lines, refused as check, with, without};
use crate::glob::peer;

/// The document passes with exactly these warnings, beside those of the missing signatures.
#[track_caller]
fn warns(text: &str, expected: &str) {
    let definition = Definition::read(text).unwrap_or_else(|problems| panic!("{}", lines(&problems)));
    let warnings = definition.warnings();
    assert!(warnings.iter().all(|warning| warning.level == Level::Warning));
    let others: Vec<_> = warnings.iter().filter(|warning| !warning.place.starts_with("signed")).cloned().collect();
    assert_eq!(lines(&others), expected);
}

#[test]
fn a_condition_has_exactly_one_key_and_is_one_level_deep() {
    let when = |when: Value| with(&[("/rules/0/when", when)]);
    check(
        &when(json!({ "page": ["/a"], "language": ["fr"] })),
        r#"rules[0].when: holds 2 keys; a condition has exactly one; join several with "all" or "any""#,
    );
    check(&when(json!({})), r#"rules[0].when: holds 0 keys; a condition has exactly one; join several with "all" or "any""#);
    check(&when(json!({ "any": [] })), "rules[0].when.any: holds 0; a list here holds 1 to 8");
    check(
        &when(json!({ "any": [{ "all": [{ "language": ["fr"] }] }] })),
        "rules[0].when.any[0].all: all stands inside another condition; any and all are one level deep: make it a rule or criterion of its own",
    );
    check(
        &when(json!({ "pages": ["/a"] })),
        "rules[0].when.pages: is not a key of an atom; use page, download, media, event, form, visits, returns, touch, language, province, \
         topic, answer, axis, status or priority",
    );
}

#[test]
fn each_atom_is_held_to_its_own_values() {
    for (atom, expected) in [
        (
            json!({ "media": { "key": "tour", "percent": 30 } }),
            "media.percent: 30 is no mark that is counted; use 25, 50, 75 or 100",
        ),
        (json!({ "event": "signup" }), r#"event: no event is called "signup"; declare the event first"#),
        (
            json!({ "form": "support" }),
            r#"form: "support" is not in the list; use demo, pricing, contact, newsletter or webinar"#,
        ),
        (
            json!({ "visits": { "at_least": 9, "within_days": 7 } }),
            "visits.at_least: 9 is outside 1 to 8; use a number in that range",
        ),
        (
            json!({ "returns": { "page": ["/a"], "at_least": 8, "within_days": 7 } }),
            "returns.at_least: 8 is outside 1 to 7; use a number in that range",
        ),
        (
            json!({ "visits": { "at_least": 1, "within_days": 3651 } }),
            "visits.within_days: 3651 is outside 1 to 3650; use a number in that range",
        ),
        (
            json!({ "touch": { "second": ["email"] } }),
            "touch.second: is not a key of a touch atom; use first, last or last_non_direct",
        ),
        (json!({ "language": ["xx"] }), r#"language[0]: "xx" is no language of ISO 639-1; use its two letters, as in "fr""#),
        (json!({ "province": ["QC", "QC"] }), "province[1]: stands twice; keep one of them"),
        (json!({ "topic": "pricing" }), r#"topic: no topic is called "pricing"; use onboarding, or declare it"#),
        (
            json!({ "answer": { "size": ["1-50"] } }),
            r#"answer.size: no answer is called "size"; use company_size, role or timeline, or declare it"#,
        ),
        (
            json!({ "answer": { "role": ["boss"] } }),
            r#"answer.role[0]: no value is called "boss"; use decision_maker, user or student, or declare it"#,
        ),
        (
            json!({ "axis": { "fit": 5 } }),
            "axis: axis has no meaning here; ask for what gives the points; axis belongs in criteria, routes and gates",
        ),
        (
            json!({ "status": ["nurture"] }),
            "status: status has no meaning here; status and priority are known only when a route is chosen; use it there",
        ),
    ] {
        check(&with(&[("/rules/0/when", atom)]), &format!("rules[0].when.{expected}"));
    }
    check(
        &with(&[("/criteria/fit", json!({ "axis": { "fit": 41 } }))]),
        "criteria.fit.axis.fit: 41 is outside 1 to 40; use a number in that range",
    );
}

#[test]
fn rules_do_not_take_the_names_of_the_scores_own_contributions() {
    check(
        &with(&[("/rules/0/id", json!("cap"))]),
        r#"rules[0].id: "cap" is what the score calls a contribution of its own; give the rule another name"#,
    );
}

#[test]
fn fit_takes_no_half_life() {
    check(
        &with(&[("/rules/2/half_life_days", json!(30))]),
        "rules[2].half_life_days: who somebody is does not fade; leave the half-life out, or count the rule for intent",
    );
}

#[test]
fn answers_are_never_called_blank_other_or_like_an_atom() {
    check(
        &with(&[("/answers/role/0", json!("Other"))]),
        "answers.role[0]: \"Other\" is what unanswered and unlisted answers travel as; give the value another name\n\
         criteria.process.answer.role[0]: no value is called \"decision_maker\"; use Other, user or student, or declare it",
    );
    check(
        &with(&[("/answers/province", json!(["QC"]))]),
        r#"answers.province: province is an atom of its own; use { "province": [...] } in conditions, and let the site config map the control to it"#,
    );
    check(
        &with(&[("/answers/role/2", json!("USER"))]),
        "answers.role[2]: stands twice; keep one of them\ngates[0].when.answer.role[0]: no value is called \"student\"; use decision_maker, user or USER, or declare it",
    );
}

#[test]
fn the_last_status_needs_nothing_and_the_others_need_criteria_that_stand() {
    check(
        &with(&[("/status/2/needs", json!(["fit"]))]),
        r#"status[2]: the last row needs something; let it need nothing, so that every lead has a status: "needs": []"#,
    );
    check(
        &without("/criteria/intent").replace(r#"{"is":"needs_qualification","needs":["intent"]},"#, ""),
        r#"status[0].needs[1]: there is no criterion intent; add it to "criteria", or do not need it"#,
    );
    warns(
        &with(&[("/status/0/needs", json!([]))]),
        "status[0]: needs nothing, so no row behind it is ever reached; make it the last row",
    );
}

#[test]
fn existing_account_is_the_receivers_to_say() {
    let cure = r#"use it in sla rows and in routes marked "at": "receiver"; a gate's reason existing_customer carries the claim"#;
    check(
        &with(&[("/status/0/is", json!("existing_account"))]),
        &format!("status[0].is: only the receiver can say existing_account; {cure}"),
    );
    check(
        &with(&[("/routes/0/when", json!({ "status": ["existing_account"] }))]),
        &format!("routes[0].when.status[0]: only the receiver can say existing_account; {cure}"),
    );
    warns(
        &with(&[
            ("/routes/0/at", json!("receiver")),
            ("/routes/0/when", json!({ "status": ["existing_account"] })),
            ("/sla/0/status", json!("existing_account")),
        ]),
        "",
    );
}

#[test]
fn the_receivers_parts_ask_for_nothing_that_no_browser_sends() {
    let gate = |when: Value| with(&[("/gates/0/when", when)]);
    check(
        &gate(json!({ "page": ["/en/careers"] })),
        "gates[0].when: the receiver cannot know this: no browser sends it; use an answer, or an atom that a published rule, criterion or route has too",
    );
    warns(&gate(json!({ "visits": { "at_least": 3, "within_days": 14 } })), "");
    warns(&gate(json!({ "axis": { "intent": 50 } })), "");
    warns(&with(&[("/gates/0/when", json!({ "page": ["/en/careers"] })), ("/gates/0/at", json!("browser"))]), "");
    check(
        &with(&[("/criteria/at", json!("receiver"))]),
        "criteria.at: is not a key of the criteria; use fit, problem, intent, timing or process",
    );
}

#[test]
fn a_service_level_stands_once_and_its_target_is_not_behind_its_limit() {
    check(
        &with(&[("/sla/0/target_business_minutes", json!(61))]),
        "sla[0].target_business_minutes: 61 is outside 1 to 60; use a number in that range",
    );
    let row = json!({ "status": "sales_ready", "priority": "low", "target_business_minutes": 5, "limit_business_minutes": 60 });
    check(&with(&[("/sla/-", row)]), "sla[1]: sales_ready has a service level already; keep one row for each status");
}

#[test]
fn a_calendar_opens_before_it_closes_on_at_least_one_weekday() {
    let open = |open: Value| with(&[("/calendars/0/open", open)]);
    check(
        &open(json!({})),
        r#"calendars[0].open: is open on no day; give at least one weekday its hours, as in { "mon-fri": ["09:00", "17:00"] }"#,
    );
    check(
        &open(json!({ "mon": ["09:00", "09:00"] })),
        "calendars[0].open.mon: closes before it opens; write opening first; hours over midnight are two days' hours",
    );
    check(
        &open(json!({ "mon": ["9:00", "24:01"] })),
        "calendars[0].open.mon[0]: \"9:00\" is no time of day; write it as \"09:00\"; a day may close at \"24:00\"\ncalendars[0].open.mon[1]: \"24:01\" is no time of day; write it as \"09:00\"; a day may close at \"24:00\"",
    );
    check(
        &open(json!({ "mon-fri": ["09:00", "17:00"], "wed": ["09:00", "12:00"] })),
        "calendars[0].open.wed: names a weekday that has its hours already; let each weekday stand once",
    );
    check(
        &open(json!({ "fri-mon": ["09:00", "17:00"] })),
        r#"calendars[0].open.fri-mon: "fri-mon" is no weekday and no run of them; use mon, tue, wed, thu, fri, sat, sun, or a run from Monday on as in "mon-fri""#,
    );
    warns(&open(json!({ "sun": ["00:00", "24:00"] })), "");
}

#[test]
fn routes_name_calendars_that_the_definition_has() {
    check(
        &with(&[("/routes/0/calendar", json!("west"))]),
        r#"routes[0].calendar: no calendar is called "west"; use east, or declare it"#,
    );
    check(
        &with(&[("/routes/0/language", json!("fr-CA"))]),
        r#"routes[0].language: "fr-CA" is no language of ISO 639-1; use its two letters, as in "fr""#,
    );
}

#[test]
fn globs_of_one_any_that_can_meet_are_warned_about() {
    let any = |a: &str, b: &str| with(&[("/rules/0/when", json!({ "any": [{ "page": [a] }, { "page": [b] }] }))]);
    let meets = "rules[0].when.any[1]: can match the same event as rules[0].when.any[0], which then counts twice; join the globs into one atom \
                 if an event should count once";
    for (a, b) in
        [("/en/**", "/en/pricing"), ("/*/pricing", "/en/*"), ("/**/b", "/a/**"), ("/a*c", "/ab*"), ("/%61", "/a"), ("/**", "/")]
    {
        warns(&any(a, b), meets);
    }
    for (a, b) in [("/en/*", "/en/a/b"), ("/en/**", "/fr/**"), ("/en/pricing/**", "/en/pricing"), ("/a*c", "/b*"), ("/%2A", "/a")]
    {
        warns(&any(a, b), "");
    }
    warns(&with(&[("/rules/0/when", json!({ "any": [{ "topic": "onboarding" }, { "page": ["/fr/**"] }] }))]), meets);
}

#[test]
fn a_half_life_that_never_bites_is_warned_about() {
    warns(
        &with(&[("/rules/1/half_life_days", json!(30))]),
        "rules[1].half_life_days: never bites: what this rule counts is always of today; leave the half-life out, or narrow within_days of the condition",
    );
}

/// Every path of at most so many characters of `/`, `a` and `b`.
fn all_paths(most: usize) -> Vec<String> {
    let mut all = vec![String::from("/")];
    let mut from = 0;
    for _ in 1..most {
        let until = all.len();
        for at in from..until {
            let longer = ["/", "a", "b"].map(|next| format!("{}{next}", all[at]));
            all.extend(longer);
        }
        from = until;
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn two_globs_meet_exactly_where_some_path_matches_both(a in "/([ab/*]{0,3}[ab*])?", b in "/([ab/*]{0,3}[ab*])?") {
        let text = with(&[("/rules/0/when", json!({ "any": [{ "page": [a.clone()] }, { "page": [b.clone()] }] }))]);
        let definition = Definition::read(&text).unwrap();
        let warned = definition.warnings().iter().any(|warning| warning.place == "rules[0].when.any[1]");
        let (a, b) = (peer(&a), peer(&b));
        // The shortest path that matches both is no longer than both globs together.
        let met = all_paths(9).iter().any(|path| a.is_match(path) && b.is_match(path));
        prop_assert_eq!(warned, met);
    }
}
