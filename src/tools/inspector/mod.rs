//! The inspector, `?baton=inspect`: what Baton knows on this page, what it makes of it, and what a form would get.
//!
//! It is handed what the engine says of itself ([`told`]), and computes score, decision and fields once more from the stored record
//! ([`memory`]). Another province, language, campaign or answers are tried on a copy of that memory. Nothing is ever written back,
//! and without consent there is nothing to show.

pub mod words;

pub mod json;

pub mod told;

pub mod memory;

pub mod phrase;

pub mod lead;

pub mod signals;

pub mod forms;

pub mod view;

#[cfg(all(feature = "tools", target_arch = "wasm32"))]
mod page;
