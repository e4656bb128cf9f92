//! Baton: a lead is handed over with its story.
//!
//! A visitor reads a site, comes back, downloads a guide and sends a form. With the visitor's consent this crate, compiled
//! to WebAssembly, turns that into a provisional score against the *lead definition* that marketing and sales signed, and
//! into a *context bundle* that travels with the form. The same crate computes it again where the form arrives.
//!
//! # One way
//!
//! The modules stand in the order in which data pass them, and each imports only what stands above it:
//!
//! 1. [`terms`] and [`fields`] are the words: closed vocabularies, and every field, read and store once.
//! 2. [`agreement`] is what was agreed: the lead definition and the site config, from JSON documents to compiled copies.
//! 3. [`intent`] is what happened: consent, events, signals, and the bounded journal that they are folded into.
//! 4. [`lead`] is what it means: evidence, a score that is the exact sum of its contributions, criteria.
//! 5. [`handoff`] is what sales receives: status, priority, route, respond-by time, bundle, verification.
//! 6. [`machine`] is the only place where all of them meet; [`page`] is the door between it and the browser.
//! 7. `tools` is for people who look: the inspector, a second wasm that no visitor loads.
//!
//! `check` says what is legal in the documents and still wrong, `journey` plays a visitor's journey from a file, as the loader would in
//! a browser, and `privacy` says what of all this one site captures, for machines and for people.
//!
//! # What always holds
//!
//! - The core asks for no clock, file, page or random number: time and facts are arguments, and what should be done is the
//!   answer. So a native test can drive the whole product without a browser.
//! - Both gates are closed until an explicit yes, and nothing of the page is asked for before.
//! - All arithmetic is on integers, so a browser, a server and a test give the same bytes.
//! - What is not known is not zero: every judgement has three states, and the coverage is stated.
//! - What a browser says is a claim. It carries its evidence, so that the receiver can compute it again.
//!
//! # Features
//!
//! `std` reads documents and verifies (a server needs no more), `schema` writes their JSON Schemas, `publish` makes a site's files, `cli` is the command
//! `baton`, `page` is the engine that visitors run (`no_std`, wasm32), `tools` the inspector (wasm32, with the crates that talk to the page). `bench` adds the loop that `cargo xtask bench` measures.
#![cfg_attr(not(any(feature = "std", feature = "tools")), no_std)]
#![deny(unsafe_code, missing_docs)]

extern crate alloc;

pub mod layout;

pub mod text;

pub mod order;

pub mod time;

#[cfg(feature = "std")]
pub mod error;

pub mod terms;

pub mod fields;

pub mod agreement;

pub mod intent;

pub mod lead;

pub mod handoff;

pub mod machine;

pub mod page;

#[cfg(any(feature = "std", feature = "tools"))]
pub mod tools;

#[cfg(feature = "bench")]
pub mod bench;

#[cfg(feature = "std")]
pub mod check;

#[cfg(feature = "std")]
pub mod journey;

#[cfg(feature = "schema")]
pub mod schema;

#[cfg(feature = "publish")]
pub mod privacy;

#[cfg(feature = "publish")]
pub mod publish;

/// The one list of public names for whoever receives leads: read the definitions, verify the post, use the result.
#[cfg(feature = "std")]
pub use crate::{
    agreement::document::{Definition, Definitions, KnownDefinition, Offsets, SiteConfig},
    error::{Error, Problem},
    handoff::{
        outcome::{Disposition, Outcome, OutcomeReason},
        verify::{Finding, FindingName, Receipt, Verdict, Verification, verify},
    },
    time::Timestamp,
};
