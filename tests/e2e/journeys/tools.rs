//! Consent tools as they are: the real packages of klaro and cookieconsent, and the IAB's own interfaces, each on a page whose script was
//! published for that tool alone (`tests/e2e/sites`). Numbers are those of the catalogue of tests.

use baton_e2e::{Lead, Visitor};
use serde_json::Value;

use super::journey;

/// The visitor's own fields of the tests' form.
const FIELDS: [(&str, &str); 1] = [("email", "ada@example.ca")];

async fn sends(visitor: &Visitor, leads: usize) -> Lead {
    visitor.clicks("#form button").await;
    visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
    visitor.site.desk.newest(leads).await
}

/// Nothing of ours is kept, and the form brings nothing but what the visitor entered.
async fn stays_closed(visitor: &Visitor, leads: usize) {
    assert_eq!(visitor.stored().await.local, Vec::<String>::new());
    assert_eq!(visitor.stored().await.session, Vec::<String>::new());
    let lead = sends(visitor, leads).await;
    assert_eq!(lead.ours(), Vec::<&str>::new());
    assert_eq!(lead.of_the_visitor(), FIELDS);
}

journey! {
    each Published,
    async fn catalogue_01_without_a_consent_source_baton_is_off_whatever_the_page_says(visitor: &Visitor) {
        visitor.goes("/test/nobody/?utm_source=newsletter").await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("baton.consent({ explicit: true, categories: ['analytics', 'marketing'] })").await;
        visitor.lingers().await;
        visitor.waits_for_state("off:consent").await;
        stays_closed(visitor, 1).await;
    }
}

journey! {
    each Published,
    async fn catalogue_02_a_tool_that_never_comes_opens_nothing(visitor: &Visitor) {
        visitor.goes("/test/klaro/?late=never").await;
        visitor.waits_for_state("off:consent").await;
        visitor.lingers().await;
        visitor.waits_for_state("off:consent").await;
        stays_closed(visitor, 1).await;
    }
}

journey! {
    each Published,
    async fn catalogue_03_a_tool_that_comes_eight_seconds_late_with_a_stored_yes_opens_then(visitor: &Visitor) {
        visitor.goes("/test/klaro/").await;
        visitor.waits_until("document.querySelector('.klaro .cm-btn-success')").await;
        visitor.does("klaro.getManager().changeAll(true), klaro.getManager().saveAndApplyConsents('test')").await;
        visitor.waits_for_state("ready").await;
        visitor.does("baton.erase()").await;

        visitor.goes("/test/klaro/?late=8000&utm_source=newsletter").await;
        visitor.waits_for_state("off:consent").await;
        let early: f64 = visitor.evaluates("Date.now()").await;
        visitor.waits_for_state("ready").await;
        let lead = sends(visitor, 1).await;
        assert_eq!(lead.get("baton_pages_count"), "1", "the page that is open, and nothing older");
        let seen = lead.context()["first_seen"].as_str().map(str::to_owned).expect("a first page");
        let opened: f64 = visitor.evaluates(&format!("Date.parse('{seen}')")).await;
        assert!(opened - early > 4_000.0, "nothing from before the yes is kept: {opened} and {early}");
    }
}

journey! {
    Published,
    async fn klaros_services_open_what_the_visitor_saved_and_no_default_does(visitor: &Visitor) {
        visitor.goes("/test/klaro/").await;
        visitor.waits_until("document.querySelector('.klaro .cm-btn-success')").await;
        assert!(visitor.evaluates::<bool>("klaro.getManager().getConsent('ads')").await, "klaro has it on by default");
        visitor.lingers().await;
        visitor.waits_for_state("off:consent").await;
        visitor.clicks(".klaro .cm-btn-success").await;
        visitor.waits_for_state("ready").await;
        assert_eq!(visitor.stored().await.local, ["baton.v1"]);

        visitor.does("klaro.getManager().changeAll(false)").await;
        visitor.lingers().await;
        visitor.waits_for_state("ready").await;
        visitor.does("klaro.getManager().saveAndApplyConsents('test')").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new(), "saved, and gone when klaro has returned");
        visitor.waits_for_state("off:consent").await;
        stays_closed(visitor, 1).await;
    }
}

journey! {
    each Published,
    async fn catalogue_09_a_tcf_tool_that_asks_is_no_yes_and_the_visitors_answer_is(visitor: &Visitor) {
        visitor.goes("/test/tcf/").await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("come()").await;
        visitor.does("ask([1, 3, 7])").await;
        visitor.lingers().await;
        visitor.waits_for_state("off:consent").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
        visitor.does("choose([1, 3, 7])").await;
        visitor.waits_for_state("ready").await;
        assert_eq!(visitor.stored().await.local, ["baton.v1"]);
        visitor.does("choose([1])").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
        visitor.does("choose([1, 3, 7])").await;
        visitor.waits_for_state("ready").await;
        let lead = sends(visitor, 1).await;
        assert_eq!(lead.get("baton_consent_source"), "tcf");
        assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    }
}

