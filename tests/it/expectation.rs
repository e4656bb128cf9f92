//! What a visitor is told about the answer.

use baton_handoff::{agreement::calendar::Zone, handoff::expectation, time::Timestamp};

/// A zone whose clocks are so many minutes ahead of UTC all year.
fn zone(name: &str, minutes: i32) -> Zone {
    let (from, until) = (Timestamp::parse("2026-01-01T00:00:00Z").unwrap(), Timestamp::parse("2027-01-01T00:00:00Z").unwrap());
    Zone { name: name.into(), from, until, offset: minutes * 60, changes: Vec::new() }
}

#[track_caller]
fn tells(at: &str, zone: &Zone, en: &str, fr: &str) {
    let told = expectation::of(Timestamp::parse(at).unwrap(), zone).unwrap();
    assert_eq!((told.en.as_str(), told.fr.as_str()), (en, fr));
}

#[test]
fn the_promise_is_told_in_the_time_of_the_people_who_keep_it() {
    tells(
        "2026-11-23T18:15:00.000Z",
        &zone("America/Vancouver", -480),
        "We will answer by 10:15 on Monday, November 23, Vancouver time.",
        "Nous répondrons au plus tard le lundi 23 novembre à 10\u{a0}h\u{a0}15, heure de Vancouver.",
    );
    tells(
        "2026-12-01T12:30:00.000Z",
        &zone("America/St_Johns", -210),
        "We will answer by 9:00 on Tuesday, December 1, St. John’s time.",
        "Nous répondrons au plus tard le mardi 1er décembre à 9\u{a0}h\u{a0}00, heure de St. John’s.",
    );
}

#[test]
fn french_gives_its_vowel_to_a_city_that_begins_with_one() {
    let told = expectation::of(Timestamp::parse("2026-08-05T15:05:00Z").unwrap(), &zone("America/Edmonton", -360)).unwrap();
    assert_eq!(told.fr, "Nous répondrons au plus tard le mercredi 5 août à 9\u{a0}h\u{a0}05, heure d’Edmonton.");
}

#[test]
fn what_the_published_offsets_do_not_cover_is_not_promised() {
    assert_eq!(expectation::of(Timestamp::parse("2027-01-01T00:00:00Z").unwrap(), &zone("America/Toronto", -300)), None);
}
