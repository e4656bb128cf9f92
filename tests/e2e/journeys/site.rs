//! The site as a whole: its policy, its pages, its script.

use baton_e2e::{Script, Site, Visitor};

use super::journey;
use super::person;

pub const POLICY: &str =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; form-action 'self'";

journey! {
    Published,
    async fn every_page_runs_under_the_strict_policy(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        let english = ["", "product", "onboarding", "pricing", "enterprise", "resources", "careers", "contact"];
        let french = ["", "produit", "integration", "tarifs", "entreprise", "ressources", "carrieres", "contact"];
        for page in english.map(|page| format!("/en/{page}")).into_iter().chain(french.map(|page| format!("/fr/{page}"))) {
            visitor.reads(&page).await;
            assert_eq!(visitor.site.desk.policy_of(&page).await, POLICY, "{page}");
        }
        // That there was no violation and no other request is checked after every journey.
    }
}

journey! {
    everywhere Published,
    async fn where_the_policy_blocks_wasm_baton_is_off_and_the_form_untouched(visitor: &Visitor) {
        let policy = POLICY.replace(" 'wasm-unsafe-eval'", "");
        let strict = Site::open_under(Script::Published, Some(&policy)).await;
        visitor.goes_to(&strict.address("/en/contact")).await;
        visitor.accepts().await;
        visitor.waits_for_state("blocked:csp").await;
        assert_eq!(visitor.evaluates::<String>("baton.status().cure").await, "Add 'wasm-unsafe-eval' to script-src.");
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
        let lead = strict.desk.newest(1).await;
        assert_eq!(lead.ours(), Vec::<&str>::new());
        assert_eq!(lead.of_the_visitor(), person::FIELDS);
        // The browser reports what the policy stops; that is all there is to see.
        let faults = visitor.probe().await.errors;
        assert!(faults.iter().all(|fault| fault.kind == "violation" && fault.text.starts_with("script-src")), "{faults:#?}");
    }
}

journey! {
    Published,
    async fn a_second_copy_of_the_script_does_nothing(visitor: &Visitor) {
        visitor.goes("/en/pricing").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        let again = "new Promise((done) => { const first = window.baton; const tag = document.createElement('script');
            tag.src = document.querySelector('script[src*=\"/baton/\"]').src; tag.onload = () => done(window.baton === first);
            document.head.append(tag); })";
        assert!(visitor.awaits::<bool>(again).await);
        visitor.reads("/en/contact").await;
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        assert_eq!(visitor.site.desk.newest(1).await.get("baton_pages_count"), "2");
    }
}

journey! {
    everywhere Published,
    async fn pages_that_a_script_shows_without_loading_are_read_too(visitor: &Visitor) {
        visitor.goes("/test/routes/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.does("history.pushState(null, '', '/en/pricing#plans')").await;
        visitor.does("history.replaceState(null, '', '/en/product?tab=2')").await;
        // A jump inside the page is no page.
        visitor.does("location.hash = 'part'").await;
        visitor.lingers().await;
        visitor.clicks("#here button").await;
        visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
        let lead = visitor.site.desk.newest(1).await;
        let context = lead.context();
        let pages = context["top_pages"].as_array().expect("pages");
        let paths: Vec<&str> = pages.iter().filter_map(|one| one["path"].as_str()).collect();
        assert_eq!(lead.get("baton_pages_count"), "3", "{context:#}");
        for path in ["/en/pricing", "/en/product", "/test/routes"] {
            assert!(paths.contains(&path), "{paths:?}");
        }
    }
}

journey! {
    everywhere Published,
    async fn a_page_that_opens_in_the_background_is_read_when_somebody_sees_it(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        let first = visitor.tab().await;
        visitor.does("setTimeout(() => { location.href = '/en/contact' }, 600)").await;
        let second = visitor.opens_a_tab().await;
        visitor.goes("/test/blank/").await;
        tokio::time::sleep(std::time::Duration::from_millis(1500)).await;

        visitor.turns_to(&first).await;
        visitor.waits_until("location.pathname === '/en/contact'").await;
        visitor.waits_for_state("ready").await;
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        assert_eq!(visitor.site.desk.newest(1).await.get("baton_pages_count"), "2");
        visitor.turns_to(&second).await;
    }
}

journey! {
    everywhere Published,
    async fn the_probe_sees_what_every_journey_relies_on(visitor: &Visitor) {
        visitor.goes("/test/faults/").await;
        visitor.waits_until("__probe.seen().errors.length >= 4").await;
        let faults = visitor.probe().await.errors;
        let expected = [("error", "thrown"), ("rejection", "rejected"), ("console.error", "said"), ("violation", "img-src")];
        for (kind, text) in expected {
            assert!(faults.iter().any(|fault| fault.kind == kind && fault.text.contains(text)), "{kind}: {faults:#?}");
        }
        visitor.forgets_faults().await;
    }
}
