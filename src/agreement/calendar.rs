//! Opening hours, and the instants that they mean.
//!
//! Time-zone data differ between machines, so no machine's own data are asked: publishing writes each zone's offset
//! changes from one pinned database, and browser, server and verification count with that table alone.

use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

use crate::{
    layout::layout,
    terms::Text,
    time::{DAY, MINUTE, Timestamp},
};

/// Minutes in a day; a day may close at 24:00.
pub const DAY_MINUTES: u16 = 1440;

/// A zone's offsets over the published years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// What people call its clocks: `Toronto time`, « heure de Toronto ».
    pub clock: Text,
    /// The first instant that the table covers.
    pub from: Timestamp,
    /// The stretches of one offset, one behind the other: how many minutes east of UTC, and for how many minutes. Lengths are few and
    /// come again each year, so they pack better than instants.
    pub stretches: Vec<(i32, u32)>,
}

impl Zone {
    /// The stretches of constant offset: from, until, milliseconds east of UTC.
    fn stretches(&self) -> impl Iterator<Item = (i64, i64, i64)> + '_ {
        let mut until = self.from.millis();
        self.stretches.iter().map(move |(offset, length)| {
            let from = until;
            until += i64::from(*length) * MINUTE;
            (from, until, i64::from(*offset) * MINUTE)
        })
    }

    /// Milliseconds that the clocks of the zone are ahead of UTC, if the table covers the instant.
    pub fn offset_at(&self, at: Timestamp) -> Option<i64> {
        self.stretches().find(|(from, until, _)| (*from..*until).contains(&at.millis())).map(|(.., offset)| offset)
    }

    /// The instant at which the clocks of the zone show `local` (milliseconds since 1970 as if the zone were UTC). A time
    /// that occurs twice is the earlier one; a time that is skipped moves on by what was skipped.
    fn instant(&self, local: i64) -> Option<Timestamp> {
        let mut before = None;
        for (from, until, offset) in self.stretches() {
            let instant = local - offset;
            if instant < from {
                return before.map(|before: i64| Timestamp::from_millis(local - before));
            }
            if instant < until {
                return Some(Timestamp::from_millis(instant));
            }
            before = Some(offset);
        }
        None
    }
}

/// When a queue's people are there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Its name in routes.
    pub id: String,
    /// The place of its zone in the agreement's list.
    pub zone: u16,
    /// Monday to Sunday: minutes after midnight from opening to closing, without the closing instant. Equal: closed.
    pub open: [(u16, u16); 7],
    /// Local dates without opening, as days after 1970-01-01.
    pub closed: Vec<i32>,
}

impl Calendar {
    /// The instant at which so many minutes of open time have passed since `at`: minutes are elapsed milliseconds, and
    /// outside open time counting starts at the next opening. A last minute that ends at closing time gives that closing
    /// time. `None` when the published offsets end first.
    pub fn after(&self, zone: &Zone, at: Timestamp, minutes: u32) -> Option<Timestamp> {
        let mut rest = i64::from(minutes) * MINUTE;
        let first = (at.millis() + zone.offset_at(at)?).div_euclid(DAY);
        let last = zone.stretches().last()?.1 / DAY + 1;
        for day in first..=last {
            let Some((opening, closing)) = self.span(zone, day as i32) else { continue };
            let start = opening.max(at);
            let open = closing.since(start);
            if open <= 0 {
                continue;
            }
            if rest <= open {
                return Some(start.plus(rest));
            }
            rest -= open;
        }
        None
    }

    /// The opening and closing instants of a local date; `None` when it is closed. A span that a change of clocks empties
    /// or turns round is not open: [`Calendar::after`] finds no time in it.
    fn span(&self, zone: &Zone, day: i32) -> Option<(Timestamp, Timestamp)> {
        // 1970-01-01 was a Thursday, and weeks begin on Monday.
        let (opening, closing) = *self.open.get((day + 3).rem_euclid(7) as usize)?;
        if opening >= closing || self.closed.contains(&day) {
            return None;
        }
        let local = |minutes: u16| zone.instant(i64::from(day) * DAY + i64::from(minutes) * MINUTE);
        Some((local(opening)?, local(closing)?))
    }
}

/// Appends an instant as the clocks of the zone show it: `2026-11-23 10:15`. Nothing outside the table.
#[cfg(feature = "std")]
pub fn write_local(zone: &Zone, at: Timestamp, out: &mut String) -> bool {
    let Some(offset) = zone.offset_at(at) else { return false };
    let local = at.millis() + offset;
    crate::time::Date::of_days((local.div_euclid(DAY)) as i32).write(out);
    out.push(' ');
    let minutes = local.rem_euclid(DAY) / MINUTE;
    crate::time::digits(out, minutes / 60, 2);
    out.push(':');
    crate::time::digits(out, minutes % 60, 2);
    true
}

layout!(Zone { clock, from, stretches });

layout!(Calendar { id, zone, open, closed });
