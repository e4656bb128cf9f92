//! Every way in which a form is posted.

use crate::served::served;

#[track_caller]
fn check_fields(content_type: &str, body: impl AsRef<[u8]>, expected: &[(&str, &str)]) {
    let served = served();
    let answer = served.post("/lead/en", content_type, body);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let expected: Vec<(String, String)> = expected.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    assert_eq!(served.newest_fields(), expected);
    assert_eq!(served.leads()[0]["content_type"], content_type);
}

#[test]
fn an_urlencoded_form_keeps_order_repeated_names_and_empty_values() {
    check_fields(
        "application/x-www-form-urlencoded",
        "topic=b&topic=a&first_name=Ada+B&message=1%2B1%3D2%0D%0Aok&empty=&alone&a%5B%5D=%26",
        &[
            ("topic", "b"),
            ("topic", "a"),
            ("first_name", "Ada B"),
            ("message", "1+1=2\r\nok"),
            ("empty", ""),
            ("alone", ""),
            ("a[]", "&"),
        ],
    );
}

#[test]
fn a_charset_beside_the_content_type_changes_nothing() {
    check_fields("application/x-www-form-urlencoded;charset=UTF-8", "a=1", &[("a", "1")]);
}

#[test]
fn letters_of_every_script_arrive_unchanged() {
    check_fields(
        "application/x-www-form-urlencoded",
        "first_name=Zo%C3%A9&company=%E6%A0%AA%E5%BC%8F%F0%9F%8F%92&message=e%CC%81",
        &[("first_name", "Zoé"), ("company", "株式🏒"), ("message", "e\u{301}")],
    );
}

#[test]
fn a_multipart_form_keeps_order_and_repeated_names_and_a_file_stands_with_its_name() {
    let body = [
        "--edge\r\nContent-Disposition: form-data; name=\"topic\"\r\n\r\nb\r\n",
        "--edge\r\nContent-Disposition: form-data; name=\"first_name\"\r\n\r\nZoé\r\n",
        "--edge\r\nContent-Disposition: form-data; name=\"topic\"\r\n\r\na\r\nc\r\n",
        "--edge\r\nContent-Disposition: form-data; name=\"plan\"; filename=\"plan.pdf\"\r\nContent-Type: application/pdf\r\n\r\n\u{0}\u{1}\r\n",
        "--edge--\r\n",
    ];
    check_fields(
        "multipart/form-data; boundary=edge",
        body.concat(),
        &[("topic", "b"), ("first_name", "Zoé"), ("topic", "a\r\nc"), ("plan", "plan.pdf")],
    );
}

#[test]
fn a_json_object_keeps_order_and_repeated_names_and_turns_values_into_text() {
    check_fields(
        "application/json",
        r#"{"z":"1","a":"\u00e9\n","z":"2","list":["x","y",3],"none":null,"n":1.50,"yes":true,"baton_context":{"v":1, "b":[]}}"#,
        &[
            ("z", "1"),
            ("a", "é\n"),
            ("z", "2"),
            ("list", "x"),
            ("list", "y"),
            ("list", "3"),
            ("none", ""),
            ("n", "1.50"),
            ("yes", "true"),
            ("baton_context", r#"{"v":1, "b":[]}"#),
        ],
    );
}

#[test]
fn a_stored_lead_sends_the_visitor_to_the_thank_you_page_of_their_language() {
    let served = served();
    let answer = served.post_form("/lead/fr", "first_name=Zo%C3%A9");
    let id = served.leads()[0]["id"].as_str().expect("an id").to_string();
    assert_eq!(answer.header("location"), format!("/fr/thank-you?lead={id}"));
    let page = served.get(answer.header("location"));
    assert!(page.body.contains("<html lang=\"fr\">") && page.body.contains("Merci, Zoé&nbsp;!"), "{}", page.body);
    assert!(page.body.contains("href=\"/fr/\"") && page.body.contains("/assets/site.css"), "{}", page.body);

    let english = served.post_form("/lead/en", "first_name=%3Cb%3EAda%3C%2Fb%3E");
    let page = served.get(english.header("location"));
    assert!(page.body.contains("Thank you, &#60;b&#62;Ada&#60;/b&#62;!"), "{}", page.body);
}

#[test]
fn a_thank_you_page_without_a_known_lead_thanks_without_a_name() {
    let served = served();
    for path in ["/en/thank-you", "/en/thank-you?lead=1", "/en/thank-you?lead='%20OR%201=1"] {
        let page = served.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert!(page.body.contains("<h1>Thank you!</h1>"), "{path}: {}", page.body);
    }
}

#[test]
fn a_lead_without_any_field_of_ours_is_a_normal_lead() {
    let served = served();
    assert_eq!(served.post_form("/lead/en", "first_name=Ada&email=ada%40example.ca").status, 303);
    let lead = &served.leads()[0];
    assert_eq!(lead["verification"]["verdict"], "absent");
    assert_eq!((&lead["lang"], &lead["number"]), (&"en".into(), &1.into()));
    let at = lead["at"].as_str().expect("an instant");
    assert!(at.len() == "2026-11-20T15:00:00.000Z".len() && at.ends_with('Z'), "{at}");
}

#[test]
fn a_submission_id_seen_before_is_told_as_replayed() {
    let served = served();
    served.post_form("/lead/en", "baton_submission=one");
    served.post_form("/lead/en", "baton_submission=two");
    served.post_form("/lead/en", "baton_context=%7B%22submission%22%3A%7B%22id%22%3A%22one%22%7D%7D");
    let replayed: Vec<Option<String>> = served
        .leads()
        .iter()
        .map(|lead| {
            let findings = lead["verification"]["findings"].as_array().expect("findings");
            let finding = findings.iter().find(|finding| finding["finding"] == "replayed")?;
            finding["found"].as_str().map(str::to_string)
        })
        .collect();
    assert_eq!(replayed, [Some("lead 1".to_string()), None, None]);
}
