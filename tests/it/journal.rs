//! The journal as bytes: what the engine writes by hand is what `postcard` writes, and it reads again as it was.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use baton_handoff::{
    intent::{
        journal::{Item, Journal, Touches},
        record::Stored,
        signal::Kind,
        touch::Touch,
    },
    terms::Channel,
    time::Timestamp,
};

/// Version and checksum stand before the body.
const HEAD: usize = 5;

fn touch(at: i64, channel: Channel, source: &str) -> Touch {
    Touch {
        at: Timestamp::from_millis(at),
        channel,
        source: source.into(),
        medium: "none".into(),
        campaign: String::new(),
        term: "prix été".into(),
        content: "x".repeat(200),
        referrer: String::new(),
        landing: "/fr/tarifs".into(),
        click: "gclid".into(),
    }
}

/// A journal with numbers of every length, absent touches, empty texts and texts beyond ASCII.
fn journal() -> Journal {
    let times = |all: &[i64]| all.iter().map(|at| Timestamp::from_millis(*at)).collect();
    let item = |kind, key: &str, count, all: &[i64]| Item {
        kind,
        key: key.into(),
        count,
        times: times(all),
        folded: Timestamp::from_millis(1 << 34),
        visible: count,
    };
    Journal {
        epoch: Timestamp::from_millis(1_795_000_000_000),
        revision: 300,
        last_view: Timestamp::from_millis(i64::MAX),
        visits: times(&[0, 1, 63, 64, 127, 128, 1 << 40]),
        touches: Touches {
            first: Some(touch(0, Channel::Direct, "direct")),
            last: Some(touch(1 << 33, Channel::PaidSearch, "google")),
            last_non_direct: None,
        },
        items: vec![
            item(Kind::Page, "/fr/intégration/:id", u32::MAX, &[5]),
            item(Kind::Download, "/en/downloads/guide.pdf", 1, &[8191, 8192]),
            item(Kind::Form, "demo", 128, &[1 << 20]),
        ],
    }
}

#[test]
fn the_bytes_of_a_journal_are_those_of_postcard() {
    for mut journal in [Journal::default(), journal()] {
        let bytes = URL_SAFE_NO_PAD.decode(journal.encode(&|_| true)).unwrap();
        assert_eq!(bytes[HEAD..], postcard::to_allocvec(&journal).unwrap());
    }
}

#[test]
fn a_journal_reads_as_it_was_written() {
    for mut journal in [Journal::default(), journal()] {
        let text = journal.encode(&|_| true);
        assert_eq!(Journal::decode(Some(&text)), Stored::Read(journal));
    }
}

#[test]
fn a_journal_that_was_cut_anywhere_is_damaged() {
    let text = journal().encode(&|_| true);
    for end in 0..text.len() {
        assert_eq!(Journal::decode(Some(&text[..end])), Stored::Damaged, "cut after {end} of {} letters", text.len());
    }
}

/// What the first version wrote, held as it was written: a journal made up here, and that of a whole journey.
const FIRST: [&str; 2] = [include_str!("frozen/synthetic.v1.txt"), include_str!("frozen/newsletter.v1.txt")];
/// What this version writes of the same.
const SECOND: [&str; 2] = [include_str!("frozen/synthetic.v2.txt"), include_str!("frozen/newsletter.v2.txt")];

