//! What went wrong, in one line: the place, the reason and the cure.

use std::fmt;
use std::io;
use std::path::Path;

#[derive(Clone, Debug)]
pub struct Failure {
    line: String,
}

impl Failure {
    /// `place: reason; cure`, for example
    /// `target/dist/engine.wasm: brotli 27,412 over the limit of 27,000; make it smaller, or raise the limit with a reason`.
    pub fn new(place: impl fmt::Display, reason: impl fmt::Display, cure: impl fmt::Display) -> Failure {
        Failure { line: format!("{place}: {reason}; {cure}") }
    }

    /// A file that could not be read or written.
    pub fn file(path: &Path, doing: &str, error: &io::Error) -> Failure {
        let cure = match error.kind() {
            io::ErrorKind::NotFound => "make the file or correct the name",
            io::ErrorKind::PermissionDenied => "give your user the right to it",
            io::ErrorKind::StorageFull => "free some disk space",
            _ => "look at the file and its folder",
        };
        Failure::new(path.display(), format_args!("cannot {doing} ({error})"), cure)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}
