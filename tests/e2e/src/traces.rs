//! What a journey left on the device, sent with its forms and asked of the network: exactly what the site's privacy manifest names, and
//! nothing else.

use std::env;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;

use crate::desk::Lead;
use crate::visitor::Visitor;

/// What others leave on the demo: its consent tool's cookie, and the probe of these tests.
const FOREIGN_COOKIES: [&str; 2] = ["cc_cookie", "klaro"];
const FOREIGN_KEYS: [&str; 1] = ["__probe"];

/// What the tests' own pages put into a field of our name.
const FOREIGN_VALUE: &str = "our own";
/// How Baton can stand.
const STATES: [&str; 6] = ["ok", "no_consent", "gpc", "late", "blocked_csp", "error"];

/// Everything that one tab can say of its origin's storage, looked at past whatever a page may have put in the way.
const LOOK: &str = "(async () => {
    const all = (storage) => Object.entries({ ...storage }).map(([key, text]) => [key, text.length]);
    const given = (work) => { try { return work() } catch { return [] } };
    return {
        local: given(() => all(localStorage)),
        session: given(() => all(sessionStorage)),
        cookies: document.cookie.split('; ').map((one) => one.split('=')[0]).filter(Boolean),
        databases: (await (indexedDB.databases?.() ?? [])).map((one) => one.name),
        caches: window.caches ? await caches.keys() : [],
        workers: (await (navigator.serviceWorker?.getRegistrations?.() ?? [])).length,
    };
})()";

#[derive(Debug, Deserialize)]
struct Left {
    /// Key and characters.
    local: Vec<(String, usize)>,
    session: Vec<(String, usize)>,
    cookies: Vec<String>,
    databases: Vec<String>,
    caches: Vec<String>,
    workers: usize,
}

/// Looks in every tab of the site, then at the request log.
pub(crate) async fn check(visitor: &Visitor) {
    let manifest = manifest();
    let front = visitor.tab().await;
    for tab in visitor.driver.windows().await.expect("the tabs are open") {
        visitor.turns_to(&tab).await;
        if visitor.evaluates::<String>("location.origin").await == visitor.site.address("") {
            judge(&manifest, &visitor.awaits(LOOK).await);
        }
    }
    visitor.turns_to(&front).await;
    for lead in visitor.site.desk.leads_so_far().await {
        judge_lead(&manifest, &lead);
    }
    for request in visitor.site.desk.requests_so_far().await {
        let path = request.path.split('?').next().unwrap_or_default();
        if let Some(file) = path.strip_prefix("/baton/") {
            assert!(is_published(&manifest, file), "{file} is asked for and stands in no row of the manifest's network");
        }
    }
}

/// Every field of ours stands in the manifest, is allowed by how far the gates were open, and is no longer than the manifest says.
fn judge_lead(manifest: &Value, lead: &Lead) {
    let context = lead.fields.iter().find(|(name, value)| name == "baton_context" && !value.is_empty());
    let context: Value = context.map_or(Value::Null, |(_, text)| serde_json::from_str(text).expect("whole JSON"));
    let others = manifests_of_the_tests();
    let rows = || std::iter::once(manifest).chain(&others).flat_map(|manifest| manifest["fields"].as_array().expect("fields"));
    for (name, value) in lead.fields.iter().filter(|(name, value)| name.starts_with("baton_") && !value.is_empty()) {
        if value == FOREIGN_VALUE {
            continue;
        }
        // The demo does not turn it on, and so its manifest has no row; sites of the tests that do send one of these words.
        if name == "baton_state" {
            assert!(STATES.contains(&value.as_str()), "{value} is no word of baton_state");
            continue;
        }
        // A site may name the control that holds a field.
        let slots = std::iter::once(manifest).chain(&others).flat_map(|manifest| manifest["forms"].as_array().expect("forms"));
        let held = slots.filter_map(|form| form["slots"][name].as_str()).next();
        let row = rows().find(|row| row["wire"] == **name || held.is_some_and(|held| row["id"] == *held));
        let row = row.unwrap_or_else(|| panic!("{name} was sent and stands in no row of the manifest's fields"));
        let needs = &row["needs"]["processing"];
        let allowed = context.is_null() || *needs == "attribution" || *needs == context["processing"];
        assert!(allowed, "{name} needs the processing {needs} and was sent under {}", context["processing"]);
        let max = row["max"].as_u64().unwrap_or_default();
        let long = value.chars().count();
        assert!(u64::try_from(long).is_ok_and(|long| long <= max), "{name} holds {long} characters of {max}");
    }
}

fn judge(manifest: &Value, left: &Left) {
    for (area, keys) in [("localStorage", &left.local), ("sessionStorage", &left.session)] {
        for (key, characters) in keys.iter().filter(|(key, _)| !FOREIGN_KEYS.contains(&key.as_str())) {
            let stores = manifest["stores"].as_array().expect("stores");
            let store = stores.iter().find(|store| store["key"] == **key && store["area"] == area);
            let store = store.unwrap_or_else(|| panic!("{key} is left in {area} and stands in no row of the manifest's stores"));
            let max = store["max"].as_u64().unwrap_or_default();
            assert!(u64::try_from(*characters).is_ok_and(|long| long <= max), "{key} holds {characters} characters");
        }
    }
    let cookies: Vec<_> = left.cookies.iter().filter(|name| !FOREIGN_COOKIES.contains(&name.as_str())).collect();
    assert!(cookies.is_empty(), "cookies are left: {cookies:?}");
    assert!(left.databases.is_empty() && left.caches.is_empty() && left.workers == 0, "more than keys is left: {left:#?}");
}

/// A file of the manifest's network, or one of the pages and lists that it stands in itself, which people open.
fn is_published(manifest: &Value, file: &str) -> bool {
    let files = manifest["network"]["files"].as_array().expect("files");
    let fits = |pattern: &str| {
        let (before, after) = pattern.split_once('*').unwrap_or((pattern, ""));
        file.len() >= pattern.len() - 1 && file.starts_with(before) && file.ends_with(after)
    };
    files.iter().filter_map(|asked| asked["file"].as_str()).any(fits)
        || matches!(file, "privacy.en.html" | "privacy.fr.html" | "privacy-manifest.json" | "privacy-manifest.schema.json")
}

/// The manifests of the scripts that were published for pages of the tests: some of those sites declare more than the demo does.
fn manifests_of_the_tests() -> Vec<Value> {
    let home = env::var_os("BATON_TEST_SCRIPTS").map(PathBuf::from).expect("BATON_TEST_SCRIPTS is set by `cargo xtask test e2e`");
    let sites = fs::read_dir(home.join("published")).expect("published sites").map(|entry| entry.expect("an entry").path());
    let forms = env::var_os("BATON_FORMS").map(PathBuf::from).expect("BATON_FORMS is set by `cargo xtask test e2e`");
    let texts = sites.chain([forms]).map(|site| fs::read_to_string(site.join("privacy-manifest.json")).expect("a manifest"));
    texts.map(|text| serde_json::from_str(&text).expect("the manifest is JSON")).collect()
}

/// The manifest that the site was published with.
fn manifest() -> Value {
    let site = env::var_os("BATON_SITE").map(PathBuf::from).expect("BATON_SITE is set by `cargo xtask test e2e`");
    let file = site.join("baton/privacy-manifest.json");
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).expect("the manifest is JSON")
}
