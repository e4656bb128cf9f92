//! Signatures and the canonical hash that they stand on.

use baton_handoff::{
    agreement::document::{Definition, Team, sha256, sign},
    time::Date,
};
use serde_json::json;

use crate::documents::{DESIGN, read, with};

/// SHA-256 of the design's definition in canonical JSON (RFC 8785) without `signed`, computed apart from this program.
const FROZEN: &str = "3f6c73788d69fb1ebb0088b2899d73ef2824b42afe7f001a3824f7b0aadf0a0e";

fn day() -> Date {
    Date::parse("2026-11-20").unwrap()
}

#[test]
fn the_hash_of_a_definition_is_frozen() {
    assert_eq!(read(DESIGN).sha256(), FROZEN);
    assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

#[test]
fn the_hash_looks_at_the_values_and_not_at_the_writing() {
    // Another order of keys, other white space, escapes instead of letters.
    let written = serde_json::from_str::<serde_json::Value>(DESIGN).unwrap().to_string().replace('é', "\\u00e9");
    assert_ne!(written, DESIGN);
    assert_eq!(read(&written).sha256(), FROZEN);
    assert_ne!(read(&with(&[("/rules/0/points", json!(6))])).sha256(), FROZEN);
}

#[test]
fn both_signatures_make_a_definition_signed() {
    let one = sign(DESIGN, Team::Sales, "Ada Example", day()).unwrap();
    let definition = read(&one);
    assert!(definition.is_signed_by(Team::Sales) && !definition.is_signed_by(Team::Marketing) && !definition.is_signed());
    assert_eq!(definition.sha256(), FROZEN);

    let both = sign(&one, Team::Marketing, "Émile Exemple", day()).unwrap();
    assert!(read(&both).is_signed());
    assert!(read(&both).warnings().is_empty());
}

#[test]
fn signing_writes_one_key_and_leaves_the_rest_of_the_text_alone() {
    let signed = sign(DESIGN, Team::Sales, "Ada Example", day()).unwrap();
    let line = format!(r#"    "sales": {{ "name": "Ada Example", "on": "2026-11-20", "sha256": "{FROZEN}" }}"#);
    assert_eq!(signed, DESIGN.replace(r#""signed": {}"#, &format!("\"signed\": {{\n{line}\n  }}")));
    // Signing again replaces the signature, and a definition without the key gets one.
    assert_eq!(sign(&signed, Team::Sales, "Ada Example", day()).unwrap(), signed);
    let bare = DESIGN.replace(",\n  \"signed\": {}", "");
    assert!(!bare.contains("signed"));
    assert!(read(&sign(&bare, Team::Sales, "Ada Example", day()).unwrap()).is_signed_by(Team::Sales));
}

#[test]
fn a_key_called_signed_elsewhere_is_not_mistaken_for_the_signatures() {
    let text = with(&[("/rules/0/source", json!("\"signed\": {} by hand")), ("/answers/signed", json!(["yes"]))]);
    let signed = sign(&text, Team::Marketing, "Émile \"E\" Exemple", day()).unwrap();
    assert!(read(&signed).is_signed_by(Team::Marketing));
}

#[test]
fn a_change_after_signing_voids_the_signature() {
    let signed = sign(DESIGN, Team::Sales, "Ada Example", day()).unwrap();
    let changed = read(&signed.replace("\"points\": 5", "\"points\": 6"));
    assert!(!changed.is_signed_by(Team::Sales));
    assert_eq!(
        changed.warnings()[1].to_string(),
        "signed.sales: is void: the definition was changed after it; let sales read it again and run `baton sign --as sales`"
    );
}

#[test]
fn what_does_not_pass_the_check_is_not_signed() {
    let refused = sign(&with(&[("/caps/fit", json!(50))]), Team::Sales, "Ada Example", day()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        r#"the definition: caps: 60 and 50 add to 110; let intent and fit add to 100, as in { "intent": 60, "fit": 40 }"#
    );
    let refused = sign(DESIGN, Team::Sales, "", day()).unwrap_err();
    assert_eq!(refused.to_string(), "the signature: signed.sales.name: is empty; write a text");
    assert!(Definition::read(DESIGN).is_ok());
}
