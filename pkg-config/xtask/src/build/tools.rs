//! Consent tools for the browser tests: real packages as they are, and those of the IAB with a visitor's answers in place of a dialog.

use std::path::Path;

use super::loader::bundle;
use crate::failure::Failure;
use crate::files;
use crate::places::Places;

/// Scripts that a page takes as the package brings them.
const AS_THEY_ARE: [(&str, &str); 3] = [
    ("klaro/dist/klaro-no-css.js", "klaro.js"),
    ("vanilla-cookieconsent/dist/cookieconsent.umd.js", "cookieconsent.js"),
    ("@iabtechlabtcf/stub/lib/stub.js", "tcf-stub.js"),
];

pub fn build(places: &Places, stamps: &Path, out: &Path) -> Result<(), Failure> {
    for (package, name) in AS_THEY_ARE {
        files::write(&out.join(name), files::read(&places.www().join("node_modules").join(package))?)?;
    }
    for script in files::with_ending(&places.root.join("tests/e2e/tools"), ".mjs")? {
        let name = format!("{}.js", script.file_stem().unwrap_or_default().to_string_lossy());
        let inputs = [script.clone(), places.www().join("package-lock.json")];
        bundle(places, stamps, &inputs, &script, &out.join(name), &["--format=iife"], &|text| Some(text.to_owned()))?;
    }
    Ok(())
}
