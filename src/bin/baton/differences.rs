//! What two lead definitions say differently, in words: one line for each difference.

use serde_json::{Map, Value, json};

use crate::phrase;

/// A list of a definition, and how its rows are told apart and told.
struct List {
    key: &'static str,
    /// What one of its rows is called.
    row: &'static str,
    /// The keys that name a row; the first one that it has.
    names: &'static [&'static str],
    /// Its other keys, and what a row without them says.
    keys: &'static [(&'static str, &'static str)],
    /// Whether another order means something else.
    ordered: bool,
}

const LISTS: [List; 12] = [
    List { key: "caps", row: "caps", names: &[], keys: &[("intent", "none"), ("fit", "none")], ordered: false },
    List { key: "topics", row: "topic", names: &["id"], keys: &[("pages", "none"), ("label", "none")], ordered: true },
    List { key: "answers", row: "answer", names: &["id"], keys: &[("values", "none")], ordered: false },
    List {
        key: "rules",
        row: "rule",
        names: &["id"],
        keys: &[
            ("at", "browser"),
            ("axis", "none"),
            ("when", "none"),
            ("points", "none"),
            ("most", "3"),
            ("half_life_days", "none"),
            ("within_days", "none"),
            ("label", "none"),
            ("source", "none"),
        ],
        ordered: true,
    },
    List {
        key: "gates",
        row: "gate",
        names: &["id"],
        keys: &[("at", "receiver"), ("reason", "none"), ("when", "none"), ("label", "none"), ("source", "none")],
        ordered: true,
    },
    List { key: "criteria", row: "criterion", names: &["id"], keys: &[("when", "none")], ordered: false },
    List { key: "status", row: "status row", names: &["is"], keys: &[("needs", "none")], ordered: true },
    List {
        key: "sla",
        row: "service level",
        names: &["status"],
        keys: &[
            ("priority", "none"),
            ("target_business_minutes", "none"),
            ("limit_business_minutes", "none"),
            ("escalate", "none"),
            ("source", "none"),
        ],
        ordered: false,
    },
    List {
        key: "calendars",
        row: "calendar",
        names: &["id"],
        keys: &[("zone", "none"), ("open", "none"), ("closed", "none")],
        ordered: false,
    },
    List {
        key: "routes",
        row: "route",
        names: &["id", "queue"],
        keys: &[
            ("at", "browser"),
            ("queue", "none"),
            ("when", "none"),
            ("language", "the visitor's"),
            ("calendar", "the fallback's"),
            ("source", "none"),
        ],
        ordered: true,
    },
    List {
        key: "fallback",
        row: "fallback",
        names: &[],
        keys: &[("queue", "none"), ("language", "none"), ("calendar", "none")],
        ordered: false,
    },
    List {
        key: "content",
        row: "content",
        names: &["id"],
        keys: &[("url", "none"), ("topic", "none"), ("stage", "none"), ("label", "none")],
        ordered: true,
    },
];

/// Keys that stand alone, and what a definition without them says.
const ALONE: [(&str, &str); 6] = [
    ("$schema", "none"),
    ("id", "none"),
    ("version", "none"),
    ("visit_gap_minutes", "30"),
    ("events", "none"),
    ("review", "none"),
];

/// Weekdays in the order in which people read opening hours.
const WEEK: &str = "mon tue wed thu fri sat sun";

/// From how many values on a list is told by what came and what went.
const LONG: usize = 5;

/// The differences between two checked documents, in the order of the document. Signatures are none.
pub fn between(old: &Value, new: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(ALONE.iter().filter_map(|(key, usual)| changed(key, &old[*key], &new[*key], usual)));
    for list in &LISTS {
        list.compare(&rows(&old[list.key]), &rows(&new[list.key]), &mut lines);
    }
    lines
}

/// The rows of a list. What the document writes as an object is one row, or one for each key.
fn rows(part: &Value) -> Vec<Value> {
    match part {
        Value::Array(rows) => rows.clone(),
        Value::Object(pairs) if pairs.values().all(Value::is_array) => each(pairs, "values"),
        Value::Object(pairs) if pairs.values().all(Value::is_object) => each(pairs, "when"),
        Value::Null => Vec::new(),
        object => vec![object.clone()],
    }
}

fn each(pairs: &Map<String, Value>, key: &str) -> Vec<Value> {
    pairs.iter().map(|(id, value)| json!({ "id": id, key: value })).collect()
}

