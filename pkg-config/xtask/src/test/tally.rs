//! How many tests passed, failed and were skipped, read from the closing lines of the runners.

use std::fmt;
use std::ops::AddAssign;
use std::process::{ExitCode, ExitStatus};

#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
    pub skipped: u32,
}

impl Tally {
    pub const PASSED: Tally = Tally { passed: 1, failed: 0, skipped: 0 };
    pub const FAILED: Tally = Tally { passed: 0, failed: 1, skipped: 0 };
    pub const SKIPPED: Tally = Tally { passed: 0, failed: 0, skipped: 1 };

    /// Adds what a line of `cargo test` says: `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; ...`.
    pub fn hear_cargo(&mut self, line: &str) {
        let Some(counts) = line.trim().strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")) else { return };
        for (number, word) in counts.1.split(';').filter_map(|part| part.trim().split_once(' ')) {
            self.add(number, word);
        }
    }

    /// Adds what a line of `node --test` says: `# pass 3` or, for a terminal, `ℹ pass 3`.
    pub fn hear_node(&mut self, line: &str) {
        let rest = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ "));
        if let Some((word, number)) = rest.and_then(|rest| rest.split_once(' ')) {
            self.add(number, word);
        }
    }

    fn add(&mut self, number: &str, word: &str) {
        let Ok(number) = number.parse::<u32>() else { return };
        match word {
            "passed" | "pass" => self.passed += number,
            "failed" | "fail" | "cancelled" => self.failed += number,
            "ignored" | "skipped" | "todo" => self.skipped += number,
            _ => {}
        }
    }

    /// A runner that failed without a failed test (it did not compile, it crashed) counts as one failure.
    pub fn close(mut self, status: ExitStatus) -> Tally {
        if !status.success() && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    pub fn exit_code(self) -> ExitCode {
        if self.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(hear: fn(&mut Tally, &str), lines: &[&str]) -> String {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| hear(&mut tally, line));
        tally.to_string()
    }

    #[test]
    fn the_closing_lines_of_cargo_test_are_summed() {
        let lines = [
            "running 3 tests",
            "test tidy::a_file_imports_only_what_is_declared_above_it ... ok",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s",
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
        ];
        assert_eq!(heard(Tally::hear_cargo, &lines), "7 passed, 2 failed, 1 skipped");
    }

    #[test]
    fn a_test_that_prints_numbers_changes_nothing() {
        assert_eq!(heard(Tally::hear_cargo, &["9 passed; 9 failed", "result: ok. 9 passed"]), "0 passed, 0 failed, 0 skipped");
    }

    #[test]
    fn the_closing_lines_of_node_are_summed_in_both_forms() {
        let lines = [
            "ok 1 - a scenario",
            "# tests 5",
            "# pass 3",
            "# fail 1",
            "# cancelled 1",
            "ℹ pass 2",
            "ℹ skipped 1",
            "# duration_ms 12.5",
        ];
        assert_eq!(heard(Tally::hear_node, &lines), "5 passed, 2 failed, 1 skipped");
    }

    #[cfg(unix)]
    #[test]
    fn a_runner_that_fails_without_a_failed_test_counts_as_one_failure() {
        use std::os::unix::process::ExitStatusExt;
        let (red, green) = (ExitStatus::from_raw(101 << 8), ExitStatus::from_raw(0));
        assert_eq!(Tally::default().close(red).to_string(), "0 passed, 1 failed, 0 skipped");
        assert_eq!(Tally { passed: 4, failed: 2, skipped: 0 }.close(red).failed, 2);
        assert_eq!(Tally::default().close(green), Tally::default());
    }
}
