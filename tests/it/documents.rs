//! The definition of the design, and what becomes of it when somebody changes something.

use baton_handoff::{
    agreement::{
        document::{Audience, Definition, Offsets, SiteConfig, compile},
        layout::Published,
    },
    publish::{FIRST_YEAR, offsets},
};
use serde_json::Value;

/// The definition of the design, as it is printed there.
pub const DESIGN: &str = include_str!("../cases/definitions/design.json");

/// The design's definition with other values at these places (JSON pointers). A key that is not there is added.
#[track_caller]
pub fn with(changes: &[(&str, Value)]) -> String {
    let mut document: Value = serde_json::from_str(DESIGN).unwrap();
    for (pointer, value) in changes {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match document.pointer_mut(parent).unwrap_or_else(|| panic!("{parent} is in the document")) {
            Value::Object(object) => {
                object.insert(key.into(), value.clone());
            }
            Value::Array(list) if key == "-" => list.push(value.clone()),
            Value::Array(list) => list[key.parse::<usize>().unwrap()] = value.clone(),
            other => panic!("{other} has no keys"),
        }
    }
    document.to_string()
}

/// The design's definition without the key at this place.
#[track_caller]
pub fn without(pointer: &str) -> String {
    let mut document: Value = serde_json::from_str(DESIGN).unwrap();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let removed = document.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key);
    assert!(removed.is_some(), "{pointer} is in the document");
    document.to_string()
}

/// A definition that passes.
#[track_caller]
pub fn read(text: &str) -> Definition {
    Definition::read(text).unwrap_or_else(|problems| panic!("{}", lines(&problems)))
}

/// Problems, one in a line.
pub fn lines(problems: &[baton_handoff::error::Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The document is refused with exactly these lines.
#[track_caller]
pub fn refused(text: &str, expected: &str) {
    let problems = Definition::read(text).expect_err("the definition is refused");
    assert_eq!(lines(&problems), expected);
}

/// A definition, its offsets and the copy that a site of this config is published with.
#[track_caller]
pub fn published(definition: &str, site: &str) -> (Definition, Offsets, Published) {
    let definition = read(definition);
    let site = SiteConfig::read(site).and_then(|site| site.compile(&definition));
    let site = site.unwrap_or_else(|problems| panic!("{}", lines(&problems)));
    let offsets = offsets(&definition, FIRST_YEAR).expect("the zones of the definition are known");
    let agreed = compile(&definition, Audience::Browser, &offsets);
    (definition, offsets, Published { agreed, site })
}
