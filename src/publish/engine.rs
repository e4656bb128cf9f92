//! The engine folder that `cargo xtask build` writes, as far as publishing reads it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::bom::Component;
use crate::{
    agreement::{document::sha256, layout::FINGERPRINT},
    error::{Error, publish as message},
};

/// `engine.json`: what was built, and for which layout of the published copy.
#[derive(Clone, Debug, Deserialize, serde::Serialize)]
pub(crate) struct Manifest {
    pub version: String,
    pub fingerprint: String,
    pub engine_sha256: String,
    pub loader_sha256: String,
    /// Of its wasm and its script, one behind the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspector_sha256: Option<String>,
}

/// Engine, loader and the adapters of consent tools and vendors, after it was seen that they belong together and fit this program.
#[derive(Clone, Debug)]
pub struct Engine {
    pub(crate) manifest: Manifest,
    pub(crate) wasm: Vec<u8>,
    pub(crate) loader: String,
    /// The inspector's wasm and the script around it, where the build has one.
    pub(crate) inspector: Option<(Vec<u8>, String)>,
    /// By tool.
    pub(crate) sources: BTreeMap<String, String>,
    /// By vendor.
    pub(crate) vendors: BTreeMap<String, String>,
    /// What goes in only where the site config asks for it, by name.
    pub(crate) pieces: BTreeMap<String, String>,
    /// What went into the engine, by name.
    pub(crate) components: Vec<Component>,
}

impl Engine {
    /// Takes the files of an engine folder by their names: `engine.wasm`, `loader.js`, `engine.json`, `components.json`,
    /// `sources/<tool>.js`, `vendors/<vendor>.js`, `pieces/<piece>.js`, and where the build has an inspector `inspector.wasm` and
    /// `inspector.js`. Others are passed over. Refused are an engine that reads another layout, and files that are not of one build.
    pub fn of_files(mut files: BTreeMap<String, Vec<u8>>) -> Result<Engine, Error> {
        let manifest: Manifest = match serde_json::from_slice(&take(&mut files, "engine.json")?) {
            Ok(manifest) => manifest,
            Err(why) => return Err(message::bad_engine_manifest(&why.to_string())),
        };
        if manifest.fingerprint != FINGERPRINT {
            return Err(message::other_layout(&manifest.fingerprint, FINGERPRINT));
        }
        let wasm = take(&mut files, "engine.wasm")?;
        let loader = text("loader.js", take(&mut files, "loader.js")?)?;
        for (name, hash, told) in [
            ("engine.wasm", sha256(&wasm), &manifest.engine_sha256),
            ("loader.js", sha256(loader.as_bytes()), &manifest.loader_sha256),
        ] {
            if hash != *told {
                return Err(message::other_build(name));
            }
        }
        let inspector = match &manifest.inspector_sha256 {
            None => None,
            Some(told) => {
                let (wasm, script) = (take(&mut files, "inspector.wasm")?, take(&mut files, "inspector.js")?);
                if sha256(&[&wasm[..], &script].concat()) != *told {
                    return Err(message::other_build("inspector.wasm, inspector.js"));
                }
                Some((wasm, text("inspector.js", script)?))
            }
        };
        let components = match serde_json::from_slice(&take(&mut files, "components.json")?) {
            Ok(components) => components,
            Err(why) => return Err(message::bad_components(&why.to_string())),
        };
        let (mut sources, mut vendors, mut pieces) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (name, bytes) in files {
            let Some((folder, adapter)) = name.strip_suffix(".js").and_then(|name| name.split_once('/')) else { continue };
            let adapters = match folder {
                "sources" => &mut sources,
                "vendors" => &mut vendors,
                "pieces" => &mut pieces,
                _ => continue,
            };
            adapters.insert(adapter.to_string(), text(&name, bytes)?);
        }
        Ok(Engine { manifest, wasm, loader, inspector, sources, vendors, pieces, components })
    }
}

fn take(files: &mut BTreeMap<String, Vec<u8>>, name: &str) -> Result<Vec<u8>, Error> {
    files.remove(name).ok_or_else(|| message::no_engine_file(name))
}

fn text(name: &str, bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|_| message::no_text(name))
}
