//! One command: it is run, its output streams through, and its failure becomes an error that names it.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use crate::failure::Failure;

pub struct Run {
    command: Command,
    /// What a person would type, for messages.
    shown: String,
    /// Where to get the program, said when it is not there.
    missing: &'static str,
}

impl Run {
    pub fn new(program: impl AsRef<OsStr>) -> Run {
        let program = program.as_ref();
        let name = Path::new(program).file_name().unwrap_or(program);
        Run { command: Command::new(program), shown: name.to_string_lossy().into_owned(), missing: "install it" }
    }

    /// The cargo that runs this task, of the same toolchain.
    pub fn cargo() -> Run {
        Run::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())).missing("install Rust from rust-lang.org")
    }

    /// Says nothing while it compiles, unless `made` is not there yet: the first time is long, and silence would worry.
    pub fn quiet_once(self, made: &Path) -> Run {
        if made.exists() { self.arg("--quiet") } else { self }
    }

    pub fn missing(mut self, cure: &'static str) -> Run {
        self.missing = cure;
        self
    }

    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Run {
        self.shown.push(' ');
        self.shown.push_str(&arg.as_ref().to_string_lossy());
        self.command.arg(arg);
        self
    }

    pub fn args<A: AsRef<OsStr>>(self, args: impl IntoIterator<Item = A>) -> Run {
        args.into_iter().fold(self, Run::arg)
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Run {
        self.command.env(name, value);
        self
    }

    pub fn envs(mut self, pairs: &[(&'static str, OsString)]) -> Run {
        self.command.envs(pairs.iter().map(|(name, value)| (name, value)));
        self
    }

    pub fn within(mut self, folder: &Path) -> Run {
        self.command.current_dir(folder);
        self
    }

    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Output goes straight to the terminal.
    pub fn stream(mut self) -> Result<(), Failure> {
        let status = self.command.status().map_err(|e| self.not_started(&e))?;
        self.judge(status, "its own lines above say why")
    }

    /// Standard output as text; errors still go to the terminal.
    pub fn text(mut self) -> Result<String, Failure> {
        let output = self.command.stderr(Stdio::inherit()).output().map_err(|e| self.not_started(&e))?;
        self.judge(output.status, "its own lines above say why")?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Everything that it printed, whatever came of it, and whether it succeeded.
    pub fn heard(mut self) -> Result<(String, bool), Failure> {
        let output = self.command.stdin(Stdio::null()).output().map_err(|e| self.not_started(&e))?;
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Ok((text.join("\n"), output.status.success()))
    }

    /// Quiet: what it printed is shown only when it fails.
    pub fn quietly(mut self) -> Result<(), Failure> {
        let output = self.command.stdin(Stdio::null()).output().map_err(|e| self.not_started(&e))?;
        if !output.status.success() {
            let _ = io::stderr().write_all(&output.stdout);
            let _ = io::stderr().write_all(&output.stderr);
        }
        self.judge(output.status, "its own lines above say why")
    }

    /// Streams standard output through and shows each line to `hear`; a non-zero exit is the caller's to judge.
    pub fn lines(mut self, mut hear: impl FnMut(&str)) -> Result<ExitStatus, Failure> {
        let mut child = self.command.stdout(Stdio::piped()).spawn().map_err(|e| self.not_started(&e))?;
        if let Some(pipe) = child.stdout.take() {
            let mut pipe = BufReader::new(pipe);
            let mut line = Vec::new();
            while pipe.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
                let _ = io::stdout().write_all(&line);
                hear(String::from_utf8_lossy(&line).trim_end());
                line.clear();
            }
        }
        child.wait().map_err(|e| self.not_started(&e))
    }

    /// For `Group`, which starts it in its own way.
    pub fn command(&mut self) -> &mut Command {
        &mut self.command
    }

    pub fn not_started(&self, error: &io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::NotFound => Failure::new(format_args!("`{}`", self.shown), "the program is not there", self.missing),
            _ => Failure::new(format_args!("`{}`", self.shown), format_args!("cannot be started ({error})"), self.missing),
        }
    }

    fn judge(&self, status: ExitStatus, cure: &str) -> Result<(), Failure> {
        match status.success() {
            true => Ok(()),
            false => Err(Failure::new(format_args!("`{}`", self.shown), format_args!("failed with {status}"), cure)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_named_with_the_way_to_get_it() {
        let failure =
            Run::new("no-such-program-of-baton").arg("--now").missing("install it from example.ca").stream().unwrap_err();
        assert_eq!(failure.to_string(), "`no-such-program-of-baton --now`: the program is not there; install it from example.ca");
    }

    #[cfg(unix)]
    #[test]
    fn a_failing_command_is_named_with_its_exit_code() {
        let failure = Run::new("sh").args(["-c", "exit 3"]).quietly().unwrap_err();
        assert_eq!(failure.to_string(), "`sh -c exit 3`: failed with exit status: 3; its own lines above say why");
    }
}
