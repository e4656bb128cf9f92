//! The definition of the package: what everybody starts from.

use baton_handoff::{agreement::document::SiteConfig, check};
use serde_json::Value;

use crate::documents::{lines, read};

const SAMPLE: &str = include_str!("../../pkg-config/definitions/b2b-saas.json");

fn rules() -> Vec<Value> {
    let document: Value = serde_json::from_str(SAMPLE).unwrap();
    document["rules"].as_array().unwrap().clone()
}

fn rule(id: &str) -> Value {
    rules().into_iter().find(|rule| rule["id"] == id).unwrap_or_else(|| panic!("there is a rule {id}"))
}

/// Every value under a key of this name, at any depth.
fn under<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(name, inner)| {
            if name == key {
                found.push(inner);
            }
            under(inner, key, found);
        }),
        Value::Array(list) => list.iter().for_each(|inner| under(inner, key, found)),
        _ => {}
    }
}

#[test]
fn it_is_signed_sound_by_itself_and_sound_on_the_demos_site() {
    let definition = read(SAMPLE);
    let site = SiteConfig::read(include_str!("../../www/demo/site.json")).unwrap();
    assert!(definition.is_signed());
    assert_eq!(lines(definition.warnings()), "");
    assert_eq!(lines(&check::definition(&definition, None)), "");
    assert_eq!(lines(&check::definition(&definition, Some(&site))), "");
}

#[test]
fn it_has_20_to_30_bilingual_rules_and_says_where_each_number_comes_from() {
    let rules = rules();
    assert!((20..=30).contains(&rules.len()), "{}", rules.len());
    for rule in &rules {
        let text = |value: &Value| value.as_str().unwrap_or_default().trim().to_owned();
        let (en, fr) = (text(&rule["label"]["en"]), text(&rule["label"]["fr"]));
        assert!(!en.is_empty() && !fr.is_empty() && en != fr, "{}: {en:?} and {fr:?}", rule["id"]);
        assert!(!text(&rule["source"]).is_empty(), "{} says no source", rule["id"]);
    }
    let document: Value = serde_json::from_str(SAMPLE).unwrap();
    for level in document["sla"].as_array().unwrap() {
        assert!(level["source"].as_str().is_some_and(|source| !source.is_empty()), "{level}");
    }
}

#[test]
fn pages_in_one_language_stand_beside_those_in_the_other() {
    for rule in rules() {
        let mut lists = Vec::new();
        under(&rule, "page", &mut lists);
        under(&rule, "download", &mut lists);
        for list in lists {
            let of = |start: &str| {
                let globs = list.as_array().unwrap().iter().filter_map(Value::as_str);
                globs.filter(|glob| *glob == start || glob.starts_with(&format!("{start}/"))).count()
            };
            assert_eq!(of("/en"), of("/fr"), "{}: {list}", rule["id"]);
        }
    }
}

#[test]
fn careers_count_against_a_lead_and_a_plain_page_gives_one_point_at_most_five() {
    assert!(rule("careers")["points"].as_i64().unwrap() < 0);
    let pages = rule("pages");
    assert_eq!((pages["points"].as_i64(), pages["most"].as_i64()), (Some(1), Some(5)));
    assert_eq!(pages["when"]["page"], serde_json::json!(["/en", "/en/**", "/fr", "/fr/**"]));
}

#[test]
fn nothing_is_given_for_sending_a_form_or_for_a_mail_that_was_opened() {
    for rule in rules() {
        let (mut forms, mut touches) = (Vec::new(), Vec::new());
        under(&rule, "form", &mut forms);
        under(&rule, "touch", &mut touches);
        assert!(forms.is_empty(), "{} counts the form that brings it", rule["id"]);
        for touch in touches {
            assert!(!touch.to_string().contains("\"email\""), "{} counts a mail", rule["id"]);
        }
    }
}
