//! An instant: as RFC 3339 for machines, as words for people, and as a distance from another one.
//!
//! Everything is UTC, because the receiver knows no visitor's time zone and must not guess one.

use std::fmt::Write;

use jiff::Timestamp;

#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(crate) struct Moment(Timestamp);

impl Moment {
    /// The receiver's clock; the one place that reads it.
    #[allow(clippy::disallowed_methods, reason = "somebody must know when a lead came; everything else is handed this moment")]
    pub(crate) fn now() -> Moment {
        let now = Timestamp::now();
        // Rows and JSON carry milliseconds, so a moment read back equals the moment written.
        Moment(Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now))
    }

    /// An instant in RFC 3339, or nothing when the text is anything else.
    pub(crate) fn parse(text: &str) -> Option<Moment> {
        text.parse().ok().map(Moment)
    }

    /// RFC 3339 in UTC with milliseconds.
    pub(crate) fn rfc3339(self) -> String {
        format!("{:.3}", self.0)
    }

    /// Milliseconds since the Unix epoch.
    pub(crate) fn milliseconds(self) -> i64 {
        self.0.as_millisecond()
    }

    /// The day and the minute in English: what the desk says of itself.
    pub(crate) fn in_full(self) -> String {
        self.0.strftime("%A, %B %-d, %Y, %H:%M UTC").to_string()
    }

    /// The day and the minute in little room, in English: what the desk's lists hold.
    pub(crate) fn in_short(self) -> String {
        self.0.strftime("%a, %b %-d, %Y, %H:%M UTC").to_string()
    }

    /// How far away this moment is, seen from `now`, in the two largest units: `in 1 h 5 min`, `2 d 3 h ago`.
    pub(crate) fn seen_from(self, now: Moment) -> String {
        let minutes = (self.0.as_millisecond() - now.0.as_millisecond()) / 60_000;
        let distance = distance_in_words(minutes.unsigned_abs());
        match minutes {
            0 => "now".to_string(),
            1.. => format!("in {distance}"),
            _ => format!("{distance} ago"),
        }
    }
}

fn distance_in_words(minutes: u64) -> String {
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let units = [(days, "d"), (hours, "h"), (minutes, "min")];
    let mut words = String::new();
    for (number, unit) in units.into_iter().skip_while(|unit| unit.0 == 0).take(2).filter(|unit| unit.0 > 0) {
        let space = if words.is_empty() { "" } else { " " };
        // Writing into a String cannot fail.
        let _ = write!(words, "{space}{number} {unit}");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::parse(text).expect("an instant")
    }

    #[test]
    fn a_moment_reads_as_words() {
        let at = moment("2026-12-01T15:05:00.000Z");
        assert_eq!(at.in_full(), "Tuesday, December 1, 2026, 15:05 UTC");
        assert_eq!(at.in_short(), "Tue, Dec 1, 2026, 15:05 UTC");
    }

    #[test]
    fn a_moment_is_written_with_milliseconds() {
        assert_eq!(moment("2026-12-01T15:05:00Z").rfc3339(), "2026-12-01T15:05:00.000Z");
        assert_eq!(Moment::parse("tomorrow"), None);
    }

    #[test]
    fn a_distance_names_its_two_largest_units() {
        let now = moment("2026-12-01T15:00:00Z");
        assert_eq!(moment("2026-12-01T16:05:00Z").seen_from(now), "in 1 h 5 min");
        assert_eq!(moment("2026-11-29T12:00:00Z").seen_from(now), "2 d 3 h ago");
        assert_eq!(moment("2026-11-29T14:15:00Z").seen_from(now), "2 d ago");
        assert_eq!(now.seen_from(now), "now");
    }
}
