//! Respond-by times against instants computed by hand.
//!
//! Offsets in these years: Toronto -5:00, from 8 March to 1 November 2026 -4:00; St. John's -3:30 in winter; Vancouver -7:00 for
//! good from 8 March 2026 on.

use baton_handoff::{
    agreement::document::{Audience, Offsets, compile},
    publish::{FIRST_YEAR, offsets},
    time::Timestamp,
};
use serde_json::{Value, json};

use crate::documents::{DESIGN, read, with};

/// `minutes` of open time after `at`.
fn after(zone: &str, open: Value, closed: &[&str], at: &str, minutes: u32) -> Option<String> {
    let text = with(&[("/calendars/0/zone", json!(zone)), ("/calendars/0/open", open), ("/calendars/0/closed", json!(closed))]);
    let definition = read(&text);
    let agreed = compile(&definition, Audience::Browser, &offsets(&definition, FIRST_YEAR).unwrap());
    let (calendar, zone) = agreed.calendar(agreed.fallback.calendar).unwrap();
    Some(calendar.after(zone, Timestamp::parse(at).unwrap(), minutes)?.text())
}

#[track_caller]
fn check(zone: &str, open: Value, closed: &[&str], at: &str, minutes: u32, expected: &str) {
    assert_eq!(after(zone, open, closed, at, minutes).as_deref(), Some(expected), "{minutes} minutes after {at}");
}

fn office() -> Value {
    json!({ "mon-fri": ["09:00", "17:00"] })
}

#[test]
fn what_is_left_of_friday_goes_on_on_monday() {
    // Friday, 16:30 in Vancouver: half an hour today, half an hour on Monday.
    check("America/Vancouver", office(), &[], "2026-11-20T23:30:00Z", 60, "2026-11-23T16:30:00.000Z");
    // Before 8 March Vancouver is at -8:00.
    check("America/Vancouver", office(), &[], "2026-02-28T00:30:00Z", 60, "2026-03-02T17:30:00.000Z");
}

#[test]
fn a_last_minute_that_ends_at_closing_time_gives_that_closing_time() {
    check("America/Toronto", office(), &[], "2026-11-20T21:00:00Z", 60, "2026-11-20T22:00:00.000Z");
    check("America/Toronto", office(), &[], "2026-11-20T21:00:00.001Z", 60, "2026-11-23T14:00:00.001Z");
}

#[test]
fn outside_open_time_counting_starts_at_the_next_opening() {
    check("America/Toronto", office(), &[], "2026-11-20T13:59:00Z", 1, "2026-11-20T14:01:00.000Z");
    // The closing instant is closed.
    check("America/Toronto", office(), &[], "2026-11-20T22:00:00Z", 1, "2026-11-23T14:01:00.000Z");
    check("America/Toronto", office(), &[], "2026-11-22T03:00:00Z", 60, "2026-11-23T15:00:00.000Z");
}

#[test]
fn newfoundland_is_half_an_hour_off() {
    check("America/St_Johns", office(), &[], "2026-11-20T20:00:00Z", 60, "2026-11-23T13:00:00.000Z");
}

#[test]
fn holidays_in_a_row_are_passed_over() {
    let closed = ["2026-12-24", "2026-12-25", "2026-12-28", "2027-01-01"];
    check("America/Toronto", office(), &closed, "2026-12-23T21:45:00Z", 30, "2026-12-29T14:15:00.000Z");
    // `closed` is a local date: it is still 24 December in Toronto.
    check(
        "America/Toronto",
        json!({ "mon-sun": ["00:00", "24:00"] }),
        &["2026-12-25"],
        "2026-12-25T04:59:00Z",
        2,
        "2026-12-26T05:01:00.000Z",
    );
}

#[test]
fn in_spring_a_skipped_opening_moves_on_by_what_was_skipped() {
    // 8 March 2026: 02:00 is 03:00. Opening at 02:30 is 03:30, which is 07:30 UTC.
    check("America/Toronto", json!({ "sun": ["02:30", "06:00"] }), &[], "2026-03-08T00:00:00Z", 30, "2026-03-08T08:00:00.000Z");
    // From 01:00 to 05:00 are three hours.
    check("America/Toronto", json!({ "sun": ["01:00", "05:00"] }), &[], "2026-03-08T00:00:00Z", 180, "2026-03-08T09:00:00.000Z");
    check("America/Toronto", json!({ "sun": ["01:00", "05:00"] }), &[], "2026-03-08T00:00:00Z", 181, "2026-03-15T05:01:00.000Z");
}

