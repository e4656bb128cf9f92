//! What can be wrong in a journey.

use super::{
    Problem,
    document::{listed, shown},
};

pub(crate) fn bad_instant(text: &str) -> Problem {
    Problem::error(format!("{} is no instant", shown(text)), "write it in UTC as \"2026-11-20T14:05:00.000Z\"")
}

pub(crate) fn not_one_step(known: &[&str]) -> Problem {
    Problem::error("does nothing, or more than one thing", format!("a step has one of {}", listed(known.iter().copied())))
}

pub(crate) fn tab_not_open(tab: &str) -> Problem {
    Problem::error(
        format!("happens in the tab {}, where no page is open", shown(tab)),
        format!("open one before it: {{ \"at\": \"...\", \"tab\": {}, \"open\": {{ \"path\": \"/\" }} }}", shown(tab)),
    )
}