fn read(text: &str) -> Journal {
    match Journal::decode(Some(text.trim_end())) {
        Stored::Read(journal) => journal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_record_of_the_first_version_reads_whole_and_is_written_in_the_second() {
    let mut old = journal();
    old.items.iter_mut().for_each(|item| item.visible = 0);
    // Nor did it know which click identifier had been there.
    for touch in [&mut old.touches.first, &mut old.touches.last].into_iter().flatten() {
        touch.click.clear();
    }
    assert_eq!(read(FIRST[0]), old);

    let newsletter = read(FIRST[1]);
    let items: Vec<_> = newsletter.items.iter().map(|item| (item.kind, item.key.as_str(), item.count, item.visible)).collect();
    assert_eq!(
        items,
        [
            (Kind::Page, "/en", 1, 0),
            (Kind::Page, "/en/pricing", 3, 0),
            (Kind::Page, "/en/resources", 2, 0),
            (Kind::Download, "/en/downloads/onboarding-guide.pdf", 1, 0),
            (Kind::Page, "/en/contact", 1, 0),
            (Kind::Form, "demo", 1, 0),
        ]
    );
    assert_eq!((newsletter.visits.len(), newsletter.touches.first.as_ref().unwrap().source.as_str()), (2, "newsletter"));

    for text in FIRST {
        let mut journal = read(text);
        let written = journal.encode(&|_| true);
        assert_ne!(written, text.trim_end());
        assert_eq!(read(&written), journal, "nothing is lost on the way");
    }
}

/// When these bytes change, `VERSION` in `record.rs` takes a new number, and what it was reads on.
#[test]
fn the_bytes_of_the_second_version_are_held() {
    let mut synthetic = journal();
    let mut newsletter = read(FIRST[1]);
    newsletter.items.iter_mut().zip([4, 1800, 0, 0, 60, 0]).for_each(|(item, seconds)| item.visible = seconds);
    for (journal, (held, name)) in
        [&mut synthetic, &mut newsletter].into_iter().zip(SECOND.into_iter().zip(["synthetic", "newsletter"]))
    {
        let text = journal.encode(&|_| true);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(format!("tests/it/frozen/{name}.v2.txt"), text.clone() + "\n").unwrap();
        } else {
            assert_eq!(held.trim_end(), text, "{name}");
            assert_eq!(read(held), *journal);
        }
    }
}

#[test]
fn a_record_in_which_a_letter_was_changed_is_damaged() {
    let text = journal().encode(&|_| true);
    // The first two letters hold the version; a higher one is a record of a newer Baton.
    for place in 2..text.len() {
        let other = if text.as_bytes()[place] == b'A' { "B" } else { "A" };
        let mut changed = text.clone();
        changed.replace_range(place..=place, other);
        assert!(!matches!(Journal::decode(Some(&changed)), Stored::Read(read) if read != journal()), "letter {place}");
    }
}

/// So many pages with addresses of 200 characters, each seen eight times; the ages run from the oldest to the latest.
fn crowded(pages: i64) -> Journal {
    let items = (0..pages).map(|number| Item {
        kind: if number % 2 == 0 { Kind::Page } else { Kind::ThreeQuarters },
        key: format!("/{number:03}/{}", "é".repeat(98)),
        count: u32::MAX,
        times: (0..8).map(|time| Timestamp::from_millis(1_795_000_000_000 + number * 1000 + time)).collect(),
        folded: Timestamp::from_millis(1_795_000_000_000),
        visible: u32::MAX,
    });
    Journal { items: items.collect(), ..journal() }
}

#[test]
fn a_record_stays_within_its_size_and_lets_go_of_what_no_rule_asks_for_first() {
    let mut journal = crowded(100);
    let is_asked_for = |item: &Item| item.key.starts_with("/00");
    let text = journal.encode(&is_asked_for);
    assert!(text.len() <= 8192, "{} characters", text.len());
    assert!(text.len() > 7_500, "no more goes than has to: {} characters", text.len());
    assert_eq!(read(&text), journal);
    let kept: Vec<&str> = journal.items.iter().map(|item| &item.key[..4]).collect();
    let asked_for: Vec<String> = (0..10).map(|number| format!("/{number:03}")).collect();
    assert_eq!(kept[..10], asked_for, "what a rule asks for stays, although it is the oldest");
    let latest: Vec<String> = (100 - (kept.len() as i64 - 10)..100).map(|number| format!("/{number:03}")).collect();
    assert_eq!(kept[10..], latest, "of the rest the latest");

    let mut short = crowded(0);
    short.items = crowded(90).items.into_iter().map(|item| Item { key: item.key[..4].into(), ..item }).collect();
    short.items.iter_mut().for_each(|item| item.times.truncate(1));
    short.encode(&|_| true);
    assert_eq!(short.items.len(), 60, "sixty items at most, however short");
}

#[test]
fn arrivals_of_the_longest_texts_stay_within_the_size_too() {
    let longest = |at| {
        let text = "\u{4e00}".repeat(128);
        Some(Touch {
            source: text.clone(),
            medium: text.clone(),
            campaign: text.clone(),
            term: text.clone(),
            content: text,
            referrer: "r".repeat(253),
            landing: "/".to_owned() + &"\u{4e00}".repeat(254),
            ..touch(at, Channel::Referral, "")
        })
    };
    let mut journal =
        Journal { touches: Touches { first: longest(1), last: longest(2), last_non_direct: longest(3) }, ..journal() };
    let text = journal.encode(&|_| true);
    assert!(text.len() <= 8192, "{} characters", text.len());
    assert_eq!(read(&text), journal);
    assert_eq!((journal.touches.first.is_some(), journal.touches.last_non_direct), (true, None));
}
