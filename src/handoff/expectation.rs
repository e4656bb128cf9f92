//! What the visitor is told: until when somebody will answer.

use crate::{
    agreement::calendar::Zone,
    terms::Text,
    time::{DAY, Date, MINUTE, Timestamp},
};

const DAYS: [(&str, &str); 7] = [
    ("Monday", "lundi"),
    ("Tuesday", "mardi"),
    ("Wednesday", "mercredi"),
    ("Thursday", "jeudi"),
    ("Friday", "vendredi"),
    ("Saturday", "samedi"),
    ("Sunday", "dimanche"),
];

const MONTHS: [(&str, &str); 12] = [
    ("January", "janvier"),
    ("February", "février"),
    ("March", "mars"),
    ("April", "avril"),
    ("May", "mai"),
    ("June", "juin"),
    ("July", "juillet"),
    ("August", "août"),
    ("September", "septembre"),
    ("October", "octobre"),
    ("November", "novembre"),
    ("December", "décembre"),
];

/// The sentence in both languages, in the time of the people who answer: `We will answer by 10:15 on Monday, November 23,
/// Vancouver time.` An instant that the zone's table does not cover is not promised.
pub fn of(respond_by: Timestamp, zone: &Zone) -> Option<Text> {
    let local = respond_by.millis() + zone.offset_at(respond_by)?;
    let day = i32::try_from(local.div_euclid(DAY)).ok()?;
    let date = Date::of_days(day);
    // 1970-01-01 was a Thursday, and the list begins on Monday.
    let (weekday, jour) = DAYS[(day + 3).rem_euclid(7) as usize];
    let (month, mois) = MONTHS[usize::from(date.month) - 1];
    let minutes = local.rem_euclid(DAY) / MINUTE;
    let (hour, minute) = (minutes / 60, minutes % 60);
    let city = city(&zone.name);
    // The first of a month is an ordinal in French, and « de » gives its vowel to a city that begins with one.
    let first = if date.day == 1 { "er" } else { "" };
    let of_city = if city.starts_with(['A', 'E', 'I', 'O', 'U']) { format!("d’{city}") } else { format!("de {city}") };
    let day = date.day;
    Some(Text {
        en: format!("We will answer by {hour}:{minute:02} on {weekday}, {month} {day}, {city} time."),
        fr: format!(
            "Nous répondrons au plus tard le {jour} {day}{first} {mois} à {hour}\u{a0}h\u{a0}{minute:02}, heure {of_city}."
        ),
    })
}

/// The city that a zone is named after, as people write it.
fn city(zone: &str) -> String {
    match zone.rsplit('/').next().unwrap_or(zone) {
        "St_Johns" => "St. John’s".into(),
        city => city.replace('_', " "),
    }
}
