//! The catalogue of what a form must survive, under its numbers, in every engine. After each of them holds what holds after every
//! journey: no fault, no value of an undeclared control read, no request but for the site's own files and the form.

use std::collections::BTreeMap;

use baton_e2e::{Engine, Script, Site, Visitor};

use super::form_pages::POLICY;

const PAGE: &str = "/forms/catalogue/";
const NONE: [&str; 0] = [];

async fn opens(visitor: &Visitor) {
    visitor.goes(PAGE).await;
    visitor.waits_for_state("off:consent").await;
    visitor.does("baton.consent({ explicit: true, categories: ['everything'] })").await;
    visitor.waits_for_state("ready").await;
}

/// Presses a button of the page; the names of ours among what would have left.
async fn presses(visitor: &Visitor, selector: &str) -> Vec<String> {
    visitor.does("window.entries = []").await;
    visitor.clicks(selector).await;
    visitor.waits_until("entries.length").await;
    visitor.evaluates("ours()").await
}

async fn entry(visitor: &Visitor, name: &str) -> String {
    visitor.evaluates(&format!("(entries.find(([one]) => one === {name:?}) ?? [])[1] ?? ''")).await
}

/// What of ours a form's controls hold.
async fn held(visitor: &Visitor, form: &str) -> BTreeMap<String, String> {
    visitor.evaluates(&format!("held({form:?})")).await
}

macro_rules! catalogue {
    ($($number:ident: async fn $name:ident($visitor:ident: &Visitor) $body:block)*) => {
        $(
            mod $number {
                use super::*;

                async fn $name($visitor: &Visitor) {
                    opens($visitor).await;
                    $body
                }

                #[test]
                fn chromium() {
                    walks(Engine::Chromium, async |visitor| $name(visitor).await);
                }

                #[test]
                fn firefox() {
                    walks(Engine::Firefox, async |visitor| $name(visitor).await);
                }

                #[test]
                fn webkit() {
                    walks(Engine::WebKit, async |visitor| $name(visitor).await);
                }
            }
        )*
    };
}

fn walks(engine: Engine, journey: impl AsyncFnOnce(&Visitor)) {
    baton_e2e::run_on(engine, Site::of_forms(Script::Published, POLICY, None), journey);
}

