//! The catalogue of hostile and broken devices, under its numbers, as far as no browser is needed: storage, values, clocks, bots.
//! What needs one is in `tests/e2e/journeys/devices.rs`; values of campaigns are in `arrivals.rs`.

use baton_handoff::{
    agreement::layout::Published,
    intent::{journal::Journal, record::Stored},
    journey::{Device, Journey, Post},
};
use serde_json::{Value, json};

use crate::documents::published;

const T: &str = "2026-11-02T14";

fn copy() -> Published {
    let read = |path: &str| std::fs::read_to_string(path).unwrap();
    published(&read("tests/cases/definitions/touches.json"), &read("tests/cases/definitions/arrivals.site.json")).2
}

fn open(at: &str, path: &str) -> Value {
    json!({ "at": at, "open": { "path": path, "source": "letter", "medium": "email" } })
}

fn yes(at: &str) -> Value {
    json!({ "at": at, "consent": { "categories": ["analytics", "marketing", "preferences"] } })
}

fn submit(at: &str) -> Value {
    json!({ "at": at, "submit": { "rules": 0, "controls": [["email", "email"]] } })
}

/// Plays the steps; the device afterwards, and what was sent.
fn play(steps: &[Value]) -> (Device, Vec<Post>) {
    let journey = Journey::read("catalogue", &json!({ "steps": steps }).to_string()).unwrap_or_else(|why| panic!("{why}"));
    let mut device = journey.device(copy());
    let posts = journey.steps().iter().filter_map(|step| device.step(step)).collect();
    (device, posts)
}

fn field(post: &Post, name: &str) -> Option<String> {
    match name.strip_prefix('.') {
        None => post.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone()),
        Some(key) => {
            let context: Value = serde_json::from_str(&field(post, "baton_context")?).unwrap();
            context[key].as_str().map(String::from)
        }
    }
}

/// A record as a visitor leaves it.
fn record() -> String {
    let (device, _) =
        play(&[open(&format!("{T}:00:00Z"), "/fr/tarifs"), yes(&format!("{T}:00:00Z")), open(&format!("{T}:05:00Z"), "/guide")]);
    device.local()["baton.v1"].clone()
}

#[test]
fn catalogue_31_a_storage_that_cannot_be_read_leaves_the_memory_of_this_page() {
    let refused = json!({ "at": format!("{T}:00:00Z"), "storage": "refused" });
    let (device, posts) =
        play(&[refused, open(&format!("{T}:00:00Z"), "/a"), yes(&format!("{T}:00:00Z")), submit(&format!("{T}:01:00Z"))]);
    assert!(device.local().is_empty());
    assert_eq!(field(&posts[0], ".storage").as_deref(), Some("none"));
    assert_eq!(field(&posts[0], "baton_first_source").as_deref(), Some("letter"));
}

#[test]
fn catalogue_32_a_storage_that_throws_on_any_later_write_degrades_silently() {
    for fails_at in 1..6 {
        let fails = json!({ "at": format!("{T}:00:00Z"), "storage": { "fails_at": fails_at } });
        let steps = [
            fails,
            open(&format!("{T}:00:00Z"), "/a"),
            yes(&format!("{T}:00:00Z")),
            json!({ "at": format!("{T}:01:00Z"), "route": { "path": "/b" } }),
            json!({ "at": format!("{T}:02:00Z"), "route": { "path": "/c" } }),
            submit(&format!("{T}:03:00Z")),
        ];
        let (device, posts) = play(&steps);
        assert_eq!(field(&posts[0], "baton_pages_count").as_deref(), Some("3"), "this page knows its own views: {fails_at}");
        assert_eq!(device.local().contains_key("baton.v1"), fails_at > 1);
    }
}

#[test]
fn catalogue_33_a_full_storage_lets_the_oldest_of_our_own_go_and_no_other_key() {
    let mut steps = vec![open(&format!("{T}:00:00Z"), "/first"), yes(&format!("{T}:00:00Z"))];
    for place in 0..200 {
        let (minute, second) = (place / 60, place % 60);
        let path = format!("/{}/{place}", "a-long-readable-part/".repeat(8));
        steps.push(json!({ "at": format!("{T}:{minute:02}:{second:02}Z"), "route": { "path": path } }));
    }
    let (device, _) = play(&steps);
    let text = &device.local()["baton.v1"];
    assert!(text.len() <= 8192, "{}", text.len());
    let Stored::Read(journal) = Journal::decode(Some(text)) else { panic!("the record reads") };
    assert!(journal.items.iter().all(|item| item.key != "/first"), "the oldest went first");
    assert!(journal.items.iter().any(|item| item.key.ends_with("/199")), "the latest is there");
    assert_eq!(device.local().len(), 1, "no other key");
}

