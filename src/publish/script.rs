//! The one script: loader, adapters, engine and published copy.

use super::{engine::Engine, packing::pack};
use crate::{
    agreement::{document::SiteConfig, layout},
    error::{Error, publish as message},
};

/// Writes the script. Only the adapters of the site's own consent tools go in.
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
    let blob = pack(&blob(&engine.wasm, &copy.encode()));
    Ok(format!("(()=>{{{}{sources}baton_loader.start({{{}}},\"{blob}\")}})();\n", engine.loader, table.join(",")))
}

/// Both in one text, since brotli finds more in one than in two: the length of the wasm in 4 bytes, little-endian, the wasm, the copy.
fn blob(wasm: &[u8], copy: &[u8]) -> Vec<u8> {
    let length = u32::try_from(wasm.len()).unwrap_or(u32::MAX);
    [&length.to_le_bytes(), wasm, copy].concat()
}
