//! What a task needs on the machine. Each part looks first, says in one line what it installs, and asks where a
//! person sits there to answer.

mod wanted;

pub mod chromium;

pub mod firefox;

pub mod webkit;

pub mod node;

pub mod wasm_target;

use std::env;
use std::io::{self, BufRead, IsTerminal, Write};

use crate::failure::Failure;
use crate::run::Run;

/// May this task install something without a question?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Install {
    Ask,
    GoAhead,
}

/// Is this a continuous integration run?
pub fn ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false" && value != "0")
}

impl Install {
    /// `--install`, CI and the absence of a terminal all mean that nobody is asked.
    pub fn from(flag: bool) -> Install {
        let somebody = io::stdin().is_terminal() && io::stderr().is_terminal();
        match flag || ci() || !somebody {
            true => Install::GoAhead,
            false => Install::Ask,
        }
    }

    /// Says what comes (`what` it is and the `steps` that do it), asks where it must, and runs the steps.
    fn perform(self, what: &str, steps: Vec<Run>) -> Result<(), Failure> {
        let line = steps.iter().map(Run::shown).collect::<Vec<_>>().join(" && ");
        match self {
            Install::GoAhead => eprintln!("Installing {what}: {line}"),
            Install::Ask if agreed(what, &line) => {}
            Install::Ask => {
                return Err(Failure::new(
                    what,
                    "needed, and not installed at your word",
                    format_args!("run `{line}` and try again"),
                ));
            }
        }
        steps.into_iter().try_for_each(Run::stream)
    }
}

fn agreed(what: &str, line: &str) -> bool {
    eprint!("This needs {what}. Install it now ({line})? [Y/n] ");
    let _ = io::stderr().flush();
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer).unwrap_or(0);
    // The end of input is not a yes.
    read > 0 && matches!(answer.trim().to_ascii_lowercase().as_str(), "" | "y" | "yes" | "o" | "oui")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_install_flag_means_that_nobody_is_asked() {
        assert_eq!(Install::from(true), Install::GoAhead);
    }
}