catalogue! {
    catalogue_15: async fn passwords_cards_and_hidden_values_are_never_read(visitor: &Visitor) {
        for form in ["password", "card", "code"] {
            assert_eq!(presses(visitor, &format!("#{form} button")).await, NONE, "{form}");
        }
        assert_eq!(presses(visitor, "#asking button").await, ["baton_score", "baton_submission"]);
        assert_eq!(visitor.probe().await.controls_read(), ["role"], "the one declared control");
    }

    catalogue_16: async fn a_script_or_a_password_manager_that_fills_fields_moves_nothing(visitor: &Visitor) {
        visitor.does("document.querySelectorAll('input:not([type=file],[type=hidden])').forEach((one) => { one.value = 'filled'; \
            one.dispatchEvent(new Event('input', { bubbles: true })); one.dispatchEvent(new Event('change', { bubbles: true })) })").await;
        visitor.does("window.entries = [...new FormData(document.getElementById('adding'))]").await;
        assert_eq!(visitor.evaluates::<Vec<String>>("ours()").await, NONE);
        assert!(visitor.probe().await.reads.is_empty(), "nothing was read");
    }

    catalogue_17: async fn of_a_declared_box_only_whether_it_is_ticked_travels(visitor: &Visitor) {
        visitor.does("window.stops = false").await;
        visitor.clicks("#box button").await;
        let answers = visitor.site.desk.newest(1).await.context()["evidence"]["answers"].clone();
        assert_eq!(answers["role"], "blank", "{answers:#}");
        visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
        opens(visitor).await;
        visitor.does("window.stops = false").await;
        visitor.clicks("#box [name=role]").await;
        visitor.clicks("#box button").await;
        let answers = visitor.site.desk.newest(2).await.context()["evidence"]["answers"].clone();
        assert_eq!(answers["role"], "user", "{answers:#}");
    }

    catalogue_18: async fn a_declared_control_that_holds_an_address_is_not_read(visitor: &Visitor) {
        assert!(presses(visitor, "#typed-answer button").await.contains(&"baton_score".to_owned()));
        assert!(visitor.probe().await.reads.is_empty(), "nothing was read");
    }

    catalogue_19: async fn a_script_that_collects_an_unarmed_form_gets_nothing(visitor: &Visitor) {
        visitor.does("setInterval(() => { window.entries = [...new FormData(document.getElementById('adding'))] }, 20)").await;
        visitor.waits_until("entries.length").await;
        visitor.lingers().await;
        assert_eq!(visitor.evaluates::<Vec<String>>("ours()").await, NONE);
    }

    catalogue_20: async fn what_a_page_collects_when_the_form_is_sent_holds_one_set(visitor: &Visitor) {
        let mut names = presses(visitor, "#adding button").await;
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert!(count > 10 && names.len() == count, "{names:?}");
    }

    catalogue_21: async fn nothing_goes_into_an_address_or_a_dialog(visitor: &Visitor) {
        for form in ["get", "dialog", "get-button"] {
            visitor.does("window.stops = true").await;
            assert_eq!(held(visitor, form).await.len(), 0);
            visitor.does("window.entries = []").await;
            visitor.clicks(&format!("#{form} button")).await;
            visitor.waits_until("entries.length").await;
            if form != "get-button" {
                assert_eq!(visitor.evaluates::<Vec<String>>("ours()").await, NONE, "{form}");
            }
            assert_eq!(held(visitor, form).await.len(), 0, "{form}");
        }
        // The button sends by GET when the browser does it, and then its entries are of that submission.
        visitor.does("window.stops = false").await;
        visitor.clicks("#get-button button").await;
        visitor.waits_until("location.search").await;
        assert!(!visitor.evaluates::<String>("location.search").await.contains("baton"));
    }

    catalogue_22: async fn nothing_goes_abroad_unless_the_site_names_it(visitor: &Visitor) {
        for form in ["abroad", "mail", "script"] {
            assert_eq!(presses(visitor, &format!("#{form} button")).await, NONE, "{form}");
            assert_eq!(held(visitor, form).await.len(), 0, "{form}");
        }
        presses(visitor, "#abroad-button button").await;
        assert_eq!(held(visitor, "abroad-button").await.len(), 0, "no input is written for a button that sends abroad");
    }

    catalogue_23: async fn login_search_and_upload_are_none_of_our_business(visitor: &Visitor) {
        for form in ["login", "search", "file", "password"] {
            assert_eq!(presses(visitor, &format!("#{form} button")).await, NONE, "{form}");
            assert_eq!(held(visitor, form).await.len(), 0, "{form}");
        }
        assert!(visitor.probe().await.reads.is_empty(), "nothing was read");
    }

    catalogue_24: async fn a_form_that_was_stopped_is_sent_with_fresh_values_and_leaves_none_behind(visitor: &Visitor) {
        presses(visitor, "#asking button").await;
        let first = entry(visitor, "baton_submission").await;
        visitor.moves_the_clock(1).await;
        presses(visitor, "#asking button").await;
        let second = entry(visitor, "baton_submission").await;
        assert!(!first.is_empty() && !second.is_empty() && first != second, "{first} {second}");
        visitor.does("document.getElementById('asking').reset()").await;
        assert!(held(visitor, "asking").await.values().all(String::is_empty), "a reset form holds nothing of ours");
        presses(visitor, "#adding button").await;
        assert!(!held(visitor, "adding").await.is_empty());
        visitor.does("baton.withdraw()").await;
        assert_eq!(held(visitor, "adding").await.len(), 0, "and a withdrawal takes it out at once");
    }

    catalogue_25: async fn a_form_sent_by_script_carries_the_story_only_after_somebody_acted(visitor: &Visitor) {
        visitor.does("document.getElementById('adding').submit()").await;
        assert_eq!(visitor.site.desk.newest(1).await.ours(), NONE);
        visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
        opens(visitor).await;
        visitor.does("document.querySelector('#adding button').type = 'button'").await;
        visitor.does("document.querySelector('#adding button').onclick = () => document.getElementById('adding').submit()").await;
        visitor.clicks("#adding button").await;
        let lead = visitor.site.desk.newest(2).await;
        assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    }

    catalogue_26: async fn however_it_is_sent_there_is_one_set_and_one_submission(visitor: &Visitor) {
        let mut submissions = Vec::new();
        for button in ["#asking button", "#second"] {
            assert_eq!(presses(visitor, button).await, ["baton_score", "baton_submission"]);
            submissions.push(entry(visitor, "baton_submission").await);
        }
        visitor.does("document.getElementById('asking').requestSubmit()").await;
        submissions.push(entry(visitor, "baton_submission").await);
        visitor.types("#asking [name=email]", "\u{e007}").await;
        submissions.push(entry(visitor, "baton_submission").await);
        submissions.dedup();
        assert_eq!((submissions.len(), submissions[0].len()), (1, 32), "{submissions:?}");
    }

    catalogue_27: async fn a_form_whose_controls_hide_its_properties_is_sent_all_the_same(visitor: &Visitor) {
        visitor.does("document.getElementById('adding').insertAdjacentHTML('beforeend', ['submit', 'action', 'elements', 'method', 'id', \
            'addEventListener', 'nodeType'].map((name) => `<input name=\"${name}\" value=\"x\">`).join(''))").await;
        visitor.does("window.stops = false").await;
        visitor.clicks("#adding button").await;
        let lead = visitor.site.desk.newest(1).await;
        assert_eq!(lead.of_the_visitor().len(), 8, "{:?}", lead.fields);
        assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    }

    catalogue_28: async fn a_field_of_the_site_that_bears_our_name_is_left_alone_and_reported(visitor: &Visitor) {
        assert!(presses(visitor, "#clash button").await.contains(&"baton_status".to_owned()));
        assert_eq!(entry(visitor, "baton_score").await, "our own");
        let status: serde_json::Value = visitor.evaluates("baton.status()").await;
        assert!(status.to_string().contains("baton_score"), "{status:#}");
    }

    catalogue_29: async fn forms_that_come_go_and_move_are_sent_and_nothing_throws(visitor: &Visitor) {
        visitor.does("document.getElementById('adding').replaceWith(Object.assign(document.getElementById('adding').cloneNode(true), { id: 'clone' }))").await;
        assert!(presses(visitor, "#clone button").await.len() > 10);
        visitor.does("document.body.prepend(document.getElementById('clone'))").await;
        assert!(presses(visitor, "#clone button").await.len() > 10);
        // A form that leaves the page in its own submit event.
        visitor.does("document.getElementById('clone').addEventListener('submit', (event) => event.target.remove())").await;
        visitor.does("window.entries = []").await;
        visitor.clicks("#clone button").await;
        visitor.waits_until("!document.getElementById('clone')").await;
        visitor.waits_for_state("ready").await;
    }

    catalogue_30: async fn whoever_comes_back_reloads_or_resets_finds_no_old_values(visitor: &Visitor) {
        for form in ["asking", "adding"] {
            opens(visitor).await;
            visitor.does("window.stops = false").await;
            visitor.clicks(&format!("#{form} button")).await;
            visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
            // No command while the page leaves: in Firefox it would keep the page out of the cache.
            visitor.does("setTimeout(() => history.back(), 400)").await;
            tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
            visitor.waits_until("document.getElementById('asking')").await;
            assert!(held(visitor, form).await.values().all(String::is_empty), "{:?}", held(visitor, form).await);
            visitor.driver.refresh().await.expect("the page again");
            assert!(held(visitor, form).await.values().all(String::is_empty), "{:?}", held(visitor, form).await);
        }
        opens(visitor).await;
        presses(visitor, "#asking button").await;
        assert!(!held(visitor, "asking").await["baton_score"].is_empty());
        // The browser's own way to start a page anew keeps what was entered.
        visitor.does("setTimeout(() => location.reload(), 50)").await;
        tokio::time::sleep(std::time::Duration::from_millis(1000)).await;
        visitor.waits_until("entries.length === 0").await;
        assert!(held(visitor, "asking").await.values().all(String::is_empty), "{:?}", held(visitor, "asking").await);
    }
}
