//! The import section of the shipped wasm: all that the engine can reach of the world around it.

use wasmparser::{Parser, Payload};

/// Module and name of everything that the wasm imports, or why it cannot be read.
pub fn of(wasm: &[u8]) -> Result<Vec<(String, String)>, String> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload.map_err(|e| e.to_string())? {
            for import in section.into_imports() {
                let import = import.map_err(|e| e.to_string())?;
                found.push((import.module.to_owned(), import.name.to_owned()));
            }
        }
    }
    Ok(found)
}

/// Whether an import is wasm-bindgen's own: what it needs to pass texts, and nothing of the page.
pub fn is_own((module, name): &(String, String)) -> bool {
    module == "./engine_bg.js" && name.starts_with("__wbindgen_")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports one function without arguments: sections of types and of imports, each with its length.
    fn module(from: &str, name: &str) -> Vec<u8> {
        let text = |text: &str| [&[u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
        let imports = [&[1], &text(from)[..], &text(name)[..], &[0, 0]].concat();
        let length = u8::try_from(imports.len()).unwrap();
        [&b"\0asm\x01\0\0\0"[..], &[1, 4, 1, 0x60, 0, 0], &[2, length], &imports].concat()
    }

    #[test]
    fn what_a_module_imports_is_listed_and_only_wasm_bindgens_own_is_allowed() {
        let own = of(&module("./engine_bg.js", "__wbindgen_init_externref_table")).unwrap();
        assert_eq!(own, [("./engine_bg.js".to_owned(), "__wbindgen_init_externref_table".to_owned())]);
        assert!(own.iter().all(is_own));
        for (from, name) in [("./engine_bg.js", "__wbg_cookie_0a1b"), ("env", "fetch"), ("./other.js", "__wbindgen_throw")] {
            assert!(!of(&module(from, name)).unwrap().iter().all(is_own), "{from} {name}");
        }
        assert!(of(b"\0asm").is_err());
    }
}
