//! Where a lead goes that nobody acted on: told by the receiver's result alone.

use baton_handoff::{
    agreement::{
        document::{Audience, Definition, Definitions, KnownDefinition, compile},
        layout::Published,
    },
    handoff::verify::{Receipt, Verification, verify},
    journey::Journey,
    publish::{FIRST_YEAR, offsets},
    time::Timestamp,
};
use serde_json::{Value, json};

use crate::{
    documents::{lines, read, refused, with},
    explain::JOURNEY,
};

/// The design's definition with a service level for `nurture`, which every lead of these tests has.
fn escalating(escalate: Value) -> String {
    let sla = json!({ "status": "nurture", "priority": "low", "target_business_minutes": 30, "limit_business_minutes": 60, "escalate": escalate });
    with(&[("/sla/-", sla)])
}

/// The definition as the receiver knows it, and the copy that the journey's visitor has.
fn published(definition: &str) -> (KnownDefinition, Published) {
    let definition = read(definition);
    let offsets = offsets(&definition, FIRST_YEAR).unwrap();
    let journey = Journey::read("journey.json", JOURNEY).unwrap();
    let site = journey.site(&definition).unwrap().compile(&definition).unwrap();
    let agreed = compile(&definition, Audience::Browser, &offsets);
    (KnownDefinition::new(&definition, Some(&offsets)), Published { agreed, site })
}

/// What the receiver says about the journey's lead when it comes at this time.
fn received(definition: &str, received: &str, is_existing_account: bool) -> Verification {
    let (definition, copy) = published(definition);
    let mut known = Definitions::new();
    known.insert(definition);
    let post = Journey::read("journey.json", JOURNEY).unwrap().play(copy).pop().unwrap();
    let receipt = Receipt { received: Timestamp::parse(received).unwrap(), is_existing_account, is_replayed: false };
    verify(&post.fields, &known, receipt)
}

#[test]
fn a_lead_escalates_after_open_time_to_the_queue_that_was_agreed() {
    // Friday, 16:30 in Toronto: 30 minutes today and 60 on Monday.
    let definition = escalating(json!({ "after_business_minutes": 90, "to": "manager" }));
    let confirmed = received(&definition, "2026-11-20T21:30:00.000Z", false).confirmed.unwrap();
    assert_eq!(confirmed["status"], json!("nurture"));
    assert_eq!(confirmed["respond_by"], json!("2026-11-23T14:30:00.000Z"));
    assert_eq!((&confirmed["escalate_at"], &confirmed["escalate_to"]), (&json!("2026-11-23T15:00:00.000Z"), &json!("manager")));
}

#[test]
fn what_the_browser_computes_and_what_is_published_know_nothing_of_it() {
    let definition = escalating(json!({ "after_business_minutes": 90, "to": "nobodys-business" }));
    let verification = received(&definition, "2026-11-20T14:05:00.000Z", false);
    let recomputed = verification.recomputed.unwrap();
    assert!(!recomputed.contains_key("escalate_at") && !recomputed.contains_key("escalate_to"), "{recomputed:#?}");
    let copy = published(&definition).1.encode();
    assert!(!String::from_utf8_lossy(&copy).contains("nobodys-business"), "no browser needs to know who is called next");
}

#[test]
fn a_status_without_an_escalation_escalates_nowhere() {
    let definition = escalating(json!({ "after_business_minutes": 90, "to": "manager" }));
    let confirmed = received(&definition, "2026-11-20T21:30:00.000Z", true).confirmed.unwrap();
    assert_eq!(confirmed["status"], json!("existing_account"));
    assert_eq!(confirmed["decided_by"], json!({ "receiver": true }));
    assert!(!confirmed.contains_key("escalate_at") && !confirmed.contains_key("escalate_to"), "{confirmed:#?}");
    // Beyond the published offsets no time can be told, and none is.
    let late = received(&definition, "2035-12-31T21:30:00.000Z", false).confirmed.unwrap();
    assert!(!late.contains_key("escalate_at"), "{late:#?}");
}

#[test]
fn an_escalation_that_could_not_be_meant_is_refused() {
    for (escalate, expected) in [
        (
            json!({ "after_business_minutes": 29, "to": "manager" }),
            "after_business_minutes: 29 comes before the target of 30; escalate at the target or after it: nobody is late before that",
        ),
        (
            json!({ "after_business_minutes": 0, "to": "manager" }),
            "after_business_minutes: 0 is outside 1 to 525600; use a number in that range",
        ),
        (json!({ "after_business_minutes": 60, "to": " " }), "to: is empty; write a text"),
        (json!({ "after_business_minutes": 60, "to": "m".repeat(65) }), "to: holds 65 characters; use at most 64"),
    ] {
        refused(&escalating(escalate), &format!("sla[1].escalate.{expected}"));
    }
    let told = |escalate: Value| lines(&Definition::read(&escalating(escalate)).unwrap_err());
    assert!(told(json!({ "to": "manager" })).starts_with("sla[1].escalate.after_business_minutes: is missing;"));
    assert!(told(json!({ "after_business_minutes": 60 })).starts_with("sla[1].escalate.to: is missing;"));
    assert!(
        told(json!({ "after_business_minutes": 60, "to": "a", "cc": "b" }))
            .starts_with("sla[1].escalate.cc: is not a key of an escalation;")
    );
    assert!(told(json!("manager")).starts_with("sla[1].escalate: is the text \"manager\"; write an escalation as an object"));
}
