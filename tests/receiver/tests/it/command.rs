//! Starting and stopping: the library and the command.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use baton_receiver::Database;
use tempfile::TempDir;

use crate::served::{config, refused, served};

#[test]
fn a_taken_port_is_a_clear_error() {
    let folder = TempDir::new().expect("a folder");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let mut config = config(&folder);
    config.port = taken.local_addr().expect("an address").port();
    let expected =
        format!("port {} is taken by another program; stop that program or choose another port with --port", config.port);
    assert_eq!(refused(config).to_string(), expected);
}

#[test]
fn a_site_that_is_not_there_is_a_clear_error() {
    let folder = TempDir::new().expect("a folder");
    let mut config = config(&folder);
    config.site = "/nowhere/at/all".into();
    let expected =
        "the site /nowhere/at/all cannot be served: No such file or directory (os error 2); name a folder of pages with --site";
    assert_eq!(refused(config).to_string(), expected);
}

#[test]
fn a_database_that_is_no_database_is_refused_and_left_alone() {
    let folder = TempDir::new().expect("a folder");
    let mut config = config(&folder);
    let file = folder.path().join("notes.txt");
    let notes = "notes, and enough of them to be no empty database ".repeat(40);
    std::fs::write(&file, &notes).expect("a file");
    config.database = Database::Path(file.clone());
    let expected =
        format!("the database {} cannot be opened: file is not a database; name another file with --database", file.display());
    assert_eq!(refused(config).to_string(), expected);
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), notes);
}

#[test]
fn a_policy_that_is_no_header_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let mut config = config(&folder);
    config.policy = Some("default-src\n'none'".to_string());
    let expected = "the policy holds a character that an HTTP header cannot carry; use printable ASCII";
    assert_eq!(refused(config).to_string(), expected);
}

#[test]
fn a_stopped_receiver_lets_go_of_its_port() {
    let mut served = served();
    served.get("/");
    let address = served.running.address;
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(served.running.stop());
    TcpListener::bind(address).expect("the port is free");
}

/// A started command; ended with the test, whatever happens in it.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        // It may have ended already, which is what the test hopes for.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn command(folder: &TempDir, port: &str) -> Started {
    let config = config(folder);
    let child = Command::new(env!("CARGO_BIN_EXE_baton-receiver"))
        .arg("--site")
        .arg(config.site)
        .arg("--definitions")
        .arg(config.definitions)
        .args(["--port", port])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    Started(child.expect("a process"))
}

#[cfg(unix)]
#[test]
fn the_command_prints_its_address_and_ends_cleanly_on_either_signal() {
    for signal in ["INT", "TERM"] {
        let folder = TempDir::new().expect("a folder");
        let mut started = command(&folder, "0");
        let lines = BufReader::new(started.0.stdout.take().expect("its output")).lines();
        let printed: Vec<String> = lines.take(2).map(|line| line.expect("a line")).collect();
        let address = printed[0].strip_prefix("listening on http://").expect("an address").to_string();
        assert_eq!(printed[1], format!("lead desk at http://{address}/desk"));
        // An idle connection, as browsers keep them, must not hold it up.
        let _idle = std::net::TcpStream::connect(&address).expect("a connection");
        let killed = Command::new("kill").args(["-s", signal, &started.0.id().to_string()]).status().expect("kill");
        assert!(killed.success());
        assert_eq!(started.0.wait().expect("an end").code(), Some(0), "{signal}");
    }
}

#[test]
fn the_command_says_on_one_line_why_it_does_not_start() {
    let folder = TempDir::new().expect("a folder");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let mut started = command(&folder, &port);
    assert_eq!(started.0.wait().expect("an end").code(), Some(1));
    let said = std::io::read_to_string(started.0.stderr.take().expect("its errors")).expect("text");
    let expected = format!(
        "baton-receiver: port {port} is taken by another program; stop that program or choose another port with --port\n"
    );
    assert_eq!(said, expected);
}
