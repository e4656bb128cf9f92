//! The raw bundle over several lines: white space is added, everything else stays in its place and as it was posted.

use serde::de::IgnoredAny;

/// JSON with one entry a line, or the text itself when it is no JSON.
pub(super) fn indented(posted: &str) -> String {
    if serde_json::from_str::<IgnoredAny>(posted).is_err() {
        return posted.to_string();
    }
    let mut out = String::new();
    let mut depth = 0usize;
    let mut characters = posted.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                out.push('"');
                // A string is copied whole: what looks like structure inside it is text.
                while let Some(inside) = characters.next() {
                    out.push(inside);
                    match inside {
                        '\\' => out.extend(characters.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            '{' | '[' => {
                out.push(character);
                while characters.next_if(char::is_ascii_whitespace).is_some() {}
                match characters.next_if(|&next| next == '}' || next == ']') {
                    Some(end) => out.push(end),
                    None => {
                        depth += 1;
                        new_line(&mut out, depth);
                    }
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut out, depth);
                out.push(character);
            }
            ',' => {
                out.push(',');
                new_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            character if character.is_ascii_whitespace() => {}
            character => out.push(character),
        }
    }
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_keeps_its_order_its_escapes_and_its_repeated_keys() {
        let posted = r#"{"v":1, "b":[1.0,{}],"a":"{\"x\": [1,2]} \u00e9","a":[ ]}"#;
        let expected =
            "{\n  \"v\": 1,\n  \"b\": [\n    1.0,\n    {}\n  ],\n  \"a\": \"{\\\"x\\\": [1,2]} \\u00e9\",\n  \"a\": []\n}";
        assert_eq!(indented(posted), expected);
    }

    #[test]
    fn what_is_no_json_stays_as_it_came() {
        assert_eq!(indented("{\"v\":1,"), "{\"v\":1,");
    }
}
