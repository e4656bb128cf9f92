//! `engine.json`: what `baton publish` reads to know that engine and loader fit its own layout.

use std::path::Path;

use baton_handoff::agreement::layout::FINGERPRINT;
use serde_json::json;

use crate::failure::Failure;
use crate::files;
use crate::stamp::sha256;

pub fn write(dist: &Path) -> Result<(), Failure> {
    let hash = |name: &str| files::read(&dist.join(name)).map(|bytes| sha256(&bytes));
    let mut manifest = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "fingerprint": FINGERPRINT,
        "engine_sha256": hash("engine.wasm")?,
        "loader_sha256": hash("loader.js")?,
    });
    // A build for tests has none.
    if let (Ok(wasm), Ok(script)) = (files::read(&dist.join("inspector.wasm")), files::read(&dist.join("inspector.js"))) {
        manifest["inspector_sha256"] = sha256(&[wasm, script].concat()).into();
    }
    files::write(&dist.join("engine.json"), format!("{manifest:#}\n"))
}
