//! Every scenario of `tests/cases` through the engine as it is shipped, in a browser: the bytes that are held beside each
//! scenario, whatever the time zone of the machine.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use baton_e2e::Engine;
use baton_receiver::Config;
use serde_json::{Value, json};
use tempfile::TempDir;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Scenarios</title>
<link rel="icon" href="data:,"><script type="module" src="browser.mjs"></script></head><body></body></html>"#;
/// The page fetches its scenarios from its own server; nothing else is allowed.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:";

/// Name, scenario and held bytes of every scenario.
fn scenarios() -> Vec<(String, Value, Value)> {
    let read = |path: &Path| serde_json::from_str(&fs::read_to_string(path).expect("a file")).expect("JSON");
    let folders = fs::read_dir(Path::new(ROOT).join("tests/cases")).expect("the scenarios");
    let folders = folders.map(|entry| entry.expect("a folder").path()).filter(|path| !path.ends_with("definitions"));
    let mut found = Vec::new();
    for held in folders.flat_map(|folder| fs::read_dir(folder).expect("a folder")).map(|entry| entry.expect("a file").path()) {
        let name = held.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".posted.json"));
        if let Some(name) = name {
            found.push((name.to_owned(), read(&held.with_file_name(format!("{name}.json"))), read(&held)));
        }
    }
    assert!(!found.is_empty(), "there are scenarios");
    found
}

/// The page with the engine, the scenarios and the published copies that the native run left.
fn folder(scenarios: &[(String, Value, Value)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let to = |name: &str| folder.path().join(name);
    for name in ["glue", "copies"] {
        fs::create_dir(to(name)).expect("a folder");
    }
    let dist = PathBuf::from(env::var_os("BATON_DIST").expect("BATON_DIST is set by `cargo xtask test e2e`"));
    let copy = |from: PathBuf, name: &str| {
        fs::copy(&from, to(name)).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    };
    copy(dist.join("engine.wasm"), "engine.wasm");
    copy(dist.join("glue/engine.js"), "glue/engine.js");
    for name in ["device.mjs", "browser.mjs"] {
        copy(Path::new(ROOT).join("tests/wasm").join(name), name);
    }
    for (name, ..) in scenarios {
        let name = format!("{name}.copy");
        copy(Path::new(ROOT).join("target/cases").join(&name), &format!("copies/{name}"));
    }
    let list: Vec<Value> = scenarios.iter().map(|(name, scenario, _)| json!([name, scenario])).collect();
    fs::write(to("scenarios.json"), serde_json::to_vec(&list).expect("JSON")).expect("a file");
    fs::write(to("index.html"), PAGE).expect("a file");
    folder
}

async fn give_the_held_bytes(engine: Engine) {
    let scenarios = scenarios();
    let folder = folder(&scenarios);
    let definitions = TempDir::new().expect("a temporary folder");
    let config = Config { policy: Some(POLICY.to_owned()), ..Config::new(folder.path(), definitions.path()) };
    let server = baton_receiver::start(config).await.expect("the receiver starts");
    for zone in ["UTC", "America/Vancouver", "America/St_Johns"] {
        let Some(given) = baton_e2e::evaluate_in_zone(engine, zone, &server.url(), "window.scenarios").await else { return };
        assert_eq!(given["error"], Value::Null, "the page runs the scenarios");
        assert_eq!(given["zone"], json!(zone), "the browser stands in the zone");
        for (name, _, held) in &scenarios {
            assert_eq!(given["posts"][name], *held, "{name} in {zone}");
        }
    }
}

mod all_scenarios_give_the_held_bytes_in_three_time_zones {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn chromium() {
        give_the_held_bytes(Engine::Chromium).await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn firefox() {
        give_the_held_bytes(Engine::Firefox).await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn webkit() {
        give_the_held_bytes(Engine::WebKit).await;
    }
}
