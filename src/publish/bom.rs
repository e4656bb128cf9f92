//! The bill of materials: what the visitor's file is made of, as CycloneDX.

use serde::Deserialize;
use serde_json::{Value, json};

/// A part of the engine and its glue, as `cargo xtask build` found it: a crate of the page build, or Rust's own library.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Component {
    pub name: String,
    pub version: String,
    pub license: String,
    /// The SHA-256 of the package, where it comes from a registry.
    pub sha256: Option<String>,
}

/// `bom.cdx.json`, CycloneDX 1.6. No time and no serial number stands in it, so that the same build gives the same bytes.
pub(crate) fn bom(product: &str, version: &str, components: &[Component], files: &[(&str, &str)]) -> String {
    let product_ref = format!("pkg:cargo/{product}@{version}");
    let component = |one: &Component| {
        let purl = format!("pkg:cargo/{}@{}", one.name, one.version);
        let mut entry = json!({
            "type": "library", "bom-ref": purl, "name": one.name, "version": one.version, "scope": "required",
            "licenses": [ { "expression": one.license } ],
        });
        if let Some(hash) = &one.sha256 {
            entry["purl"] = purl.into();
            entry["hashes"] = json!([ { "alg": "SHA-256", "content": hash } ]);
        }
        entry
    };
    let file = |(name, sha256): &(&str, &str)| json!({ "type": "file", "bom-ref": name, "name": name, "hashes": [ { "alg": "SHA-256", "content": sha256 } ] });
    let parts: Vec<Value> = components.iter().map(component).chain(files.iter().map(file)).collect();
    let needs: Vec<&Value> = parts.iter().filter(|part| part["type"] == "library").map(|part| &part["bom-ref"]).collect();
    let bom = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": { "component": {
            "type": "application", "bom-ref": product_ref, "name": product, "version": version,
            "licenses": [ { "expression": "MIT OR Apache-2.0" } ],
        } },
        "components": parts,
        "dependencies": [ { "ref": product_ref, "dependsOn": needs } ],
    });
    format!("{bom:#}\n")
}
