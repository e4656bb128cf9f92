//! The inspector: what it shows is what the receiver confirms, everybody can use it, and nobody meets it who did not ask.

use std::path::{Path, PathBuf};

use baton_e2e::Visitor;
use serde_json::{Value, json};
use thirtyfour::{Key, WebElement};

use super::journey;
use super::person;
use super::tongue::{ENGLISH, FRENCH, Tongue};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const ASK: &str = "?baton=inspect";
/// Its shadow root is closed; this remembers it, on the pages of these journeys alone.
const PEEP: &str = "{
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (given) {
        const root = attach.call(this, given);
        if (this.localName === 'baton-inspector') Object.defineProperty(window, 'inspected', { value: root });
        return root;
    };
}";
/// Opens the root for axe-core, which looks into open ones only.
const OPEN: &str = "{
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (given) { return attach.call(this, { ...given, mode: 'open' }) };
}";
const RULES: &str = "{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }";
const TABS: [&str; 6] = ["score", "lead", "signals", "forms", "device", "try"];

async fn puts_first(visitor: &Visitor, source: &str) {
    let given = visitor.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    given.expect("a script before all others");
}

/// Says yes on a page without the inspector, then reads on.
async fn consents(visitor: &Visitor, tongue: &Tongue) {
    visitor.goes(tongue.landing).await;
    visitor.accepts().await;
    visitor.waits_for_state("ready").await;
}

/// Opens a page with the inspector on it, and waits until it shows how things stand.
async fn inspects(visitor: &Visitor, path: &str) {
    visitor.goes(&format!("{path}{ASK}")).await;
    visitor.waits_until("window.inspected?.getElementById('score')").await;
}

async fn text(visitor: &Visitor, selector: &str) -> String {
    visitor.evaluates(&format!("inspected.querySelector({}).textContent", json!(selector))).await
}

/// An element inside, to be worked by mouse and keys.
async fn finds(visitor: &Visitor, id: &str) -> WebElement {
    visitor.finds_by(&format!("inspected.getElementById({})", json!(id))).await
}

async fn presses(visitor: &Visitor, id: &str) {
    finds(visitor, id).await.click().await.unwrap_or_else(|error| panic!("{id} cannot be pressed: {error}"));
}

async fn types(visitor: &Visitor, key: Key) {
    visitor.driver.action_chain().send_keys(key).perform().await.expect("a key");
}

/// The id of what has the focus inside.
async fn focused(visitor: &Visitor) -> String {
    visitor.evaluates("inspected.activeElement?.id ?? ''").await
}

async fn tries(visitor: &Visitor, name: &str, value: &str) {
    let selector = format!("[data-try='{name}'] option[value='{value}']");
    let option = visitor.finds_by(&format!("inspected.querySelector({})", json!(selector))).await;
    option.click().await.expect("an option is chosen");
    let chosen = format!("inspected.querySelector({}).value === {}", json!(format!("[data-try='{name}']")), json!(value));
    visitor.waits_until(&chosen).await;
}

/// Points by rule, as the bars say.
async fn bars(visitor: &Visitor) -> Vec<(String, i64)> {
    presses(visitor, "tab-score").await;
    let bars = "[...inspected.querySelectorAll('[data-points]')].map((bar) => [bar.dataset.rule, Number(bar.dataset.points)])";
    visitor.evaluates(bars).await
}

/// Reads a few pages, tries the answers that Ada will give, sends the form, and compares.
async fn the_bars_are_the_score_that_arrives(visitor: &Visitor, tongue: &Tongue) {
    puts_first(visitor, PEEP).await;
    consents(visitor, tongue).await;
    for page in [tongue.product, tongue.pricing] {
        visitor.reads(page).await;
    }
    inspects(visitor, tongue.contact).await;
    assert!(
        visitor.evaluates::<bool>("document.querySelector('baton-inspector').shadowRoot === null").await,
        "its root is closed"
    );
    let real: i64 = text(visitor, "#score").await.parse().expect("a score");
    let sum: i64 = bars(visitor).await.iter().map(|(_, points)| points).sum();
    assert_eq!(real, sum, "the bars are the score");

    presses(visitor, "tab-try").await;
    for (name, value) in
        [("answer.role", "decision_maker"), ("answer.company_size", "51-200"), ("answer.timeline", "this_quarter")]
    {
        tries(visitor, name, value).await;
    }
    tries(visitor, "province", "QC").await;
    tries(visitor, "form", "demo").await;
    let tried: i64 = text(visitor, "#score").await.parse().expect("a score");
    assert!(tried > real, "{tried} of the trial, {real} without");
    let shown = bars(visitor).await;
    let queue: String = text(visitor, ".facts").await;

    person::fills_in(visitor).await;
    // The panel lies over the button.
    presses(visitor, "close").await;
    person::sends(visitor).await;
    let lead = visitor.site.desk.newest(1).await;
    assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    let confirmed = &lead.verification["confirmed"];
    assert_eq!(confirmed["score"], tried);
    let contributions = confirmed["contributions"].as_array().expect("contributions");
    let arrived: Vec<(String, i64)> = contributions
        .iter()
        .map(|one| (one["rule"].as_str().expect("a rule").to_owned(), one["points"].as_i64().expect("points")))
        .collect();
    assert_eq!(shown, arrived, "bar by bar, in the same order");
    assert!(queue.contains(confirmed["queue"].as_str().expect("a queue")), "{queue}");
}

