//! Publishing: what comes out, and what is refused.

use std::collections::BTreeMap;

use baton_handoff::{
    agreement::{
        document::{Audience, Definitions, Offsets, SiteConfig, Team, compile, sha256, sign},
        layout::{FINGERPRINT, Published},
    },
    publish::{Engine, File, Options, offsets, publish},
    time::Date,
};
use serde_json::{Value, json};

use crate::{
    documents::{DESIGN, read},
    packing::{unpack, woven},
};

const SITE: &str = include_str!("../../www/demo/site.json");
pub const WASM: &[u8] = b"\0asm\x01\0\0\0 and so on";

const INSPECTOR: &[u8] = b"let o=()=>BATON_INSPECTOR;export{o as open};\n";

pub fn signed() -> String {
    let on = Date::parse("2026-11-20").unwrap();
    let one = sign(DESIGN, Team::Sales, "Ada Example", on).unwrap();
    sign(&one, Team::Marketing, "Émile Exemple", on).unwrap()
}

pub fn engine_files() -> BTreeMap<String, Vec<u8>> {
    let loader = "var baton_loader=(()=>({start(){}}))();\n";
    let manifest = json!({
        "version": "0.1.0", "fingerprint": FINGERPRINT, "engine_sha256": sha256(WASM), "loader_sha256": sha256(loader.as_bytes()),
        "inspector_sha256": sha256(&[WASM, INSPECTOR].concat()),
    });
    let components = json!([{ "name": "talc", "version": "5.1.1", "license": "MIT", "sha256": sha256(b"talc") }]);
    let files: [(&str, &[u8]); 8] = [
        ("components.json", &serde_json::to_vec(&components).unwrap()),
        ("inspector.wasm", WASM),
        ("inspector.js", INSPECTOR),
        ("engine.wasm", WASM),
        ("loader.js", loader.as_bytes()),
        ("engine.json", &serde_json::to_vec(&manifest).unwrap()),
        ("sources/cookieconsent.js", b"var baton_source_cookieconsent={default(){}};\n"),
        ("sources/other-tool.js", b"var baton_source_other_tool={default(){}};\n"),
    ];
    files.map(|(name, bytes)| (name.to_string(), bytes.to_vec())).into()
}

fn engine() -> Engine {
    Engine::of_files(engine_files()).unwrap()
}

pub fn site(change: impl FnOnce(&mut Value)) -> SiteConfig {
    let mut site: Value = serde_json::from_str(SITE).unwrap();
    change(&mut site);
    SiteConfig::read(&site.to_string()).unwrap()
}

pub fn published() -> Vec<File> {
    publish(&site(|_| {}), &read(&signed()), &engine(), Options::default()).unwrap()
}

pub fn named<'a>(files: &'a [File], name: &str) -> &'a [u8] {
    &files.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("{name} is published")).bytes
}

/// The blob of a script: the wasm and the published copy.
pub fn blob(script: &str) -> (Vec<u8>, Vec<u8>) {
    let packed = script.rsplit_once("},\"").unwrap().1.split_once('"').unwrap().0;
    woven(&unpack(packed))
}

#[test]
fn the_script_holds_loader_adapter_engine_and_published_copy() {
    let files = published();
    let script = String::from_utf8(files[0].bytes.clone()).unwrap();
    assert!(script.starts_with(
        "(()=>{var baton_loader=(()=>({start(){}}))();\nvar baton_source_cookieconsent={default(){}};\n\
         baton_loader.start({\"cookieconsent\":baton_source_cookieconsent.default},\""
    ));
    assert!(!script.contains("other"), "only the configured adapter goes in");
    assert!(script.is_ascii());

    let (wasm, copy) = blob(&script);
    assert_eq!(wasm, WASM);
    let definition = read(&signed());
    let table = offsets(&definition, Options::default().first_year).unwrap();
    let expected =
        Published { agreed: compile(&definition, Audience::Browser, &table), site: site(|_| {}).compile(&definition).unwrap() };
    assert_eq!(Published::decode(&copy), Some(expected));
}

