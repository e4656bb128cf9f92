//! Consent on pages that forge it, and under orders of events that leave little time. Numbers are those of the catalogue of tests.

use baton_e2e::{Engine, Script, Site, Visitor};

use super::form_pages::POLICY;
use super::journey;
use super::person;

const YES: &str = "says({ explicit: true, categories: ['analytics', 'marketing'] })";
const NO: &str = "says({ explicit: true, categories: [] })";

async fn opens(visitor: &Visitor, path: &str) {
    visitor.goes(path).await;
    visitor.waits_for_state("off:consent").await;
}

async fn stays_closed(visitor: &Visitor) {
    visitor.lingers().await;
    visitor.waits_for_state("off:consent").await;
    assert_eq!(visitor.stored().await.local, Vec::<String>::new());
}

async fn sends(visitor: &Visitor) {
    visitor.clicks("#form button").await;
    visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
}

journey! {
    each Published,
    async fn catalogue_11_a_withdrawal_takes_keys_memory_and_inputs_before_it_returns(visitor: &Visitor) {
        opens(visitor, "/test/event/").await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        visitor.does("document.querySelector('#form').addEventListener('submit', (event) => event.preventDefault(), { once: true })").await;
        visitor.clicks("#form button").await;
        visitor.waits_until("document.querySelectorAll('#form [name^=baton_]').length > 5").await;
        let left = "[Object.keys(localStorage).includes('baton.v1'), document.querySelectorAll('[name^=baton_]').length, baton.status().signals]";
        let left: (bool, u32, u32) = visitor.evaluates(&format!("({NO}, {left})")).await;
        assert_eq!(left, (false, 0, 0), "in the same task");

        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        let first = visitor.tab().await;
        visitor.opens_a_tab().await;
        opens(visitor, "/test/event/").await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        visitor.does(NO).await;
        // The first tab has heard of nothing, and its own tool still says yes.
        visitor.turns_to(&first).await;
        visitor.waits_for_state("ready").await;
        visitor.does("history.pushState(null, '', '/test/event/again')").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new(), "nothing is written any more");
        visitor.waits_for_state("off:elsewhere").await;
        visitor.does("history.replaceState(null, '', '/test/event/')").await;
        sends(visitor).await;
        assert_eq!(visitor.site.desk.newest(1).await.ours(), Vec::<&str>::new());
        assert_eq!(visitor.stored().await.local, Vec::<String>::new(), "nothing erased comes back");
    }
}

journey! {
    each Published,
    async fn catalogue_12_a_withdrawal_between_the_click_and_the_sending_attaches_nothing(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.reads("/en/contact").await;
        person::fills_in(visitor).await;
        visitor.does("document.querySelector('#demo-request').addEventListener('submit', () => CookieConsent.acceptCategory([]))").await;
        person::sends(visitor).await;
        let lead = visitor.site.desk.newest(1).await;
        assert_eq!(lead.ours(), Vec::<&str>::new());
        assert_eq!(lead.of_the_visitor(), person::FIELDS);
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
    }
}

journey! {
    each Published,
    async fn catalogue_13_a_yes_that_is_older_than_the_privacy_signal_is_capped_and_the_signal_travels(visitor: &Visitor) {
        opens(visitor, "/test/event/").await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        assert_eq!(visitor.stored().await.local, ["baton.v1"]);
        sends(visitor).await;
        assert!(!visitor.site.desk.newest(1).await.ours().contains(&"baton_gpc"), "a browser that sends no signal makes no claim");
        visitor.sends_gpc().await;
        opens(visitor, "/test/event/?utm_source=newsletter").await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new(), "what was kept before the signal is gone");
        sends(visitor).await;
        let lead = visitor.site.desk.newest(2).await;
        assert_eq!((lead.get("baton_gpc"), lead.get("baton_first_source")), ("1", "newsletter"));
        assert_eq!(lead.context()["processing"], "attribution");
    }
}

