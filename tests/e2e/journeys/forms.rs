//! Which forms get fields, and which are left alone.

use std::collections::BTreeSet;

use baton_e2e::{Lead, Visitor};
use serde_json::Value;

use super::journey;
use super::person;

/// The Enter key, as a driver types it.
const ENTER: &str = "\u{e007}";
const PAGE: &str = "/test/forms/";

/// Says yes and opens the page with the forms.
async fn opens_the_forms(visitor: &Visitor) {
    visitor.goes("/en/pricing").await;
    visitor.accepts().await;
    visitor.waits_for_state("ready").await;
    visitor.reads(PAGE).await;
}

/// Presses a form's button; gives the lead that arrives as the next one.
async fn sends(visitor: &Visitor, form: &str, count: usize) -> Lead {
    visitor.reads(PAGE).await;
    visitor.clicks(&format!("#{form} button")).await;
    visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
    visitor.site.desk.newest(count).await
}

journey! {
    Published,
    async fn a_form_that_asks_for_nothing_gets_nothing(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        let lead = sends(visitor, "plain", 1).await;
        assert_eq!(lead.fields, [("email".to_owned(), "ada@example.ca".to_owned())]);
    }
}

journey! {
    Published,
    async fn a_form_with_hidden_fields_gets_those_and_no_others(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        let lead = sends(visitor, "asking", 1).await;
        assert_eq!(lead.ours(), ["baton_score", "baton_context"]);
        assert_eq!(lead.get("baton_score"), lead.context()["score"].to_string());
        assert_eq!(lead.of_the_visitor(), [("email", "ada@example.ca")]);
    }
}

journey! {
    Published,
    async fn a_form_with_a_password_or_a_card_is_left_alone(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        assert_eq!(sends(visitor, "password", 1).await.ours(), Vec::<&str>::new());
        assert_eq!(sends(visitor, "payment", 2).await.ours(), Vec::<&str>::new());
        assert!(visitor.probe().await.reads.is_empty(), "nothing in them was read");
    }
}

journey! {
    Published,
    async fn a_field_of_the_site_with_our_name_keeps_its_value(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        let lead = sends(visitor, "clash", 1).await;
        assert_eq!(lead.get("baton_score"), "our own");
        assert!(lead.ours().contains(&"baton_status"), "the rest arrives: {:?}", lead.ours());
    }
}

journey! {
    Published,
    async fn controls_that_hide_the_forms_own_properties_mislead_nobody(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        let lead = sends(visitor, "shadowing", 1).await;
        let names: Vec<&str> = lead.of_the_visitor().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["action", "method", "elements", "append", "getAttribute", "hasAttribute", "matches", "submit"]);
        assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    }
}

journey! {
    Published,
    async fn a_multipart_form_carries_the_fields_as_well(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        let lead = sends(visitor, "multipart", 1).await;
        assert!(lead.content_type.starts_with("multipart/form-data"), "{}", lead.content_type);
        assert_eq!(lead.get("message"), "Une ligne,\r\npuis une autre.");
        assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    }
}

journey! {
    Published,
    async fn a_form_inside_an_open_shadow_root_carries_the_fields_as_well(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        let button = "document.getElementById('host').shadowRoot.querySelector('button')";
        let element = visitor.driver.execute(format!("return {button}"), Vec::new()).await.expect("the button");
        element.element().expect("the button").click().await.expect("a click");
        visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
        let lead = visitor.site.desk.newest(1).await;
        assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    }
}

journey! {
    Published,
    async fn nothing_of_ours_ever_stands_in_an_address(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        for form in ["by-get", "get-button", "stopped"] {
            visitor.reads(PAGE).await;
            visitor.clicks(&format!("#{form} button")).await;
            visitor.waits_until("location.search").await;
            assert_eq!(visitor.evaluates::<String>("location.search").await, "?email=ada%40example.ca", "{form}");
        }
    }
}

journey! {
    Published,
    async fn the_button_that_sends_a_form_decides_how_it_is_sent(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        let lead = sends(visitor, "post-button", 1).await;
        assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    }
}

