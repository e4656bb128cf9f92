//! The offset tables that publishing writes beside a definition: `<sha256>.offsets.json`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::{
    agreement::calendar::Zone,
    error::{Error, files as message},
    time::Timestamp,
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
        match offsets.zones.iter().find(|(_, zone)| !zone.is_in_order()) {
            Some((zone, _)) => Err(message::bad_offsets(name, &format!("the changes of {zone} are not in order"))),
            None => Ok(offsets),
        }
    }

    /// The table as it is written, with a line feed at the end.
    pub fn text(&self) -> String {
        // A map with text keys and whole numbers: there is nothing that JSON cannot say.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The zone as the calendars count with it. One that is not in the table covers no instant, so nothing is promised from it.
    pub(crate) fn zone(&self, name: &str) -> Zone {
        let empty = Zone { name: name.into(), from: Timestamp::EPOCH, until: Timestamp::EPOCH, offset: 0, changes: Vec::new() };
        self.zones.get(name).map_or(empty, |zone| Zone {
            name: name.into(),
            from: zone.from,
            until: zone.until,
            offset: zone.offset,
            changes: zone.changes.iter().map(|change| (change.at, change.offset)).collect(),
        })
    }
}

impl ZoneOffsets {
    fn is_in_order(&self) -> bool {
        let instants: Vec<Timestamp> =
            [self.from].into_iter().chain(self.changes.iter().map(|change| change.at)).chain([self.until]).collect();
        instants.is_sorted()
    }
}

/// Instants as RFC 3339, so that people can read the table.
mod instant {
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
