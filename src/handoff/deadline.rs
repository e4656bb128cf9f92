//! Until when somebody answers, as people say it.

use alloc::string::String;

use super::decision::Decision;
use crate::{
    terms::Language,
    text::word,
    time::{DAY, Date, MINUTE, digits},
};

/// From so many days on a weekday alone would be taken for an earlier one.
const WEEK: i64 = 7;
const WEEKDAYS: &str = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday";
const JOURS: &str = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche";

/// Appends `respond_by` by the clocks of the people who answer, behind what stands before it: `10:15 on Monday, Vancouver
/// time.`, « lundi 10 h 15, heure de Vancouver. » A day beyond the next six has its date. Nothing where no time is promised,
/// or where the published offsets do not cover it.
pub fn tell(line: &mut String, before: &str, decision: &Decision<'_>, language: Language) {
    let (Some((_, zone)), Some(at)) = (decision.calendar, decision.respond_by) else { return };
    let (Some(offset), Some(from)) = (zone.offset_at(at), zone.offset_at(decision.at)) else { return };
    let local = at.millis() + offset;
    let (day, minutes) = (local.div_euclid(DAY), local.rem_euclid(DAY) / MINUTE);
    let is_near = day - (decision.at.millis() + from).div_euclid(DAY) < WEEK;
    let is_french = language == Language::FR;
    let (hour, minute) = (minutes / 60, minutes % 60);
    line.push_str(before);
    if !is_french {
        digits(line, hour, 1);
        line.push(':');
        digits(line, minute, 2);
        line.push_str(" on ");
    }
    if is_near {
        // 1970-01-01 was a Thursday, and the lists begin on Monday.
        let place = (day + 3).rem_euclid(WEEK) as usize;
        line.push_str(word(if is_french { JOURS } else { WEEKDAYS }, place));
    } else {
        line.push_str(if is_french { "le " } else { "" });
        Date::of_days(day as i32).write(line);
    }
    if is_french {
        line.push_str(if is_near { " " } else { " à " });
        digits(line, hour, 1);
        line.push_str("\u{a0}h");
        if minute > 0 {
            line.push('\u{a0}');
            digits(line, minute, 2);
        }
    }
    line.push_str(", ");
    line.push_str(zone.clock.for_language(language));
    line.push('.');
}