journey! {
    each Published,
    async fn catalogue_14_ten_thousand_words_of_a_tool_end_with_the_last_and_hold_nobody_up(visitor: &Visitor) {
        opens(visitor, "/test/event/").await;
        let took: f64 = visitor
            .evaluates(&format!("(() => {{ const begun = performance.now(); for (let i = 0; i < 10000; i++) {YES}; return performance.now() - begun }})()"))
            .await;
        assert!(took < 2_000.0, "{took} ms for the same word ten thousand times");
        visitor.waits_for_state("ready").await;
        visitor.does(&format!("(() => {{ for (let i = 0; i < 1000; i++) {{ {NO}; {YES} }} {NO} }})()")).await;
        stays_closed(visitor).await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        // A word that cannot be read is no yes, and throws at nobody.
        visitor.does("says({ get explicit() { throw new Error('made up') } })").await;
        visitor.does("baton.consent({ get explicit() { throw new Error('made up') } })").await;
        visitor.does("baton.consent({ explicit: true, categories: new Proxy([], { get() { throw new Error('made up') } }) })").await;
        stays_closed(visitor).await;
    }
}

journey! {
    each Published,
    async fn catalogue_61_what_a_page_hung_onto_every_object_opens_no_gate_and_adds_no_field(visitor: &Visitor) {
        opens(visitor, "/test/hostile/").await;
        for word in ["baton.consent({})", "baton.consent()", "says({})", "says()", "says({ categories: ['analytics'] })"] {
            visitor.does(word).await;
        }
        stays_closed(visitor).await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        sends(visitor).await;
        let lead = visitor.site.desk.newest(1).await;
        let findings = lead.verification["findings"].as_array().expect("findings");
        assert_eq!((findings.len(), &findings[0]["field"]), (1, &"baton_secret".into()), "it is the page's own: {findings:#?}");
        assert_eq!(lead.get("baton_secret"), "");
        for polluted in ["baton_storage", "baton_explicit", "baton_toJSON", "baton_categories"] {
            assert!(!lead.ours().contains(&polluted), "{polluted}");
        }
    }
}

journey! {
    each Published,
    async fn catalogue_62_an_address_that_names_prototypes_opens_nothing(visitor: &Visitor) {
        opens(visitor, "/test/event/?__proto__[explicit]=true&__proto__[categories]=analytics&constructor.prototype.explicit=true").await;
        visitor.does("says({})").await;
        stays_closed(visitor).await;
        assert!(visitor.evaluates::<bool>("({}).explicit === undefined").await);
        sends(visitor).await;
        assert_eq!(visitor.site.desk.newest(1).await.ours(), Vec::<&str>::new());
    }
}

journey! {
    each Published,
    async fn catalogue_63_elements_that_become_globals_change_nothing(visitor: &Visitor) {
        opens(visitor, "/test/hostile/").await;
        assert!(visitor.evaluates::<bool>("window.batonConfig instanceof HTMLAnchorElement && 'x' !== document.currentScript").await);
        stays_closed(visitor).await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
    }
}

journey! {
    each Published,
    async fn catalogue_64_no_attribute_opens_a_gate_or_adds_a_field_and_those_that_mean_nothing_are_named(visitor: &Visitor) {
        opens(visitor, "/test/hostile/").await;
        stays_closed(visitor).await;
        let mut named: Vec<String> = visitor.evaluates("baton.status().ignored_attributes").await;
        named.sort_unstable();
        assert_eq!(named, ["data-baton-consent", "data-baton-explicit", "data-baton-fields", "data-baton-score", "data-baton-storage"]);
        sends(visitor).await;
        let closed = visitor.site.desk.newest(1).await;
        assert_eq!(closed.fields, [("email".into(), "ada@example.ca".into()), ("baton_secret".into(), String::new())]);
        opens(visitor, "/test/hostile/").await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        assert_eq!(visitor.evaluates::<u32>("baton.status().refused_values").await, 1, "a province that is none");
        sends(visitor).await;
        let lead = visitor.site.desk.newest(2).await;
        assert_ne!(lead.get("baton_score"), "99");
        assert_eq!(lead.get("baton_secret"), "", "a field that the table does not know is left alone");
        assert!(!lead.ours().contains(&"baton_province"), "what is no province is none");
    }
}

