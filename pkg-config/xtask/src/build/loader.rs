//! The loader and its adapters: checked by tsc, bundled and minified by esbuild.

use std::path::{Path, PathBuf};

use super::engine;
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::run::Run;
use crate::setup::node;
use crate::stamp::Step;

/// Every browser that has the instructions of the engine knows the syntax of 2021.
const BUNDLE: [&str; 5] = ["--bundle", "--minify", "--target=es2021", "--legal-comments=none", "--log-level=warning"];

/// Where the unpacker lies in the engine's folder: a module that holds it as a text, a sign for each byte.
pub const UNPACKER: &str = "glue/unpacker.js";

pub fn build(places: &Places, dist: &Path, stamps: &Path) -> Result<(), Failure> {
    let folder = places.www().join("loader");
    let mut inputs: Vec<PathBuf> = files::below(&folder)?;
    inputs.extend(["package-lock.json", "tsconfig.json"].map(|name| places.www().join(name)));
    build_unpacker(places, dist, stamps)?;
    inputs.push(dist.join(UNPACKER));
    let unpacker = unpacking(dist);
    let core = folder.join("baton.ts");
    let out = dist.join("loader.js");
    bundle(places, stamps, &inputs, &core, &out, &["--format=esm", &unpacker], &|text| named(text, "baton_loader"))?;
    for (adapters, kind) in [("sources", "source"), ("vendors", "vendor"), ("pieces", "piece")] {
        for script in files::with_ending(&folder.join(adapters), ".ts")? {
            let adapter = script.file_stem().unwrap_or_default().to_string_lossy();
            let name = format!("baton_{kind}_{}", adapter.replace('-', "_"));
            let out = dist.join(adapters).join(format!("{adapter}.js"));
            bundle(places, stamps, &inputs, &script, &out, &["--format=esm"], &|text| named(text, &name))?;
        }
    }
    Ok(())
}

fn build_unpacker(places: &Places, dist: &Path, stamps: &Path) -> Result<(), Failure> {
    let wasm = dist.join("glue/unpacker.wasm");
    engine::shrink(places, &places.www().join("loader/unpack.wat"), &wasm, stamps)?;
    let signs: String = files::read(&wasm)?.iter().map(|byte| format!("\\x{byte:02x}")).collect();
    files::write(&dist.join(UNPACKER), format!("export default \"{signs}\";\n"))
}

/// What esbuild must be told to find it.
pub fn unpacking(dist: &Path) -> String {
    format!("--alias:baton-unpacker={}", dist.join(UNPACKER).display())
}

/// How many bytes of the minified loader come from each file.
pub fn parts(places: &Places, dist: &Path, folder: &Path) -> Result<Vec<(String, usize)>, Failure> {
    let (out, meta) = (folder.join("loader.js"), folder.join("loader.json"));
    node::tool(places, "esbuild")
        .arg(places.www().join("loader/baton.ts"))
        .args(BUNDLE)
        .args(["--format=esm", &unpacking(dist)])
        .arg(format!("--outfile={}", out.display()))
        .arg(format!("--metafile={}", meta.display()))
        .quietly()?;
    let meta: serde_json::Value = serde_json::from_str(&files::read_text(&meta)?).unwrap_or_default();
    let outputs = meta["outputs"].as_object().and_then(|outputs| outputs.values().next()?["inputs"].as_object());
    let parts = outputs.into_iter().flatten().map(|(path, part)| {
        let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name, part["bytesInOutput"].as_u64().and_then(|bytes| bytes.try_into().ok()).unwrap_or_default())
    });
    Ok(parts.collect())
}

/// A module with one export as a variable of this name that holds it: what esbuild does for scripts by itself weighs two
/// hundred bytes more each.
fn named(module: &str, name: &str) -> Option<String> {
    let (body, export) = module.trim_end().strip_suffix("};")?.rsplit_once("export{")?;
    let (local, exported) = export.split_once(" as ")?;
    Some(format!("var {name}=(()=>{{{body}return{{{exported}:{local}}}}})();\n"))
}

/// One script as one minified file, which `wrap` has the last word on.
pub fn bundle(
    places: &Places,
    stamps: &Path,
    inputs: &[PathBuf],
    script: &Path,
    out: &Path,
    more: &[&str],
    wrap: &dyn Fn(&str) -> Option<String>,
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
        node::tool(places, "esbuild").arg(script).args(BUNDLE).args(more).arg(outfile).stream()?;
        let text = files::read_text(out)?;
        let wrapped = wrap(&text).ok_or_else(|| {
            Failure::new(out.display(), "does not end in one export", "look at what esbuild made of it, and at `named`")
        })?;
        files::write(out, wrapped)
    })
}

/// tsc over loader, inspector and demo, strict, with the types of what wasm-bindgen just made.
pub fn check(places: &Places, dist: &Path, stamps: &Path) -> Result<(), Failure> {
    let www = places.www();
    let glue = ["engine_bg.wasm.d.ts", "inspector.d.ts"].map(|name| dist.join("glue").join(name));
    // The glue lies wherever cargo's target folder is, so the editor's configuration is extended, not used as it is.
    let path = |path: &Path| path.to_string_lossy().replace('\\', "/");
    let config = serde_json::json!({
        "extends": path(&www.join("tsconfig.json")),
        "compilerOptions": { "noEmit": true, "paths": { "baton-engine": [path(&glue[0])], "baton-inspector": [path(&glue[1])] } },
        "include": [path(&www.join("loader")), path(&www.join("inspector")), path(&www.join("demo")) + "/**/*.ts"],
    });
    let file = dist.join("tsconfig.json");
    files::write(&file, config.to_string())?;
    let mut inputs: Vec<PathBuf> = glue.into();
    inputs.extend(["package-lock.json", "tsconfig.json"].map(|name| www.join(name)));
    for folder in ["loader", "inspector", "demo"] {
        inputs.extend(
            files::below(&www.join(folder))?.into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "ts")),
        );
    }
    Step { name: "tsc", settings: "strict", inputs: &inputs, outputs: std::slice::from_ref(&file), stamps }
        .perform(|| Run::stream(node::tool(places, "tsc").arg("--project").arg(&file)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_with_one_export_becomes_a_variable() {
        let named = |module| named(module, "baton_loader");
        assert_eq!(
            named("var a=1;export{a as start};\n").as_deref(),
            Some("var baton_loader=(()=>{var a=1;return{start:a}})();\n")
        );
        assert_eq!(named("var a=1;\n"), None);
    }
}
