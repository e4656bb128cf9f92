//! The loader and its sources: checked by tsc, bundled and minified by esbuild.

use std::path::{Path, PathBuf};

use super::Make;
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::run::Run;
use crate::setup::node;
use crate::stamp::Step;

/// Every browser that has the engine's reference types knows the syntax of 2021.
const BUNDLE: [&str; 6] =
    ["--bundle", "--minify", "--format=iife", "--target=es2021", "--legal-comments=none", "--log-level=warning"];

pub fn build(places: &Places, make: Make, dist: &Path, stamps: &Path) -> Result<(), Failure> {
    let folder = places.www().join("loader");
    let scripts = files::with_ending(&folder.join("sources"), ".ts")?;
    let mut inputs: Vec<PathBuf> = files::below(&folder)?;
    inputs.extend(["package-lock.json", "tsconfig.json"].map(|name| places.www().join(name)));
    if make == Make::Visitor {
        check(places, dist, stamps, &inputs)?;
    }
    let glue = dist.join("glue/engine.js");
    inputs.push(glue.clone());
    let alias = format!("--alias:baton-engine={}", glue.display());
    let core = folder.join("baton.ts");
    bundle(places, stamps, &inputs, &core, &dist.join("loader.js"), &["--global-name=baton_loader", &alias])?;
    for script in scripts.iter().filter(|path| !path.to_string_lossy().ends_with(".d.ts")) {
        let tool = script.file_stem().unwrap_or_default().to_string_lossy();
        let name = format!("--global-name=baton_source_{}", tool.replace('-', "_"));
        let out = dist.join("sources").join(format!("{tool}.js"));
        bundle(places, stamps, &inputs, script, &out, &[&name])?;
    }
    Ok(())
}

/// One script as one minified file.
pub fn bundle(
    places: &Places,
    stamps: &Path,
    inputs: &[PathBuf],
    script: &Path,
    out: &Path,
    more: &[&str],
) -> Result<(), Failure> {
    let file = out.file_name().unwrap_or_default().to_string_lossy();
    Step {
        name: &format!("esbuild {file}"),
        settings: &[&BUNDLE, more].concat().join(" "),
        inputs,
        outputs: &[out.to_path_buf()],
        stamps,
    }
    .perform(|| {
        let outfile = format!("--outfile={}", out.display());
        node::tool(places, "esbuild").arg(script).args(BUNDLE).args(more).arg(outfile).stream()
    })
}

/// tsc over loader and demo, strict, with the types of the glue that was just made.
fn check(places: &Places, dist: &Path, stamps: &Path, inputs: &[PathBuf]) -> Result<(), Failure> {
    let www = places.www();
    // The glue lies wherever cargo's target folder is, so the editor's configuration is extended, not used as it is.
    let path = |path: &Path| path.to_string_lossy().replace('\\', "/");
    let config = serde_json::json!({
        "extends": path(&www.join("tsconfig.json")),
        "compilerOptions": { "noEmit": true, "paths": { "baton-engine": [path(&dist.join("glue/engine.d.ts"))] } },
        "include": [path(&www.join("loader")), path(&www.join("demo")) + "/**/*.ts"],
    });
    let file = dist.join("tsconfig.json");
    files::write(&file, config.to_string())?;
    let demo = files::below(&www.join("demo"))?.into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "ts"));
    let inputs: Vec<PathBuf> = inputs.iter().cloned().chain(demo).chain([dist.join("glue/engine.d.ts")]).collect();
    Step { name: "tsc", settings: "strict", inputs: &inputs, outputs: std::slice::from_ref(&file), stamps }
        .perform(|| Run::stream(node::tool(places, "tsc").arg("--project").arg(&file)))
}
