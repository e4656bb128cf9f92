//! Somebody at the browser.

use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::session::scriptret::ScriptRet;
use thirtyfour::{WebDriver, WebElement};

use crate::probe::{Probe, Stored};
use crate::site::Site;
use crate::traces;

/// What a page does not do by then, it does not do.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(25);
/// How long a page that is about to be left may still load.
const LOADS: Duration = Duration::from_secs(5);

/// A visitor of a site, and the browser they sit at.
pub struct Visitor {
    pub driver: WebDriver,
    pub site: Site,
}

/// A submission is held up by less than this, in milliseconds.
const HELD_UP: f64 = 50.0;
/// A machine that does other things takes the processor away now and then: of so many submissions one is as quick as Baton is, and of
/// fewer none stands still.
const OF_MANY: usize = 3;
const STANDS_STILL: f64 = 1000.0;

/// What a page may ask its own server for.
const ASKED_FOR: [&str; 8] = ["/en", "/fr", "/assets", "/baton", "/test", "/films", "/forms", "/__probe.js"];

impl Visitor {
    /// The same person on another site.
    pub fn at(&self, site: Site) -> Visitor {
        Visitor { driver: self.driver.clone(), site }
    }

    /// What holds at the end of every journey, whatever it was about: no fault, no value of an undeclared control read, no form held up, no
    /// request that nobody should make and none that failed.
    pub async fn leaves_nothing_behind(&self, declared: &[&str]) {
        self.goes("/").await;
        let requests = self.site.desk.requests().await;
        traces::check(self).await;
        let probe = self.probe().await;
        assert!(probe.errors.is_empty(), "errors, violations or console output: {:#?}", probe.errors);
        let undeclared: Vec<_> = probe.reads.iter().filter(|read| !declared.contains(&read.control.as_str())).collect();
        assert!(undeclared.is_empty(), "values of undeclared controls were read: {undeclared:#?}");
        let most = if probe.sends.len() < OF_MANY { STANDS_STILL } else { HELD_UP };
        assert!(quickest(&probe) < most, "each submission was held up for more than {most} ms: {:#?}", probe.sends);
        // Firefox asks for an icon of this name by itself when a page comes back from its cache, whatever the page says.
        for request in requests.into_iter().filter(|request| request.path != "/favicon.ico") {
            let (path, query) = request.path.split_once('?').unwrap_or((&request.path, ""));
            let known = match request.method.as_str() {
                "GET" => path == "/" || ASKED_FOR.iter().any(|one| path.starts_with(one)),
                "POST" => matches!(path, "/lead/en" | "/lead/fr"),
                _ => false,
            };
            // The one word of ours that people write into an address.
            let query = query.replace("baton=inspect", "");
            assert!(known && !query.contains("baton"), "nobody should ask for this: {request:?}");
            assert!(request.status < 400, "this failed: {request:?}");
        }
        // Another site may get this one's port, and would find what stands here.
        self.does("localStorage.clear(), sessionStorage.clear()").await;
    }

    /// Whether some submission of this origin was not held up, so far as it is Baton's listeners that do.
    pub async fn was_not_held_up(&self) -> bool {
        quickest(&self.probe().await) < HELD_UP
    }

    /// Opens a path of the site by the address bar.
    pub async fn goes(&self, path: &str) {
        self.goes_to(&self.site.address(path)).await;
    }

    /// Opens an address. A page that is left while it loads says that the rest of it did not: it may load first, but not for ever.
    pub async fn goes_to(&self, address: &str) {
        let begun = Instant::now();
        let is_loading = async || {
            let answer = self.driver.execute("return document.readyState !== 'complete'", Vec::new()).await;
            answer.is_ok_and(|answer| answer.convert().unwrap_or(false))
        };
        while begun.elapsed() < LOADS && is_loading().await {
            tokio::time::sleep(PAUSE).await;
        }
        self.driver.goto(address).await.unwrap_or_else(|error| panic!("{address} does not open: {error}"));
    }

    /// Opens a path and waits until Baton has seen the page.
    pub async fn reads(&self, path: &str) {
        self.goes(path).await;
        self.waits_for_state("ready").await;
    }

    /// Opens a tab, goes to it and gives its name; the old one stays open behind it.
    pub async fn opens_a_tab(&self) -> thirtyfour::WindowHandle {
        let tab = self.driver.new_tab().await.expect("a tab opens");
        self.turns_to(&tab).await;
        tab
    }

    /// Turns to an open tab.
    pub async fn turns_to(&self, tab: &thirtyfour::WindowHandle) {
        self.driver.switch_to_window(tab.clone()).await.expect("the tab is open");
    }

    /// The tab in front.
    pub async fn tab(&self) -> thirtyfour::WindowHandle {
        self.driver.window().await.expect("a tab is open")
    }