journey! {
    each Published,
    async fn catalogue_65_a_message_is_no_consent_and_gets_no_answer(visitor: &Visitor) {
        opens(visitor, "/test/event/").await;
        visitor.does("window.heard = 0, addEventListener('message', () => window.heard++)").await;
        visitor.does("imitates()").await;
        stays_closed(visitor).await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        visitor.does("imitates()").await;
        visitor.lingers().await;
        assert_eq!(visitor.evaluates::<u32>("window.heard").await, 8, "the page's own eight messages and no other");
    }
}

journey! {
    each Published,
    async fn who_refuses_on_the_next_page_finds_the_page_before_closed_when_they_go_back(visitor: &Visitor) {
        let accepts = "CookieConsent.acceptCategory(['analytics', 'marketing'])";
        // With a record the page that comes back finds it gone; without one it asks its tool again.
        for (page, yes, no) in [("/test/event/", YES, NO), ("/test/opt-out/", accepts, "CookieConsent.acceptCategory([])")] {
            opens(visitor, page).await;
            visitor.does(yes).await;
            visitor.waits_for_state("ready").await;
            visitor.goes(&format!("{page}?next")).await;
            visitor.waits_until("window.baton && !/ing$/.test(baton.status().state)").await;
            visitor.does(no).await;
            visitor.does("setTimeout(() => history.back(), 200)").await;
            tokio::time::sleep(std::time::Duration::from_millis(1000)).await;
            visitor.waits_until("location.search === '' && window.baton && !/ing$/.test(baton.status().state)").await;
            let state: String = visitor.evaluates("baton.status().state").await;
            assert!(state.starts_with("off:"), "{page}: {state}");
            assert_eq!(visitor.stored().await.local, Vec::<String>::new());
            sends(visitor).await;
            assert_eq!(visitor.site.desk.leads_so_far().await.last().expect("a lead").ours(), Vec::<&str>::new(), "{page}");
        }
    }
}

/// The vendor's script is told of each field as it is filled, and may come to a no then.
async fn a_no_while_a_vendors_form_is_filled(visitor: &Visitor) {
    visitor.goes("/forms/hubspot/").await;
    visitor.waits_for_state("off:consent").await;
    visitor.does("baton.consent({ explicit: true, categories: ['everything'] })").await;
    visitor.waits_for_state("ready").await;
    visitor
        .does("document.querySelector('.hs-form').insertAdjacentHTML('afterbegin', '<input type=hidden name=baton_summary>')")
        .await;
    let no =
        "document.addEventListener('input', (event) => event.isTrusted || baton.consent({ explicit: true, categories: [] }))";
    visitor.does(no).await;
    visitor.types("[name=email]", "ada@example.ca").await;
    visitor.clicks(".hs-button").await;
    let lead = visitor.site.desk.newest(1).await;
    assert_eq!(lead.get("email"), "ada@example.ca");
    assert!(lead.fields.iter().all(|(name, value)| !name.starts_with("baton_") || value.is_empty()), "{:?}", lead.fields);
    let held = "[...document.querySelectorAll('[name^=baton_]')].every((one) => one.value === '')";
    assert!(visitor.evaluates::<bool>(held).await, "what was filled first is taken back, and nothing is filled after it");
    visitor.waits_for_state("off:consent").await;
}

mod a_no_while_a_vendors_form_is_filled_ends_the_filling {
    use super::*;

    #[test]
    fn chromium() {
        baton_e2e::run_on(Engine::Chromium, Site::of_forms(Script::Published, POLICY, None), a_no_while_a_vendors_form_is_filled);
    }
}
