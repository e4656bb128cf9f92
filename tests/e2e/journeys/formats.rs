//! The forms in which the script is published, each on a page of its own, and the published folder as a web team uses it: a server of
//! files, and a page written by hand.

mod server;

use std::fs;
use std::path::Path;

use baton_e2e::{Engine, Script, Site, Visitor, baton};
use serde_json::{Map, Value, json};

use self::server::FileServer;
use super::start::page::{self, Case, Comes, arrives};
use super::start::starts;

pub const CONFIG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/forms/site.json");
const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/demo/site.json");
const DEFINITION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../pkg-config/definitions/b2b-saas.json");
const DAMAGED: Comes = Comes::Off("damaged", "Upload the published script again.");

/// Publishes as a web team does.
pub fn publishes(config: &Path, out: &Path, more: &[&str]) {
    let dist = std::env::var_os("BATON_DIST").expect("BATON_DIST is set by `cargo xtask test e2e`");
    let definition: Value = serde_json::from_str(&fs::read_to_string(DEFINITION).expect("the definition")).expect("JSON");
    let unsigned = (!definition["signed"]["sales"].is_object()).then_some("--unsigned");
    let mut arguments: Vec<&std::ffi::OsStr> = vec!["publish".as_ref(), "--site".as_ref(), config.as_ref()];
    arguments.extend([
        "--definition".as_ref(),
        DEFINITION.as_ref(),
        "--engine".as_ref(),
        dist.as_os_str(),
        "--out".as_ref(),
        out.as_ref(),
    ]);
    arguments.extend(more.iter().copied().chain(unsigned).map(std::ffi::OsStr::new));
    baton(arguments);
}

/// A page whose own script is a module of this code.
fn module(code: String) -> Case {
    let head = "<script type=\"module\" src=\"/test/start.js\"></script>".into();
    Case { head, files: vec![("/test/start.js".into(), code.into_bytes())], ..Case::default() }
}

