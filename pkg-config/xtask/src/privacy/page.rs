//! The printed page: numbered parts, each a line that says ok or NOT.

use std::fmt;

use crate::failure::Failure;

/// The page in the making.
#[derive(Default)]
pub struct Page {
    text: String,
    held: usize,
    broken: usize,
}

impl Page {
    /// A line that says something.
    pub fn says(&mut self, line: impl fmt::Display) {
        self.text.push_str(&format!("{line}\n"));
    }

    /// A part with its number.
    pub fn part(&mut self, number: u8, title: &str) {
        self.says(format_args!("\n{number}  {title}"));
    }

    /// A line that holds or does not.
    pub fn holds(&mut self, is_true: bool, line: impl fmt::Display) {
        match is_true {
            true => self.held += 1,
            false => self.broken += 1,
        }
        self.says(format_args!("   {}  {line}", if is_true { "ok " } else { "NOT" }));
    }

    /// Tests by their names, as the runner told of them: each must have been seen green.
    pub fn tests(&mut self, heard: &str, names: &[&str]) {
        for name in names {
            let seen = outcome(heard, name);
            let note = if seen.is_none() { " (did not run)" } else { "" };
            self.holds(seen == Some(true), format_args!("{}{note}", name.replace('_', " ").replace("::", ": ")));
        }
    }

    /// The last line, and the whole; a failure where something does not hold.
    pub fn close(mut self) -> (String, Result<(), Failure>) {
        let (held, broken) = (self.held, self.broken);
        let end = if broken == 0 {
            format!("All {held} lines hold.")
        } else {
            format!("{broken} of {} lines do not hold.", held + broken)
        };
        self.says(format_args!("\n{end}"));
        let failure =
            Failure::new("the privacy proof", format_args!("{broken} lines say NOT"), "see which, and run that part's tests");
        (self.text, if broken == 0 { Ok(()) } else { Err(failure) })
    }
}

/// Whether the named test passed, in the words of cargo (`test a::b ... ok`) or of Node (`ok 1 - a b`).
pub fn outcome(heard: &str, name: &str) -> Option<bool> {
    heard.lines().map(str::trim).find_map(|line| {
        if let Some((test, word)) = line.strip_prefix("test ").and_then(|rest| rest.split_once(" ... ")) {
            return (test == name).then_some(word == "ok");
        }
        let (word, test) = line.split_once(" - ")?;
        let passed = word.starts_with("ok ");
        ((passed || word.starts_with("not ok ")) && test == name).then_some(passed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEARD: &str =
        "test blind::a ... ok\ntest blind::b ... FAILED\n    ok 1 - it reads nothing\nnot ok 2 - it sends nothing\n";

    #[test]
    fn a_test_counts_only_when_it_was_seen_green() {
        assert_eq!(outcome(HEARD, "blind::a"), Some(true));
        assert_eq!(outcome(HEARD, "blind::b"), Some(false));
        assert_eq!(outcome(HEARD, "it reads nothing"), Some(true));
        assert_eq!(outcome(HEARD, "it sends nothing"), Some(false));
        assert_eq!(outcome(HEARD, "blind::c"), None);
    }

    #[test]
    fn one_line_that_does_not_hold_fails_the_page() {
        let mut page = Page::default();
        page.tests(HEARD, &["blind::a"]);
        assert!(page.close().1.is_ok());
        let mut page = Page::default();
        page.tests(HEARD, &["blind::a", "blind::c"]);
        let (text, end) = page.close();
        assert_eq!(text, "   ok   blind: a\n   NOT  blind: c (did not run)\n\n1 of 2 lines do not hold.\n");
        assert!(end.is_err());
    }
}
