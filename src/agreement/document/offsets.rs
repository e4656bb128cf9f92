//! The offset tables that publishing writes beside a definition: `<sha256>.offsets.json`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::{
    agreement::calendar::Zone,
    error::{Error, files as message},
    terms::Text,
    time::{MINUTE, Timestamp, instant},
};

/// The offsets of a definition's zones over the published years, from one pinned database.
///
/// Time-zone data differ between machines, so nobody asks his own: browser, server and verification count with this table alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offsets {
    /// Name of the database: `tzdata 2026e`.
    pub database: String,
    /// By IANA name.
    pub zones: BTreeMap<String, ZoneOffsets>,
}

/// One zone's offsets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneOffsets {
    /// The first instant that the table covers.
    #[serde(with = "instant")]
    pub from: Timestamp,
    /// The first instant that it no longer covers.
    #[serde(with = "instant")]
    pub until: Timestamp,
    /// Seconds east of UTC at `from`.
    pub offset: i32,
    /// Each later change.
    pub changes: Vec<Change>,
}

/// A change of clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// When.
    #[serde(with = "instant")]
    pub at: Timestamp,
    /// Seconds east of UTC from then on.
    pub offset: i32,
}

impl Offsets {
    /// Reads an offset table; `name` is for messages.
    pub fn read(name: &str, text: &str) -> Result<Offsets, Error> {
        let offsets: Offsets = serde_json::from_str(text).map_err(|why| message::bad_offsets(name, &why.to_string()))?;
        for (zone, table) in &offsets.zones {
            let why = if table.stretches().any(|(from, until, _)| until < from) {
                "are not in order"
            } else if table.stretches().any(|(from, until, offset)| until.since(from) % MINUTE != 0 || offset % 60 != 0) {
                "are not at whole minutes"
            } else {
                continue;
            };
            return Err(message::bad_offsets(name, &format!("the changes of {zone} {why}")));
        }
        Ok(offsets)
    }

    /// The table as it is written, with a line feed at the end.
    pub fn text(&self) -> String {
        // A map with text keys and whole numbers: there is nothing that JSON cannot say.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The zone as the calendars count with it. One that is not in the table covers no instant, so nothing is promised from it.
    pub(crate) fn zone(&self, name: &str) -> Zone {
        let clock = clock(name);
        let Some(zone) = self.zones.get(name) else { return Zone { clock, from: Timestamp::EPOCH, stretches: Vec::new() } };
        let minutes = |(from, until, offset): (Timestamp, Timestamp, i32)| {
            (offset / 60, u32::try_from(until.since(from) / MINUTE).unwrap_or(u32::MAX))
        };
        Zone { clock, from: zone.from, stretches: zone.stretches().map(minutes).collect() }
    }
}

/// What people call the clocks of a zone: by the city that it is named after.
fn clock(zone: &str) -> Text {
    let city = match zone.rsplit('/').next().unwrap_or(zone) {
        "St_Johns" => "St. John’s".into(),
        city => city.replace('_', " "),
    };
    // « de » gives its vowel to a city that begins with one.
    let of = if city.starts_with(['A', 'E', 'I', 'O', 'U']) { "d’" } else { "de " };
    Text { en: format!("{city} time"), fr: format!("heure {of}{city}") }
}

impl ZoneOffsets {
    /// From, until, seconds east of UTC.
    fn stretches(&self) -> impl Iterator<Item = (Timestamp, Timestamp, i32)> + '_ {
        let begins = [(self.from, self.offset)].into_iter().chain(self.changes.iter().map(|change| (change.at, change.offset)));
        let ends = self.changes.iter().map(|change| change.at).chain([self.until]);
        begins.zip(ends).map(|((from, offset), until)| (from, until, offset))
    }
}
