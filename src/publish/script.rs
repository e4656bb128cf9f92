//! The one script: loader, adapters, engine and published copy.

use super::{engine::Engine, packing::pack, streams::apart};
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
    // Both in one text, since brotli finds more in one than in two.
    let blob = pack(&[apart(&engine.wasm), copy.encode()].concat());
    Ok(format!("(()=>{{{}{sources}baton_loader.start({{{}}},\"{blob}\"{vendors})}})();\n", engine.loader, table.join(",")))
}
