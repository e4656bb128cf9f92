//! Ctrl-C, SIGTERM and SIGHUP as a flag that waiting loops look at, so that a task can clean up before it ends.

use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::failure::Failure;

static ASKED: AtomicBool = AtomicBool::new(false);

/// What a shell reports for a program that Ctrl-C ended.
pub fn exit_code() -> ExitCode {
    ExitCode::from(130)
}

/// From here on a signal no longer ends the process: the caller promises to look at `asked` often.
pub fn listen() -> Result<(), Failure> {
    ctrlc::set_handler(|| ASKED.store(true, Ordering::SeqCst))
        .map_err(|e| Failure::new("Ctrl-C", format_args!("cannot be listened to ({e})"), "start the task from a terminal"))
}

pub fn asked() -> bool {
    ASKED.load(Ordering::SeqCst)
}
