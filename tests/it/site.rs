//! `check` of the site config.

use baton_handoff::agreement::document::{Definition, Document, SiteConfig};
use serde_json::{Value, json};

use crate::documents::{DESIGN, lines};

const SITE: &str = include_str!("../../www/demo/site.json");

/// The site config is refused with exactly these lines, by itself or beside the design's definition.
#[track_caller]
fn check_site(change: impl FnOnce(&mut Value), expected: &str) {
    let mut site: Value = serde_json::from_str(SITE).unwrap();
    change(&mut site);
    let definition = Definition::read(DESIGN).unwrap();
    let problems = SiteConfig::read(&site.to_string()).and_then(|site| site.compile(&definition)).expect_err("it is refused");
    assert_eq!(lines(&problems), expected);
}

#[test]
fn a_site_config_is_held_to_its_definition() {
    let site = SiteConfig::read(SITE).unwrap_or_else(|problems| panic!("{}", lines(&problems)));
    assert!(site.warnings().is_empty());
    assert!(site.compile(&Definition::read(DESIGN).unwrap()).is_ok());
    check_site(
        |site| site["forms"][0]["answers"][1]["answer"] = json!("title"),
        r#"forms[0].answers[1].answer: no answer is called "title"; use company_size, role, timeline, province, language or postal_code, or declare it"#,
    );
    check_site(
        |site| site["forms"][0]["answers"][1]["synonyms"]["boss"] = json!(["Boss"]),
        r#"forms[0].answers[1].synonyms: no value is called "boss"; use decision_maker, user or student, or declare it"#,
    );
}

#[test]
fn a_site_config_is_held_to_its_own_rules() {
    check_site(|site| site["days_to_keep"] = json!(401), "days_to_keep: 401 is outside 1 to 400; use a number in that range");
    check_site(
        |site| site["forms"][0]["slots"] = json!({ "00N5e000001abcd": { "holds": "score", "max": 0 } }),
        "forms[0].slots.00N5e000001abcd.max: 0 is outside 1 to 65535; use a number in that range",
    );
    check_site(
        |site| site["forms"][0]["origins"] = json!(["https://forms.example.ca/post"]),
        r#"forms[0].origins[0]: "https://forms.example.ca/post" is no origin; write scheme and host and nothing behind them, as in "https://forms.example.ca""#,
    );
    check_site(
        |site| site["capture"]["downloads"] = json!([".pdf"]),
        r#"capture.downloads[0]: ".pdf" is no file type; write it in small letters without the dot, as in "pdf""#,
    );
}

#[test]
fn a_control_answers_one_thing() {
    check_site(
        |site| site["forms"][0]["answers"][1]["control"] = json!("company_size"),
        r#"forms[0]: the control "company_size" is declared twice; keep one of them: a control has one answer"#,
    );
}

#[test]
fn a_vendor_without_an_adapter_is_refused_with_those_that_have_one() {
    check_site(
        |site| site["vendors"] = json!(["marketo", "pardot"]),
        "vendors[1]: \"pardot\" is not in the list; use hubspot, marketo or ninja_forms",
    );
    check_site(|site| site["vendors"] = json!(["marketo", "marketo"]), "vendors[1]: stands twice; keep one of them");
}

#[test]
fn a_file_tells_by_itself_which_document_it_is() {
    assert!(matches!(Document::read(DESIGN), Ok(Document::Definition(_))));
    assert!(matches!(Document::read(SITE), Ok(Document::Site(_))));
    let neither = Document::read("[]").expect_err("a list is no document");
    assert_eq!(
        lines(&neither),
        "is neither a lead definition nor a site config; a definition has \"rules\", \"status\" and \"fallback\"; a site config has \
         \"controller\" and \"consent\""
    );
}
