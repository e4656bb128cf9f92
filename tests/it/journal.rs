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
