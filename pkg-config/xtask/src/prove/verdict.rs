//! What a trial showed, read from the output of the runner.

use super::row::{Kind, Row};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The named test failed: the mutation was noticed.
    Red,
    /// The test program died, or did not end in time, with the mutation in it: noticed as well.
    Crashed,
    /// The named test passed all the same.
    Survived,
    /// No test of that name ran: the row is wrong.
    NoSuchTest,
    /// The mutation does not compile: the row proves nothing.
    NotBuilt,
}

impl Verdict {
    pub fn noticed(&self) -> bool {
        matches!(self, Verdict::Red | Verdict::Crashed)
    }

    pub fn word(self) -> &'static str {
        match self {
            Verdict::Red => "red",
            Verdict::Crashed => "red (died)",
            Verdict::Survived => "SURVIVED",
            Verdict::NoSuchTest => "NO SUCH TEST",
            Verdict::NotBuilt => "NOT BUILT",
        }
    }

    /// `success` is the runner's exit status, `output` all that it printed.
    pub fn of(row: &Row, success: bool, output: &str) -> Verdict {
        let mut ran = false;
        for line in output.lines() {
            match outcome(row.kind, &row.test, line) {
                Some(false) => return Verdict::Red,
                Some(true) => ran = true,
                None => {}
            }
        }
        match (ran, success) {
            (true, _) => Verdict::Survived,
            (false, true) => Verdict::NoSuchTest,
            (false, false) if output.contains("error: could not compile") => Verdict::NotBuilt,
            (false, false) if output.contains("(signal: ") => Verdict::Crashed,
            (false, false) => Verdict::NoSuchTest,
        }
    }
}

/// Did the named test pass in this line of output, or fail, or is the line about something else?
fn outcome(kind: Kind, test: &str, line: &str) -> Option<bool> {
    let line = line.trim();
    let (name, passed) = match kind {
        Kind::Native | Kind::E2e => {
            let (name, word) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
            let passed = match word {
                "ok" => true,
                "FAILED" => false,
                _ => return None,
            };
            (name, passed)
        }
        Kind::Wasm => match line.strip_prefix("not ok ") {
            Some(rest) => (rest, false),
            None => (line.strip_prefix("ok ").filter(|rest| !rest.contains("# SKIP"))?, true),
        },
    };
    name.contains(test).then_some(passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(kind: Kind, success: bool, output: &str) -> Verdict {
        let row = Row {
            file: "src/score.rs".into(),
            find: String::new(),
            replace: String::new(),
            kind,
            test: "the_score_is_the_sum".into(),
            package: String::new(),
            why: String::new(),
            stands_in: String::new(),
        };
        Verdict::of(&row, success, output)
    }

    #[test]
    fn the_named_test_decides_natively() {
        let red = "running 2 tests\ntest score::another ... ok\ntest score::the_score_is_the_sum ... FAILED\n";
        assert_eq!(verdict(Kind::Native, false, red), Verdict::Red);
        let other = "test score::another ... FAILED\ntest score::the_score_is_the_sum ... ok\n";
        assert_eq!(verdict(Kind::Native, false, other), Verdict::Survived);
        assert_eq!(verdict(Kind::Native, true, "running 0 tests\n"), Verdict::NoSuchTest);
    }

    #[test]
    fn the_named_test_decides_under_node() {
        let red = "# Subtest: run\n    not ok 3 - the_score_is_the_sum\nnot ok 1 - tests/wasm/run.mjs\n";
        assert_eq!(verdict(Kind::Wasm, false, red), Verdict::Red);
        assert_eq!(verdict(Kind::Wasm, true, "    ok 3 - the_score_is_the_sum\n"), Verdict::Survived);
        assert_eq!(verdict(Kind::Wasm, true, "    ok 3 - the_score_is_the_sum # SKIP pattern\n"), Verdict::NoSuchTest);
    }

    #[test]
    fn what_does_not_compile_proves_nothing_and_what_dies_was_noticed() {
        assert_eq!(verdict(Kind::Native, false, "error: could not compile `baton-handoff`\n"), Verdict::NotBuilt);
        let died = "running 1 test\nerror: test failed\nprocess didn't exit successfully: `it` (signal: 6, SIGABRT: process abort signal)\n";
        assert_eq!(verdict(Kind::Native, false, died), Verdict::Crashed);
    }
}
