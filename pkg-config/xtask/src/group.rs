//! A child with everything that it starts: ended as one, and never left behind.
//!
//! It gets a process group of its own, so Ctrl-C at the terminal reaches this task alone, which then ends the group.

use std::io;
use std::process::{Child, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::run::Run;

/// How long a child may take to end by itself after it was asked to.
const GRACE: Duration = Duration::from_secs(3);
const POLL: Duration = Duration::from_millis(20);

pub struct Group {
    child: Child,
    ended: bool,
}

impl Group {
    /// Starts it without input: nobody could type to a group in the background.
    pub fn spawn(mut run: Run, out: Stdio, err: Stdio) -> Result<Group, Failure> {
        let command = run.command().stdin(Stdio::null()).stdout(out).stderr(err);
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let child = command.spawn();
        child.map(|child| Group { child, ended: false }).map_err(|e| run.not_started(&e))
    }

    /// The exit status, once there is one.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        let status = self.child.try_wait()?;
        self.ended |= status.is_some();
        Ok(status)
    }

    /// Waits until it ended or `stop` says so; `None` when stopped. The group still runs then: `end` it or drop it.
    pub fn wait(&mut self, stop: impl Fn() -> bool) -> io::Result<Option<ExitStatus>> {
        while !stop() {
            if let Some(status) = self.ended()? {
                return Ok(Some(status));
            }
            thread::sleep(POLL);
        }
        Ok(None)
    }

    /// Asks first, then ends it for certain.
    pub fn end(&mut self) {
        if self.ended {
            return;
        }
        self.signal(false);
        let asked = Instant::now();
        let _ = self.wait(|| asked.elapsed() > GRACE);
        if !self.ended {
            self.signal(true);
            let _ = self.child.wait();
            self.ended = true;
        }
    }

    #[cfg(unix)]
    fn signal(&mut self, certain: bool) {
        use nix::sys::signal::{Signal, killpg};
        let Ok(group) = i32::try_from(self.child.id()) else { return };
        let signal = if certain { Signal::SIGKILL } else { Signal::SIGTERM };
        // The only error is that the group has just ended, which is what was wanted.
        let _ = killpg(nix::unistd::Pid::from_raw(group), signal);
    }

    #[cfg(not(unix))]
    fn signal(&mut self, _certain: bool) {
        let _ = self.child.kill();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.end();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn dropping_a_group_ends_the_child_and_what_the_child_started() {
        let folder = std::env::temp_dir().join(format!("baton-group-{}", std::process::id()));
        let run = Run::new("sh").args(["-c", "sleep 600 & echo $! > \"$0\"; wait"]).arg(&folder);
        let group = Group::spawn(run, Stdio::null(), Stdio::null()).unwrap();
        let mut grandchild = String::new();
        for _ in 0..250 {
            grandchild = std::fs::read_to_string(&folder).unwrap_or_default().trim().to_owned();
            if !grandchild.is_empty() {
                break;
            }
            thread::sleep(POLL);
        }
        drop(group);
        let _ = std::fs::remove_file(&folder);
        let pid = nix::unistd::Pid::from_raw(grandchild.parse().unwrap());
        let gone = (0..250).any(|_| {
            thread::sleep(POLL);
            nix::sys::signal::kill(pid, None).is_err()
        });
        assert!(gone, "process {grandchild} is still there");
    }
}