#[test]
fn catalogue_34_an_erasure_takes_our_own_keys_alone() {
    let erase = json!({ "at": format!("{T}:01:00Z"), "say": "erase" });
    let (device, posts) =
        play(&[open(&format!("{T}:00:00Z"), "/a"), yes(&format!("{T}:00:00Z")), erase, submit(&format!("{T}:02:00Z"))]);
    assert!(device.local().is_empty());
    assert_eq!(posts[0].fields, [], "and nothing travels afterwards");
}

#[test]
fn catalogue_35_two_hundred_damaged_records_are_rebuilt_and_a_newer_one_is_left_alone() {
    let good = record();
    let mut seed = 0x9e37_79b9_u32;
    let mut next = |most: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % most
    };
    for round in 0..200 {
        let mut bytes = good.clone().into_bytes();
        match round % 4 {
            0 => bytes.truncate(next(bytes.len())),
            1 => bytes.extend(std::iter::repeat_n(b'A', 1 + next(400))),
            2 => {
                let at = 6 + next(bytes.len() - 8);
                bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            }
            _ => bytes = (0..next(300)).map(|_| b' ' + next(94) as u8).collect(),
        }
        let text = String::from_utf8(bytes).unwrap();
        match Journal::decode(Some(&text)) {
            Stored::Damaged | Stored::Newer => {}
            other => panic!("round {round}: {text} gives {other:?}"),
        }
    }
    // The first letters are the version; one that does not exist yet.
    let newer = String::from("-") + &good[1..];
    assert_eq!(Journal::decode(Some(&newer)), Stored::Newer);
    for (planted, stays) in [(newer.as_str(), true), ("{\"a\":[[[[[[1]]]]]]}", false), ("\u{0}\u{fffd}", false), ("", false)] {
        let journey = json!({ "steps": [open(&format!("{T}:00:00Z"), "/a"), yes(&format!("{T}:00:00Z"))] });
        let journey = Journey::read("planted", &journey.to_string()).unwrap();
        let mut device = journey.device(copy());
        device.plant("baton.v1", planted);
        journey.steps().iter().for_each(|step| drop(device.step(step)));
        assert_eq!(device.local()["baton.v1"] == planted, stays, "{planted:?}");
    }
}

#[test]
fn catalogue_36_five_megabytes_under_our_key_are_not_parsed_and_replaced() {
    let planted = record().repeat(5 * 1024 * 1024 / record().len());
    assert_eq!(Journal::decode(Some(&planted)), Stored::Damaged);
    let journey = json!({ "steps": [open(&format!("{T}:00:00Z"), "/a"), yes(&format!("{T}:00:00Z"))] });
    let journey = Journey::read("planted", &journey.to_string()).unwrap();
    let mut device = journey.device(copy());
    device.plant("baton.v1", &planted);
    journey.steps().iter().for_each(|step| drop(device.step(step)));
    assert!(device.local()["baton.v1"].len() < 1000);
}

#[test]
fn catalogue_37_what_is_older_than_its_days_is_a_first_visit_and_no_visit_renews_it() {
    // 400 days to keep: a visit on each of three days; on the last one only the first is too old.
    let days = ["2026-01-01T14:00:00Z", "2026-10-01T14:00:00Z", "2027-02-05T14:00:00Z"];
    let steps = [open(days[0], "/a"), yes(days[0]), open(days[1], "/b"), open(days[2], "/c"), submit("2027-02-05T14:01:00Z")];
    let (_, posts) = play(&steps);
    assert_eq!(field(&posts[0], "baton_visits").as_deref(), Some("2"), "the one of January is 400 days old");
    assert_eq!(field(&posts[0], "baton_pages_count").as_deref(), Some("2"));
    let (_, posts) = play(&[open(days[0], "/a"), yes(days[0]), open(days[2], "/c"), submit("2027-02-05T14:01:00Z")]);
    assert_eq!(field(&posts[0], "baton_visits").as_deref(), Some("1"), "as after a browser that forgot");
    assert_eq!(field(&posts[0], "baton_first_seen").as_deref(), Some("2027-02-05T14:00:00.000Z"));
}

