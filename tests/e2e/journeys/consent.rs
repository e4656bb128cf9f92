//! A no, and a yes taken back.

use baton_e2e::{Lead, Script, Site, Visitor};

use super::journey;
use super::person;

/// What the same form sends where Baton's script is not there at all.
async fn sent_without_baton(visitor: &Visitor) -> Lead {
    let bare = Site::open(Script::Removed).await;
    visitor.goes_to(&bare.address("/en/contact")).await;
    assert!(visitor.evaluates::<bool>("!('baton' in window)").await);
    person::fills_in(visitor).await;
    person::sends(visitor).await;
    bare.desk.newest(1).await
}

pub fn assert_same(lead: &Lead, bare: &Lead) {
    assert_eq!(lead.fields, bare.fields);
    assert_eq!(lead.content_type, bare.content_type);
}

journey! {
    everywhere Published,
    async fn after_a_no_the_form_arrives_as_without_baton(visitor: &Visitor) {
        visitor.goes("/en/?utm_source=newsletter&utm_medium=email").await;
        visitor.waits_for_state("off:consent").await;
        visitor.refuses().await;
        for page in ["/en/pricing", "/en/contact"] {
            visitor.goes(page).await;
            visitor.waits_for_state("off:consent").await;
        }
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        let stored = visitor.stored().await;
        assert_eq!((stored.local.len(), stored.session.len()), (0, 0), "{stored:?}");
        assert_eq!(stored.cookies, ["cc_cookie"]);
        assert!(visitor.probe().await.reads.is_empty(), "nothing was read");

        let lead = visitor.site.desk.newest(1).await;
        assert_same(&lead, &sent_without_baton(visitor).await);
    }
}

journey! {
    everywhere Published,
    async fn a_yes_taken_back_empties_the_device_before_anything_else_happens(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.reads("/en/pricing").await;
        visitor.reads("/en/contact").await;
        assert_eq!(visitor.stored().await.local, ["baton.v1"]);
        person::fills_in(visitor).await;

        visitor.withdraws().await;
        // No waiting: it is gone when the tool's handlers have returned.
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
        visitor.waits_for_state("off:consent").await;
        person::sends(visitor).await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new(), "nothing erased comes back");

        let lead = visitor.site.desk.newest(1).await;
        assert_same(&lead, &sent_without_baton(visitor).await);
    }
}

journey! {
    in_tabs Published,
    async fn a_yes_taken_back_in_one_tab_holds_in_another(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.reads("/en/pricing").await;
        let first = visitor.tab().await;
        let second = visitor.opens_a_tab().await;
        visitor.reads("/en/contact").await;
        person::fills_in(visitor).await;

        visitor.turns_to(&first).await;
        visitor.withdraws().await;
        visitor.waits_for_state("off:consent").await;

        // The other tab still holds its page, and its consent tool still knows the old yes.
        visitor.turns_to(&second).await;
        person::sends(visitor).await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new(), "nothing erased comes back");
        visitor.goes("/en/pricing").await;
        visitor.waits_for_state("off:consent").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());

        let lead = visitor.site.desk.newest(1).await;
        assert_same(&lead, &sent_without_baton(visitor).await);
    }
}

journey! {
    in_tabs Published,
    async fn what_one_tab_kept_is_in_the_lead_of_another(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.reads("/en/contact").await;
        person::fills_in(visitor).await;
        let first = visitor.tab().await;
        visitor.opens_a_tab().await;
        visitor.reads("/en/pricing").await;
        visitor.turns_to(&first).await;
        person::sends(visitor).await;
        let lead = visitor.site.desk.newest(1).await;
        assert_eq!(lead.get("baton_pages_count"), "3", "the page of the other tab counts");
        assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    }
}

journey! {
    Published,
    async fn a_yes_after_a_no_opens_and_starts_anew(visitor: &Visitor) {
        visitor.goes("/en/pricing").await;
        visitor.refuses().await;
        visitor.goes("/en/contact").await;
        visitor.waits_for_state("off:consent").await;
        visitor.clicks("[data-cc='show-preferencesModal']").await;
        visitor.clicks("#cc-main .pm [data-role='all']").await;
        visitor.waits_for_state("ready").await;
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        let lead = visitor.site.desk.newest(1).await;
        assert_eq!(lead.get("baton_pages_count"), "1", "what came before the yes is not known");
        assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    }
}