#[test]
fn the_inspector_is_a_file_of_its_own_that_the_script_loads_only_when_it_is_asked_to() {
    let files = published();
    let file = files.iter().find(|file| file.name.starts_with("baton-inspect.")).unwrap();
    assert_eq!(file.name, format!("baton-inspect.{}.js", &sha256(&file.bytes)[..16]), "the name changes with the content");
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    let (packed, module) = text.strip_prefix("const BATON_INSPECTOR=\"").unwrap().split_once("\";").unwrap();
    assert_eq!(module.as_bytes(), INSPECTOR);
    assert_eq!(woven(&unpack(packed)), (WASM.to_vec(), Vec::new()));
    let script = String::from_utf8(files[0].bytes.clone()).unwrap();
    let end = format!("\",[],()=>import(\"./{}\"))}})();\n", file.name);
    assert!(script.ends_with(&end), "a function that loads it, not the load itself");
    let summary: Value = serde_json::from_slice(named(&files, "integrity.json")).unwrap();
    assert_eq!(summary["files"][&file.name]["sha256"], sha256(&file.bytes));

    let options = Options { inspector: false, ..Options::default() };
    let without = publish(&site(|_| {}), &read(&signed()), &engine(), options).unwrap();
    assert!(!without.iter().any(|file| file.name.contains("inspect")));
    assert!(!String::from_utf8_lossy(&without[0].bytes).contains("import("), "nothing of it is left in the script");
    assert!(!String::from_utf8_lossy(named(&without, "privacy-manifest.json")).contains("baton-inspect"));
}

#[test]
fn the_layout_of_the_published_copy_is_frozen_with_its_fingerprint() {
    const SITE: &str = r##"{ "controller": { "name": "Example Inc.", "contact": "privacy@example.ca" }, "consent": { "sources": [
        { "tool": "cookieconsent", "attribution": ["analytics"], "profile": ["analytics"], "storage": ["analytics"] } ] },
        "forms": [ { "selector": "#demo", "kind": "demo", "answers": [ { "control": "role", "answer": "role" } ],
                     "slots": { "00N5e000001abcd": { "holds": "score", "max": 255 } } } ] }"##;
    let definition = read(DESIGN);
    let site = SiteConfig::read(SITE).unwrap().compile(&definition).unwrap();
    let copy = Published { agreed: compile(&definition, Audience::Browser, &Offsets::default()), site };
    let bytes = copy.encode();
    assert_eq!(Published::decode(&bytes), Some(copy));
    // Where this differs, an engine in somebody's cache would misread the copy: give FINGERPRINT a new name, then freeze the new bytes.
    assert_eq!(
        (FINGERPRINT, sha256(&bytes).as_str()),
        ("baton-copy-7", "bf56c7259b7a6653efe24be5ccb56d692d8e65d7d1a381eb44c6e18cf602fdb0")
    );
}

#[test]
fn the_published_copy_says_nothing_of_who_signed_or_where_a_number_comes_from() {
    let files = published();
    let (_, copy) = blob(&String::from_utf8(files[0].bytes.clone()).unwrap());
    let copy = String::from_utf8_lossy(&copy).into_owned();
    assert!(copy.contains("A consulté les prix"));
    for secret in ["Ada Example", "Marketo", "student_or_job_seeker", "InsideSales", "privacy@example.ca"] {
        assert!(!copy.contains(secret), "{secret}");
    }
}

