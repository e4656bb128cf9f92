//! The privacy pages: what they show of this device, how they end it, and that everybody can use them.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};

use baton_e2e::Visitor;
use serde_json::{Value, json};
use thirtyfour::Key;

use super::journey;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const PAGES: [&str; 2] = ["/baton/privacy.en.html", "/baton/privacy.fr.html"];
/// Width and height of the windows in which the pages are judged: a telephone at its narrowest, and a desk.
const WINDOWS: [(&str, u32, u32); 2] = [("narrow", 320, 640), ("wide", 1100, 760)];
/// What axe-core holds the pages to.
const RULES: &str = "{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }";

/// The page, once its script has looked at the device and Baton has said what it knows.
async fn opens(visitor: &Visitor, page: &str) {
    visitor.goes(page).await;
    visitor.waits_for_state("off:consent").await;
    visitor.waits_until("document.getElementById('kept').textContent").await;
}

async fn said(visitor: &Visitor, id: &str) -> String {
    visitor.evaluates(&format!("document.getElementById({}).innerText", json!(id))).await
}

journey! {
    Published,
    async fn a_visitor_sees_what_is_kept_and_erases_it_for_all_to_see(visitor: &Visitor) {
        visitor.goes("/en/pricing?utm_source=newsletter&utm_medium=email&utm_campaign=fall").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.goes("/baton/privacy.en.html").await;
        visitor.waits_until("!document.getElementById('record').hidden").await;
        assert!(said(visitor, "keys").await.starts_with("baton.v1 (localStorage): "));
        let facts = said(visitor, "facts").await;
        for fact in ["Kept since ", "Visits: ", "Page: /en/pricing × 1, ", "email, newsletter, email, fall, /en/pricing"] {
            assert!(facts.contains(fact), "{fact}: {facts}");
        }
        let export: Value = serde_json::from_str(&visitor.evaluates::<String>("baton.export()").await).expect("JSON");
        let items = export["items"].as_array().expect("items");
        assert!(items.iter().any(|item| item["kind"] == "page" && item["key"] == "/en/pricing"), "{export:#}");
        assert_eq!(export["touches"]["first"]["campaign"], "fall");
        // Looking opens nothing and writes nothing.
        visitor.waits_for_state("off:consent").await;

        visitor.clicks("#erase").await;
        let status = said(visitor, "said").await;
        assert_eq!(status, "Erased. This page has just read the storage again: nothing is left.");
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
        assert_eq!(said(visitor, "kept").await, "Baton keeps nothing on this device.");
        assert_eq!(said(visitor, "keys").await, "");
        assert_eq!(visitor.evaluates::<String>("baton.export()").await, "{}");
    }
}

journey! {
    Published,
    async fn a_refusal_on_the_privacy_page_holds_on_this_device(visitor: &Visitor) {
        visitor.goes("/fr/tarifs").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.goes("/baton/privacy.fr.html").await;
        visitor.waits_until("!document.getElementById('record').hidden").await;
        visitor.clicks("#refuse").await;
        let status = said(visitor, "said").await;
        assert_eq!(status, "C’est refusé. Cette page vient de relire le stockage : il ne reste que le signe de votre refus.");
        assert_eq!(visitor.stored().await.local, ["baton.off"]);
        assert_eq!(said(visitor, "keys").await, "baton.off (localStorage): 1 caractères");
        visitor.goes("/fr/tarifs").await;
        visitor.waits_for_state("off:optout").await;
        // What could not be erased is said, and not hidden.
        visitor.goes("/baton/privacy.en.html").await;
        visitor.does("localStorage.setItem('baton.v1', 'left'), Storage.prototype.removeItem = () => {}").await;
        visitor.does("document.getElementById('erase').disabled = false").await;
        visitor.clicks("#erase").await;
        let status = said(visitor, "said").await;
        assert!(status.starts_with("This could not be erased;") && status.ends_with(": baton.v1"), "{status}");
        visitor.goes("/baton/privacy.en.html").await;
        visitor.waits_until("!document.getElementById('erase').disabled").await;
        visitor.clicks("#erase").await;
    }
}

journey! {
    Published,
    async fn the_privacy_page_says_whether_the_browser_sends_the_privacy_signal(visitor: &Visitor) {
        opens(visitor, PAGES[0]).await;
        let unknown = ["Your browser does not say whether it sends Global Privacy Control.", "Your browser does not send Global Privacy Control."];
        assert!(unknown.contains(&said(visitor, "gpc").await.as_str()));
        visitor.sends_gpc().await;
        opens(visitor, PAGES[1]).await;
        assert_eq!(
            said(visitor, "gpc").await,
            "Votre navigateur envoie le signal Global Privacy Control. Ce site le respecte : rien n’est conservé sur votre appareil et aucun profil n’est établi."
        );
    }
}

