//! What the browser itself says was loaded: Baton's own files, and whatever else was asked for below their folder.

use alloc::{string::String, vec::Vec};
use js_sys::Number;
use wasm_bindgen::JsCast;
use web_sys::{PerformanceResourceTiming, Window};

use crate::text::{number, pieces};

/// Files and requests of Baton on this page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The folder of the published files.
    pub folder: String,
    /// Names of the published files, with the bytes that came over the wire where the browser tells them.
    pub files: Vec<(String, i64)>,
    /// Whatever else was asked for below that folder.
    pub others: Vec<String>,
}

/// Looks at the browser's list of loaded resources. The folder is that of the first file that bears a published name.
pub fn loaded(window: &Window) -> Loaded {
    let mut loaded = Loaded::default();
    let Some(performance) = window.performance() else { return loaded };
    let entries: Vec<PerformanceResourceTiming> =
        performance.get_entries_by_type("resource").iter().filter_map(|entry| entry.dyn_into().ok()).collect();
    let parts = |entry: &PerformanceResourceTiming| {
        let address = entry.name();
        let address = pieces(&address, "?#").next().unwrap_or_default();
        let slash = address.bytes().rposition(|byte| byte == b'/')?;
        Some((String::from(address.get(..slash)?), String::from(address.get(slash + 1..)?)))
    };
    let own = entries.iter().filter_map(parts).find(|(_, name)| is_published(name));
    let Some((folder, _)) = own else { return loaded };
    for entry in &entries {
        let Some((beside, name)) = parts(entry) else { continue };
        if beside == folder && is_published(&name) {
            // A float as a text: instructions on floats would keep publishing from packing this wasm well.
            let size = String::from(Number::from(entry.encoded_body_size()).to_js_string());
            loaded.files.push((name, number(&size).unwrap_or_default()));
        } else if beside.starts_with(folder.as_str()) {
            loaded.others.push(entry.name());
        }
    }
    loaded.folder = folder + "/";
    loaded
}

/// `baton.<hash>.js` and `baton-inspect.<hash>.js`.
fn is_published(name: &str) -> bool {
    let hash = ["baton.", "baton-inspect."].iter().find_map(|start| name.strip_prefix(start)?.strip_suffix(".js"));
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
