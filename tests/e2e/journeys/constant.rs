//! `baton_state`: one word with a form, whether anybody said yes or not, so that a site notices where Baton is off.

use std::fs;
use std::path::Path;

use baton_e2e::{Engine, Script, Visitor};
use serde_json::{Value, json};

use super::formats::{CONFIG, publishes};
use super::start::page::{self, Case};
use super::start::starts;

/// The forms' own script, from a site config that asks for the word.
fn script() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut config: Value = serde_json::from_str(&fs::read_to_string(CONFIG).expect("the config")).expect("JSON");
    config["state"] = json!(true);
    let site = folder.path().join("site.json");
    fs::write(&site, config.to_string()).expect("the config");
    publishes(&site, folder.path(), &["--uncompressed"]);
    let named = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("baton."));
    let mut files = fs::read_dir(folder.path()).expect("files").flatten().map(|entry| entry.path());
    let script = files.find(|path| named(path) && path.extension().is_some_and(|kind| kind == "js")).expect("a script");
    fs::read(script).expect("the script")
}

/// Opens the page after this code has run in it, brings it into a state, sends its form, and gives what arrived.
async fn sent(visitor: &Visitor, script: &[u8], code: &str, sources: &str, state: &str, says_yes: bool) -> Vec<(String, String)> {
    let head = "<script src=\"/test/start.js\"></script><script async src=\"/baton/baton.state.js\"></script>".into();
    let files = vec![("/test/start.js".into(), code.into()), ("/baton/baton.state.js".into(), script.to_vec())];
    let case = Case { head, files, sources: sources.into(), ..Case::default() };
    let visitor = visitor.at(page::site(&case, Script::Published).await);
    visitor.goes("/test/start/").await;
    visitor.waits_for_state(if says_yes { "off:consent" } else { state }).await;
    if says_yes {
        visitor.does("baton.consent({ explicit: true, categories: ['everything'] })").await;
        visitor.waits_for_state(state).await;
    }
    page::sends(&visitor).await;
    let lead = visitor.site.desk.newest(1).await;
    visitor.waits_until("document.readyState === 'complete' && location.pathname.endsWith('/thank-you')").await;
    visitor.goes("/").await;
    let faults = visitor.probe().await.errors;
    assert!(faults.iter().all(|fault| fault.kind == "violation" && fault.text.starts_with("script-src")), "{faults:#?}");
    visitor.forgets_faults().await;
    visitor.leaves_nothing_behind(&["role"]).await;
    lead.fields
}

const WASM: &str = "'self' 'wasm-unsafe-eval'";

starts! {
    one_word_says_how_baton_stood_and_nothing_else_travels_without_a_yes(visitor) {
        let script = script();
        for (code, sources, state, word) in [
            ("", WASM, "off:consent", "no_consent"),
            ("", "'self'", "blocked:csp", "blocked_csp"),
            ("WebAssembly.compile = () => new Promise(() => {})", WASM, "loading", "late"),
            ("delete window.WebAssembly", WASM, "blocked:wasm", "error"),
        ] {
            let fields = sent(visitor, &script, code, sources, state, false).await;
            let expected = [page::bare(), vec![("baton_state".to_owned(), word.to_owned())]].concat();
            assert_eq!(fields, expected, "{state}");
        }
    }

    beside_the_story_the_word_says_that_all_is_well_or_that_a_signal_holds_it_back(visitor) {
        let script = script();
        let gpc = "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, configurable: true })";
        for (code, word, has_score) in [("", "ok", true), (gpc, "gpc", false)] {
            let fields = sent(visitor, &script, code, WASM, "ready", true).await;
            let words: Vec<&str> = fields.iter().filter(|(name, _)| name == "baton_state").map(|(_, value)| value.as_str()).collect();
            assert_eq!(words, [word]);
            assert_eq!(fields.iter().any(|(name, _)| name == "baton_score"), has_score, "{word}");
        }
    }

    a_form_that_gets_nothing_gets_no_word_either(visitor) {
        let script = script();
        let collects = "addEventListener('submit', (event) => { event.preventDefault(); window.sent = [...new FormData(event.target, event.submitter)] })";
        for (change, gets) in [
            ("form.id", true),
            ("form.method = 'get'", false),
            ("form.action = 'https://elsewhere.example/lead'", false),
            ("form.querySelector('input').type = 'password'", false),
            ("form.querySelector('input').autocomplete = 'section-a cc-number'", false),
            ("form.querySelector('button').formMethod = 'get'", false),
            ("form.removeAttribute('data-baton')", false),
            ("form.insertAdjacentElement('beforeend', Object.assign(document.createElement('input'), { name: 'baton_state', value: 'mine' }))", false),
        ] {
            let head = "<script src=\"/test/start.js\"></script><script async src=\"/baton/baton.state.js\"></script>".into();
            let files = vec![("/test/start.js".into(), collects.into()), ("/baton/baton.state.js".into(), script.clone())];
            let visitor = visitor.at(page::site(&Case { head, files, ..Case::default() }, Script::Published).await);
            visitor.goes("/test/start/").await;
            visitor.waits_for_state("off:consent").await;
            visitor.does(&format!("(() => {{ const form = document.getElementById('form'); {change} }})()")).await;
            page::sends(&visitor).await;
            visitor.waits_until("window.sent").await;
            let word: Option<String> = visitor.evaluates("new Map(sent).get('baton_state')").await;
            let expected = if change.contains("mine") { Some("mine") } else { gets.then_some("no_consent") };
            assert_eq!(word.as_deref(), expected, "{change}");
            visitor.leaves_nothing_behind(&["role"]).await;
        }
    }
}