journey! {
    Published,
    async fn every_control_of_the_privacy_page_is_reached_and_worked_by_keyboard(visitor: &Visitor) {
        visitor.goes("/en/pricing").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.goes("/baton/privacy.en.html").await;
        visitor.waits_until("!document.getElementById('record').hidden").await;
        let wanted: BTreeSet<String> = visitor
            .evaluates("[...document.querySelectorAll('a[href], button, [tabindex=\"0\"]')].map((one) => one.id || one.getAttribute('href') || one.localName)")
            .await;
        let mut reached = BTreeSet::new();
        for _ in 0..wanted.len() + 3 {
            visitor.driver.action_chain().send_keys(Key::Tab).perform().await.expect("a key");
            let name = "document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.localName";
            reached.insert(visitor.evaluates::<String>(name).await);
            let is_seen = "document.activeElement === document.body || (getComputedStyle(document.activeElement).outlineStyle !== 'none' \
                && document.activeElement.getBoundingClientRect().left >= 0)";
            assert!(visitor.evaluates::<bool>(is_seen).await, "the focus is seen on {reached:?}");
        }
        assert!(wanted.is_subset(&reached), "{:?}", wanted.difference(&reached).collect::<Vec<_>>());
        visitor.does("document.getElementById('erase').focus()").await;
        visitor.driver.action_chain().send_keys(Key::Enter).perform().await.expect("a key");
        visitor.waits_until("document.getElementById('said').textContent.startsWith('Erased.')").await;
        assert_eq!(visitor.evaluates::<String>("document.querySelector('[role=status]').id").await, "said");
    }
}

/// Dark or light, and a window of that size. Only Chromium can be told; elsewhere the pages are judged as the machine shows them.
async fn shown(visitor: &Visitor, theme: &str, (width, height): (u32, u32)) -> bool {
    let tools = visitor.driver.cdp();
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
    let window = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    tools.send_raw("Emulation.setEmulatedMedia", media).await.is_ok()
        && tools.send_raw("Emulation.setDeviceMetricsOverride", window).await.is_ok()
}

// With `BATON_PICTURES=DIR` it leaves a picture of each page there: those under www/ are made so.
journey! {
    Published,
    async fn the_privacy_pages_pass_axe_in_both_languages_light_and_dark_narrow_and_wide(visitor: &Visitor) {
        let axe = std::fs::read_to_string(Path::new(ROOT).join("www/node_modules/axe-core/axe.min.js")).expect("axe-core is installed");
        let pictures = env::var_os("BATON_PICTURES").map(PathBuf::from);
        visitor.goes("/en/pricing?utm_source=newsletter&utm_medium=email&utm_campaign=fall").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        for page in PAGES {
            for theme in ["light", "dark"] {
                for (name, width, height) in WINDOWS {
                    visitor.goes("/test/blank/").await;
                    let can_be_told = shown(visitor, theme, (width, height)).await;
                    visitor.goes(page).await;
                    visitor.waits_until("!document.getElementById('record').hidden").await;
                    visitor.driver.execute(axe.clone(), Vec::new()).await.expect("axe-core runs");
                    let found: Value = visitor.awaits(&format!("axe.run(document, {RULES})")).await;
                    let told = |one: &Value| format!("{}: {} ({})", one["id"], one["help"], one["nodes"][0]["html"]);
                    let faults: Vec<String> = found["violations"].as_array().expect("axe answers").iter().map(told).collect();
                    assert!(faults.is_empty(), "{page}, {theme}, {name}: {faults:#?}");
                    assert!(found["passes"].as_array().is_some_and(|rules| rules.len() > 20), "axe looked: {}", found["passes"]);
                    if can_be_told {
                        let seen = format!("matchMedia('(prefers-color-scheme: {theme})').matches && innerWidth === {width}");
                        assert!(visitor.evaluates::<bool>(&seen).await, "{page} is shown {theme} and {name}");
                        let wide: u32 = visitor.evaluates("document.documentElement.scrollWidth").await;
                        assert!(wide <= width, "{page} is {wide} pixels wide in a window of {width}");
                    }
                    if let Some(folder) = &pictures {
                        let code = if page.contains(".fr.") { "fr" } else { "en" };
                        visitor.driver.screenshot(&folder.join(format!("privacy-{code}-{theme}-{name}.png"))).await.expect("a picture");
                    }
                }
            }
        }
    }
}

