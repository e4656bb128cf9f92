//! Instants and dates, held against a peer.

use baton_handoff::time::{DAY, Date, Timestamp};
use proptest::prelude::*;

/// The last instant with a year of four digits.
const LAST: i64 = 253_402_300_799_999;

#[test]
fn an_instant_out_of_range_is_brought_to_the_nearer_end() {
    assert_eq!(Timestamp::from_millis(-1), Timestamp::EPOCH);
    assert_eq!(Timestamp::from_millis(i64::MAX).text(), "9999-12-31T23:59:59.999Z");
    assert_eq!(Timestamp::from_millis(LAST).plus(i64::MAX).millis(), LAST);
}

#[test]
fn only_what_is_written_is_read() {
    for text in ["2026-11-20T14:05:00Z", "2026-11-20T14:05:00.000Z"] {
        assert_eq!(Timestamp::parse(text).unwrap().text(), "2026-11-20T14:05:00.000Z");
    }
    for text in [
        "2026-11-20",
        "2026-11-20T14:05Z",
        "2026-11-20T14:05:00+00:00",
        "2026-11-20T24:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-11-20T14:05:00.1Z",
        "+026-11-20T14:05:00Z",
        "1969-12-31T23:59:59Z",
    ] {
        assert_eq!(Timestamp::parse(text), None, "{text}");
    }
}

#[test]
fn ages_are_whole_days_and_never_negative() {
    let now = Timestamp::from_millis(10 * DAY);
    assert_eq!([0, 1, DAY - 1, DAY, 3 * DAY].map(|back| now.age_of(now.plus(-back))), [0, 0, 0, 1, 3]);
    assert_eq!(now.age_of(now.plus(DAY)), 0);
}

proptest! {
    #[test]
    fn an_instant_is_written_and_read_as_the_peer_does(millis in 0..=LAST) {
        let text = Timestamp::from_millis(millis).text();
        let peer: jiff::Timestamp = text.parse().unwrap();
        prop_assert_eq!(peer.as_millisecond(), millis);
        prop_assert_eq!(Timestamp::parse(&text), Some(Timestamp::from_millis(millis)));
    }

    #[test]
    fn a_date_is_the_peers_date(days in 0..2_932_897_i32) {
        let date = Date::of_days(days);
        let peer = jiff::civil::date(1970, 1, 1).checked_add(jiff::ToSpan::days(days)).unwrap();
        prop_assert_eq!((date.year, date.month, date.day), (i32::from(peer.year()), peer.month() as u8, peer.day() as u8));
        prop_assert_eq!(date.days(), days);
        let mut text = String::new();
        date.write(&mut text);
        prop_assert_eq!(text, peer.to_string());
    }

    #[test]
    fn a_date_that_the_peer_refuses_is_refused(year in 0..10_000_i16, month in 0..14_i8, day in 0..33_i8) {
        let text = format!("{year:04}-{month:02}-{day:02}");
        prop_assert_eq!(Date::parse(&text).is_some(), jiff::civil::Date::new(year, month, day).is_ok(), "{}", text);
    }
}
