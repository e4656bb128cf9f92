//! The inspector: the core with the crates that talk to the page, in a wasm of its own, and the script around it.
//!
//! The engine folder holds both apart, `inspector.wasm` and `inspector.js`; `baton publish` packs the one into the other.

use std::path::Path;

use super::{engine, loader};
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::run::Run;
use crate::setup::wasm_target::TARGET;
use crate::stamp::Step;

pub fn build(places: &Places, dist: &Path, stamps: &Path) -> Result<(), Failure> {
    let target = places.target.join("inspector");
    let compiled = target.join(TARGET).join("page/baton_handoff.wasm");
    Run::cargo()
        .args(["rustc", "--package", "baton-handoff", "--lib", "--crate-type", "cdylib", "--profile", "page"])
        .args(["--no-default-features", "--features", "tools", "--target", TARGET])
        .arg("--target-dir")
        .arg(&target)
        .quiet_once(&compiled)
        .within(&places.root)
        .stream()?;
    let glue = dist.join("glue");
    let [bound, js, types] = ["inspector_bg.wasm", "inspector.js", "inspector.d.ts"].map(|name| glue.join(name));
    Step {
        name: "wasm-bindgen inspector",
        settings: "0.2.130 web",
        inputs: std::slice::from_ref(&compiled),
        outputs: &[bound.clone(), js.clone(), types],
        stamps,
    }
    .perform(|| engine::bind(&compiled, &glue, "inspector", engine::Names::Dropped))?;
    engine::shrink(places, &bound, &dist.join("inspector.wasm"), stamps)?;

    let (folder, shared) = (places.www().join("inspector"), places.www().join("loader"));
    let mut inputs = files::below(&folder)?;
    inputs.extend(["unpack.ts", "weave.ts", "wire.ts"].map(|name| shared.join(name)));
    inputs.extend([places.www().join("package-lock.json"), js.clone()]);
    let style = glue.join("inspector.css");
    loader::bundle(places, stamps, &inputs, &folder.join("inspector.css"), &style, &[], &|text| Some(text.trim().to_owned()))?;
    let aliases = [("baton-inspector", &js), ("baton-inspector-style", &style)];
    let [code, sheet] = aliases.map(|(name, path)| format!("--alias:{name}={}", path.display()));
    let more = ["--format=esm", "--loader:.css=text", &code, &sheet];
    inputs.push(style.clone());
    loader::bundle(places, stamps, &inputs, &folder.join("inspect.ts"), &dist.join("inspector.js"), &more, &|text| {
        text.contains("export{").then(|| text.to_owned())
    })
}
