//! Parts of a lead definition in words, as `explain` and `diff` tell them.

use serde_json::Value;

/// The tests of a condition and the word that joins them.
pub fn tests(when: &Value) -> (&'static str, Vec<&Value>) {
    for (key, word) in [("any", " or "), ("all", " and ")] {
        if let Some(tests) = when[key].as_array() {
            return (word, tests.iter().collect());
        }
    }
    ("", vec![when])
}

/// A condition.
pub fn when(when: &Value) -> String {
    let (joined, tests) = tests(when);
    tests.into_iter().map(test).collect::<Vec<_>>().join(joined)
}

/// One test of a condition.
pub fn test(test: &Value) -> String {
    let Some((key, value)) = test.as_object().and_then(|object| object.iter().next()) else { return plain(test) };
    match key.as_str() {
        "page" => format!("views of {}", plain(value)),
        "download" => format!("downloads of {}", plain(value)),
        "media" => format!("{} played to {} percent", plain(&value["key"]), value["percent"]),
        "event" => format!("the event {}", plain(value)),
        "form" => format!("a {} form", plain(value)),
        "visits" => format!("{} within {}", several(&value["at_least"], "visit"), several(&value["within_days"], "day")),
        "returns" => {
            let (returns, days) = (several(&value["at_least"], "return"), several(&value["within_days"], "day"));
            format!("{returns} to {} within {days}", plain(&value["page"]))
        }
        "topic" => format!("views of the topic {}", plain(value)),
        "answer" | "touch" | "axis" => {
            let Some((name, value)) = value.as_object().and_then(|object| object.iter().next()) else { return plain(value) };
            match key.as_str() {
                "answer" => format!("{name} answered {}", one_of(value)),
                "touch" => format!("{} touch through {}", name.replace('_', " "), one_of(value)),
                _ => format!("{name} of at least {value}"),
            }
        }
        _ => format!("{key} {}", one_of(value)),
    }
}

fn several(count: &Value, word: &str) -> String {
    format!("{count} {word}{}", if *count == 1 { "" } else { "s" })
}

/// `a`, `a or b`, `a, b or c`.
fn one_of(values: &Value) -> String {
    let words: Vec<String> = values.as_array().map_or_else(|| vec![plain(values)], |all| all.iter().map(plain).collect());
    match words.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        words => words.concat(),
    }
}

/// Any other value: a text without quotes, a list with commas, an object as its keys and values.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => "none".into(),
        Value::String(text) => text.clone(),
        Value::Array(all) if all.is_empty() => "none".into(),
        Value::Array(all) => all.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(pairs) => {
            let told = pairs.iter().map(|(key, value)| match value {
                // Opening hours are a pair of times.
                Value::Array(hours) => format!("{key} {}", hours.iter().map(plain).collect::<Vec<_>>().join("-")),
                value => format!("{} {}", key.replace('_', " "), plain(value)),
            });
            told.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}
