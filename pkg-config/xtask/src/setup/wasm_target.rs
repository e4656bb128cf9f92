//! Rust's standard library for `wasm32-unknown-unknown`, which the engine is compiled against.

use std::path::Path;

use super::Install;
use crate::failure::Failure;
use crate::places::Places;
use crate::run::Run;

pub const TARGET: &str = "wasm32-unknown-unknown";

pub fn ready(places: &Places, install: Install) -> Result<(), Failure> {
    // The compiler is asked, not rustup: a distribution's Rust may bring the target without rustup.
    let libraries = Run::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).within(&places.root).text()?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    let add = Run::new("rustup").args(["target", "add", TARGET]).within(&places.root);
    let add = add.missing("install the wasm32-unknown-unknown target the way your Rust was installed, or Rust through rustup.rs");
    install.perform("Rust's wasm target", vec![add])
}
