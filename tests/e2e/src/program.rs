//! The command that a web team and a receiver use, run by a journey.

use std::ffi::OsStr;
use std::process::Command;

use crate::site::given;

/// Runs `baton` with these arguments; what it printed, where it was content.
pub fn baton<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> String {
    let output = Command::new(given("BATON_PROGRAM")).args(arguments).output().expect("the command starts");
    let [said, complained] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert!(output.status.success(), "{said}{complained}");
    said
}