    /// Presses a button or follows a link, by CSS selector, as soon as it can be reached.
    pub async fn clicks(&self, selector: &str) {
        let begun = Instant::now();
        loop {
            let element = self.finds(selector).await;
            // The driver scrolls as the page's style says; a smooth scroll would still be under way when it clicks.
            let scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
            let scrolled = self.driver.execute(scroll, vec![element.to_json().expect("an element")]).await;
            // A dialog that slides in covers what is below it for a moment.
            match scrolled.and(element.click().await) {
                Ok(()) => return,
                Err(error) => assert!(begun.elapsed() < PATIENCE, "{selector} cannot be clicked: {error}"),
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Types into a control.
    pub async fn types(&self, selector: &str, text: &str) {
        self.finds(selector).await.send_keys(text).await.unwrap_or_else(|error| panic!("{selector} takes no text: {error}"));
    }

    /// Chooses an option of a list by its value.
    pub async fn chooses(&self, selector: &str, value: &str) {
        self.clicks(&format!("{selector} option[value='{value}']")).await;
    }

    /// Accepts everything in the consent tool's dialog.
    pub async fn accepts(&self) {
        self.clicks("#cc-main .cm [data-role='all']").await;
    }

    /// Refuses everything in the consent tool's dialog.
    pub async fn refuses(&self) {
        self.clicks("#cc-main .cm [data-role='necessary']").await;
    }

    /// Opens the privacy choices again and takes everything back.
    pub async fn withdraws(&self) {
        self.clicks("[data-cc='show-preferencesModal']").await;
        self.clicks("#cc-main .pm [data-role='necessary']").await;
    }

    /// Waits until `baton.status()` says this.
    pub async fn waits_for_state(&self, state: &str) {
        self.waits_until(&format!("window.baton && baton.status().state === {}", json!(state))).await;
    }

    /// Waits until an expression of the page is true.
    pub async fn waits_until(&self, expression: &str) {
        let begun = Instant::now();
        // A page that is just being left answers nothing at all in some engines.
        while self.evaluates::<Option<bool>>(&format!("!!({expression})")).await != Some(true) {
            if begun.elapsed() > PATIENCE {
                let page = "location.href, status: window.baton?.status?.(), probe: window.__probe?.seen()";
                panic!("never true: {expression}; {:#}", self.evaluates::<Value>(&format!("{{ page: {page} }}")).await);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Lets a moment pass, long enough for whatever should not happen.
    pub async fn lingers(&self) {
        tokio::time::sleep(Duration::from_millis(400)).await;
    }

    /// The value of an expression in the page.
    pub async fn evaluates<T: DeserializeOwned>(&self, expression: &str) -> T {
        given(expression, self.driver.execute(format!("return ({expression})"), Vec::new()).await)
    }

    /// What a promise of the page comes to. Nothing may leave the page meanwhile: the answer would never come.
    pub async fn awaits<T: DeserializeOwned>(&self, promise: &str) -> T {
        let script = format!("({promise}).then(arguments[0], (error) => arguments[0]({{ failed: String(error) }}))");
        given(promise, self.driver.execute_async(script, Vec::new()).await)
    }

    /// Puts the page's clock so many minutes before (or after) the machine's, on every page from now on.
    pub async fn moves_the_clock(&self, minutes: i64) {
        self.does(&format!("__probe.moveClock({})", minutes * 60_000)).await;
    }

    /// Sends Global Privacy Control from the next page on.
    pub async fn sends_gpc(&self) {
        self.does("__probe.sendGpc()").await;
    }

    /// Forgets what the probe has seen, once a journey has looked at it: what it expected is no fault.
    pub async fn forgets_faults(&self) {
        self.does("__probe.forget()").await;
    }

    /// Runs something in the page whose value does not matter.
    pub async fn does(&self, statement: &str) {
        self.evaluates::<Value>(&format!("void ({statement})")).await;
    }

    /// Takes a picture of the whole page.
    pub async fn pictures(&self, file: &std::path::Path) {
        let height: u32 = self.evaluates("document.documentElement.scrollHeight + 200").await;
        self.driver.set_window_rect(0, 0, 1280, height).await.expect("a taller window");
        self.driver.screenshot(file).await.expect("a picture");
    }

    /// What this origin keeps on the device.
    pub async fn stored(&self) -> Stored {
        self.awaits("__probe.stored()").await
    }

    /// What the probe saw on this origin, in every tab. A page of it must be open.
    pub async fn probe(&self) -> Probe {
        self.evaluates("__probe.seen()").await
    }

    /// The element that an expression of the page gives, as soon as it gives one.
    pub async fn finds_by(&self, expression: &str) -> WebElement {
        let begun = Instant::now();
        loop {
            let given = self.driver.execute(format!("return {expression}"), Vec::new()).await;
            match given.and_then(|given| given.element()) {
                Ok(element) => return element,
                Err(error) => assert!(begun.elapsed() < PATIENCE, "{expression} is not on the page: {error}"),
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The first element of a CSS selector, as soon as it is there.
    pub async fn finds(&self, selector: &str) -> WebElement {
        let begun = Instant::now();
        loop {
            match self.driver.find(By::Css(selector)).await {
                Ok(element) => return element,
                Err(error) => assert!(begun.elapsed() < PATIENCE, "{selector} is not on the page: {error}"),
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// The least that a submission was held up, in milliseconds.
fn quickest(probe: &Probe) -> f64 {
    probe.sends.iter().map(|send| send.took).min_by(f64::total_cmp).unwrap_or_default()
}

fn given<T: DeserializeOwned>(script: &str, result: WebDriverResult<ScriptRet>) -> T {
    let value = result.unwrap_or_else(|error| panic!("{script}: {error}"));
    value.convert().unwrap_or_else(|error| panic!("{script} gives {:?}: {error}", value.json()))
}
