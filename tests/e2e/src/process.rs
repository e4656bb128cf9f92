//! A driver's process with everything that it starts.

use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Waits until its input ends, which is when the tests' own process does, however it ends; then ends the group and removes the folder.
#[cfg(unix)]
const KEEPER: &str = r#"cat >/dev/null; kill -s KILL -- "-$1"; rm -rf -- "$2""#;

/// A process that leads a group of its own; dropping it ends the whole group. A killed driver leaves its browser behind, and so
/// does a driver that is asked to end. Where Ctrl-C or a time limit ends the tests, nothing is dropped: a keeper sees to it then.
pub(crate) struct Group {
    leader: Child,
    keeper: Option<Child>,
}

impl Group {
    /// `home` goes with the group where nobody is left to remove it.
    pub(crate) fn spawn(command: &mut Command, home: &Path) -> io::Result<Group> {
        Group::start(command.stdout(Stdio::null()), home)
    }

    /// The same for a process that first prints a line, and that line.
    pub(crate) fn spawn_telling(command: &mut Command, home: &Path) -> io::Result<(Group, String)> {
        let mut group = Group::start(command.stdout(Stdio::piped()), home)?;
        let mut line = String::new();
        if let Some(output) = group.leader.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        Ok((group, line.trim().to_owned()))
    }

    fn start(command: &mut Command, home: &Path) -> io::Result<Group> {
        command.stdin(Stdio::null()).stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let mut group = Group { leader: command.spawn()?, keeper: None };
        group.keeper = group.kept(home)?;
        Ok(group)
    }

    #[cfg(unix)]
    fn kept(&self, home: &Path) -> io::Result<Option<Child>> {
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "keeper"]).arg(self.leader.id().to_string()).arg(home);
        keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        // Ctrl-C reaches the tests and not the keeper.
        std::os::unix::process::CommandExt::process_group(&mut keeper, 0);
        keeper.spawn().map(Some)
    }

    #[cfg(not(unix))]
    fn kept(&self, _home: &Path) -> io::Result<Option<Child>> {
        Ok(None)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Ok(group) = i32::try_from(self.leader.id()) {
            // The only error is that the group has ended, which is what is wanted.
            let _ = nix::sys::signal::killpg(nix::unistd::Pid::from_raw(group), nix::sys::signal::Signal::SIGKILL);
        }
        #[cfg(not(unix))]
        let _ = self.leader.kill();
        // Before the number of the group can be somebody else's, the keeper must not know it any more.
        if let Some(keeper) = &mut self.keeper {
            let _ = keeper.kill();
            let _ = keeper.wait();
        }
        let _ = self.leader.wait();
    }
}

/// A port that is free now.
pub(crate) fn free_port() -> io::Result<u16> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr().map(|address| address.port())
}

/// Waits until something listens there.
pub(crate) fn listens(port: u16, within: Duration) -> bool {
    let (address, begun) = (SocketAddr::from((Ipv4Addr::LOCALHOST, port)), Instant::now());
    while begun.elapsed() < within {
        if TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_ok() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn is_there(pid: i32) -> bool {
        nix::sys::signal::kill(nix::unistd::Pid::from_raw(pid), None).is_ok()
    }

    #[test]
    fn a_keeper_whose_tests_are_gone_ends_the_group_and_removes_its_folder() {
        let home = tempfile::TempDir::new().expect("a temporary folder");
        let mut group = Group::spawn(Command::new("sleep").arg("600"), home.path()).expect("a process");
        // What the end of the tests' process does to the keeper.
        drop(group.keeper.as_mut().and_then(|keeper| keeper.stdin.take()));
        let leader = group.leader.wait().expect("it ends");
        let ended = group.keeper.as_mut().expect("a keeper").wait().expect("it ends");
        assert!(!leader.success() && ended.success());
        assert!(!home.path().exists());
    }

    #[test]
    fn dropping_a_group_ends_what_its_leader_started() {
        let home = tempfile::TempDir::new().expect("a temporary folder");
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & echo $!; wait"]);
        let (group, line) = Group::spawn_telling(&mut command, home.path()).expect("a process");
        let grandchild: i32 = line.parse().expect("a number");
        assert!(is_there(grandchild));
        drop(group);
        let begun = Instant::now();
        while is_there(grandchild) && begun.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_millis(10));
        }
        assert!(!is_there(grandchild), "process {grandchild} is still there");
        assert!(home.path().exists(), "the folder is its owner's to remove");
    }
}