#[test]
fn names_and_hashes_fit_what_is_published() {
    let files = published();
    let hash = read(DESIGN).sha256().to_string();
    let script = &files[0];
    assert_eq!(script.name, format!("baton.{}.js", &sha256(&script.bytes)[..16]));
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let inspector = names.iter().find(|name| name.starts_with("baton-inspect.")).copied().unwrap();
    let others: Vec<&str> = names.iter().filter(|name| !name.contains("privacy")).copied().collect();
    let hashed = |file: usize, ending: &str| format!("baton.{}.{ending}", &sha256(&files[file].bytes)[..16]);
    let (module, slim, wasm) = (hashed(1, "mjs"), hashed(2, "slim.mjs"), hashed(3, "wasm"));
    assert_eq!(
        others,
        [
            &script.name,
            &module,
            &slim,
            &wasm,
            &format!("definitions/{hash}.json"),
            &format!("definitions/{hash}.offsets.json"),
            "context.schema.json",
            "baton.d.ts",
            "bom.cdx.json",
            "snippet.html",
            inspector,
            "integrity.json"
        ]
    );

    let integrity: Value = serde_json::from_slice(named(&files, "integrity.json")).unwrap();
    assert_eq!(integrity["served"], json!({ "script": script.name, "module": module, "slim": [slim, wasm] }));
    assert_eq!(integrity["definition"], json!({ "id": "b2b-saas", "version": 3, "sha256": hash, "signed": true }));
    assert_eq!(integrity["files"].as_object().unwrap().len(), files.len() - 1, "every file but itself");
    for file in files.iter().filter(|file| file.name != "integrity.json") {
        let entry = &integrity["files"][&file.name];
        assert_eq!(entry["sha256"], sha256(&file.bytes), "{}", file.name);
        assert_eq!(entry["bytes"], file.bytes.len(), "{}", file.name);
        assert_eq!(entry["integrity"].as_str().unwrap().len(), "sha384-".len() + 64, "{}", file.name);
    }
    for ending in ["js", "css", "svg"] {
        let page = names.iter().find(|name| name.starts_with("privacy.") && name.ends_with(ending)).unwrap();
        assert_eq!(*page, format!("privacy.{}.{ending}", &sha256(named(&files, page))[..16]));
    }

    let snippet = String::from_utf8(named(&files, "snippet.html").to_vec()).unwrap();
    let tag = format!(
        "\n<script async src=\"/baton/{}\" integrity=\"{}\" crossorigin=\"anonymous\"></script>\n",
        script.name,
        integrity["files"][&script.name]["integrity"].as_str().unwrap()
    );
    assert!(snippet.contains(&tag));
    for name in [&module, &slim, &wasm] {
        assert!(snippet.contains(&format!("\"/baton/{name}\"")), "{name}");
    }
    assert!(snippet.contains("script-src 'self' 'wasm-unsafe-eval'"));
}

#[test]
fn publishing_twice_gives_the_same_bytes() {
    assert_eq!(published(), published());
}

#[test]
fn a_definition_without_both_signatures_is_refused_unless_told_otherwise() {
    let (site, engine) = (site(|_| {}), engine());
    let refused = |text: &str| publish(&site, &read(text), &engine, Options::default()).unwrap_err().to_string();
    assert_eq!(
        refused(DESIGN),
        "the definition as it stands is not signed by marketing and sales; let them run `baton sign`, or publish with --unsigned"
    );
    assert_eq!(
        refused(&signed().replace("\"points\": 5", "\"points\": 6")),
        "the definition as it stands is not signed by marketing and sales; let them run `baton sign`, or publish with --unsigned"
    );
    let unsigned = Options { unsigned: true, ..Options::default() };
    let files = publish(&site, &read(DESIGN), &engine, unsigned).unwrap();
    let (_, copy) = blob(&String::from_utf8(files[0].bytes.clone()).unwrap());
    assert!(!Published::decode(&copy).unwrap().agreed.signed);
}

#[test]
fn a_consent_tool_without_an_adapter_is_refused_by_name() {
    let tool = |tool: &str| {
        let site = site(|site| site["consent"]["sources"][0]["tool"] = json!(tool));
        publish(&site, &read(&signed()), &engine(), Options::default())
    };
    assert_eq!(
        tool("didomi").unwrap_err().to_string(),
        "consent tool didomi: has no adapter in the engine folder; use one of cookieconsent, other-tool, or \"page\" and call baton.consent()"
    );
    let script = String::from_utf8(tool("other-tool").unwrap()[0].bytes.clone()).unwrap();
    assert!(script.contains("baton_loader.start({\"other-tool\":baton_source_other_tool.default},"));
    let script = String::from_utf8(tool("page").unwrap()[0].bytes.clone()).unwrap();
    assert!(script.contains("baton_loader.start({},"));
}

