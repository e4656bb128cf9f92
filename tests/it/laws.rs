//! Laws of the journal, for whatever may happen: bounds hold, nothing refused is stored, tabs lose and double nothing, what was
//! planted heals, what was written reads again.

use baton_handoff::{
    agreement::layout::Published,
    intent::{
        journal::{ITEMS, Item, Journal, REMEMBERED, Touches},
        record::Stored,
        signal::Kind,
        touch::Touch,
    },
    journey::Journey,
    machine::Baton,
    page::wire,
    terms::Channel,
    time::Timestamp,
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::{Value, json};

use crate::documents::published;

const SITE: &str = "tests/cases/definitions/arrivals.site.json";
const DEFINITION: &str = "tests/cases/definitions/touches.json";
const YES: &str = "analytics\u{1d}marketing\u{1d}preferences";

fn copy() -> Published {
    let read = |path: &str| std::fs::read_to_string(path).unwrap();
    published(&read(DEFINITION), &read(SITE)).2
}

/// Texts as addresses bring them: good ones, bad ones, and anything at all.
fn texts() -> impl Strategy<Value = String> {
    let known = select(vec![
        "letter",
        "email",
        "cpc",
        "fall_2026+promo",
        "ada@example.ca",
        "514-555-0199",
        "=1+1",
        "＝1",
        "<b>",
        "l’été",
        "\u{202e}fdp",
        "f47ac10b-58cc-4372-a567-0e02b2c3d479",
        "eyJhbGciOiJIUzI1NiJ9",
        "4111 1111 1111 1111",
        "a\nb",
        "",
        "%zz",
    ]);
    prop_oneof![3 => known.prop_map(String::from), 1 => "\\PC{0,300}", 1 => any::<String>()]
        .prop_map(|text| text.replace(['\u{1c}', '\u{1d}', '\u{1e}', '\u{1f}'], ""))
}

fn paths() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "/(en|fr)/[a-z]{1,3}",
        1 => "/reset/[0-9a-f]{32}",
        1 => "/users/[a-z]{1,5}@x\\.com/[0-9]{5,9}",
        1 => "/\\PC{0,300}",
    ]
    .prop_map(|text| text.replace(['\u{1c}', '\u{1d}', '\u{1e}', '\u{1f}'], ""))
}

/// One input behind its time.
fn inputs() -> impl Strategy<Value = Vec<String>> {
    let page = (paths(), vec(texts(), 7), texts(), select(vec!["", "hidden", "reload", "prerendered", "internal"])).prop_map(
        |(path, texts, referrer, marks)| {
            let mut page = vec!["page".to_owned(), path, "www.example.ca".into()];
            page.extend(texts[..5].iter().cloned());
            page.push(format!("gclid\u{1c}{}", texts[5]));
            page.push(referrer);
            page.extend(["fr".to_owned(), "fr-CA\u{1d}en".into(), texts[6].clone(), marks.into(), "America/Toronto".into()]);
            page
        },
    );
    let click = paths().prop_map(|path| vec!["click".into(), path + ".pdf", "www.example.ca".into(), "1".into()]);
    let word = select(vec!["moved", "tick", "restored", "act", "withdraw", "status", "unkept"]).prop_map(|word| match word {
        "act" => vec![word.to_owned(), "1".into()],
        _ => vec![word.to_owned()],
    });
    let consent = select(vec![YES, "analytics", ""])
        .prop_map(|all| vec!["consent".to_owned(), "cookieconsent".into(), "1".into(), all.into()]);
    prop_oneof![6 => page, 2 => click, 2 => word, 1 => consent]
}

/// Clocks go on, stand still, go back, and stand somewhere else altogether.
fn clocks() -> impl Strategy<Value = i64> {
    prop_oneof![5 => 0..4_000_000i64, 1 => -90_000_000..0i64, 1 => select(vec![-1_795_000_000_000i64, 2_300_000_000_000])]
}

/// A page that keeps what it is told to keep.
struct Page {
    baton: Baton,
    record: Option<String>,
}

