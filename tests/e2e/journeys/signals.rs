//! What counts once: routes, pages that were made ready, pages that come back, downloads, events, time.

use std::time::Duration;

use baton_e2e::{Lead, Script, Site, Visitor};
use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};

use super::journey;

const PAGE: &str = "/test/signals/";

/// Opens a page of the tests and waits until Baton has seen it.
async fn opens(visitor: &Visitor, path: &str) {
    visitor.reads(path).await;
}

/// Sends the form of the page; gives the lead that arrives as the next one.
async fn sends(visitor: &Visitor, site: &Site, count: usize) -> Lead {
    visitor.clicks("#here button").await;
    visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
    let lead = site.desk.newest(count).await;
    assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    lead
}

/// How often a path was counted, by the context.
fn count(lead: &Lead, path: &str) -> i64 {
    page(lead, path)["count"].as_i64().unwrap_or(0)
}

fn page(lead: &Lead, path: &str) -> Value {
    let context = lead.context();
    let pages = context["top_pages"].as_array().cloned().unwrap_or_default();
    pages.into_iter().find(|one| one["path"] == path).unwrap_or_default()
}

/// What the page's own list says about views that were not counted.
async fn not_counted(visitor: &Visitor) -> Value {
    visitor.evaluates("baton.status().not_counted").await
}

journey! {
    Signals,
    async fn routes_that_a_library_tells_twice_are_counted_once(visitor: &Visitor) {
        opens(visitor, PAGE).await;
        // A router that pushes, replaces with the same address and replaces with a query is one route.
        for call in ["pushState", "replaceState", "pushState"] {
            visitor.does(&format!("history.{call}(null, '', '/en/pricing')")).await;
        }
        visitor.does("history.replaceState(null, '', '/en/pricing?tab=plans')").await;
        // A route in the fragment, once; a jump inside the page, none.
        visitor.does("location.hash = '#/plans?from=menu'").await;
        visitor.does("location.hash = '#!/plans'").await;
        visitor.does("location.hash = '#part'").await;
        visitor.lingers().await;
        assert_eq!(not_counted(visitor).await["last"][0]["reason"], "duplicate", "back from the fragment to the page");
        visitor.does("history.go(-3)").await;
        visitor.lingers().await;
        let lead = sends(visitor, &visitor.site, 1).await;
        assert_eq!(lead.get("baton_pages_count"), "3", "{:#}", lead.context());
        for path in ["/test/signals", "/en/pricing", "/en/pricing/#/plans"] {
            assert_eq!(count(&lead, path), 1, "{path}");
        }
    }
}

/// The strict policy with rules for the browser to make pages ready.
const SPECULATING: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'inline-speculation-rules'; style-src 'self'; \
    img-src 'self'; form-action 'self'";

/// Opens the page whose next one the browser makes ready, and waits until it has been asked for.
async fn speculates(visitor: &Visitor) -> Site {
    let site = Site::open_under(Script::Signals, Some(SPECULATING)).await;
    visitor.goes_to(&site.address("/test/speculating/")).await;
    visitor.waits_for_state("ready").await;
    for _ in 0..100 {
        if site.desk.requests().await.iter().any(|request| request.path == "/test/ready/") {
            break;
        }
        visitor.lingers().await;
    }
    // Time for the engine of that page, which starts when it is idle.
    tokio::time::sleep(Duration::from_millis(1500)).await;
    site
}

journey! {
    Signals,
    async fn catalogue_73_a_page_that_the_browser_made_ready_and_nobody_went_to_is_not_counted(visitor: &Visitor) {
        let site = speculates(visitor).await;
        assert!(site.desk.requests().await.iter().any(|request| request.path == "/test/ready/"), "the page was made ready");
        let lead = sends(visitor, &site, 1).await;
        assert_eq!(lead.get("baton_pages_count"), "1", "{:#}", lead.context());
    }
}

journey! {
    Signals,
    async fn catalogue_73_a_page_that_the_browser_made_ready_is_counted_once_when_somebody_goes_there(visitor: &Visitor) {
        let site = speculates(visitor).await;
        visitor.clicks("#there").await;
        visitor.waits_until("location.pathname === '/test/ready/'").await;
        visitor.waits_for_state("ready").await;
        let started = "performance.getEntriesByType('navigation')[0].activationStart > 0";
        assert!(visitor.evaluates::<bool>(started).await, "the browser showed the page that it had made ready");
        visitor.lingers().await;
        assert_eq!(not_counted(visitor).await["last"], json!([]));
        let lead = sends(visitor, &site, 1).await;
        assert_eq!((count(&lead, "/test/ready"), lead.get("baton_pages_count")), (1, "2"), "{:#}", lead.context());
    }
}

/// Leaves the page by its own timer and comes back to it as it was left.
async fn leaves_and_comes_back(visitor: &Visitor) {
    visitor.does("(window.left = true, setTimeout(() => { location.href = '/test/own/' }, 100))").await;
    visitor.waits_until("location.pathname === '/test/own/'").await;
    visitor.waits_for_state("ready").await;
    visitor.does("setTimeout(() => history.back(), 100)").await;
    visitor.waits_until("window.left === true").await;
    visitor.lingers().await;
}