#[test]
fn only_the_adapters_of_the_named_vendors_go_in() {
    let with = |vendors: Value, files: BTreeMap<String, Vec<u8>>| {
        let site = site(|site| site["vendors"] = vendors);
        publish(&site, &read(&signed()), &Engine::of_files(files).unwrap(), Options::default())
    };
    let mut files = engine_files();
    for vendor in ["marketo", "hubspot"] {
        files.insert(format!("vendors/{vendor}.js"), format!("var baton_vendor_{vendor}={{default(){{}}}};\n").into());
    }
    let script = String::from_utf8(with(json!(["marketo"]), files).unwrap()[0].bytes.clone()).unwrap();
    assert!(script.contains("var baton_vendor_marketo=") && !script.contains("hubspot"));
    assert!(script.contains("\",[baton_vendor_marketo.default],()=>import("));
    assert_eq!(
        with(json!(["marketo"]), engine_files()).unwrap_err().to_string(),
        "vendor marketo: has no adapter in the engine folder; build it with `cargo xtask build`"
    );
}

/// What somebody does to the files of an engine.
type Change<'a> = &'a dyn Fn(&mut BTreeMap<String, Vec<u8>>);

#[test]
fn an_engine_that_does_not_fit_is_refused() {
    let refused = |change: Change| {
        let mut files = engine_files();
        change(&mut files);
        Engine::of_files(files).unwrap_err().to_string()
    };
    assert_eq!(
        refused(&|files| drop(files.remove("engine.wasm"))),
        "engine.wasm: is not in the engine folder; build it with `cargo xtask build`"
    );
    assert_eq!(
        refused(&|files| files.get_mut("loader.js").unwrap().push(b' ')),
        "loader.js: is not the file that engine.json was written for; build the engine again with `cargo xtask build`"
    );
    let other = |files: &mut BTreeMap<String, Vec<u8>>| {
        let mut manifest: Value = serde_json::from_slice(&files["engine.json"]).unwrap();
        manifest["fingerprint"] = json!("other");
        files.insert("engine.json".into(), serde_json::to_vec(&manifest).unwrap());
    };
    assert_eq!(
        refused(&other),
        format!(
            "engine.json: the engine reads published copies of layout other, and this program writes {FINGERPRINT}; take both from one version"
        )
    );
}

/// Publishes into a folder.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in published() {
        if let Some(name) = file.name.strip_prefix("definitions/") {
            std::fs::write(folder.path().join(name), &file.bytes).unwrap();
        }
    }
    folder
}

#[test]
fn verification_finds_what_was_published() {
    let folder = folder();
    let definitions = Definitions::from_folder(folder.path()).unwrap();
    assert_eq!(definitions.len(), 1);
    let known = definitions.get(read(DESIGN).sha256()).unwrap();
    assert!(known.is_signed() && known.has_offsets);
    assert_eq!((known.browser.gates.len(), known.receiver.gates.len()), (0, 1));
    assert_eq!(known.browser.zones[0].stretches.len(), 21);
    assert!(definitions.get("").is_none());
}

#[test]
fn a_definition_that_somebody_changed_in_the_folder_is_an_error_that_names_it() {
    let folder = folder();
    let path = folder.path().join(format!("{}.json", read(DESIGN).sha256()));
    let text = std::fs::read_to_string(&path).unwrap().replace("\"points\":5", "\"points\":6");
    std::fs::write(&path, &text).unwrap();
    assert_eq!(
        Definitions::from_folder(folder.path()).unwrap_err().to_string(),
        format!(
            "{}: holds the definition {}, not the one that its name says; take the file that `baton publish` wrote",
            path.display(),
            read(&text).sha256()
        )
    );
    std::fs::write(&path, "{}").unwrap();
    assert!(
        Definitions::from_folder(folder.path())
            .unwrap_err()
            .to_string()
            .starts_with(&format!("{}: id: is missing", path.display()))
    );
}

#[test]
fn without_its_offsets_a_definition_is_known_all_the_same() {
    let folder = folder();
    std::fs::remove_file(folder.path().join(format!("{}.offsets.json", read(DESIGN).sha256()))).unwrap();
    let definitions = Definitions::from_folder(folder.path()).unwrap();
    assert!(!definitions.get(read(DESIGN).sha256()).unwrap().has_offsets);
}