/// Everything of the manifest that a page must say, in that language.
fn told(language: &str) -> Vec<String> {
    let site = env::var_os("BATON_SITE").map(PathBuf::from).expect("BATON_SITE is set by `cargo xtask test e2e`");
    let text = std::fs::read_to_string(site.join("baton/privacy-manifest.json")).expect("the manifest");
    let manifest: Value = serde_json::from_str(&text).expect("JSON");
    let list = |name: &str| manifest[name].as_array().cloned().unwrap_or_default();
    let word = |value: &Value| {
        value.as_str().unwrap_or_else(|| panic!("a text: {value}")).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut words = vec![word(&manifest["site"]["controller"]), word(&manifest["site"]["contact"])];
    for field in list("fields") {
        words.extend([word(&field["label"][language]), word(&field["purpose"][language]), word(&field["example"])]);
        words.push(word(if field["wire"].is_null() { &field["id"] } else { &field["wire"] }));
    }
    for read in list("reads") {
        words.extend([word(&read["api"]), word(&read["reason"][language])]);
    }
    for store in list("stores") {
        words.extend([word(&store["key"]), word(&store["holds"][language])]);
    }
    words.extend(manifest["network"]["files"].as_array().into_iter().flatten().map(|asked| word(&asked["file"])));
    assert!(words.len() > 200, "{}", words.len());
    words
}

/// What of these words the page does not show, and what of its rows nobody can see whole.
async fn hidden(visitor: &Visitor, words: &[String]) -> Vec<String> {
    let shown: String = visitor.evaluates("document.body.innerText.split(/\\s+/).join(' ')").await;
    let mut missing: Vec<String> = words.iter().filter(|word| !shown.contains(word.as_str())).cloned().collect();
    // A cell that begins or ends outside of the sheet, has no size or is drawn in the colour of the sheet is seen by nobody.
    let unseen = "(() => { const paper = getComputedStyle(document.body).backgroundColor; const wide = document.documentElement.clientWidth; \
        return [...document.querySelectorAll('h1, h2, main p, th, td, pre, li')].filter((one) => one.offsetParent && !one.closest('#live, noscript')).filter((one) => { \
        const { left, right, width, height } = one.getBoundingClientRect(); const style = getComputedStyle(one); \
        return left < 0 || right > wide + 1 || !width || !height || one.scrollWidth > one.clientWidth + 1 && style.overflowX !== 'visible' || style.color === paper \
        }).map((one) => one.textContent.slice(0, 60)) })()";
    missing.extend(visitor.evaluates::<Vec<String>>(unseen).await);
    missing
}

// Only Chromium can be told to run no script and to show a page as a printer would.
journey! {
    Published,
    async fn without_javascript_the_privacy_pages_still_say_everything(visitor: &Visitor) {
        visitor.goes("/test/blank/").await;
        let tools = visitor.driver.cdp();
        tools.send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await.expect("no script");
        for (page, language) in PAGES.into_iter().zip(["en", "fr"]) {
            for (_, width, height) in WINDOWS {
                assert!(shown(visitor, "light", (width, height)).await);
                visitor.goes(page).await;
                assert!(visitor.evaluates::<bool>("!('baton' in window) && document.getElementById('live').hidden").await, "no script ran");
                let without: String = visitor.evaluates("document.querySelector('noscript').innerText").await;
                assert!(without.contains("JavaScript"), "what a page without scripts cannot do is said: {without}");
                assert_eq!(hidden(visitor, &told(language)).await, Vec::<String>::new(), "{page} at {width} pixels");
                let links: Vec<String> = visitor.evaluates("[...document.querySelectorAll('a[download]')].map((one) => one.getAttribute('href'))").await;
                assert_eq!(links[0], format!("privacy-fields.{language}.csv"), "the list for a spreadsheet needs no script");
            }
        }
        tools.send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await.expect("scripts again");
    }
}

journey! {
    Published,
    async fn on_paper_nothing_of_the_privacy_pages_is_cut_off_or_too_pale(visitor: &Visitor) {
        let tools = visitor.driver.cdp();
        // A4 and Letter between usual margins, in pixels of 96 to the inch.
        for (page, language) in PAGES.into_iter().zip(["en", "fr"]) {
            for (theme, width) in [("light", 718), ("dark", 718), ("light", 740)] {
                visitor.goes("/test/blank/").await;
                let media = json!({ "media": "print", "features": [{ "name": "prefers-color-scheme", "value": theme }] });
                tools.send_raw("Emulation.setEmulatedMedia", media).await.expect("as a printer");
                let sheet = json!({ "width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": false });
                tools.send_raw("Emulation.setDeviceMetricsOverride", sheet).await.expect("a sheet");
                opens(visitor, page).await;
                assert!(visitor.evaluates::<bool>("matchMedia('print').matches").await);
                assert_eq!(hidden(visitor, &told(language)).await, Vec::<String>::new(), "{page}, {theme}, {width}");
                let wide: u32 = visitor.evaluates("document.documentElement.scrollWidth").await;
                assert!(wide <= width, "{page} is {wide} pixels wide on a sheet of {width}");
                // Dark ink on white paper, whatever the screen looks like; nothing to press stands on it.
                let pale = "[...document.querySelectorAll('h1, p, th, td, li, code, a, caption')].filter((one) => one.offsetParent) \
                    .map((one) => [one, getComputedStyle(one).color.match(/\\d+/g).map(Number)]) \
                    .filter(([, [red, green, blue]]) => red + green + blue > 330).map(([one]) => one.textContent.slice(0, 40))";
                assert_eq!(visitor.evaluates::<Vec<String>>(pale).await, Vec::<String>::new(), "{page}, {theme}");
                let pressed: u32 = visitor.evaluates("[...document.querySelectorAll('button, nav')].filter((one) => one.offsetParent).length").await;
                assert_eq!(pressed, 0);
                let printed = tools.send_raw("Page.printToPDF", json!({ "printBackground": false })).await.expect("a printed page");
                assert!(printed["data"].as_str().is_some_and(|data| data.len() > 20_000), "{page} prints");
            }
        }
        tools.send_raw("Emulation.setEmulatedMedia", json!({ "media": "" })).await.expect("the screen again");
    }
}