journey! {
    Published,
    async fn the_bars_of_the_inspector_are_the_score_that_the_receiver_confirms(visitor: &Visitor) {
        the_bars_are_the_score_that_arrives(visitor, &ENGLISH).await;
    }
}

journey! {
    Published,
    async fn the_same_holds_in_french(visitor: &Visitor) {
        the_bars_are_the_score_that_arrives(visitor, &FRENCH).await;
    }
}

journey! {
    Published,
    async fn nobody_meets_the_inspector_who_did_not_ask(visitor: &Visitor) {
        consents(visitor, &ENGLISH).await;
        visitor.reads("/en/pricing?baton=inspector&x=inspect").await;
        visitor.lingers().await;
        assert!(visitor.evaluates::<bool>("!document.querySelector('baton-inspector') && !customElements.get('baton-inspector')").await);
        visitor.forgets_faults().await;
        visitor.goes("/en/pricing").await;
        let asked = visitor.site.desk.requests().await;
        assert!(!asked.iter().any(|request| request.path.contains("/baton-inspect.")), "nobody loads it: {asked:#?}");
    }
}

journey! {
    Published,
    async fn without_consent_the_inspector_says_so_and_shows_nothing_kept(visitor: &Visitor) {
        puts_first(visitor, PEEP).await;
        visitor.goes(&format!("/en/pricing{ASK}")).await;
        visitor.waits_until("window.inspected?.querySelector('.empty')").await;
        assert!(text(visitor, ".empty").await.starts_with("Without the visitor’s consent nothing is kept"));
        presses(visitor, "tab-signals").await;
        let said = text(visitor, ".panel").await;
        assert!(!said.contains("/en/pricing") && said.contains("Off: no consent"), "{said}");
        assert_eq!(visitor.stored().await.local, Vec::<String>::new(), "looking writes nothing");
        // What an earlier page kept is not shown either, once the visitor has said no.
        visitor.refuses().await;
        visitor.lingers().await;
        assert!(visitor.evaluates::<bool>("!inspected.getElementById('score')").await);
    }
}

journey! {
    Published,
    async fn the_inspector_is_opened_walked_and_closed_by_keyboard(visitor: &Visitor) {
        puts_first(visitor, PEEP).await;
        consents(visitor, &ENGLISH).await;
        inspects(visitor, "/en/pricing").await;
        assert_eq!(focused(visitor).await, "title", "it takes the focus where the page had none");
        for expected in ["tongue", "copy", "close", "tab-score", "body"] {
            types(visitor, Key::Tab).await;
            assert_eq!(focused(visitor).await, expected);
        }
        visitor.evaluates::<Value>("inspected.getElementById('tab-score').focus()").await;
        for tab in ["lead", "signals", "forms", "device", "try", "score"] {
            types(visitor, Key::Right).await;
            assert_eq!(focused(visitor).await, format!("tab-{tab}"));
            let chosen = text(visitor, "[role='tab'][aria-selected='true']").await;
            assert_eq!(chosen.to_lowercase(), tab);
        }
        types(visitor, Key::Escape).await;
        assert_eq!(focused(visitor).await, "reopen", "what opens it again has the focus");
        types(visitor, Key::Enter).await;
        assert_eq!(focused(visitor).await, "title");
        presses(visitor, "tongue").await;
        assert_eq!(text(visitor, "#title").await, "Inspecteur Baton");
        assert_eq!(visitor.evaluates::<String>("inspected.querySelector('.panel').parentElement.lang").await, "fr-CA");
    }
}