starts! {
    the_module_and_the_slim_pair_work_as_the_tag_does(visitor) {
        let (mjs, slim, wasm) = (visitor.site.published(".mjs"), visitor.site.published(".slim.mjs"), visitor.site.published(".wasm"));
        arrives(visitor, &module(format!("import {{ init }} from '{mjs}'; init(); init()"))).await;
        let given = |source: &str| module(format!("import {{ init }} from '{slim}'; const wasm = '{wasm}'; await init({{ module_or_path: {source} }})"));
        for source in ["wasm", "new URL(wasm, location.href)", "fetch(wasm)", "(await fetch(wasm)).arrayBuffer()", "WebAssembly.compileStreaming(fetch(wasm))"] {
            arrives(visitor, &given(source)).await;
        }
        // No server needs to know the type of an engine: its bytes are enough.
        let mut plain = given("fetch('/test/engine.txt')");
        plain.files.push(("/test/engine.txt".into(), visitor.site.file(&wasm)));
        arrives(visitor, &plain).await;
    }

    catalogue_53_54_an_engine_of_the_slim_pair_that_is_another_or_none_does_not_run(visitor) {
        let (slim, wasm) = (visitor.site.published(".slim.mjs"), visitor.site.published(".wasm"));
        let engine = visitor.site.file(&wasm);
        let half = engine[..engine.len() / 2].to_vec();
        let page = b"<!doctype html><title>Not here</title>".to_vec();
        for (source, there) in [("wasm", page.clone()), ("wasm", half.clone()), ("fetch(wasm)", page), ("fetch(wasm)", half)] {
            let mut case = module(format!("import {{ init }} from '{slim}'; const wasm = '{wasm}'; await init({{ module_or_path: {source} }})"));
            case.files.push((wasm.clone(), there));
            arrives(visitor, &Case { comes: DAMAGED, ..case }).await;
        }
        // Without the keyword even a good engine is blocked, and told from a damaged one.
        let blocked = Comes::Off("blocked:csp", "Add 'wasm-unsafe-eval' to script-src.");
        let case = module(format!("import {{ init }} from '{slim}'; await init({{ module_or_path: '{wasm}' }})"));
        arrives(visitor, &Case { comes: blocked, sources: "'self'".into(), ..case }).await;
    }

    a_deflated_script_works_as_the_other_one_does(visitor) {
        let folder = tempfile::tempdir().expect("a folder");
        publishes(Path::new(CONFIG), folder.path(), &["--packing", "deflate", "--uncompressed"]);
        let file = fs::read_dir(folder.path()).expect("files").flatten().map(|entry| entry.path());
        let mut scripts = file.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("baton.")));
        let script = scripts.find(|path| path.extension().is_some_and(|kind| kind == "js")).expect("a script");
        let files = vec![("/baton/baton.deflated.js".to_owned(), fs::read(script).expect("the script"))];
        let head = "<script async src=\"/baton/baton.deflated.js\"></script>";
        arrives(visitor, &Case { head: head.into(), files: files.clone(), ..Case::default() }).await;
        let head = format!("<script src=\"/test/start.js\"></script>{head}");
        let gone = ("/test/start.js".to_owned(), b"delete window.DecompressionStream".to_vec());
        let files = [files, vec![gone]].concat();
        arrives(visitor, &Case { head, files, comes: DAMAGED, ..Case::default() }).await;
    }

    the_published_folder_and_a_page_written_by_hand_bring_a_lead_that_verifies(visitor) {
        let receiver = Site::open(Script::Removed).await;
        // The demo's own config, but for the consent tool that this page does not have, and the receiver, which stands elsewhere.
        let mut config: Value = serde_json::from_str(&fs::read_to_string(DEMO).expect("the demo's config")).expect("JSON");
        config["consent"]["sources"] = json!([{ "tool": "page", "attribution": ["yes"], "profile": ["yes"], "storage": ["yes"] }]);
        config["forms"][0]["origins"] = json!([receiver.address("")]);
        config["capture"]["automation"] = json!(true);
        let folder = tempfile::tempdir().expect("a folder");
        let (site, published) = (folder.path().join("site.json"), folder.path().join("published"));
        fs::write(&site, config.to_string()).expect("the config");
        publishes(&site, &published, &[]);

        // The folder is served as it is, its two folders of other readers left out, beside one page.
        let www = folder.path().join("www");
        fs::create_dir_all(www.join("baton")).expect("a folder");
        for file in fs::read_dir(&published).expect("files").flatten().filter(|file| file.path().is_file()) {
            fs::copy(file.path(), www.join("baton").join(file.file_name())).expect("a file");
        }
        let snippet = fs::read_to_string(published.join("snippet.html")).expect("the snippet");
        let page = format!(
            "<!doctype html><html lang=\"en-CA\"><head><meta charset=\"utf-8\"><title>By hand</title>\n{snippet}</head><body>\
             <form id=\"demo-request\" method=\"post\" action=\"{}\"><input name=\"email\"><select name=\"role\">\
             <option>decision_maker</option></select><button>Send</button></form></body></html>",
            receiver.address("/lead/en"),
        );
        fs::write(www.join("index.html"), page).expect("the page");
        let server = FileServer::of(www);
        visitor.goes_to(&server.address()).await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("baton.consent({ explicit: true, categories: ['yes'] })").await;
        visitor.waits_for_state("ready").await;
        page::sends(visitor).await;

        let lead = receiver.desk.newest(1).await;
        page::tells_the_story(&lead);
        let posted: Map<String, Value> = lead.fields.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
        let file = folder.path().join("posted.json");
        fs::write(&file, Value::from(posted).to_string()).expect("the post");
        let definitions = published.join("definitions");
        let arguments = ["verify".as_ref(), "--definitions".as_ref(), definitions.as_os_str(), file.as_os_str()];
        let verified: Value = serde_json::from_str(&baton(arguments)).expect("JSON");
        assert_eq!(verified["verdict"], "agrees", "{verified:#}");
        assert_eq!(verified["confirmed"]["score"].to_string(), lead.get("baton_score"), "{verified:#}");
        let asked = server.asked();
        let known = |path: &String| path == "/" || path == "/favicon.ico" || path == &format!("/baton/{}", script_of(&snippet));
        assert!(asked.iter().all(known), "nothing but the page and the one script is asked for: {asked:?}");
    }
}

/// The name of the script in a snippet.
fn script_of(snippet: &str) -> &str {
    let (_, rest) = snippet.split_once("src=\"/baton/").expect("an address");
    rest.split_once('"').expect("an end").0
}