#[test]
fn catalogue_42_paths_name_nobody_and_referrers_are_hosts() {
    let long = "part-of-a-path/".repeat(40);
    for (path, landing) in [
        ("/reset/3f9a8b7c6d5e4f3a2b1c", "/reset/:id"),
        ("/users/jane@x.com/edit", "/users/:id/edit"),
        ("/order/1234567/", "/order/:id"),
        ("/f47ac10b-58cc-4372-a567-0e02b2c3d479", "/:id"),
        ("/blog/2026/fall-release-2026", "/blog/2026/fall-release-2026"),
        ("/fr/écran\u{202e}/x", "/fr/écran_/x"),
        ("//a//b/", "/a/b"),
        ("", "/"),
    ] {
        let page = json!({ "path": path, "referrer": "xn--bcher-kva.example" });
        let at = format!("{T}:00:00Z");
        let (_, posts) = play(&[json!({ "at": at, "open": page }), yes(&at), submit(&format!("{T}:01:00Z"))]);
        assert_eq!(field(&posts[0], "baton_landing_page").as_deref(), Some(landing));
        assert_eq!(field(&posts[0], "baton_first_source").as_deref(), Some("xn--bcher-kva.example"));
    }
    let at = format!("{T}:00:00Z");
    let (_, posts) =
        play(&[json!({ "at": at, "open": { "path": format!("/{long}") } }), yes(&at), submit(&format!("{T}:01:00Z"))]);
    assert!(field(&posts[0], "baton_landing_page").is_none_or(|path| path.ends_with("/:long")), "a path that is cut says so");
}

#[test]
fn catalogue_74_eight_hours_in_the_background_a_hundred_reloads_and_loops_count_once() {
    let at = |second: usize| format!("{T}:{:02}:{:02}Z", second / 60, second % 60);
    let mut steps = vec![open(&at(0), "/pricing"), yes(&at(0))];
    for place in 1..=100 {
        let page = json!({ "path": "/pricing", "source": "letter", "medium": "email", "marks": ["reload"] });
        steps.push(json!({ "at": at(place), "open": page }));
    }
    for place in 101..=160 {
        steps.push(json!({ "at": at(place), "turn": "back" }));
    }
    steps.push(json!({ "at": at(170), "turn": "hide" }));
    steps.push(json!({ "at": "2026-11-02T22:10:00Z", "turn": "show" }));
    steps.push(submit("2026-11-02T22:11:00Z"));
    let (_, posts) = play(&steps);
    assert_eq!(field(&posts[0], "baton_pages_count").as_deref(), Some("1"));
    assert_eq!(field(&posts[0], "baton_visits").as_deref(), Some("1"));
    let context: Value = serde_json::from_str(&field(&posts[0], "baton_context").unwrap()).unwrap();
    assert_eq!(context["touches"]["by_email"], json!(1));
    let visible = context["top_pages"][0]["visible"].as_i64().unwrap_or_default();
    assert!(visible <= 30 * 60, "{visible} seconds");
}

#[test]
fn catalogue_76_no_clock_makes_an_age_negative_or_stops_the_story() {
    let clocks = [
        // Backwards, 1970, 2100, both changes of clocks, the leap day.
        ["2026-11-02T14:00:00Z", "2026-11-02T09:00:00Z"],
        ["1970-01-01T00:00:00Z", "1970-01-01T00:00:01Z"],
        ["2100-01-01T00:00:00Z", "2026-11-02T09:00:00Z"],
        ["2026-11-02T09:00:00Z", "2100-01-01T00:00:00Z"],
        ["2026-11-01T05:59:59Z", "2026-11-01T06:00:01Z"],
        ["2026-03-08T06:59:59Z", "2026-03-08T07:00:01Z"],
        ["2028-02-29T12:00:00Z", "2028-03-01T12:00:00Z"],
        ["9999-12-31T23:59:59Z", "1970-01-01T00:00:00Z"],
    ];
    for [first, second] in clocks {
        let (_, posts) = play(&[open(first, "/a"), yes(first), open(second, "/b"), submit(second)]);
        let context: Value = serde_json::from_str(&field(&posts[0], "baton_context").unwrap()).unwrap();
        for ages in context["evidence"]["atoms"].as_object().unwrap().values() {
            assert!(ages.as_array().unwrap().iter().all(|age| age.as_u64().is_some()), "{first}, {second}: {ages}");
        }
        assert_eq!(field(&posts[0], "baton_last_source").as_deref(), Some("letter"), "{first}, {second}");
    }
}
