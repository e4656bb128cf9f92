//! WHAT HAPPENED: from what the browser saw to the record of what was admitted.
//!
//! An event becomes a signal only with consent; signals are folded into the journal in the order of their times; visits
//! and touches are read from the journal.

pub mod consent;

pub mod event;

pub(crate) mod filter;

pub mod touch;

pub mod signal;

pub mod journal;

pub mod record;

pub mod visit;
