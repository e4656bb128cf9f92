//! An engine that breaks in the middle of its work.

use baton_e2e::{Script, Site, Visitor};

use super::consent::assert_same;
use super::journey;
use super::person;
use super::site::POLICY;

journey! {
    everywhere Trapping,
    async fn a_trap_costs_the_story_but_never_the_form(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.reads("/en/contact").await;
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        let lead = visitor.site.desk.newest(1).await;

        // The next page has an engine of its own. That nothing reached `window.onerror` is checked after every journey.
        visitor.reads("/en/pricing").await;

        let bare = Site::open(Script::Removed).await;
        visitor.goes_to(&bare.address("/en/contact")).await;
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        assert_same(&lead, &bare.desk.newest(1).await);
    }
}

journey! {
    everywhere Trapping,
    async fn after_a_trap_baton_is_silent_on_that_page(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.reads("/test/forms/").await;
        // The page stops this submission, so the page stays and can be asked.
        let kept = "document.getElementById('multipart').addEventListener('submit', (event) => event.preventDefault())";
        visitor.does(kept).await;
        visitor.clicks("#multipart button").await;
        visitor.waits_for_state("error").await;
        let names: Vec<String> = visitor.evaluates("[...new FormData(document.getElementById('multipart')).keys()]").await;
        assert_eq!(names, ["email", "message"]);
        // What a visitor asks for holds all the same.
        visitor.does("baton.erase()").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
    }
}

// A tool's word is heard although nobody can say any more what it opens.
journey! {
    each Trapping,
    async fn a_yes_taken_back_after_a_trap_still_empties_the_device(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.reads("/test/forms/").await;
        visitor.does("document.getElementById('multipart').addEventListener('submit', (event) => event.preventDefault())").await;
        visitor.clicks("#multipart button").await;
        visitor.waits_for_state("error").await;
        assert_eq!(visitor.stored().await.local, ["baton.v1"], "a trap alone is no withdrawal");
        visitor.does("CookieConsent.acceptCategory(['analytics'])").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new(), "gone when the tool has returned");
    }
}

journey! {
    each Published,
    async fn a_yes_taken_back_where_the_policy_blocks_wasm_still_empties_the_device(visitor: &Visitor) {
        let policy = POLICY.replace(" 'wasm-unsafe-eval'", "");
        let strict = visitor.at(Site::open_under(Script::Published, Some(&policy)).await);
        strict.goes("/en/contact").await;
        strict.accepts().await;
        strict.waits_for_state("blocked:csp").await;
        // What a page under another policy kept.
        strict.does("localStorage.setItem('baton.v1', 'kept')").await;
        strict.does("CookieConsent.acceptCategory([])").await;
        assert_eq!(strict.stored().await.local, Vec::<String>::new());
        // The browser reports what the policy stops, on each page; that is all there is to see.
        let faults = strict.probe().await.errors;
        assert!(faults.iter().all(|fault| fault.kind == "violation" && fault.text.starts_with("script-src")), "{faults:#?}");
        strict.forgets_faults().await;
        visitor.goes("/test/blank/").await;
    }
}