impl Page {
    fn send(&mut self, at: i64, input: &[String]) {
        let text = [&[input[0].clone(), at.max(0).to_string()][..], &input[1..]].concat().join("\u{1f}");
        let answer = wire::handle(&mut self.baton, &text);
        for output in answer.split('\u{1e}').filter(|one| !one.is_empty()) {
            let output: Vec<&str> = output.split('\u{1f}').collect();
            match output[0] {
                "ask" => {
                    let record = if output[1].is_empty() { None } else { self.record.clone() };
                    let there = if record.is_some() { "1" } else { "0" };
                    self.send(at, &["told".into(), record.unwrap_or_default(), there.into(), "0".into(), String::new()]);
                }
                "store" => self.record = Some(output[3].into()),
                "remove" => self.record = None,
                _ => {}
            }
        }
    }
}

/// Holds what is stored to its bounds, and to the filter.
fn hold(text: &str) {
    assert!(text.len() <= 8192, "{} characters", text.len());
    let Stored::Read(journal) = Journal::decode(Some(text)) else { panic!("{text} does not read") };
    assert!(journal.items.len() <= ITEMS && journal.visits.len() <= REMEMBERED);
    assert!(journal.items.iter().all(|item| (1..=REMEMBERED).contains(&item.times.len())));
    for item in &journal.items {
        assert!(!item.key.contains(['@', '\n', '\u{0}', '\u{202e}', '\u{200b}']), "{:?}", item.key);
        assert!(item.key.chars().count() <= 262);
    }
    let Touches { first, last, last_non_direct } = &journal.touches;
    for touch in [first, last, last_non_direct].into_iter().flatten() {
        for value in [&touch.source, &touch.medium, &touch.campaign, &touch.term, &touch.content, &touch.click, &touch.referrer] {
            assert!(value.chars().count() <= 253, "{value}");
            assert!(!value.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t']), "{value}");
            assert!(!value.contains(['@', '=', '<', '"', '\n', '\u{202e}', '\u{0}', '%', '{']), "{value}");
            let longest =
                value.split(|c: char| c.is_alphabetic()).map(|run| run.chars().filter(char::is_ascii_digit).count()).max();
            let is_text = ![&touch.click, &touch.referrer].contains(&value);
            assert!(!is_text || longest.unwrap_or(0) <= 8 || value.contains("20") || value.contains("19"), "{value}");
        }
        assert!(!touch.landing.contains('@'), "{}", touch.landing);
    }
}

fn times() -> impl Strategy<Value = Timestamp> {
    any::<i64>().prop_map(Timestamp::from_millis)
}

fn touches() -> impl Strategy<Value = Touch> {
    (times(), select(Channel::ALL.to_vec()), vec("\\PC{0,40}", 8)).prop_map(|(at, channel, mut texts)| {
        let mut text = || texts.pop().unwrap_or_default();
        Touch {
            at,
            channel,
            source: text(),
            medium: text(),
            campaign: text(),
            term: text(),
            content: text(),
            referrer: text(),
            landing: text(),
            click: text(),
        }
    })
}

fn journals() -> impl Strategy<Value = Journal> {
    let item = (select(Kind::ALL.to_vec()), "\\PC{0,20}", any::<u32>(), vec(times(), 1..=REMEMBERED), times(), any::<u32>())
        .prop_map(|(kind, key, count, times, folded, visible)| Item { kind, key, count, times, folded, visible });
    let slots = (option::of(touches()), option::of(touches()), option::of(touches()))
        .prop_map(|(first, last, last_non_direct)| Touches { first, last, last_non_direct });
    (times(), any::<u32>(), times(), vec(times(), 0..=REMEMBERED), slots, vec(item, 0..20)).prop_map(
        |(epoch, revision, last_view, visits, touches, items)| Journal { epoch, revision, last_view, visits, touches, items },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_record_keeps_its_bounds_and_holds_nothing_that_the_filter_refuses(
        events in vec((clocks(), inputs()), 1..40),
    ) {
        let mut page = Page { baton: Baton::new(copy()), record: None };
        let mut at = 1_795_000_000_000;
        page.send(at, &["consent".into(), "cookieconsent".into(), "1".into(), YES.into()]);
        for (later, input) in events {
            at = (at + later).clamp(0, 4_100_000_000_000);
            page.send(at, &input);
            page.record.as_deref().map(hold).unwrap_or_default();
        }
    }

    #[test]
    fn two_tabs_lose_and_double_nothing_whatever_their_order(order in vec(any::<bool>(), 1..40)) {
        let at = |second: usize| Timestamp::from_millis(1_795_000_000_000 + second as i64 * 1000).text();
        let yes = json!({ "categories": ["analytics", "marketing", "preferences"] });
        let mut steps: Vec<Value> = vec![
            json!({ "at": at(0), "tab": "a", "open": { "path": "/a" } }),
            json!({ "at": at(0), "tab": "a", "consent": yes }),
            json!({ "at": at(0), "tab": "b", "open": { "path": "/b" } }),
        ];
        for (place, is_first) in order.iter().enumerate() {
            let tab = if *is_first { "a" } else { "b" };
            let does = if place % 3 == 2 { json!({ "path": format!("/{place}.pdf") }) } else { json!({ "path": format!("/{place}") }) };
            let key = if place % 3 == 2 { "click" } else { "route" };
            steps.push(json!({ "at": at(place + 1), "tab": tab, key: does }));
        }
        steps.push(json!({ "at": at(99), "tab": "b", "submit": { "rules": 0, "controls": [["email", "email"]] } }));
        let journey = Journey::read("order", &json!({ "steps": steps }).to_string()).unwrap();
        let posts = journey.play(copy());
        let get = |name: &str| posts[0].fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone());
        let files = order.iter().enumerate().filter(|(place, _)| place % 3 == 2).count();
        prop_assert_eq!(get("baton_pages_count"), Some((2 + order.len() - files).to_string()));
        let context: Value = serde_json::from_str(&get("baton_context").unwrap()).unwrap();
        prop_assert_eq!(context["downloads"].as_array().unwrap().len(), files.min(10));
        prop_assert_eq!(context["visits"].clone(), json!(1));
    }

    #[test]
    fn whatever_is_planted_as_a_record_heals(text in prop_oneof![any::<String>(), "[A-Za-z0-9_-]{0,400}"]) {
        let text = text.replace(['\u{1c}', '\u{1d}', '\u{1e}', '\u{1f}'], "");
        let is_newer = matches!(Journal::decode(Some(&text)), Stored::Newer);
        let mut page = Page { baton: Baton::new(copy()), record: Some(text.clone()) };
        page.send(1_795_000_000_000, &["consent".into(), "cookieconsent".into(), "1".into(), YES.into()]);
        if is_newer {
            prop_assert_eq!(page.record, Some(text), "a newer one is left alone");
        } else {
            hold(page.record.as_deref().unwrap());
        }
    }

    #[test]
    fn a_journal_reads_as_it_was_written_whatever_it_holds(mut journal in journals()) {
        let text = journal.encode(&|_| true);
        prop_assert!(text.len() <= 8192);
        prop_assert_eq!(Journal::decode(Some(&text)), Stored::Read(journal));
    }

    #[test]
    fn a_letter_that_was_changed_anywhere_is_damage(mut journal in journals(), at in any::<prop::sample::Index>(), by in 1..63usize) {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let text = journal.encode(&|_| true);
        // The last letter may hold bits that mean nothing.
        let at = at.index(text.len() - 1);
        let mut bytes = text.into_bytes();
        let place = LETTERS.iter().position(|letter| *letter == bytes[at]).unwrap();
        bytes[at] = LETTERS[(place + by) % 64];
        let found = Journal::decode(std::str::from_utf8(&bytes).ok());
        prop_assert!(matches!(found, Stored::Damaged | Stored::Newer), "{found:?}");
    }
}
