//! Consent tools that no registry has as a package, as doubles in a real page (`tests/wasm/doubles.mjs`), each where it says yes although
//! nobody chose. Numbers are those of the catalogue of tests. Every order of their events is played in `tests/wasm/sources.test.mjs`.

use baton_e2e::Visitor;

use super::journey;

async fn opens(visitor: &Visitor, page: &str) {
    visitor.goes(page).await;
    visitor.waits_for_state("off:consent").await;
    visitor.waits_until("window.plays").await;
}

/// Whatever the tool says, nothing opens, nothing is kept, and the form brings nothing but what the visitor entered.
async fn stays_closed(visitor: &Visitor, leads: usize) {
    visitor.lingers().await;
    visitor.waits_for_state("off:consent").await;
    let stored = visitor.stored().await;
    assert_eq!((stored.local.len(), stored.session.len()), (0, 0), "{stored:?}");
    visitor.clicks("#form button").await;
    visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
    let lead = visitor.site.desk.newest(leads).await;
    assert_eq!(lead.fields, [("email".to_owned(), "ada@example.ca".to_owned())]);
}

/// The visitor's own yes opens, and their no leaves nothing when the tool's call has returned.
async fn opens_and_closes(visitor: &Visitor, yes: &str, no: &str) {
    visitor.does(yes).await;
    visitor.waits_for_state("ready").await;
    assert_eq!(visitor.stored().await.local, ["baton.v1"]);
    let kept = visitor.evaluates::<bool>(&format!("({no}, 'baton.v1' in localStorage)")).await;
    assert!(!kept, "gone in the same task");
    visitor.waits_for_state("off:consent").await;
}

journey! {
    each Published,
    async fn catalogue_04_the_wp_consent_api_without_a_type_says_yes_to_everything_and_opens_nothing(visitor: &Visitor) {
        opens(visitor, "/test/wpconsent/").await;
        visitor.does("plays('WpConsentDouble').loads()").await;
        assert!(visitor.evaluates::<bool>("wp_has_consent('marketing')").await, "it does say yes");
        visitor.does("tool.defines('optout')").await;
        assert!(visitor.evaluates::<bool>("wp_has_consent('marketing')").await, "it does say yes");
        stays_closed(visitor, 1).await;
        opens(visitor, "/test/wpconsent/").await;
        visitor.does("(plays('WpConsentDouble').loads(), tool.defines('optin'))").await;
        opens_and_closes(visitor, "tool.sets('statistics', 'allow')", "tool.sets('statistics', 'deny')").await;
    }
}

journey! {
    each Published,
    async fn catalogue_05_hubspot_without_a_banner_allows_everything_and_opens_nothing_unless_the_site_says_that_it_asks(visitor: &Visitor) {
        opens(visitor, "/test/hubspot/").await;
        visitor.does("plays('HubSpotDouble', { banner: false }).loads()").await;
        assert!(visitor.evaluates::<bool>("tool.listeners.length === 1").await, "Baton has heard it");
        stays_closed(visitor, 1).await;
        opens(visitor, "/test/hubspot_declared/").await;
        visitor.does("plays('HubSpotDouble', { banner: true }).loads()").await;
        let all = |yes: bool| format!("tool.calls({yes}, {{ analytics: {yes}, advertisement: {yes} }})");
        opens_and_closes(visitor, &all(true), &all(false)).await;
    }
}

journey! {
    each Published,
    async fn catalogue_07_groups_of_onetrust_while_its_banner_is_open_and_a_blockers_stub_open_nothing(visitor: &Visitor) {
        opens(visitor, "/test/onetrust/").await;
        visitor.does("plays('OneTrustDouble', { model: 'opt-out' }).loads()").await;
        assert!(visitor.evaluates::<bool>("OnetrustActiveGroups.includes('C0004')").await, "the groups are on");
        stays_closed(visitor, 1).await;
        opens(visitor, "/test/onetrust/").await;
        visitor.does("Object.assign(window, { OneTrust: { IsAlertBoxClosed: () => true }, OnetrustActiveGroups: '' })").await;
        visitor.does("dispatchEvent(new CustomEvent('OneTrustGroupsUpdated', { detail: [] }))").await;
        stays_closed(visitor, 2).await;
        opens(visitor, "/test/onetrust/").await;
        visitor.does("plays('OneTrustDouble').loads()").await;
        opens_and_closes(visitor, "tool.chooses('C0002', 'C0004')", "tool.chooses()").await;
    }
}

journey! {
    each Published,
    async fn catalogue_08_implied_consents_of_cookiebot_and_usercentrics_open_nothing(visitor: &Visitor) {
        opens(visitor, "/test/cookiebot/").await;
        visitor.does("plays('CookiebotDouble').answers('implied', { statistics: true, marketing: true })").await;
        stays_closed(visitor, 1).await;
        opens(visitor, "/test/cookiebot/").await;
        visitor.does("plays('CookiebotDouble').loads()").await;
        let answers = |yes: bool| format!("tool.answers('explicit', {{ statistics: {yes}, marketing: {yes} }})");
        opens_and_closes(visitor, &answers(true), &answers(false)).await;

        opens(visitor, "/test/usercentrics3/").await;
        visitor.does("(plays('Usercentrics3Double').loads(), tool.says('IMPLICIT', { statistics: 'ALL_ACCEPTED', marketing: 'ALL_ACCEPTED' }))").await;
        stays_closed(visitor, 2).await;
        opens(visitor, "/test/usercentrics3/").await;
        visitor.does("plays('Usercentrics3Double')").await;
        let says = |state: &str| format!("tool.says('EXPLICIT', {{ statistics: 'ALL_{state}', marketing: 'ALL_{state}' }})");
        opens_and_closes(visitor, &says("ACCEPTED"), &says("DENIED")).await;
    }
}

journey! {
    each Published,
    async fn catalogue_14_a_tool_whose_answer_never_comes_opens_nothing(visitor: &Visitor) {
        opens(visitor, "/test/usercentrics3/").await;
        visitor.does("(plays('Usercentrics3Double'), tool.answer = new Promise(() => {}), tool.loads())").await;
        stays_closed(visitor, 1).await;
    }
}
