//! Time as an argument.
//!
//! The core never asks for a clock: each input carries its [`Timestamp`], and everything that depends on time is computed
//! from those. Units stand in the types: a `Minutes` never meets a `Days` by accident.

use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

use crate::layout::{Bytes, Kept, Layout};

/// Milliseconds in a minute.
pub const MINUTE: i64 = 60_000;
/// Milliseconds in a day of 24 hours. An age is counted in these, whatever the clocks of the place do.
pub const DAY: i64 = 86_400_000;

/// The last instant that RFC 3339 can write with a year of four digits: 9999-12-31T23:59:59.999Z.
const LAST: i64 = 253_402_300_799_999;

/// An instant: milliseconds since 1970-01-01T00:00:00Z, from 0 to the end of the year 9999.
///
/// A device's clock may say anything, so what lies outside is brought to the nearer end instead of failing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The first instant.
    pub const EPOCH: Timestamp = Timestamp(0);

    /// The instant so many milliseconds after the Unix epoch, brought into range.
    pub fn from_millis(millis: i64) -> Timestamp {
        Timestamp(millis.clamp(0, LAST))
    }

    /// Milliseconds since the Unix epoch.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// The instant so many milliseconds later (earlier when negative).
    pub fn plus(self, millis: i64) -> Timestamp {
        Timestamp::from_millis(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to here; negative when `earlier` is later.
    pub fn since(self, earlier: Timestamp) -> i64 {
        self.0 - earlier.0
    }

    /// The instant six calendar months later, at the same time of the day in UTC; where that month has no such day, on its last: half a
    /// year after August 31 is February 28, or 29.
    pub fn half_a_year_later(self) -> Timestamp {
        let days = (self.0 / DAY) as i32;
        let date = Date::of_days(days);
        // Six months are at most 184 days; at most six days before that lies the one that is sought.
        let mut later = days + 184;
        loop {
            let found = Date::of_days(later);
            if found.month % 12 == (date.month + 6) % 12 && found.day <= date.day {
                break;
            }
            later -= 1;
        }
        self.plus(i64::from(later - days) * DAY)
    }

    /// Whole days from `event` to here, at least 0: the age that decay and windows count with.
    pub fn age_of(self, event: Timestamp) -> u32 {
        u32::try_from(self.since(event).max(0) / DAY).unwrap_or(u32::MAX)
    }

    /// Appends the instant as RFC 3339 in UTC with milliseconds: `2026-11-20T14:05:00.000Z`.
    pub fn write(self, out: &mut String) {
        let date = Date::of_days((self.0 / DAY) as i32);
        let clock = self.0 % DAY;
        date.write(out);
        out.push('T');
        digits(out, clock / 3_600_000, 2);
        out.push(':');
        digits(out, clock / MINUTE % 60, 2);
        out.push(':');
        digits(out, clock / 1000 % 60, 2);
        out.push('.');
        digits(out, clock % 1000, 3);
        out.push('Z');
    }

    /// The instant as text, see [`Timestamp::write`].
    pub fn text(self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// Reads what [`Timestamp::write`] wrote; seconds may stand without a fraction. Nothing else is accepted.
    #[cfg(any(feature = "std", feature = "tools"))]
    pub fn parse(text: &str) -> Option<Timestamp> {
        let body = text.strip_suffix('Z')?;
        let (date, clock) = body.split_once('T')?;
        let date = Date::parse(date)?;
        let (clock, millis) = match clock.split_once('.') {
            Some((clock, fraction)) if fraction.len() == 3 => (clock, whole(fraction)?),
            Some(_) => return None,
            None => (clock, 0),
        };
        let mut parts = clock.split(':');
        let mut part = |most| parts.next().filter(|p| p.len() == 2).and_then(whole).filter(|n| *n <= most);
        let (hour, minute, second) = (part(23)?, part(59)?, part(59)?);
        if parts.next().is_some() {
            return None;
        }
        let clock = ((hour * 60 + minute) * 60 + second) * 1000 + millis;
        let millis = i64::from(date.days()) * DAY + clock;
        (millis >= 0).then_some(Timestamp(millis))
    }
}

#[cfg(any(feature = "std", feature = "tools"))]
fn whole(digits: &str) -> Option<i64> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// Appends `number` in decimal, with leading zeros up to `width`.
pub(crate) fn digits(out: &mut String, number: i64, width: usize) {
    let mut text = [b'0'; 20];
    let mut rest = number.unsigned_abs();
    let mut at = text.len();
    while rest > 0 || text.len() - at < width.max(1) {
        at -= 1;
        if let Some(place) = text.get_mut(at) {
            *place = b'0' + (rest % 10) as u8;
        }
        rest /= 10;
    }
    if number < 0 {
        out.push('-');
    }
    for digit in text.get(at..).unwrap_or_default() {
        out.push(char::from(*digit));
    }
}

/// A day of the Gregorian calendar, without a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// 0 to 9999.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The date so many days after 1970-01-01. The arithmetic counts in eras of 400 years that begin in March, so that the
    /// leap day is the last of its year (Howard Hinnant's calendar algorithms, public domain).
    pub fn of_days(days: i32) -> Date {
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        Date {
            year: year + era * 400 + i32::from(month >= 10),
            month: (if month < 10 { month + 3 } else { month - 9 }) as u8,
            day: (of_year - (153 * month + 2) / 5 + 1) as u8,
        }
    }

    /// Days after 1970-01-01.
    pub fn days(self) -> i32 {
        let month = i32::from(self.month);
        let year = self.year - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + i32::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// Appends `2026-11-20`.
    pub fn write(self, out: &mut String) {
        digits(out, i64::from(self.year), 4);
        out.push('-');
        digits(out, i64::from(self.month), 2);
        out.push('-');
        digits(out, i64::from(self.day), 2);
    }

    /// Reads `2026-11-20`; a day that the month does not have is refused.
    #[cfg(any(feature = "std", feature = "tools"))]
    pub fn parse(text: &str) -> Option<Date> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        if (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return None;
        }
        let date = Date { year: whole(year)? as i32, month: whole(month)? as u8, day: whole(day)? as u8 };
        ((1..=12).contains(&date.month) && Date::of_days(date.days()) == date).then_some(date)
    }
}

/// A stored instant may have been planted, so it is brought into range like any other.
impl Layout for Timestamp {
    fn read(bytes: &mut Bytes<'_>) -> Timestamp {
        Timestamp::from_millis(Layout::read(bytes))
    }
}

impl Kept for Timestamp {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
    }
}

/// Instants as RFC 3339 where a document holds them, so that people can read it.
#[cfg(feature = "std")]
pub(crate) mod instant {
    use super::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&at.text())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
        let text = String::deserialize(from)?;
        Timestamp::parse(&text).ok_or_else(|| D::Error::custom(format!("{text} is no instant like 2026-01-01T00:00:00.000Z")))
    }
}