impl List {
    fn compare(&self, old: &[Value], new: &[Value], lines: &mut Vec<String>) {
        let (before, after) = (self.subjects(old), self.subjects(new));
        let in_both = |subject: &&String| before.contains(subject) && after.contains(subject);
        for (subject, row) in before.iter().zip(old) {
            match after.iter().position(|one| one == subject) {
                Some(place) => {
                    let keys = self.keys.iter();
                    let changes = keys.filter_map(|(key, usual)| changed(key, &row[*key], &new[place][*key], usual));
                    lines.extend(changes.map(|change| format!("{subject}: {change}")));
                }
                None => lines.push(format!("{subject} removed: {}", self.told(row))),
            }
        }
        for (place, (subject, row)) in after.iter().zip(new).enumerate().filter(|(_, (subject, _))| !before.contains(subject)) {
            // Where the first row that fits decides, a row stands in the way of those behind it.
            let behind = after[place + 1..].iter().find(|one| before.contains(one)).filter(|_| self.ordered);
            let before = behind.map_or(String::new(), |behind| format!(" before {behind}"));
            lines.push(format!("{subject} added{before}: {}", self.told(row)));
        }
        let order = |subjects: &[String]| subjects.iter().filter(in_both).cloned().collect::<Vec<_>>();
        let (was, is) = (order(&before), order(&after));
        if self.ordered
            && was != is
            && let Some((was, is)) = was.iter().zip(&is).find(|(was, is)| was != is)
        {
            lines.push(format!("{}: another order; {was} stood where {is} stands now", self.key));
        }
    }

    /// What each row is called; a name that stands again is counted.
    fn subjects(&self, rows: &[Value]) -> Vec<String> {
        let mut subjects: Vec<String> = Vec::new();
        for row in rows {
            let name = self.names.iter().find_map(|key| row[*key].as_str());
            let subject = name.map_or(self.row.to_owned(), |name| format!("{} {name}", self.row));
            let again = |count: usize| if count < 2 { subject.clone() } else { format!("{subject} ({count})") };
            let free = (1..).map(again).find(|one| !subjects.contains(one));
            subjects.extend(free);
        }
        subjects
    }

    /// A row that only one of them has.
    fn told(&self, row: &Value) -> String {
        let says = |(key, usual): &(&str, &str)| {
            let text = text(key, &row[*key], usual);
            (!matches!(*key, "label" | "source") && text != *usual).then(|| format!("{} {text}", words(key)))
        };
        let all: Vec<String> = self.keys.iter().filter_map(says).collect();
        if all.is_empty() { "needs nothing".into() } else { all.join(", ") }
    }
}

/// `points 5 -> 7`; nothing where both say the same.
fn changed(key: &str, old: &Value, new: &Value, usual: &str) -> Option<String> {
    let (was, is) = (text(key, old, usual), text(key, new, usual));
    if was == is {
        return None;
    }
    if let (Some(old), Some(new)) = (old.as_array(), new.as_array())
        && old.len().max(new.len()) >= LONG
    {
        let without = |all: &[Value], others: &[Value]| {
            let rest: Vec<String> = all.iter().filter(|one| !others.contains(one)).map(phrase::plain).collect();
            (!rest.is_empty()).then(|| rest.join(", "))
        };
        let (went, came) =
            (without(old, new).map(|rest| format!("no longer {rest}")), without(new, old).map(|rest| format!("now also {rest}")));
        let told: Vec<String> = [went, came].into_iter().flatten().collect();
        let told = if told.is_empty() { "in another order".into() } else { told.join(", ") };
        return Some(format!("{} {told}", words(key)));
    }
    Some(format!("{} {was} -> {is}", words(key)))
}

fn words(key: &str) -> String {
    key.replace('_', " ")
}

/// A value as people read it, with what its absence says.
fn text(key: &str, value: &Value, usual: &str) -> String {
    match (key, value) {
        (_, Value::Null) => usual.into(),
        ("when", when) => phrase::when(when),
        ("open", Value::Object(hours)) => {
            let mut spans: Vec<(&String, &Value)> = hours.iter().collect();
            spans.sort_by_key(|(days, _)| WEEK.find(days.get(..3).unwrap_or_default()));
            spans
                .iter()
                .map(|(days, hours)| format!("{days} {}", phrase::plain(hours).replace(", ", "-")))
                .collect::<Vec<_>>()
                .join(", ")
        }
        ("label", label) => format!("{} / {}", phrase::plain(&label["en"]), phrase::plain(&label["fr"])),
        (_, value) => phrase::plain(value),
    }
}
