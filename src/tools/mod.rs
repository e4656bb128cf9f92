//! TOOLS: for people who look at what Baton does. Nothing here is in the file that visitors load.
//!
//! A tool is a second wasm that holds the whole core and the crates that talk to the page. What it shows is computed by the same
//! code as the lead, in a memory of its own; what can be computed without a page stands apart from what draws it, and is tested
//! natively.

pub mod inspector;