#[test]
fn in_spring_a_span_that_the_clocks_empty_is_not_open() {
    // 02:00 to 03:00 does not happen on 8 March.
    check("America/Toronto", json!({ "sun": ["02:00", "03:00"] }), &[], "2026-03-08T00:00:00Z", 1, "2026-03-15T06:01:00.000Z");
    // From 02:30 (which becomes 03:30) to 03:15 the span is turned round.
    check("America/Toronto", json!({ "sun": ["02:30", "03:15"] }), &[], "2026-03-08T00:00:00Z", 1, "2026-03-15T06:31:00.000Z");
}

#[test]
fn in_autumn_a_time_that_occurs_twice_is_the_earlier() {
    // 1 November 2026: 02:00 is 01:00 again. Opening at 01:30 is 05:30 UTC, closing at 03:00 is 08:00 UTC.
    let open = || json!({ "sun": ["01:30", "03:00"] });
    check("America/Toronto", open(), &[], "2026-11-01T00:00:00Z", 120, "2026-11-01T07:30:00.000Z");
    check("America/Toronto", open(), &[], "2026-11-01T00:00:00Z", 150, "2026-11-01T08:00:00.000Z");
    // Closing at 01:30 is the earlier 01:30.
    check("America/Toronto", json!({ "sun": ["00:30", "01:30"] }), &[], "2026-11-01T00:00:00Z", 60, "2026-11-01T05:30:00.000Z");
}

#[test]
fn beyond_the_published_years_nothing_is_promised() {
    assert_eq!(after("America/Toronto", office(), &[], "2035-12-31T21:59:00Z", 2), None);
    assert_eq!(after("America/Toronto", office(), &[], "2025-12-31T23:59:00Z", 1), None);
    check("America/Toronto", office(), &[], "2035-12-31T21:59:00Z", 1, "2035-12-31T22:00:00.000Z");
}

#[test]
fn without_an_offset_table_nothing_is_promised() {
    let agreed = compile(&read(DESIGN), Audience::Browser, &Offsets::default());
    let (calendar, zone) = agreed.calendar(agreed.fallback.calendar).unwrap();
    assert_eq!(calendar.after(zone, Timestamp::parse("2026-11-20T14:05:00Z").unwrap(), 1), None);
}

#[test]
fn the_table_is_that_of_the_bundled_database() {
    let definition = read(&with(&[("/calendars/0/zone", json!("America/Vancouver"))]));
    let table = offsets(&definition, FIRST_YEAR).unwrap();
    assert_eq!(table.database, "tzdata 2026e");
    let zone = &table.zones["America/Vancouver"];
    assert_eq!((zone.from.text().as_str(), zone.until.text().as_str()), ("2026-01-01T00:00:00.000Z", "2036-01-01T00:00:00.000Z"));
    assert_eq!(zone.offset, -8 * 3600);
    let changes: Vec<_> = zone.changes.iter().map(|change| (change.at.text(), change.offset)).collect();
    assert_eq!(changes, [("2026-03-08T10:00:00.000Z".to_string(), -7 * 3600)]);
    assert_eq!(Offsets::read("table", &table.text()).unwrap(), table);
    assert_eq!(
        offsets(&definition, 1900).unwrap_err().to_string(),
        "--offsets-from 1900: is outside 1973 to 2190; use the year in which the script is published"
    );
}

#[test]
fn a_table_whose_changes_are_not_in_order_or_count_parts_of_a_minute_is_refused() {
    let table = |offset: i32, at: &str| {
        let zone = json!({ "from": "2026-01-01T00:00:00.000Z", "until": "2036-01-01T00:00:00.000Z", "offset": offset,
            "changes": [{ "at": at, "offset": -3600 }] });
        Offsets::read("table", &json!({ "database": "none", "zones": { "America/St_Johns": zone } }).to_string())
    };
    assert!(table(-12600, "2026-03-08T05:31:00.000Z").is_ok(), "half an hour, and a minute past it");
    for (offset, at, why) in [
        (-12600, "2025-03-08T05:30:00.000Z", "are not in order"),
        (-12600, "2037-03-08T05:30:00.000Z", "are not in order"),
        (-12600, "2026-03-08T05:30:01.000Z", "are not at whole minutes"),
        (-12652, "2026-03-08T05:30:00.000Z", "are not at whole minutes"),
    ] {
        let error = table(offset, at).unwrap_err().to_string();
        assert!(error.starts_with(&format!("table: is no offset table (the changes of America/St_Johns {why});")), "{error}");
    }
}
