//! House rules that a compiler does not keep.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Files of a folder with one of these endings, at any depth, in the order of their names. What is built or installed is
/// left out.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|why| panic!("{folder:?}: {why}")) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("node_modules") && !path.ends_with("target") {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| path.extension().is_some_and(|one| one == *ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{path:?}: {why}"))
}

/// The module path of a source file: `src/lead/score.rs` is `lead::score`, `src/lead/mod.rs` is `lead`.
fn module(path: &Path) -> Vec<String> {
    let inner = path.strip_prefix("src").unwrap().with_extension("");
    let parts: Vec<String> = inner.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    match parts.last().map(String::as_str) {
        Some("mod" | "lib") => parts[..parts.len() - 1].to_vec(),
        _ => parts,
    }
}

/// The paths that a file names: those of its `use` items, braces resolved, and those that begin with `crate::` or `super::`.
fn named(text: &str) -> Vec<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut paths = Vec::new();
    for part in code.split("use ").skip(1) {
        if let Some((tree, _)) = part.split_once(';') {
            expand("", tree, &mut paths);
        }
    }
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let path: String = code[at..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
            paths.push(path.trim_end_matches(':').to_owned());
        }
    }
    paths
}

fn expand(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        paths.push(format!("{prefix}{}", tree.split(" as ").next().unwrap_or_default().trim()));
        return;
    };
    let prefix = format!("{prefix}{}", head.trim());
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&prefix, &inner[start..at], paths);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !inner[start..].trim().is_empty() {
        expand(&prefix, &inner[start..], paths);
    }
}

/// The modules that each module declares, in their order.
fn declared() -> BTreeMap<Vec<String>, Vec<String>> {
    let mut declared = BTreeMap::new();
    for path in files("src", &["rs"]) {
        let text = read(&path);
        let names = text.lines().filter_map(|line| {
            let line = line.trim_start_matches("pub ").trim_start_matches("pub(crate) ");
            Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_owned())
        });
        let names: Vec<String> = names.collect();
        if !names.is_empty() {
            declared.insert(module(&path), names);
        }
    }
    declared
}

