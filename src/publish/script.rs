//! The one script: loader, adapters, engine and published copy.

use super::{engine::Engine, packing::pack};
use crate::{
    agreement::{document::SiteConfig, layout},
    error::{Error, publish as message},
};

/// Writes the script. Only the adapters of the site's own consent tools and vendors go in.
pub(crate) fn script(engine: &Engine, site: &SiteConfig, copy: &layout::Published) -> Result<String, Error> {
    let mut sources = String::new();
    let mut table = Vec::new();
    for tool in site.consent_tools() {
        let Some(source) = engine.sources.get(tool) else {
            return Err(message::no_adapter(tool, engine.sources.keys().map(String::as_str)));
        };
        sources.push_str(source);
        table.push(format!("\"{tool}\":baton_source_{}.default", tool.replace('-', "_")));
    }
    let mut vendors = Vec::new();
    for vendor in site.vendors().iter().map(|vendor| vendor.word()) {
        sources.push_str(engine.vendors.get(vendor).ok_or_else(|| message::no_vendor(vendor))?);
        vendors.push(format!("baton_vendor_{vendor}.default"));
    }
    let vendors = if vendors.is_empty() { String::new() } else { format!(",[{}]", vendors.join(",")) };
    let blob = pack(&blob(&engine.wasm, &copy.encode()));
    Ok(format!("(()=>{{{}{sources}baton_loader.start({{{}}},\"{blob}\"{vendors})}})();\n", engine.loader, table.join(",")))
}

/// Both in one text, since brotli finds more in one than in two: the length of the wasm in 4 bytes, little-endian, the wasm, the copy.
fn blob(wasm: &[u8], copy: &[u8]) -> Vec<u8> {
    let length = u32::try_from(wasm.len()).unwrap_or(u32::MAX);
    [&length.to_le_bytes(), wasm, copy].concat()
}