journey! {
    everywhere Published,
    async fn global_privacy_control_leaves_no_trace_and_no_profile(visitor: &Visitor) {
        visitor.goes("/test/blank/").await;
        visitor.sends_gpc().await;
        visitor.goes("/en/contact?utm_source=newsletter").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        let stored = visitor.stored().await;
        assert_eq!((stored.local.len(), stored.session.len()), (0, 0), "{stored:?}");
        assert!(visitor.probe().await.reads.is_empty(), "without a profile no answer is read");
        let lead = visitor.site.desk.newest(1).await;
        assert_eq!(lead.of_the_visitor(), person::FIELDS);
        assert_eq!(lead.get("baton_first_source"), "newsletter");
        for absent in ["baton_score", "baton_status", "baton_top_pages"] {
            assert!(!lead.ours().contains(&absent), "{absent} needs a profile: {:#?}", lead.fields);
        }
    }
}

journey! {
    Published,
    async fn erased_is_gone_at_once_and_what_comes_next_begins_anew(visitor: &Visitor) {
        visitor.goes("/en/pricing").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.does("baton.erase()").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
        visitor.reads("/en/contact").await;
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        let lead = visitor.site.desk.newest(1).await;
        assert_eq!(lead.get("baton_pages_count"), "1");
        assert!(!lead.get("baton_context").contains("/en/pricing"));
    }
}

journey! {
    Published,
    async fn an_opt_out_holds_on_this_device_whatever_the_consent_tool_says(visitor: &Visitor) {
        visitor.goes("/en/pricing").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.does("baton.optOut()").await;
        assert_eq!(visitor.stored().await.local, ["baton.off"], "one constant, and nothing else");
        visitor.goes("/en/contact").await;
        visitor.waits_for_state("off:optout").await;
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        assert_eq!(visitor.stored().await.local, ["baton.off"]);
        assert_eq!(visitor.site.desk.newest(1).await.ours(), Vec::<&str>::new());
    }
}

journey! {
    Published,
    async fn what_an_opt_out_tool_counts_as_accepted_before_a_choice_opens_nothing(visitor: &Visitor) {
        visitor.goes("/test/consent/?mode=opt-out").await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("ask()").await;
        visitor.lingers().await;
        visitor.waits_for_state("off:consent").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
        visitor.does("choose()").await;
        visitor.waits_for_state("ready").await;
    }
}

journey! {
    Published,
    async fn a_consent_tool_that_cannot_be_read_has_not_said_yes(visitor: &Visitor) {
        visitor.goes("/test/consent/?mode=throwing").await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("choose()").await;
        visitor.lingers().await;
        visitor.waits_for_state("off:consent").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
    }
}

journey! {
    Published,
    async fn a_bundled_consent_tool_is_heard_by_its_events(visitor: &Visitor) {
        visitor.goes("/test/consent/?mode=bundled").await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("choose(['necessary'])").await;
        visitor.waits_for_state("off:consent").await;
        visitor.does("choose()").await;
        visitor.waits_for_state("ready").await;
        assert_eq!(visitor.stored().await.local, ["baton.v1"]);
        visitor.does("choose(['necessary'])").await;
        assert_eq!(visitor.stored().await.local, Vec::<String>::new());
    }
}

journey! {
    Published,
    async fn calls_made_before_the_script_came_are_made_when_it_is_there(visitor: &Visitor) {
        visitor.goes("/test/queue/").await;
        visitor.waits_for_state("off:optout").await;
        // A page that is not configured as a consent source opens nothing, whatever it says; its other wishes hold.
        assert_eq!(visitor.stored().await.local, ["baton.off"]);
        visitor.does("baton.q.push(['erase'])").await;
        visitor.does("baton.q.push('nonsense')").await;
        visitor.waits_for_state("off:optout").await;
    }
}
