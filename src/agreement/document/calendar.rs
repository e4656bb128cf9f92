//! Calendars as they are written: `{ "id": "east", "zone": "America/Toronto", "open": { "mon-fri": ["09:00", "17:00"] } }`.

use super::part::Part;
use crate::{agreement::calendar::DAY_MINUTES, error::document as message};

/// The most days that a calendar closes: more than ten years of holidays.
const MOST_CLOSED: usize = 400;

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// When a queue's people are there, in the words of the document.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    pub id: String,
    /// IANA name of the time zone.
    pub zone: String,
    /// Monday to Sunday: minutes after midnight. Equal: closed.
    pub open: [(u16, u16); 7],
    /// Days after 1970-01-01.
    pub closed: Vec<i32>,
}

impl Calendar {
    pub fn read(part: &Part) -> Option<Calendar> {
        let calendar = part.object("a calendar", &["id", "zone", "open", "closed"])?;
        let (id, zone, open) = (calendar.read("id", Part::id), calendar.read("zone", zone), calendar.read("open", open));
        let closed = calendar.read_or("closed", Vec::new(), |part| part.set(0..=MOST_CLOSED, |day| Some(day.date()?.days())));
        Some(Calendar { id: id?, zone: zone?, open: open?, closed: closed? })
    }
}

/// The name of a zone, as the IANA database writes it.
fn zone(part: &Part) -> Option<String> {
    let name = part.text()?;
    match nearest_zone(name) {
        Some(known) if known == name => Some(known),
        near => part.refuse(message::unknown_zone(name, near.as_deref())),
    }
}

/// The zone of this name, whatever its case, in the database that publishing writes offsets from.
#[cfg(feature = "publish")]
fn nearest_zone(name: &str) -> Option<String> {
    let zones = jiff::tz::TimeZoneDatabase::bundled();
    zones.available().map(|zone| zone.to_string()).find(|zone| zone.eq_ignore_ascii_case(name))
}

/// Without the database only the form of the name can be judged; whoever published the definition knew the zone.
#[cfg(not(feature = "publish"))]
fn nearest_zone(name: &str) -> Option<String> {
    let fits = (1..=64).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"/_+-".contains(&b));
    fits.then(|| name.into())
}

/// Opening hours by weekday or by a run of weekdays.
fn open(part: &Part) -> Option<[(u16, u16); 7]> {
    let mut week = [(0, 0); 7];
    let mut sound = true;
    for (days, span) in part.pairs("the opening hours")? {
        let run = weekdays(days).or_else(|| span.refuse(message::bad_weekdays(days)));
        let (Some((first, last)), Some(hours)) = (run, hours(&span)) else {
            sound = false;
            continue;
        };
        if week[first..=last].iter().any(|day| *day != (0, 0)) {
            span.note(message::weekday_twice());
            sound = false;
        }
        week[first..=last].fill(hours);
    }
    if sound && week == [(0, 0); 7] {
        return part.refuse(message::never_open());
    }
    sound.then_some(week)
}

/// `mon` or `mon-fri`.
fn weekdays(text: &str) -> Option<(usize, usize)> {
    let place = |day: &str| WEEKDAYS.iter().position(|one| *one == day);
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (place(first)?, place(last)?);
    (first <= last).then_some((first, last))
}

/// `["09:00", "17:00"]`: opening is before closing.
fn hours(part: &Part) -> Option<(u16, u16)> {
    let times = part.each(2..=2, |time| {
        let text = time.text()?;
        minutes(text).or_else(|| time.refuse(message::bad_time(text)))
    })?;
    let &[opening, closing] = times.as_slice() else { return None };
    if opening < closing { Some((opening, closing)) } else { part.refuse(message::closes_before_opening()) }
}

/// Minutes after midnight of `HH:MM`; a day may close at `24:00`.
fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let number = |text: &str, most: u16| -> Option<u16> {
        let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|number| digits && *number <= most)
    };
    let minutes = number(hour, 24)? * 60 + number(minute, 59)?;
    (minutes <= DAY_MINUTES).then_some(minutes)
}
