//! The engine's door: two exports, text in and text out.
//!
//! The engine imports nothing of the page. What it knows it was told through `handle`, and what it wants done it says in
//! its answer; a reviewer who has read the loader has read all that touches the page.

pub mod wire;

#[cfg(all(any(feature = "page", feature = "tools"), target_arch = "wasm32"))]
pub(crate) mod memory;

#[cfg(all(feature = "page", target_arch = "wasm32"))]
mod door;
