//! Globs: what they match, held against a peer.

use baton_handoff::agreement::{
    document::{Audience, Offsets, compile},
    glob::Glob,
    when::Atom,
};
use proptest::prelude::*;
use serde_json::json;

use crate::documents::{read, with};

/// The glob of a definition that asks for it.
fn glob(text: &str) -> Glob {
    let definition = read(&with(&[("/rules/0/when", json!({ "page": [text] }))]));
    match compile(&definition, Audience::Browser, &Offsets::default()).atoms.remove(0).atom {
        Atom::Page(mut globs) => globs.remove(0),
        other => panic!("{other:?} is no page"),
    }
}

#[track_caller]
fn check(text: &str, matched: &[&str], refused: &[&str]) {
    let glob = glob(text);
    for path in matched {
        assert!(glob.matches(path), "{text} matches {path}");
    }
    for path in refused {
        assert!(!glob.matches(path), "{text} does not match {path}");
    }
}

#[test]
fn a_glob_matches_the_whole_path() {
    check("/", &["/"], &["/en", ""]);
    check("/en/pricing", &["/en/pricing"], &["/en/pricing/teams", "/en", "/fr/en/pricing", "/en/Pricing"]);
}

#[test]
fn one_star_stops_at_a_slash_and_may_be_empty() {
    check("/en/*", &["/en/pricing", "/en/"], &["/en", "/en/a/b"]);
    check("/en/*-guide", &["/en/onboarding-guide", "/en/-guide"], &["/en/a/b-guide", "/en/onboarding-guides"]);
    check("/*/*/c", &["/a/b/c", "//b/c"], &["/a/c", "/a/b/d/c"]);
}

#[test]
fn two_stars_do_not_stop_and_may_be_empty() {
    check("/en/pricing/**", &["/en/pricing/a", "/en/pricing/a/b", "/en/pricing/"], &["/en/pricing"]);
    check("/a/**/b", &["/a/x/b", "/a/x/y/b", "/a//b"], &["/a/b"]);
    check("/**", &["/", "/en/a"], &[""]);
}

#[test]
fn both_sides_are_percent_decoded_in_nfc() {
    check("/fr/int%C3%A9gration", &["/fr/intégration"], &["/fr/int%C3%A9gration"]);
    check("/fr/inte\u{301}gration", &["/fr/intégration"], &["/fr/inte\u{301}gration"]);
    // A run of escapes that is no UTF-8 stays as it is written; so does what is no escape.
    check("/a%FF%41/%zz/100%", &["/a%FF%41/%zz/100%"], &["/aA"]);
}

#[test]
fn an_escaped_star_is_a_character() {
    check("/sale%2A", &["/sale*"], &["/sales"]);
    check("/%3Fa", &["/?a"], &[]);
}

/// The same glob as a regular expression.
pub fn peer(glob: &str) -> regex::Regex {
    let escaped = regex::escape(glob).replace(r"\*\*", "(?s:.*)").replace(r"\*", "[^/]*");
    regex::Regex::new(&format!("^{escaped}$")).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_glob_matches_what_its_regular_expression_matches(text in "/([ab/*]{0,7}[ab*])?", paths in prop::collection::vec("/[ab/]{0,8}", 8)) {
        let (glob, peer) = (glob(&text), peer(&text));
        for path in paths {
            prop_assert_eq!(glob.matches(&path), peer.is_match(&path), "{} on {}", text, path);
        }
    }
}
