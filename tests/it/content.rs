//! The catalogue as it is written; what is chosen from it is told by the scenarios.

use baton_handoff::agreement::document::Definition;
use serde_json::{Value, json};

use crate::documents::{lines, read, refused, with};

#[test]
fn a_piece_has_an_address_for_both_languages_or_one_for_each() {
    let piece = |url: Value| {
        with(&[("/content", json!([{ "id": "guide", "url": url, "stage": "early", "label": { "en": "Guide", "fr": "Guide" } }]))])
    };
    for good in [
        json!("/g.pdf"),
        json!({ "en": "/g.pdf" }),
        json!({ "fr": "https://example.ca/g" }),
        json!({ "en": "/g.pdf", "fr": "/f.pdf" }),
    ] {
        read(&piece(good));
    }
    refused(
        &piece(json!({})),
        "content[0].url: has no address; write one for both languages as \"/en/guide.pdf\", or one for each: \
         { \"en\": \"/en/guide.pdf\", \"fr\": \"/fr/guide.pdf\" }",
    );
    refused(
        &piece(json!({ "en": "/g.pdf", "fr": "g.pdf" })),
        "content[0].url.fr: \"g.pdf\" is no path and no https address; write it as \"/en/guide.pdf\" or \"https://example.ca/guide\"",
    );
    let problems = Definition::read(&piece(json!({ "en": "/g.pdf", "de": "/d.pdf" }))).unwrap_err();
    assert!(lines(&problems).starts_with("content[0].url.de: is not a key of the addresses of a piece;"));
}
