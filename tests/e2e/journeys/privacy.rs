//! The privacy pages: what they show of this device, how they end it, and that everybody can use them.

use std::collections::BTreeSet;
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
        let pictures = std::env::var_os("BATON_PICTURES").map(PathBuf::from);
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
