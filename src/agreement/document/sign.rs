//! Signing: one team's name goes into the text of a definition.

use super::{canonical::canonical, definition::Definition, json::Json, signature::Team};
use crate::{error::Error, time::Date};

/// The text of a definition with a team's signature in it; nothing else of the text changes, so that a review shows one changed
/// line. A definition with errors is not signed.
pub fn sign(text: &str, team: Team, name: &str, on: Date) -> Result<String, Error> {
    let definition = Definition::read(text).map_err(|problems| Error::document("the definition", problems))?;
    let mut date = String::new();
    on.write(&mut date);
    let mut teams: Vec<(String, Json)> = match Json::parse(text).ok().as_ref().and_then(|json| json.get("signed")) {
        Some(Json::Object(teams)) => teams.clone(),
        _ => Vec::new(),
    };
    teams.retain(|(known, _)| known != team.word());
    let words = [("name", name), ("on", &date), ("sha256", definition.sha256())];
    let signature = words.map(|(key, value)| (key.to_string(), Json::Text(value.into())));
    teams.push((team.word().into(), Json::Object(signature.into())));
    teams.sort_by_key(|(team, _)| team.clone());
    let signed = pretty(&Json::Object(teams));
    let out = match value_of(text, "signed") {
        Some((from, until)) => [&text[..from], &signed, &text[until..]].concat(),
        None => {
            // The last character of a definition is the brace that closes it.
            let end = text.rfind('}').unwrap_or_default();
            [text[..end].trim_end(), ",\n  \"signed\": ", &signed, "\n}\n"].concat()
        }
    };
    // A name that no label may hold is found here, before anything is written.
    match Definition::read(&out) {
        Ok(_) => Ok(out),
        Err(problems) => Err(Error::document("the signature", problems)),
    }
}

/// One line for each team.
fn pretty(signed: &Json) -> String {
    let Json::Object(teams) = signed else { return "{}".into() };
    let line = |(team, signature): &(String, Json)| {
        let Json::Object(words) = signature else { return String::new() };
        let words: Vec<String> = words.iter().map(|(key, value)| format!("\"{key}\": {}", canonical(value))).collect();
        format!("    \"{team}\": {{ {} }}", words.join(", "))
    };
    format!("{{\n{}\n  }}", teams.iter().map(line).collect::<Vec<_>>().join(",\n"))
}

/// Where the value of a key of the outermost object begins and ends in a text that is known to be JSON.
fn value_of(text: &str, key: &str) -> Option<(usize, usize)> {
    let quoted = format!("\"{key}\"");
    let (mut depth, mut at, mut value) = (0, 0, None);
    while let Some(&byte) = text.as_bytes().get(at) {
        match byte {
            b'"' => {
                let end = end_of_text(text, at)?;
                let after = text[end..].trim_start();
                if depth == 1 && value.is_none() && text[at..end] == quoted && after.starts_with(':') {
                    let behind = after[1..].trim_start();
                    at = text.len() - behind.len();
                    value = Some(at);
                    continue;
                }
                at = end;
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' => {
                let from = value.filter(|_| depth == 1);
                if let Some(from) = from {
                    return Some((from, from + text[from..at].trim_end().len()));
                }
                depth -= i32::from(byte != b',');
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where a quoted text that begins at `at` ends, behind its last quote.
fn end_of_text(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = at + 1;
    loop {
        match bytes.get(end)? {
            b'\\' => end += 2,
            b'"' => return Some(end + 1),
            _ => end += 1,
        }
    }
}
