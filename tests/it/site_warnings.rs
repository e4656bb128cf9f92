//! `check` of both documents together: what a site leaves a definition without, and beside each the site that does not.

use baton_handoff::{agreement::document::SiteConfig, check};
use serde_json::{Value, json};

use crate::{
    documents::{lines, read},
    warnings::{changed, rule, sound},
};

/// A site that knows everything the definition asks for.
fn site() -> Value {
    json!({
        "controller": { "name": "Example Inc. (made up)", "contact": "privacy@example.ca" },
        "consent": { "sources": [ { "tool": "page", "attribution": ["all"], "profile": ["all"], "storage": ["all"] } ] },
        "forms": [ { "selector": "form", "kind": "demo", "slots": { "story": { "holds": "context", "max": 9000 } },
                     "answers": [ { "control": "size", "answer": "company_size" }, { "control": "role", "answer": "role" },
                                  { "control": "when", "answer": "timeline" } ] } ]
    })
}

/// The definition with these changes is warned about in exactly these lines on a site with those, and in none without a site.
#[track_caller]
fn warns_on_site(changes: &[(&str, Value)], of_site: &[(&str, Value)], expected: &str) {
    let definition = read(&changed(sound(), changes).to_string());
    let site = SiteConfig::read(&changed(site(), of_site).to_string()).unwrap_or_else(|problems| panic!("{}", lines(&problems)));
    assert_eq!(lines(&check::definition(&definition, None)), "");
    let found: Vec<_> = check::definition(&definition, Some(&site)).into_iter().chain(check::site(&site, &definition)).collect();
    assert_eq!(lines(&found), expected);
}

#[test]
fn a_site_that_knows_all_that_is_asked_for_is_not_warned_about() {
    warns_on_site(&[], &[], "");
}

#[test]
fn an_answer_that_no_form_asks_for_is_told() {
    let without_role = json!([{ "control": "size", "answer": "company_size" }, { "control": "when", "answer": "timeline" }]);
    warns_on_site(
        &[],
        &[("/forms/0/answers", without_role)],
        "gates[0].when: can never be met on this site: no form of it declares a control that answers role; declare one in the site config, \
         as in { \"control\": \"…\", \"answer\": \"role\" }, or leave the condition out\n\
         criteria.process: can never be met on this site: no form of it declares a control that answers role; declare one in the site \
         config, as in { \"control\": \"…\", \"answer\": \"role\" }, or leave the condition out",
    );
}

#[test]
fn a_value_that_no_synonym_says_is_told_where_others_have_theirs() {
    let role = |synonyms: Value| [("/forms/0/answers/1", json!({ "control": "role", "answer": "role", "synonyms": synonyms }))];
    warns_on_site(
        &[],
        &role(json!({ "decision_maker": ["I decide"] })),
        "forms[0].answers[1].synonyms: says what other values are called and nothing about \"student\", which the lead definition asks \
         for; add what the form sends for it; if that is the value itself, \"student\": [\"student\"]",
    );
    // Nobody asks for `user`.
    warns_on_site(&[], &role(json!({ "decision_maker": ["I decide"], "student": ["student"] })), "");
    warns_on_site(&[], &role(json!({})), "");
}

#[test]
fn visits_are_told_where_nothing_is_stored() {
    let never = |place: &str| {
        format!(
            "{place}: can never be met on this site: a consent tool of it opens no storage, so earlier visits are not known; name \
             categories for \"storage\" in the site config, or leave the condition out"
        )
    };
    warns_on_site(
        &[],
        &[("/consent/sources/0/storage", json!([]))],
        &format!("{}\n{}", never("rules[1].when"), never("criteria.timing.any[1]")),
    );
}

#[test]
fn a_form_of_a_kind_that_no_form_is_of_is_told() {
    let form = |kind: &str| [("/rules/-", rule(json!({ "form": kind })))];
    warns_on_site(
        &form("webinar"),
        &[],
        "rules[3].when: can never be met on this site: no form of it is of the kind webinar; say \"kind\": \"webinar\" at a form of the \
         site config, or leave the condition out",
    );
    warns_on_site(&form("demo"), &[], "");
}

#[test]
fn a_file_that_is_not_captured_and_a_page_that_is_excluded_are_told() {
    let download = |glob: &str| [("/rules/-", rule(json!({ "download": [glob] })))];
    warns_on_site(
        &download("/en/downloads/*.epub"),
        &[],
        "rules[3].when.download[0]: is a file of the type epub, which the site config does not name: a click on it counts only where the \
         link has the attribute download; add \"epub\" to \"downloads\" in the site config, or give all its links that attribute",
    );
    warns_on_site(&download("/en/downloads/*.epub"), &[("/capture", json!({ "downloads": ["epub"] }))], "");
    warns_on_site(
        &download("/en/downloads/guide"),
        &[],
        "rules[3].when.download[0]: is a file of no type: a click on it counts only where the link has the attribute download; name a \
         file whose type stands in \"downloads\" in the site config, or give all its links that attribute",
    );
    warns_on_site(&download("/en/downloads/**"), &[], "");
    let page = |glob: &str| [("/rules/-", rule(json!({ "page": [glob] })))];
    let excluded = "rules[3].when.page[0]: matches no path on this site: its config excludes it; take it out here, or out of \"exclude\" \
                    in the site config";
    let exclude = [("/capture", json!({ "exclude": ["/private/**"] }))];
    warns_on_site(&page("/private/a"), &exclude, excluded);
    warns_on_site(&page("/private/**"), &exclude, excluded);
    warns_on_site(&page("/**"), &exclude, "");
}

#[test]
fn a_site_that_never_opens_a_profile_is_told() {
    warns_on_site(
        &[],
        &[("/consent/sources/0/profile", json!([]))],
        "consent.sources[0].profile: is missing or empty, so no profile ever opens: leads bring their arrival, and no score; name the \
         categories that open the profile, as in \"profile\": [\"marketing\"]",
    );
}