journey! {
    Published,
    async fn a_tcf_tool_where_the_law_does_not_apply_asked_nobody(visitor: &Visitor) {
        visitor.goes("/test/tcf/").await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("come()").await;
        visitor.does("elsewhere()").await;
        visitor.lingers().await;
        visitor.waits_for_state("off:consent").await;
        stays_closed(visitor, 1).await;
    }
}

journey! {
    Published,
    async fn a_gpp_tool_opens_by_an_express_consent_and_not_by_an_implied_one(visitor: &Visitor) {
        visitor.goes("/test/gpp/").await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("come()").await;
        visitor.does("ask()").await;
        visitor.does("imply([1, 2, 3])").await;
        visitor.lingers().await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("choose([1, 3])").await;
        visitor.waits_for_state("ready").await;
        visitor.does("ask()").await;
        visitor.waits_for_state("off:consent").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
        visitor.does("choose([1])").await;
        visitor.waits_for_state("ready").await;
        let lead = sends(visitor, 1).await;
        assert_eq!(lead.context()["processing"], "attribution");
        assert_eq!(lead.get("baton_consent_source"), "gpp");
    }
}

journey! {
    each Published,
    async fn catalogue_06_the_real_cookieconsent_in_opt_out_mode_names_what_nobody_chose_and_that_is_no_yes(visitor: &Visitor) {
        visitor.goes("/test/opt-out/").await;
        visitor.waits_for_state("off:consent").await;
        visitor.waits_until("CookieConsent.getUserPreferences().acceptedCategories.includes('marketing')").await;
        visitor.lingers().await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("CookieConsent.acceptCategory(['analytics', 'marketing'])").await;
        visitor.waits_for_state("ready").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new(), "storage was not accepted");
        let lead = sends(visitor, 1).await;
        assert_eq!(lead.context()["storage"], "none");
    }
}

journey! {
    in_tabs Published,
    async fn without_storage_a_withdrawal_in_another_tab_holds_before_the_form_goes(visitor: &Visitor) {
        visitor.goes("/test/opt-out/").await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("CookieConsent.acceptCategory(['analytics', 'marketing'])").await;
        visitor.waits_for_state("ready").await;
        let first = visitor.tab().await;
        let second = visitor.opens_a_tab().await;
        visitor.reads("/test/opt-out/").await;

        visitor.turns_to(&first).await;
        visitor.does("CookieConsent.acceptCategory([])").await;
        visitor.waits_for_state("off:consent").await;

        // No event tells the other tab, and no record either: it asks its tool before it attaches, and does not even look at the box.
        visitor.turns_to(&second).await;
        visitor.waits_for_state("ready").await;
        stays_closed(visitor, 1).await;
        assert!(visitor.probe().await.reads.is_empty(), "nothing was read for a form that gets nothing");
    }
}

journey! {
    each Published,
    async fn catalogue_10_of_two_real_tools_the_stricter_decides_and_is_named(visitor: &Visitor) {
        visitor.goes("/test/two/").await;
        visitor.waits_until("document.querySelector('.klaro .cm-btn-success')").await;
        visitor.clicks(".klaro .cm-btn-success").await;
        visitor.lingers().await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("come()").await;
        visitor.does("choose([1, 7])").await;
        visitor.waits_for_state("ready").await;
        let lead = sends(visitor, 1).await;
        assert_eq!(lead.get("baton_consent_source"), "tcf");
        assert_eq!(lead.context()["processing"], "attribution");
    }
}

journey! {
    each Published,
    async fn catalogue_17_of_the_checkbox_for_messages_only_the_tick_is_read(visitor: &Visitor) {
        visitor.goes("/test/event/").await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("says({ explicit: true, categories: ['analytics'] })").await;
        visitor.waits_for_state("ready").await;
        let lead = sends(visitor, 1).await;
        assert_eq!(lead.get("baton_receipt_basis"), "implied_inquiry");
        assert_eq!(lead.context()["receipt"]["ticked"], "no");

        visitor.goes("/test/event/").await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("says({ explicit: true, categories: ['analytics'] })").await;
        visitor.waits_for_state("ready").await;
        visitor.clicks("[name='letter']").await;
        let lead = sends(visitor, 2).await;
        let receipt = &lead.context()["receipt"];
        assert_eq!(lead.get("baton_receipt_basis"), "express");
        assert_eq!((&receipt["ticked"], &receipt["at_load"], &receipt["ends"]), (&"yes".into(), &"no".into(), &Value::Null));
        assert_eq!((&receipt["form"], &receipt["page"]), (&"#form".into(), &"/test/event".into()));
        let reads = visitor.probe().await.reads;
        assert!(reads.iter().all(|read| read.by.ends_with("hecked")), "{reads:?}");

        // A box that came ticked is no consent, whatever it is now.
        visitor.goes("/test/event/").await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("document.querySelector('[name=letter]').setAttribute('checked', '')").await;
        visitor.does("says({ explicit: true, categories: ['analytics'] })").await;
        visitor.waits_for_state("ready").await;
        let lead = sends(visitor, 3).await;
        assert_eq!(lead.get("baton_receipt_basis"), "implied_inquiry");
        assert_eq!(lead.context()["receipt"]["at_load"], "yes");
    }
}