journey! {
    Published,
    async fn a_form_that_the_page_sends_by_script_carries_one_set_of_fields(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        let lead = sends(visitor, "by-script", 1).await;
        let names: BTreeSet<&str> = lead.ours().into_iter().collect();
        assert_eq!(names.len(), lead.ours().len(), "each field once: {:?}", lead.ours());
        assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    }
}

journey! {
    Published,
    async fn a_button_that_is_no_submit_button_still_says_that_somebody_sends_the_form(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        let lead = sends(visitor, "by-button", 1).await;
        assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    }
}

journey! {
    everywhere Published,
    async fn the_enter_key_sends_a_form_as_its_button_does(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        visitor.types("#by-script [name='email']", ENTER).await;
        visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
        let lead = visitor.site.desk.newest(1).await;
        assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    }
}

journey! {
    Published,
    async fn a_form_that_a_script_sends_by_itself_gets_nothing(visitor: &Visitor) {
        opens_the_forms(visitor).await;
        visitor.does("document.getElementById('by-button').submit()").await;
        visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
        assert_eq!(visitor.site.desk.newest(1).await.ours(), Vec::<&str>::new());
    }
}

journey! {
    Published,
    async fn two_quick_clicks_are_one_act_with_one_submission(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.reads("/en/contact").await;
        person::fills_in(visitor).await;
        let button = visitor.finds("#demo-request button[type='submit']").await;
        // The page moves smoothly to what is not in sight, and the pointer would miss what still moves.
        button.scroll_into_view().await.expect("the button comes into sight");
        visitor.lingers().await;
        visitor.driver.action_chain().double_click_element(&button).perform().await.expect("two clicks");
        visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
        visitor.lingers().await;
        let leads = visitor.site.desk.leads_so_far().await;
        assert!((1..=2).contains(&leads.len()), "{leads:#?}");
        let submissions: BTreeSet<&str> = leads.iter().map(|lead| lead.get("baton_submission")).collect();
        assert_eq!(submissions.len(), 1, "one act, one submission");
        for lead in &leads {
            assert_eq!(lead.of_the_visitor(), person::FIELDS);
            let names: BTreeSet<&str> = lead.ours().into_iter().collect();
            assert_eq!(names.len(), lead.ours().len(), "each field once: {:?}", lead.ours());
        }
    }
}

journey! {
    Published,
    async fn a_script_that_collects_the_form_on_a_timer_gets_nothing(visitor: &Visitor) {
        visitor.goes("/en/pricing").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.reads("/test/autosave/").await;
        visitor.waits_until("saved.length > 5").await;
        let saved: Vec<Value> = visitor.evaluates("saved").await;
        let unarmed = serde_json::json!({ "email": "ada@example.ca", "baton_score": "" });
        assert!(saved.iter().all(|one| *one == unarmed), "{saved:#?}");

        // The same form, sent by somebody, gets its field.
        visitor.clicks("#draft button").await;
        visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
        let lead = visitor.site.desk.newest(1).await;
        assert!(!lead.get("baton_score").is_empty());
        assert!(lead.ours().len() > 10, "data-baton asks for all of them: {:?}", lead.ours());
    }
}

journey! {
    everywhere Published,
    async fn whoever_comes_back_to_a_sent_form_finds_nothing_of_ours_in_it(visitor: &Visitor) {
        visitor.goes("/en/").await;
        visitor.accepts().await;
        visitor.waits_for_state("ready").await;
        visitor.reads("/en/contact").await;
        person::fills_in(visitor).await;
        person::sends(visitor).await;
        visitor.site.desk.newest(1).await;
        visitor.moves_the_clock(1).await;
        visitor.driver.back().await.expect("the page before");
        visitor.waits_until("location.pathname === '/en/contact'").await;
        visitor.waits_for_state("ready").await;
        let ours = "(control) => control.name.startsWith('baton_')";
        visitor.waits_until(&format!("![...document.getElementById('demo-request').elements].some({ours})")).await;
    }
}