#[test]
fn a_file_imports_only_what_is_declared_above_it() {
    let declared = declared();
    let mut broken = Vec::new();
    for path in files("src", &["rs"]).into_iter().filter(|path| !path.starts_with("src/bin")) {
        let own = module(&path);
        for named in named(&read(&path)) {
            let mut parts: Vec<String> = named.split("::").map(str::to_owned).collect();
            let mut target: Vec<String> = match parts.first().map(String::as_str) {
                Some("crate") => Vec::new(),
                Some("super") => own[..own.len().saturating_sub(1)].to_vec(),
                Some("self") => own.clone(),
                _ => continue,
            };
            parts.remove(0);
            while parts.first().is_some_and(|part| part == "super") {
                parts.remove(0);
                target.pop();
            }
            target.extend(parts);
            let common = own.iter().zip(&target).take_while(|(a, b)| a == b).count();
            let (Some(mine), Some(theirs)) = (own.get(common), target.get(common)) else { continue };
            let Some(order) = declared.get(&own[..common]) else { continue };
            let place = |name: &String| order.iter().position(|one| one == name);
            if let (Some(mine_at), Some(theirs_at)) = (place(mine), place(theirs))
                && theirs_at > mine_at
            {
                broken.push(format!("{}: {named} ({theirs} is declared below {mine})", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_source_file_says_what_it_is() {
    let silent = |path: &PathBuf| {
        !read(path).trim_start().starts_with(if path.extension().is_some_and(|one| one == "rs") { "//!" } else { "//" })
    };
    let folders = [
        ("src", "rs"),
        ("tests", "rs"),
        ("pkg-config", "rs"),
        ("www/loader", "ts"),
        ("tests/wasm", "mjs"),
        ("tests/bench", "mjs"),
    ];
    let silent: Vec<PathBuf> = folders.iter().flat_map(|(folder, ending)| files(folder, &[ending])).filter(silent).collect();
    assert!(silent.is_empty(), "these files begin without a word about themselves: {silent:?}");
}

#[test]
fn no_source_file_is_longer_than_400_lines() {
    let folders = ["src", "pkg-config", "tests", "www/loader"];
    let long = folders.iter().flat_map(|folder| files(folder, &["rs", "ts", "mjs"]));
    let long: Vec<PathBuf> = long.filter(|path| read(path).lines().count() > 400).collect();
    assert!(long.is_empty(), "split these by noun: {long:?}");
}

#[test]
fn nothing_is_left_for_later_and_no_test_is_skipped_silently() {
    // Put together here, so that this file does not find itself.
    let words = ["to", "unimple", "dbg"].map(|word| {
        word.to_owned()
            + if word == "unimple" {
                "mented!"
            } else if word == "to" {
                "do!"
            } else {
                "!("
            }
    });
    let ignored = String::from("#[") + "ignore";
    let mut found = Vec::new();
    for path in ["src", "pkg-config", "tests"].iter().flat_map(|folder| files(folder, &["rs"])) {
        let text = read(&path);
        if words.iter().chain([&ignored]).any(|word| text.contains(word.as_str())) {
            found.push(path);
        }
    }
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn files_are_named_by_the_field_and_not_by_habit() {
    let drawers = ["utils", "util", "helpers", "helper", "common", "manager", "misc"];
    let all = ["src", "pkg-config", "tests", "www/loader"].iter().flat_map(|folder| files(folder, &["rs", "ts", "mjs"]));
    let named: Vec<PathBuf> =
        all.filter(|path| path.iter().any(|part| drawers.contains(&part.to_str().unwrap().split('.').next().unwrap()))).collect();
    assert!(named.is_empty(), "a drawer is no room: {named:?}");
}

#[test]
fn the_library_and_the_build_use_the_same_wasm_bindgen_to_the_digit() {
    let version = |path: &str, name: &str| {
        let text = read(Path::new(path));
        let line = text.lines().find(|line| line.starts_with(&format!("{name} "))).unwrap_or_default().to_owned();
        line.split('"').find(|part| part.starts_with('=')).unwrap_or_default().to_owned()
    };
    let library = version("Cargo.toml", "wasm-bindgen");
    assert!(library.starts_with("=0."), "the library pins wasm-bindgen");
    assert_eq!(library, version("pkg-config/xtask/Cargo.toml", "wasm-bindgen-cli-support"));
}

#[test]
fn the_loader_reads_values_in_one_place_and_touches_nothing_that_sends() {
    let forbidden = [
        "innerHTML",
        "outerHTML",
        "document.cookie",
        "XMLHttpRequest",
        "fetch(",
        "sendBeacon",
        "WebSocket",
        "EventSource",
        "eval(",
        "new Function",
        "preventDefault(",
        "stopPropagation(",
        "stopImmediatePropagation(",
        "requestSubmit(",
        "form.submit(",
        "\"keydown\"",
        "\"keyup\"",
        "\"keypress\"",
        "MutationObserver",
        "postMessage",
        "console.",
        "indexedDB",
        "serviceWorker",
    ];
    for path in files("www/loader", &["ts"]) {
        let text = read(&path);
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for word in forbidden {
            // One line, where the tag asks for it.
            let most = usize::from(word == "console." && path.ends_with("state.ts"));
            assert!(code.matches(word).count() <= most, "{path:?} holds {word}");
        }
        // `.values()` of a map is no value of a control.
        let is_read = |read: &str| {
            code.match_indices(read).any(|(at, _)| !code[at + read.len()..].starts_with(|c: char| c.is_alphanumeric()))
        };
        let reads =
            [".value", ".checked", ".files", ".defaultValue", ".defaultChecked", ".selectedOptions"].into_iter().any(is_read);
        assert!(
            !reads || path.ends_with("answers.ts"),
            "{path:?} reads what a visitor entered; answers.ts is the place for that"
        );
    }
}

#[test]
fn the_loader_names_the_same_keys_as_the_table_of_stores() {
    let storage = read(Path::new("www/loader/storage.ts"));
    for key in [baton_handoff::fields::STORE_RECORD.key, baton_handoff::fields::STORE_OFF.key] {
        assert!(storage.contains(&format!("= \"{key}\";")), "{key} is no constant of storage.ts");
    }
}
