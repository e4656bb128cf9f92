//! Compiling: numbers, limits and what the published copy leaves out.

use baton_handoff::agreement::{
    agreed::Agreed,
    document::{Audience, Offsets, compile},
    when::{Atom, NumberedAtom, Test, When},
};
use serde_json::json;

use crate::documents::{DESIGN, read, with};

fn both(text: &str) -> (Agreed, Agreed) {
    let definition = read(text);
    (compile(&definition, Audience::Browser, &Offsets::default()), compile(&definition, Audience::Receiver, &Offsets::default()))
}

/// Number, limit, and whether it is part of the coverage.
fn rows(agreed: &Agreed) -> Vec<(u16, u8, bool)> {
    agreed.atoms.iter().map(|atom| (atom.number, atom.limit, atom.covered)).collect()
}

#[test]
fn numbers_run_through_rules_gates_criteria_and_routes() {
    let (_, receiver) = both(DESIGN);
    let covered = [true, true, true, false, true, true, true, true, false];
    let limits = [3, 3, 1, 1, 1, 1, 3, 1, 1];
    let expected: Vec<_> = (0..9).map(|n| (n as u16, limits[n], covered[n])).collect();
    assert_eq!(rows(&receiver), expected);
    assert!(
        matches!(&receiver.atoms[3].atom, Atom::Answer { key, .. } if key == "role"),
        "the gate's atom comes behind the rules'"
    );
    assert!(matches!(&receiver.atoms[8].atom, Atom::Province(_)), "the route's atom comes last");
}

#[test]
fn the_published_copy_leaves_out_the_receivers_parts_and_keeps_the_numbers() {
    let (browser, receiver) = both(DESIGN);
    assert_eq!(browser.atoms.iter().map(|atom| atom.number).collect::<Vec<_>>(), [0, 1, 2, 4, 5, 6, 7, 8]);
    assert_eq!((browser.gates.len(), receiver.gates.len()), (0, 1));
    // A place is the place in the copy's own list, whatever the number.
    assert_eq!(browser.criteria[1].when, When::One(Test::Atom(3)));
    assert_eq!(receiver.criteria[1].when, When::One(Test::Atom(4)));
}

#[test]
fn atoms_with_the_same_canonical_json_are_one() {
    let twice = with(&[("/criteria/problem", json!({ "visits": { "within_days": 14, "at_least": 3 } }))]);
    let (browser, _) = both(&twice);
    assert_eq!(browser.criteria[1].when, When::One(Test::Atom(1)), "the order of keys means nothing");
    let other = with(&[("/criteria/problem", json!({ "visits": { "within_days": 15, "at_least": 3 } }))]);
    assert_eq!(both(&other).0.criteria[1].when, When::One(Test::Atom(3)));
}

#[test]
fn the_limit_of_an_atom_is_the_largest_that_any_rule_counts_or_a_condition_asks_for() {
    let pricing = json!(["/en/pricing", "/en/pricing/**", "/fr/tarifs", "/fr/tarifs/**"]);
    let rule = json!({ "id": "often", "at": "receiver", "axis": "intent", "when": { "page": pricing }, "points": 1, "most": 8,
                       "label": { "en": "Often", "fr": "Souvent" } });
    let (browser, receiver) = both(&with(&[("/rules/-", rule)]));
    assert_eq!(rows(&browser)[0], (0, 8, true), "the receiver's rule counts from what the browser sends");
    assert_eq!((browser.rules.len(), receiver.rules.len()), (3, 4));
    let NumberedAtom { limit, .. } = both(&with(&[("/criteria/problem/topic", json!("onboarding"))])).0.atoms[3];
    assert_eq!(limit, 1, "outside rules one event is enough");
}

#[test]
fn an_atom_is_covered_only_by_published_rules_and_criteria() {
    let gate = json!({ "answer": { "timeline": ["later"] } });
    let (_, receiver) = both(&with(&[("/gates/0/when", gate), ("/gates/0/at", json!("browser"))]));
    assert!(!receiver.atoms[3].covered);
    let (browser, receiver) = both(&with(&[("/rules/2/at", json!("receiver"))]));
    assert!(!receiver.atoms[2].covered, "only the receiver's rule asks for it");
    assert_eq!(browser.atoms.len() + 2, receiver.atoms.len());
}

#[test]
fn the_published_copy_holds_only_the_calendars_of_its_routes() {
    let west = json!({ "id": "west", "zone": "America/Vancouver", "open": { "sat": ["08:00", "24:00"] } });
    let route = json!({ "queue": "customers", "at": "receiver", "when": { "status": ["existing_account"] }, "calendar": "west" });
    let (browser, receiver) = both(&with(&[("/calendars/-", west), ("/routes/-", route)]));
    assert_eq!((browser.calendars.len(), browser.zones.len(), browser.routes.len()), (1, 1, 1));
    assert_eq!((receiver.calendars.len(), receiver.zones.len(), receiver.routes.len()), (2, 2, 2));
    let (calendar, zone) = receiver.calendar(receiver.routes[1].calendar).unwrap();
    assert_eq!((calendar.id.as_str(), zone.clock.en.as_str(), calendar.open[5]), ("west", "Vancouver time", (480, 1440)));
    assert_eq!(receiver.calendar(receiver.fallback.calendar).unwrap().0.id, "east");
}

#[test]
fn defaults_are_written_out() {
    let (browser, _) = both(&with(&[(
        "/rules/-",
        json!({
            "id": "guide", "axis": "intent", "when": { "download": ["/en/guide.pdf"] }, "points": 4, "label": { "en": "Guide", "fr": "Guide" },
        }),
    )]));
    let rule = &browser.rules[3];
    assert_eq!((rule.most, rule.half_life_days, rule.within_days), (3, 0, 0));
    let text: String = DESIGN.replace(r#""visit_gap_minutes": 30, "#, "");
    assert_eq!(both(&text).0.visit_gap_minutes, 30);
}
