//! The demo's consent tool as `consent.js` and `consent.css`, for the site's assets.

use std::path::Path;

use super::loader::bundle;
use crate::failure::Failure;
use crate::files;
use crate::places::Places;

pub fn build(places: &Places, stamps: &Path, out: &Path) -> Result<(), Failure> {
    let demo = places.www().join("demo");
    let mut inputs = files::with_ending(&demo, ".ts")?;
    inputs.extend(files::with_ending(&demo, ".css")?);
    inputs.extend(["package-lock.json", "tsconfig.json"].map(|name| places.www().join(name)));
    // esbuild writes consent.css beside it, from the style sheets that consent.ts imports.
    bundle(places, stamps, &inputs, &demo.join("consent.ts"), &out.join("consent.js"), &["--format=iife"], &|text| {
        Some(text.to_owned())
    })
}
