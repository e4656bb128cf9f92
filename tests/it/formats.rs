//! The forms in which a script is published, and what lies beside it.

use std::{collections::BTreeMap, io::Read, path::Path, process::Command};

use baton_handoff::{
    agreement::document::sha256,
    publish::{Engine, File, Options, Packing, compressed, publish},
};
use serde_json::{Value, json};

use crate::documents::read;
use crate::packing::{unpack, woven};
use crate::publish::{WASM, blob, engine_files, named, published, signed, site};

/// What a script of Node says on standard output; nothing, with a loud line, where there is no Node.
fn in_node(script: &str, within: &Path) -> Option<String> {
    std::fs::write(within.join("script.mjs"), script).unwrap();
    let output = Command::new("node").arg("script.mjs").current_dir(within).output();
    let Ok(output) = output else {
        eprintln!("SKIPPED: the modules are tried in node, which is not there");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The published files with an engine whose loader writes down what it is started with, in a folder.
fn noted(packing: Packing) -> (tempfile::TempDir, Vec<File>) {
    let mut files: BTreeMap<String, Vec<u8>> = engine_files();
    let loader = "var baton_loader=(()=>({start(sources,text,vendors=[],inspector,given){const b=globalThis.baton={count:(globalThis.baton?.count??0)+1,\
                  tools:Object.keys(sources),text,given:given&&Buffer.from(given).toString('latin1')};globalThis.done?.(b)}}))();\n";
    let mut manifest: Value = serde_json::from_slice(&files["engine.json"]).unwrap();
    manifest["loader_sha256"] = json!(sha256(loader.as_bytes()));
    files.insert("engine.json".into(), serde_json::to_vec(&manifest).unwrap());
    files.insert("loader.js".into(), loader.into());
    let options = Options { packing, ..Options::default() };
    let files = publish(&site(|_| {}), &read(&signed()), &Engine::of_files(files).unwrap(), options).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (file, name) in files.iter().zip(["script.js", "module.mjs", "slim.mjs", "engine.wasm"]) {
        std::fs::write(folder.path().join(name), &file.bytes).unwrap();
    }
    (folder, files)
}

#[test]
fn the_module_starts_once_and_only_when_it_is_told_to_and_never_on_a_server() {
    let (folder, _) = noted(Packing::Ascii);
    let script = "import init, { init as named } from './module.mjs';\n\
        const server = init(); globalThis.document = {}; const first = init(), again = named();\n\
        console.log(JSON.stringify([server === undefined, init === named, first === again, first.count, first.tools]));";
    let Some(told) = in_node(script, folder.path()) else { return };
    assert_eq!(told, "[true,true,true,1,[\"cookieconsent\"]]\n");
}

#[test]
fn the_slim_module_takes_an_answer_or_bytes_and_without_an_engine_the_loader_hears_so() {
    let (folder, files) = noted(Packing::Ascii);
    let given = |source: &str| {
        let script = format!(
            "import {{ init }} from './slim.mjs'; import {{ readFileSync }} from 'node:fs';\n\
             globalThis.document = {{}}; const bytes = readFileSync('engine.wasm');\n\
             const baton = await init({source}); console.log(baton.given, baton.count, baton === await init());"
        );
        in_node(&script, folder.path())
    };
    let whole = format!("{} 1 true\n", String::from_utf8_lossy(WASM));
    for source in
        ["{ module_or_path: bytes }", "{ module_or_path: new Response(bytes) }", "{ module_or_path: Promise.resolve(bytes) }"]
    {
        let Some(told) = given(source) else { return };
        assert_eq!(told, whole, "{source}");
    }
    for source in [
        "undefined",
        "{ module_or_path: new Response('<!doctype html>', { status: 404 }) }",
        "{ module_or_path: Promise.reject() }",
    ] {
        assert_eq!(given(source).unwrap(), " 1 true\n", "{source}");
    }
    let slim = String::from_utf8(files[2].bytes.clone()).unwrap();
    let integrity: Value = serde_json::from_slice(named(&files, "integrity.json")).unwrap();
    assert!(slim.contains(integrity["files"][&files[3].name]["integrity"].as_str().unwrap()), "what is fetched is that engine");
}

#[test]
fn a_deflated_script_gives_the_same_engine_and_the_same_copy() {
    let (folder, files) = noted(Packing::Deflate);
    let script = "import { readFileSync } from 'node:fs';\n\
        const done = new Promise((done) => { globalThis.done = done }); (0, eval)(readFileSync('script.js', 'utf8'));\n\
        const { text } = await done; console.log(text);";
    let Some(told) = in_node(script, folder.path()) else { return };
    let (_, copy) = blob(&String::from_utf8(published()[0].bytes.clone()).unwrap());
    assert_eq!(woven(&unpack(told.trim_end_matches('\n'))), (WASM.to_vec(), copy));
    assert!(files[0].bytes.is_ascii());
}

#[test]
fn beside_each_file_that_a_browser_asks_for_lie_its_compressed_twins() {
    let files = published();
    let twins = compressed(&files);
    assert_eq!(twins, compressed(&files), "the same bytes each time");
    let twin = |name: &str| twins.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("{name}")).bytes.clone();
    for file in files.iter().filter(|file| !file.name.contains('/')) {
        let (mut plain, mut same) = (Vec::new(), Vec::new());
        flate2::read::GzDecoder::new(twin(&format!("{}.gz", file.name)).as_slice()).read_to_end(&mut plain).unwrap();
        brotli::Decompressor::new(twin(&format!("{}.br", file.name)).as_slice(), 4096).read_to_end(&mut same).unwrap();
        assert!(plain == file.bytes && same == file.bytes, "{}", file.name);
    }
    assert!(twins.iter().all(|file| !file.name.contains('/')), "what is not for the web has none");
}

#[test]
fn the_bill_of_materials_names_every_part_with_its_licence_and_hash_and_no_time() {
    let files = published();
    let text = String::from_utf8(named(&files, "bom.cdx.json").to_vec()).unwrap();
    let bom: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&bom["bomFormat"], &bom["specVersion"]), (&json!("CycloneDX"), &json!("1.6")));
    let talc = &bom["components"][0];
    assert_eq!(talc["purl"], "pkg:cargo/talc@5.1.1");
    assert_eq!(talc["licenses"], json!([{ "expression": "MIT" }]));
    assert_eq!(talc["hashes"], json!([{ "alg": "SHA-256", "content": sha256(b"talc") }]));
    assert_eq!(bom["components"][1]["hashes"][0]["content"], sha256(WASM));
    assert_eq!(bom["dependencies"][0]["dependsOn"], json!(["pkg:cargo/talc@5.1.1"]));
    for word in ["timestamp", "serialNumber"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn the_constant_goes_in_only_where_the_site_asks_and_knows_each_form_in_its_order() {
    let with = |state: bool, files: BTreeMap<String, Vec<u8>>| {
        let site = site(|site| {
            site["state"] = json!(state);
            site["forms"][0]["append"] = json!(false);
            site["forms"][0]["selector"] = json!("#démo");
            site["forms"][0]["origins"] = json!(["https://forms.example.ca"]);
            site["forms"][0]["slots"] = json!({ "00N5e000001abcd": { "holds": "state" } });
        });
        publish(&site, &read(&signed()), &Engine::of_files(files).unwrap(), Options::default())
    };
    assert_eq!(
        with(true, engine_files()).unwrap_err().to_string(),
        "pieces/constant.js: is not in the engine folder; build it with `cargo xtask build`"
    );
    let mut files = engine_files();
    files.insert("pieces/constant.js".into(), b"var baton_piece_constant={default(){}};\n".to_vec());
    let script = String::from_utf8(with(true, files.clone()).unwrap()[0].bytes.clone()).unwrap();
    assert!(script.is_ascii());
    let laws = "baton_piece_constant.default([[\":is(#d\\u00e9mo)[data-baton]\",[\"https://forms.example.ca\"],[\"00N5e000001abcd\"],1],\
                [\"#d\\u00e9mo\",[\"https://forms.example.ca\"],[\"00N5e000001abcd\"],0],";
    assert!(script.contains(laws), "{}", &script[..2000.min(script.len())]);
    assert!(script.contains(",[\"[data-baton]\",[],[],1]],\"[type=password],"));
    let without = String::from_utf8(with(false, files).unwrap()[0].bytes.clone()).unwrap();
    assert!(!without.contains("piece"));
}