journey! {
    Signals,
    async fn a_page_from_the_back_forward_cache_is_another_view_by_the_same_rule(visitor: &Visitor) {
        opens(visitor, PAGE).await;
        leaves_and_comes_back(visitor).await;
        assert_eq!(not_counted(visitor).await["duplicate"], 1, "within half an hour");
        visitor.moves_the_clock(31).await;
        leaves_and_comes_back(visitor).await;
        assert_eq!(not_counted(visitor).await["duplicate"], 1, "after half an hour it counts");
        let lead = sends(visitor, &visitor.site, 1).await;
        assert_eq!((count(&lead, "/test/signals"), lead.get("baton_pages_count")), (2, "2"), "{:#}", lead.context());
    }
}

journey! {
    Signals,
    async fn a_reload_is_no_other_view(visitor: &Visitor) {
        opens(visitor, PAGE).await;
        for _ in 0..5 {
            visitor.driver.refresh().await.expect("the page loads again");
            visitor.waits_for_state("ready").await;
            visitor.waits_until("baton.status().not_counted.reload === 1").await;
        }
        let lead = sends(visitor, &visitor.site, 1).await;
        assert_eq!((lead.get("baton_pages_count"), lead.get("baton_visits")), ("1", "1"));
    }
}

journey! {
    Signals,
    async fn a_download_counts_by_key_by_middle_click_and_by_its_attribute(visitor: &Visitor) {
        opens(visitor, PAGE).await;
        let tab = visitor.tab().await;
        // The link that leads to a page is none, whichever button follows it.
        for selector in ["#middle", "#page"] {
            let link = visitor.finds(selector).await;
            let press = json!([{ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": [
                { "type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": link.to_json().expect("an element") },
                { "type": "pointerDown", "button": 1 }, { "type": "pointerUp", "button": 1 } ] }]);
            let press = Command::PerformActions(Actions::from(press));
            visitor.driver.cmd(press).await.expect("a press of the middle button");
            visitor.lingers().await;
            visitor.turns_to(&tab).await;
        }
        visitor.clicks("#marked").await;
        visitor.lingers().await;
        visitor.types("#keyed", "\u{e007}").await;
        visitor.lingers().await;
        opens(visitor, PAGE).await;
        let lead = sends(visitor, &visitor.site, 1).await;
        let mut downloads: Vec<&str> = lead.get("baton_downloads").split("; ").collect();
        downloads.sort_unstable();
        let expected = ["/films/script.zip", "/films/stills.zip", "/test/yes.js"];
        assert_eq!(downloads, expected);
    }
}

journey! {
    Signals,
    async fn the_site_tells_its_events_before_and_after_baton_is_there(visitor: &Visitor) {
        opens(visitor, "/test/events/").await;
        // The one that waited for Baton counted, so another in the same second does not.
        assert!(visitor.evaluates::<bool>("baton.track('trial_started')").await, "the name is known");
        visitor.moves_the_clock(1).await;
        assert!(visitor.evaluates::<bool>("baton.track('trial_started') && baton.track('calculator_used')").await);
        for refused in ["'Trial_started'", "undefined", "{ toString() { throw 1 } }", "'x'.repeat(9999)"] {
            assert!(!visitor.evaluates::<bool>(&format!("baton.track({refused})")).await, "{refused}");
        }
        let refused: Vec<String> = visitor.evaluates("baton.status().refused_events").await;
        assert_eq!(refused, ["nobody_declared_this".to_owned(), "Trial_started".to_owned(), "x".repeat(100)]);
        let lead = sends(visitor, &visitor.site, 1).await;
        assert_eq!(lead.get("baton_reasons"), "trial +12; calculator +3");
    }
}

journey! {
    Signals,
    async fn time_runs_only_while_the_page_is_in_sight(visitor: &Visitor) {
        // A page that is left by a link, then one that is left behind another tab.
        opens(visitor, "/test/ready/").await;
        tokio::time::sleep(Duration::from_millis(3200)).await;
        opens(visitor, PAGE).await;
        let first = visitor.tab().await;
        tokio::time::sleep(Duration::from_millis(3200)).await;
        // An hour in another tab, by the clock that both tabs share.
        visitor.opens_a_tab().await;
        visitor.goes("/test/blank/").await;
        visitor.moves_the_clock(60).await;
        visitor.turns_to(&first).await;
        visitor.waits_until("document.visibilityState === 'visible'").await;
        visitor.lingers().await;
        let lead = sends(visitor, &visitor.site, 1).await;
        for path in ["/test/ready", "/test/signals"] {
            let seconds = page(&lead, path)["visible_seconds"].as_i64().unwrap_or(0);
            assert!((3..60).contains(&seconds), "{path}: {seconds} s, {:#}", lead.context());
        }
        assert_eq!(count(&lead, "/test/signals"), 1, "a tab that is turned to again shows the same view");
    }
}

journey! {
    Signals,
    async fn the_sites_own_people_count_nothing_and_programs_are_flagged(visitor: &Visitor) {
        opens(visitor, "/test/own/").await;
        let lead = sends(visitor, &visitor.site, 1).await;
        assert_eq!((lead.get("baton_pages_count"), lead.get("baton_visits")), ("0", "0"));
        assert_eq!(lead.context()["traffic"], "internal");
        opens(visitor, PAGE).await;
        let lead = sends(visitor, &visitor.site, 2).await;
        assert_eq!(lead.context()["traffic"], "automation", "counted, because this site is tested, and flagged");
        assert_eq!(lead.get("baton_pages_count"), "1");
    }
}
