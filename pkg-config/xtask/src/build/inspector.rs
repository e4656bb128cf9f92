//! The inspector: the core with the crates that talk to the page, in a wasm of its own, and the script around it.
//!
//! The engine folder holds both apart, `inspector.wasm` and `inspector.js`; `baton publish` packs the one into the other.

use std::path::Path;

use super::{engine, loader};
use crate::failure::Failure;
use crate::files;
use crate::places::Places;

pub fn build(places: &Places, dist: &Path, stamps: &Path) -> Result<(), Failure> {
    let compiled = engine::cdylib(places, "tools", &places.target.join("inspector"), &[])?;
    let bound = engine::bound(&compiled, dist, "inspector", stamps)?;
    engine::shrink(places, &bound, &dist.join("inspector.wasm"), stamps)?;
    let glue = dist.join("glue");
    let js = glue.join("inspector.js");

    let (folder, shared) = (places.www().join("inspector"), places.www().join("loader"));
    let mut inputs = files::below(&folder)?;
    inputs.extend(["unpack.ts", "wire.ts"].map(|name| shared.join(name)));
    inputs.extend([places.www().join("package-lock.json"), js.clone()]);
    let style = glue.join("inspector.css");
    loader::bundle(places, stamps, &inputs, &folder.join("inspector.css"), &style, &[], &|text| Some(text.trim().to_owned()))?;
    let aliases = [("baton-inspector", &js), ("baton-inspector-style", &style)];
    let [code, sheet] = aliases.map(|(name, path)| format!("--alias:{name}={}", path.display()));
    // The loader unpacks its engine by the same one, and is built before.
    inputs.extend([style.clone(), dist.join(loader::UNPACKER)]);
    let unpacker = loader::unpacking(dist);
    let more = ["--format=esm", "--loader:.css=text", &code, &sheet, &unpacker];
    loader::bundle(places, stamps, &inputs, &folder.join("inspect.ts"), &dist.join("inspector.js"), &more, &|text| {
        text.contains("export{").then(|| text.to_owned())
    })
}
