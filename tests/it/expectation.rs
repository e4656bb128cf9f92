//! What a visitor is told about the answer, beside the form before it is sent and on the page that says thank you.

use baton_handoff::{
    agreement::document::{Audience, Offsets, compile},
    handoff::{
        decision::{Circumstances, Decision},
        expectation,
    },
    lead::{assessment::Assessment, evidence::Evidence},
    publish::{FIRST_YEAR, offsets},
    terms::Text,
    time::Timestamp,
};
use serde_json::{Value, json};

use crate::documents::{read, refused, with};

/// What a desk with this calendar tells whoever writes at `at`, where every lead is answered within `minutes`.
fn told(zone: &str, open: Value, closed: &[&str], at: &str, minutes: u32) -> Text {
    let text = with(&[
        ("/calendars/0/zone", json!(zone)),
        ("/calendars/0/open", open),
        ("/calendars/0/closed", json!(closed)),
        ("/sla/0/status", json!("nurture")),
        ("/sla/0/target_business_minutes", json!(1)),
        ("/sla/0/limit_business_minutes", json!(minutes)),
    ]);
    let definition = read(&text);
    promise(&compile(&definition, Audience::Browser, &offsets(&definition, FIRST_YEAR).unwrap()), at)
}

fn promise(agreed: &baton_handoff::agreement::agreed::Agreed, at: &str) -> Text {
    let mut evidence = Evidence::new(Vec::new());
    agreed.atoms.iter().for_each(|_| evidence.push(None));
    let at = Timestamp::parse(at).unwrap();
    let circumstances = Circumstances { at, language: None, is_existing_account: false };
    expectation::of(&Decision::of(&Assessment::of(agreed, &evidence), circumstances))
}

#[track_caller]
fn tells(zone: &str, closed: &[&str], at: &str, minutes: u32, en: &str, fr: &str) {
    let told = told(zone, office(), closed, at, minutes);
    assert_eq!((told.en.as_str(), told.fr.as_str()), (en, fr));
}

fn office() -> Value {
    json!({ "mon-fri": ["09:00", "17:00"] })
}

#[test]
fn who_asks_for_a_demo_on_friday_at_half_past_four_in_vancouver_is_answered_on_monday() {
    // Half an hour is left on Friday, an hour and a quarter are counted on Monday.
    tells(
        "America/Vancouver",
        &[],
        "2026-11-20T23:30:00Z",
        105,
        "We will answer by 10:15 on Monday, Vancouver time.",
        "Nous vous répondrons d’ici lundi 10\u{a0}h\u{a0}15, heure de Vancouver.",
    );
    // What still fits into Friday ends on Friday, at closing time.
    tells(
        "America/Vancouver",
        &[],
        "2026-11-20T23:30:00Z",
        30,
        "We will answer by 17:00 on Friday, Vancouver time.",
        "Nous vous répondrons d’ici vendredi 17\u{a0}h, heure de Vancouver.",
    );
}

#[test]
fn the_clocks_of_the_people_who_answer_change_with_them() {
    // Friday, 16:30 in Toronto, once before the clocks go forward (UTC-5, then -4), once before they go back.
    for at in ["2026-03-06T21:30:00Z", "2026-10-30T20:30:00Z"] {
        tells(
            "America/Toronto",
            &[],
            at,
            60,
            "We will answer by 9:30 on Monday, Toronto time.",
            "Nous vous répondrons d’ici lundi 9\u{a0}h\u{a0}30, heure de Toronto.",
        );
    }
    // Around the clock: four hours after 23:30 it is 4:30 where an hour was skipped, and 2:30 where one came twice.
    let always = || json!({ "mon-sun": ["00:00", "24:00"] });
    let spring = told("America/Toronto", always(), &[], "2026-03-08T04:30:00Z", 240);
    assert_eq!(spring.en, "We will answer by 4:30 on Sunday, Toronto time.");
    let autumn = told("America/Toronto", always(), &[], "2026-11-01T03:30:00Z", 240);
    assert_eq!(autumn.en, "We will answer by 2:30 on Sunday, Toronto time.");
}

#[test]
fn newfoundland_is_told_its_own_half_hour() {
    // 16:00 in St. John's is 19:30 UTC.
    tells(
        "America/St_Johns",
        &[],
        "2026-11-20T19:30:00Z",
        45,
        "We will answer by 16:45 on Friday, St. John’s time.",
        "Nous vous répondrons d’ici vendredi 16\u{a0}h\u{a0}45, heure de St. John’s.",
    );
}

#[test]
fn a_day_beyond_the_next_six_is_told_by_its_date() {
    // Wednesday 23 December, 16:45: what is not done in a quarter of an hour waits until the holidays are over.
    let mut closed = vec!["2026-12-24", "2026-12-25", "2026-12-28"];
    tells(
        "America/Toronto",
        &closed,
        "2026-12-23T21:45:00Z",
        30,
        "We will answer by 9:15 on Tuesday, Toronto time.",
        "Nous vous répondrons d’ici mardi 9\u{a0}h\u{a0}15, heure de Toronto.",
    );
    // A Wednesday a week later is not to be taken for today.
    closed.push("2026-12-29");
    tells(
        "America/Toronto",
        &closed,
        "2026-12-23T21:45:00Z",
        30,
        "We will answer by 9:15 on 2026-12-30, Toronto time.",
        "Nous vous répondrons d’ici le 2026-12-30 à 9\u{a0}h\u{a0}15, heure de Toronto.",
    );
}

#[test]
fn french_gives_its_vowel_to_a_city_that_begins_with_one() {
    let told = told("America/Edmonton", office(), &[], "2026-08-05T15:00:00Z", 5);
    assert_eq!(told.fr, "Nous vous répondrons d’ici mercredi 9\u{a0}h\u{a0}05, heure d’Edmonton.");
    assert_eq!(told.en, "We will answer by 9:05 on Wednesday, Edmonton time.");
}

#[test]
fn a_calendar_that_never_opens_is_refused_and_nothing_is_promised_beyond_the_published_offsets() {
    refused(
        &with(&[("/calendars/0/open", json!({}))]),
        "calendars[0].open: is open on no day; give at least one weekday its hours, as in { \"mon-fri\": [\"09:00\", \"17:00\"] }",
    );
    let every_day: Vec<String> = (26..=31).map(|day| format!("2035-12-{day}")).collect();
    let every_day: Vec<&str> = every_day.iter().map(String::as_str).collect();
    assert_eq!(told("America/Toronto", office(), &every_day, "2035-12-27T15:00:00Z", 30), Text::default());
    let without = compile(&read(&with(&[("/sla/0/status", json!("nurture"))])), Audience::Browser, &Offsets::default());
    assert_eq!(promise(&without, "2026-11-20T15:00:00Z"), Text::default());
}

#[test]
fn without_a_service_level_nobody_is_promised_a_time() {
    let definition = read(&with(&[]));
    let agreed = compile(&definition, Audience::Browser, &offsets(&definition, FIRST_YEAR).unwrap());
    assert_eq!(promise(&agreed, "2026-11-20T15:00:00Z"), Text::default());
}
