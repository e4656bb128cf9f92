//! What is turned away: with one plain sentence, and with nothing lost of what came before.

use crate::served::{served, served_with};

#[track_caller]
fn check_refused(content_type: &str, body: impl AsRef<[u8]>, status: u16, sentence: &str) {
    let served = served();
    assert_eq!(served.post_form("/lead/en", "first_name=Ada").status, 303);
    let answer = served.post("/lead/en", content_type, body);
    assert_eq!((answer.status, answer.body.as_str()), (status, format!("{sentence}\n").as_str()));
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    let leads = served.leads();
    assert_eq!(leads.len(), 1, "the earlier lead alone is there");
    assert_eq!(leads[0]["fields"][0][1], "Ada");
}

#[test]
fn a_form_of_more_than_a_mebibyte_is_too_large() {
    let body = format!("message={}", "a".repeat(1024 * 1024));
    check_refused(
        "application/x-www-form-urlencoded",
        body,
        413,
        "The form is larger than the 1024 KiB that this receiver takes.",
    );
}

#[test]
fn a_form_of_exactly_a_mebibyte_is_taken() {
    let served = served();
    let body = format!("message={}", "a".repeat(1024 * 1024 - "message=".len()));
    assert_eq!(served.post_form("/lead/en", &body).status, 303);
}

#[test]
fn json_that_ends_too_early_is_refused_with_its_place() {
    check_refused(
        "application/json",
        "{\"first_name\":",
        400,
        "The form is not a JSON object of field names and values: EOF while parsing a value at line 1 column 14.",
    );
}

#[test]
fn json_that_is_no_object_is_refused() {
    check_refused(
        "application/json",
        "[1]",
        400,
        "The form is not a JSON object of field names and values: invalid type: sequence, expected an object at line 1 column 0.",
    );
}

#[test]
fn a_lone_percent_sign_is_refused() {
    check_refused(
        "application/x-www-form-urlencoded",
        "a=1&discount=5%",
        400,
        "The field \"discount\" holds a percent sign that two hexadecimal digits do not follow.",
    );
}

#[test]
fn bytes_that_are_no_utf_8_are_refused_rather_than_changed() {
    check_refused("application/x-www-form-urlencoded", "name=Zo%E9", 400, "The form is not UTF-8 text.");
    check_refused("application/x-www-form-urlencoded", b"name=Zo\xe9", 400, "The form is not UTF-8 text.");
}

#[test]
fn a_multipart_form_without_its_end_is_refused() {
    check_refused(
        "multipart/form-data; boundary=edge",
        "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1",
        400,
        "The form is not well-formed multipart/form-data: field \"a\" received with incomplete data.",
    );
}

#[test]
fn a_form_without_fields_is_refused() {
    check_refused("application/x-www-form-urlencoded", "", 400, "The form came without a single field.");
    check_refused("application/json", "{}", 400, "The form came without a single field.");
}

#[test]
fn a_receiver_that_knows_its_fields_refuses_a_form_with_another() {
    let served = served_with(|config| config.names = Some(vec!["first_name".to_owned()]));
    assert_eq!(served.post_form("/lead/en", "first_name=Ada").status, 303);
    let answer = served.post_form("/lead/en", "first_name=Ada&baton_score=85");
    assert_eq!((answer.status, served.leads().len()), (400, 1));
    assert_eq!(answer.body, "The form posts a field \"baton_score\" that this receiver does not know.\n");
}

#[test]
fn another_content_type_is_refused() {
    let sentence = "Post the form as application/x-www-form-urlencoded, multipart/form-data or application/json.";
    check_refused("text/plain", "a=1", 415, sentence);
}

#[test]
fn a_lead_is_posted_not_fetched_and_only_in_two_languages() {
    let served = served();
    assert_eq!(served.get("/lead/en").status, 405);
    assert_eq!(served.post_form("/lead/de", "a=1").status, 405);
    assert_eq!(served.leads().len(), 0);
}
