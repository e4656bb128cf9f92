//! Consent on pages that forge it, and under orders of events that leave little time. Numbers are those of the catalogue of tests.

use baton_e2e::Visitor;

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
    Published,
    async fn c11_a_withdrawal_takes_keys_memory_and_inputs_before_it_returns(visitor: &Visitor) {
        opens(visitor, "/test/event/").await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        visitor.does("document.querySelector('#form').addEventListener('submit', (event) => event.preventDefault(), { once: true })").await;
        visitor.clicks("#form button").await;
        visitor.waits_until("document.querySelectorAll('#form [name^=baton_]').length > 5").await;
        let left = "[Object.keys(localStorage).includes('baton.v1'), document.querySelectorAll('[name^=baton_]').length, baton.status().signals]";
        let left: (bool, u32, u32) = visitor.evaluates(&format!("({NO}, {left})")).await;
        assert_eq!(left, (false, 0, 0), "in the same task");

        let second = visitor.opens_a_tab().await;
        opens(visitor, "/test/event/").await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        visitor.does(NO).await;
        visitor.turns_to(&second).await;
        sends(visitor).await;
        assert_eq!(visitor.site.desk.newest(1).await.ours(), Vec::<&str>::new());
        assert_eq!(visitor.stored().await.local, Vec::<String>::new(), "nothing erased comes back");
    }
}

journey! {
    Published,
    async fn c12_a_withdrawal_between_the_click_and_the_sending_attaches_nothing(visitor: &Visitor) {
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
    Published,
    async fn c13_a_yes_that_is_older_than_the_privacy_signal_is_capped_and_the_signal_travels(visitor: &Visitor) {
        opens(visitor, "/test/event/").await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        assert_eq!(visitor.stored().await.local, ["baton.v1"]);
        visitor.sends_gpc().await;
        opens(visitor, "/test/event/?utm_source=newsletter").await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new(), "what was kept before the signal is gone");
        sends(visitor).await;
        let lead = visitor.site.desk.newest(1).await;
        assert_eq!((lead.get("baton_gpc"), lead.get("baton_first_source")), ("1", "newsletter"));
        assert_eq!(lead.context()["processing"], "attribution");
    }
}

journey! {
    Published,
    async fn c14_ten_thousand_words_of_a_tool_end_with_the_last_and_hold_nobody_up(visitor: &Visitor) {
        opens(visitor, "/test/event/").await;
        let took: f64 = visitor
            .evaluates(&format!("(() => {{ const begun = performance.now(); for (let i = 0; i < 10000; i++) {YES}; return performance.now() - begun }})()"))
            .await;
        assert!(took < 2_000.0, "{took} ms for the same word ten thousand times");
        visitor.waits_for_state("ready").await;
        visitor.does(&format!("(() => {{ for (let i = 0; i < 1000; i++) {{ {NO}; {YES} }} {NO} }})()")).await;
        stays_closed(visitor).await;
    }
}

journey! {
    Published,
    async fn c61_what_a_page_hung_onto_every_object_opens_no_gate_and_adds_no_field(visitor: &Visitor) {
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
    Published,
    async fn c62_an_address_that_names_prototypes_opens_nothing(visitor: &Visitor) {
        opens(visitor, "/test/event/?__proto__[explicit]=true&__proto__[categories]=analytics&constructor.prototype.explicit=true").await;
        visitor.does("says({})").await;
        stays_closed(visitor).await;
        assert!(visitor.evaluates::<bool>("({}).explicit === undefined").await);
        sends(visitor).await;
        assert_eq!(visitor.site.desk.newest(1).await.ours(), Vec::<&str>::new());
    }
}

journey! {
    Published,
    async fn c63_elements_that_become_globals_change_nothing(visitor: &Visitor) {
        opens(visitor, "/test/hostile/").await;
        assert!(visitor.evaluates::<bool>("window.batonConfig instanceof HTMLAnchorElement && 'x' !== document.currentScript").await);
        stays_closed(visitor).await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
    }
}

journey! {
    Published,
    async fn c64_no_attribute_opens_a_gate_or_adds_a_field(visitor: &Visitor) {
        opens(visitor, "/test/hostile/").await;
        stays_closed(visitor).await;
        sends(visitor).await;
        let closed = visitor.site.desk.newest(1).await;
        assert_eq!(closed.fields, [("email".into(), "ada@example.ca".into()), ("baton_secret".into(), String::new())]);
        opens(visitor, "/test/hostile/").await;
        visitor.does(YES).await;
        visitor.waits_for_state("ready").await;
        sends(visitor).await;
        let lead = visitor.site.desk.newest(2).await;
        assert_ne!(lead.get("baton_score"), "99");
        assert_eq!(lead.get("baton_secret"), "", "a field that the table does not know is left alone");
        assert!(!lead.ours().contains(&"baton_province"), "what is no province is none");
    }
}

journey! {
    Published,
    async fn c65_a_message_is_no_consent_and_gets_no_answer(visitor: &Visitor) {
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
