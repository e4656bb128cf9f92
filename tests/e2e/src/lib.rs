//! The browser tests' bench: a real browser on the published site, with a real receiver behind its forms.
//!
//! A journey is told in the visitor's words ([`Visitor`]: goes, clicks, types, lets time pass) and judged by what arrived
//! ([`Desk`]: leads and requests) and by what the probe saw in the page ([`Probe`]: errors, violations, values read).
//!
//! What always holds: each journey has a browser session, a receiver and a copy of the site of its own; none leaves a
//! process or a folder behind, whether it passes, fails or hangs; without the browser it says so loudly and passes,
//! unless `E2E_REQUIRE=1` asks for it.

#![allow(clippy::disallowed_methods, reason = "the clock ban of clippy.toml is for the product; tests wait and have limits")]

mod process;

mod engine;

mod probe;

mod site;

mod program;

mod desk;

mod visitor;

mod traces;

mod run;

pub use desk::{Desk, Lead, Request};
pub use engine::Engine;
pub use probe::{Probe, Read, Send, Stored};
pub use program::baton;
pub use run::{evaluate_in_zone, run, run_on};
pub use site::{Script, Site};
pub use visitor::Visitor;
