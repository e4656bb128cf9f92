//! What the desk shows of leads whose verification is given; the ways in and the server are tested from outside, in `tests/it`.

use askama::Template;
use serde_json::{Map, Value, json};

use super::Page;
use crate::leads::Lead;
use crate::moment::Moment;
use crate::posted::Fields;

fn ada() -> Lead {
    let posted: Map<String, Value> =
        serde_json::from_str(include_str!("../../tests/samples/ada.posted.json")).expect("a posted lead");
    let text = |value: &Value| value.as_str().expect("a text").to_string();
    lead(
        posted.iter().map(|(name, value)| (name.clone(), text(value))).collect(),
        serde_json::from_str(include_str!("../../tests/samples/ada.verification.json")).expect("a verification"),
    )
}

fn lead(fields: Fields, verification: Value) -> Lead {
    Lead {
        id: "0f".repeat(16),
        number: 1,
        at: "2026-11-20T15:00:14.000Z".to_string(),
        lang: "en".to_string(),
        content_type: "application/x-www-form-urlencoded".to_string(),
        fields,
        verification,
    }
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

/// The page's text as a reader gets it: no tags, entities decoded, white space as single spaces.
fn seen(lead: Lead) -> String {
    let html = html(&[lead]);
    let mut text = String::new();
    for piece in html.split('<').skip(1) {
        text.push(' ');
        text.push_str(piece.split_once('>').map_or("", |(_, after)| after));
    }
    let decoded =
        text.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'").replace("&#38;", "&");
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn html(leads: &[Lead]) -> String {
    let now = Moment::parse("2026-11-20T15:05:14.000Z").expect("an instant");
    Page::new(leads, leads.len(), now).render().expect("a page")
}

#[track_caller]
fn check_seen(seen: &str, expected: &[&str]) {
    for expected in expected {
        assert!(seen.contains(expected), "{expected:?} is not on the desk:\n{seen}");
    }
}

#[test]
fn a_confirmed_lead_shows_who_what_why_and_by_when() {
    check_seen(
        &seen(ada()),
        &[
            "Ada Example",
            "Example Foundry Ltd.",
            "ada@example.ca",
            "Status Sales ready",
            "Priority High",
            "Verification agrees. Numbers below: Confirmed by this receiver.",
            "39 of 88 possible",
            "Intent 24 + fit 15",
            "Respond by Fri, Nov 20, 2026, 16:00 UTC (in 55 min)",
            "Queue quebec-fr",
            "Answer in French",
            "Province Quebec (QC), basis: declared",
            "Language French",
            "Form posted in English",
            "Consent basis express",
            "Consent source cookieconsent",
            "Lead definition b2b-saas, version 3",
            "A person should look because intent is close to its threshold",
            "Consent given Tue, Nov 17, 2026, 14:02 UTC",
            "First touch newsletter / email / fall (email)",
            "Last touch direct",
            "/en/pricing, 3 times",
            "/en/downloads/onboarding-guide.pdf, once",
            "7 of 12 conditions",
            "Would have counted next: security .",
            "Sales ready, 39 points: three views of pricing",
            "Prêt pour les ventes, 39 points",
            "baton_first_source",
        ],
    );
}

#[test]
fn every_contribution_is_a_row_with_its_numbers() {
    check_seen(
        &seen(ada()),
        &[
            "Viewed pricing Intent A consulté les prix 3 +15 −1 +14",
            "Viewed careers Intent A consulté les carrières 1 −5 0 −5",
            "Company of 51 to 1,000 Fit Entreprise de 51 à 1 000 1 +15 0 +15",
            "Exact sum 39",
        ],
    );
}

#[test]
fn a_loss_is_drawn_to_the_left_of_zero_without_any_style_attribute() {
    let html = html(&[ada()]);
    assert!(html.contains(r#"<rect class="loss" x="0" y="0" width="250" height="10"/>"#), "{html}");
    assert!(html.contains(r#"<rect class="gain" x="250" y="0" width="750" height="10"/>"#), "{html}");
    assert!(!html.contains("style=") && !html.contains("<style") && !html.contains("<script"), "{html}");
}

#[test]
fn criteria_are_told_in_words() {
    check_seen(&seen(ada()), &["Fit : met", "Timing : unknown", "Process : not met"]);
}

#[test]
fn an_answer_that_is_late_is_called_overdue() {
    check_seen(&seen(ada()), &["Answer due in 55 min"]);
    let mut late = ada();
    late.verification["confirmed"]["respond_by"] = json!("2026-11-20T13:00:00.000Z");
    check_seen(&seen(late), &["Answer due 2 h 5 min ago, overdue"]);
}

#[test]
fn without_confirmation_the_numbers_are_called_claims() {
    let lead = Lead { verification: json!({ "verdict": "cannot_be_checked", "findings": [] }), ..ada() };
    check_seen(
        &seen(lead),
        &["Verification cannot be done. Numbers below: Claimed by the browser, not confirmed.", "39 of 88 possible"],
    );
}

#[test]
fn a_finding_is_told_with_what_was_claimed_and_what_was_found() {
    let mut lead = ada();
    lead.verification["verdict"] = json!("differs");
    lead.verification["confirmed"]["score"] = json!(29);
    lead.verification["findings"] = json!([{
        "finding": "score_differs", "field": "score", "claimed": "39", "found": "29", "says": "The score is another one.",
    }]);
    check_seen(
        &seen(lead),
        &[
            "Verification differs.",
            "the browser said 39",
            "score differs score The score is another one. claimed 39 found 29",
            "These reasons add up to 39, not to 29.",
        ],
    );
}

#[test]
fn a_replayed_submission_is_never_shown_as_plain_agreement() {
    let mut lead = ada();
    let finding = json!({
        "finding": "replayed", "field": "baton_submission", "claimed": "7f9c", "found": "", "says": "submission 7f9c was received before",
    });
    lead.verification["findings"] = json!([finding]);
    crate::replay::name_earlier(&mut lead.verification, 1);
    check_seen(
        &seen(lead),
        &[
            "Verification agrees, but this submission came before.",
            "submission 7f9c was received before claimed 7f9c found lead 1",
        ],
    );
}

#[test]
fn a_lead_without_context_is_a_whole_lead() {
    let lead = lead(fields(&[("first_name", "Ada"), ("message", "")]), json!({ "verdict": "absent" }));
    check_seen(&seen(lead), &["Status Not known", "No context came with this lead.", "message left empty"]);
}

#[test]
fn flat_fields_alone_are_shown_as_claims() {
    let posted = [
        ("baton_score", "42"),
        ("baton_status", "nurture"),
        ("baton_topics", "onboarding; security"),
        ("baton_consent_basis", "analytics"),
        ("baton_summary", "Nurture."),
    ];
    let lead = lead(fields(&posted), json!({ "verdict": "cannot_be_checked" }));
    check_seen(
        &seen(lead),
        &["42", "Status, claimed Nurture", "Topics onboarding security", "Consent basis analytics", "The story Nurture."],
    );
}

#[test]
fn values_that_look_like_markup_are_shown_as_text_wherever_they_stand() {
    let hostile = r#""><img src=x onerror=alert(1)><script>alert('x')</script>"#;
    let mut lead = ada();
    replace_texts(&mut lead.verification, hostile);
    let mut context: Value = serde_json::from_str(lead.fields.get("baton_context").expect("a context")).expect("JSON");
    replace_texts(&mut context, hostile);
    let named = |name: &str| (name.to_string(), hostile.to_string());
    lead.fields = ["first_name", "last_name", "company", "email", hostile, "baton_score"]
        .into_iter()
        .map(named)
        .chain([("baton_context".to_string(), context.to_string())])
        .collect();
    lead.content_type = hostile.to_string();
    let html = html(&[lead]);
    for tag in ["<img", "<script", "onerror=alert(1)>"] {
        assert!(!html.contains(tag), "{tag} came through as markup");
    }
    assert!(html.contains("&#60;img src=x onerror=alert(1)&#62;"));
    assert!(!html.contains("href=\"mailto:"), "only a plain address becomes a link");
}

/// Puts one text in the place of every text, so that no panel is left out.
fn replace_texts(value: &mut Value, text: &str) {
    match value {
        Value::String(old) => *old = text.to_string(),
        Value::Array(items) => items.iter_mut().for_each(|item| replace_texts(item, text)),
        Value::Object(entries) => entries.values_mut().for_each(|entry| replace_texts(entry, text)),
        _ => {}
    }
}

#[test]
fn a_context_of_any_shape_leaves_the_page_standing() {
    for context in
        ["null", "[]", "7", "{\"score\":{}}", "{\"contributions\":[7,{\"points\":1e300}],\"score\":1}", "{\"touches\":[]}", "{"]
    {
        let lead = lead(fields(&[("baton_context", context)]), json!({ "verdict": 7, "findings": {}, "confirmed": [] }));
        check_seen(&seen(lead), &["Lead 1", "Verification cannot be done."]);
    }
}

#[test]
fn the_raw_bundle_keeps_the_order_in_which_it_was_posted() {
    let seen = seen(lead(fields(&[("baton_context", "{\"v\":1,\"a\":2}")]), json!({ "verdict": "cannot_be_checked" })));
    check_seen(&seen, &["{ \"v\": 1, \"a\": 2 }"]);
}

#[test]
fn an_empty_desk_says_what_to_do_next() {
    let html = html(&[]);
    for expected in ["No leads yet", "href=\"/\"", "consent banner", "Check for new leads"] {
        assert!(html.contains(expected), "{expected}");
    }
}