journey! {
    Published,
    async fn the_inspector_erases_and_reads_back(visitor: &Visitor) {
        puts_first(visitor, PEEP).await;
        consents(visitor, &ENGLISH).await;
        inspects(visitor, "/en/pricing").await;
        presses(visitor, "tab-device").await;
        assert_eq!(text(visitor, "#requests").await, "requests: 0");
        presses(visitor, "erase").await;
        assert_eq!(focused(visitor).await, "erase-no", "it asks back, and the harmless answer is at hand");
        assert_eq!(visitor.stored().await.local, ["baton.v1"]);
        presses(visitor, "erase-yes").await;
        assert_eq!(text(visitor, "[role='status']").await, "Erased. The storage was read again: nothing is left.");
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
        assert!(visitor.evaluates::<bool>("!inspected.getElementById('score')").await);
        visitor.waits_for_state("off:ended").await;
    }
}

/// Dark or light, and a window of that size.
async fn shown(visitor: &Visitor, theme: &str, width: u32, height: u32) {
    let tools = visitor.driver.cdp();
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
    let window = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    tools.send_raw("Emulation.setEmulatedMedia", media).await.expect("a theme");
    tools.send_raw("Emulation.setDeviceMetricsOverride", window).await.expect("a window");
}

// With `BATON_PICTURES=DIR` it leaves the two pictures of the README there.
journey! {
    Published,
    async fn the_inspector_passes_axe_in_both_languages_light_and_dark_narrow_and_wide(visitor: &Visitor) {
        let axe = std::fs::read_to_string(Path::new(ROOT).join("www/node_modules/axe-core/axe.min.js")).expect("axe-core is installed");
        let pictures = std::env::var_os("BATON_PICTURES").map(PathBuf::from);
        puts_first(visitor, OPEN).await;
        puts_first(visitor, PEEP).await;
        for tongue in [&ENGLISH, &FRENCH] {
            if tongue.code == "en" {
                consents(visitor, tongue).await;
            }
            for page in [tongue.product, tongue.pricing] {
                visitor.reads(page).await;
            }
            for (theme, width, height) in [("light", 1280, 860), ("dark", 320, 640), ("dark", 1280, 860), ("light", 320, 640)] {
                shown(visitor, theme, width, height).await;
                inspects(visitor, tongue.contact).await;
                visitor.driver.execute(axe.clone(), Vec::new()).await.expect("axe-core runs");
                for tab in TABS {
                    visitor.does(&format!("inspected.getElementById('tab-{tab}').click()")).await;
                    visitor.does("inspected.querySelectorAll('details').forEach((one) => { one.open = true })").await;
                    let found: Value = visitor.awaits(&format!("axe.run('baton-inspector', {RULES})")).await;
                    let told = |one: &Value| format!("{}: {} ({})", one["id"], one["help"], one["nodes"][0]["html"]);
                    let faults: Vec<String> = found["violations"].as_array().expect("axe answers").iter().map(told).collect();
                    assert!(faults.is_empty(), "{tab}, {}, {theme}, {width}: {faults:#?}", tongue.code);
                    assert!(found["passes"].as_array().is_some_and(|rules| rules.len() > 8), "axe looked inside: {}", found["passes"]);
                    let fits = "inspected.querySelector('.panel').scrollWidth <= inspected.querySelector('.panel').clientWidth \
                        && document.documentElement.scrollWidth <= innerWidth";
                    assert!(visitor.evaluates::<bool>(fits).await, "{tab} fits into {width} pixels");
                }
                if let (Some(folder), "light", 1280) = (&pictures, theme, width) {
                    picture(visitor, folder, tongue).await;
                }
            }
        }
    }
}

/// A trial of what Ada will say, seen from the top.
async fn picture(visitor: &Visitor, folder: &Path, tongue: &Tongue) {
    inspects(visitor, tongue.contact).await;
    presses(visitor, "tab-try").await;
    for (name, value) in
        [("answer.role", "decision_maker"), ("answer.company_size", "51-200"), ("province", "QC"), ("form", "demo")]
    {
        tries(visitor, name, value).await;
    }
    presses(visitor, "tab-score").await;
    visitor.does("inspected.getElementById('title').focus()").await;
    visitor.driver.screenshot(&folder.join(format!("inspector-{}.png", tongue.code))).await.expect("a picture");
}
