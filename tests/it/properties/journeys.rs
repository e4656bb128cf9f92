//! Any journey of a visitor, and the device that plays it.

use baton_handoff::{
    agreement::{document::SiteConfig, layout::Published},
    journey::{Journey, Post},
    time::{DAY, MINUTE, Timestamp},
};
use proptest::{collection::vec, option, prelude::*, sample::select, sample::subsequence};
use serde_json::{Value, json};

use super::definitions::ANSWERS;

const PATHS: [&str; 9] = [
    "/en",
    "/en/pricing",
    "/en/pricing/plans",
    "/en/product/tour",
    "/en/careers",
    "/en/onboarding",
    "/fr",
    "/fr/tarifs",
    "/fr/integration",
];
/// 2026-09-01T12:00:00.000Z.
const BEGIN: i64 = 1_788_264_000_000;

/// A site where each gate has a category of its own.
pub const SITE: &str = r##"{
    "controller": { "name": "Example Inc.", "contact": "privacy@example.ca" },
    "consent": { "sources": [ { "tool": "cookieconsent", "attribution": ["analytics"], "profile": ["marketing"], "storage": ["storage"] } ], "gpc": "strict" },
    "days_to_keep": 90,
    "forms": [ { "selector": "form", "kind": "demo", "append": true, "answers": [
        { "control": "role", "answer": "role" }, { "control": "size", "answer": "size" }, { "control": "province", "answer": "province" } ] } ] }"##;

fn page() -> impl Strategy<Value = Value> {
    let source = select(&["", "newsletter", "google"][..]);
    let referrer = select(&["", "", "www.google.ca", "news.example.ca"][..]);
    (select(&PATHS[..]), source, referrer, select(&["en-CA", "fr-CA"][..]), select(&["", "", "QC", "BC"][..])).prop_map(
        |(path, source, referrer, lang, province)| {
            json!({ "path": path, "source": source, "medium": if source == "newsletter" { "email" } else { "" }, "referrer": referrer,
                    "lang": lang, "province": province })
        },
    )
}

fn consent() -> impl Strategy<Value = Value> {
    let all = Just(vec!["analytics", "marketing", "storage"]);
    prop_oneof![6 => all, 1 => subsequence(vec!["analytics", "marketing", "storage"], 1..=3)]
        .prop_map(|categories| json!({ "consent": { "categories": categories } }))
}

fn submit() -> impl Strategy<Value = Value> {
    let answer = |(_, values): (&'static str, &'static [&'static str])| {
        option::weighted(0.7, prop_oneof![4 => select(values), 1 => Just(""), 1 => Just("something else")])
    };
    let province = option::weighted(0.2, select(&["QC", "ON"][..]));
    (answer(ANSWERS[0]), answer(ANSWERS[1]), province).prop_map(|(role, size, province)| {
        let said = [("role", role), ("size", size), ("province", province)];
        let answers: serde_json::Map<_, _> =
            said.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.into()))).collect();
        let controls: Vec<Value> = answers.keys().map(|key| json!([key, "select-one"])).collect();
        json!({ "submit": { "rules": 0, "append": true, "controls": controls, "answers": answers, "random": "0123456789abcdef0123456789abcdef" } })
    })
}

fn step() -> impl Strategy<Value = Value> {
    prop_oneof![
        5 => page().prop_map(|page| json!({ "open": page })),
        4 => page().prop_map(|page| json!({ "route": page })),
        2 => select(&["/en/guide.pdf", "/en/security.pdf"][..]).prop_map(|path| json!({ "click": { "path": path } })),
        1 => submit(),
    ]
}

/// How long after the step before: minutes, days, and now and then a clock that is set back.
fn pause() -> impl Strategy<Value = i64> {
    prop_oneof![8 => (0..90i64).prop_map(|n| n * MINUTE + n), 4 => (1..500i64).prop_map(|n| n * 3 * MINUTE * 20), 1 => -2 * DAY..0i64]
}

/// Any journey that ends with a form.
pub fn journey() -> impl Strategy<Value = Journey> {
    let tab = select(&["a", "a", "a", "b"][..]);
    (page(), consent(), vec((tab, step(), pause()), 0..40), submit(), pause()).prop_map(|(page, consent, middle, last, pause)| {
        let mut at = BEGIN;
        let mut steps = vec![
            json!({ "tab": "a", "open": page }),
            json!({ "tab": "b", "open": page }),
            json!({ "tab": "a", "consent": consent["consent"] }),
            json!({ "tab": "b", "consent": consent["consent"] }),
        ];
        steps.iter_mut().for_each(|step| step["at"] = Timestamp::from_millis(at).text().into());
        for (tab, mut step, pause) in middle.into_iter().chain([("a", last, pause)]) {
            at += pause;
            step["at"] = Timestamp::from_millis(at).text().into();
            step["tab"] = tab.into();
            steps.push(step);
        }
        let text = json!({ "steps": steps }).to_string();
        Journey::read("any journey", &text).unwrap_or_else(|why| panic!("{why}\n{text}"))
    })
}

/// The site of every journey here.
pub fn site() -> SiteConfig {
    SiteConfig::read(SITE).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// What the last form of a journey carried; nothing where none got anything.
pub fn last_post(journey: &Journey, copy: &Published) -> Option<Post> {
    journey.play(copy.clone()).into_iter().rfind(|post| !post.fields.is_empty())
}
