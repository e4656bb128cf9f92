//! Outcome records: what sales says about a lead, and what is refused.

use baton_handoff::{
    handoff::outcome::{Disposition, Outcome, OutcomeReason, VERSION},
    time::Timestamp,
};
use serde_json::{Value, json};

/// The frozen example: what is written today reads the same in every later version.
const FROZEN: &str = include_str!("../frozen/outcome.v1.json");

/// The frozen example with another value under a key; `null` takes the key out.
fn with(key: &str, value: Value) -> String {
    let mut record: Value = serde_json::from_str(FROZEN).unwrap();
    match value {
        Value::Null => drop(record.as_object_mut().unwrap().remove(key)),
        value => record[key] = value,
    }
    record.to_string()
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    assert_eq!(Outcome::read("outcome.json", text).unwrap_err().to_string(), expected);
}

#[test]
fn the_frozen_example_reads_as_it_was_meant_and_is_written_to_the_byte() {
    let outcome = Outcome::read("outcome.json", FROZEN).unwrap();
    assert_eq!(
        outcome,
        Outcome {
            v: VERSION,
            submission: "0f1e2d3c4b5a69788796a5b4c3d2e1f0".into(),
            definition: "55a099b09b0c8a461d0ebfb567cc29e0da2c144d79a02ccee401f16746413d1b".into(),
            disposition: Disposition::Rejected,
            reason: Some(OutcomeReason::NoBudget),
            at: Timestamp::parse("2026-11-24T19:30:00.000Z").unwrap(),
        }
    );
    assert_eq!(outcome.text(), FROZEN);
    let read_by_serde: Outcome = serde_json::from_str(FROZEN).unwrap();
    assert_eq!(read_by_serde, outcome, "who stores records with serde reads the same");
}

#[test]
fn every_disposition_is_read_and_only_a_rejection_needs_a_reason() {
    for disposition in Disposition::ALL {
        let record = with("disposition", json!(disposition.word()));
        let mut silent: Value = serde_json::from_str(&record).unwrap();
        silent.as_object_mut().unwrap().remove("reason");
        let (told, silent) = (Outcome::read("a", &record), Outcome::read("a", &silent.to_string()));
        let (may_tell, may_be_silent) = match disposition {
            Disposition::Accepted | Disposition::Won => (false, true),
            Disposition::Rejected => (true, false),
            _ => (true, true),
        };
        assert_eq!((told.is_ok(), silent.is_ok()), (may_tell, may_be_silent), "{}", disposition.word());
    }
    refused(
        &with("disposition", json!("won")),
        "outcome.json: reason: says why a lead was won; leave it out: reasons are for leads that were not taken",
    );
    refused(
        &with("reason", Value::Null),
        "outcome.json: reason: is missing, and a rejected lead has a reason; write student_or_job_seeker, competitor, \
         outside_territory, spam, existing_customer, no_fit, no_need, no_budget, unable_to_reach, inaccurate_data or wrong_language",
    );
}

#[test]
fn what_is_no_record_is_refused_with_place_reason_and_cure() {
    for (key, value, expected) in [
        ("v", json!(2), "v: 2 is no version that can be read; this Baton reads version 1"),
        (
            "submission",
            json!("0F1E"),
            "submission: \"0F1E\" is no submission id; copy it from the lead's baton_submission: 32 hexadecimal digits",
        ),
        (
            "definition",
            json!("b2b-saas"),
            "definition: \"b2b-saas\" is no SHA-256; copy it from the end of the lead's baton_definition: 64 hexadecimal digits",
        ),
        (
            "disposition",
            json!("closed"),
            "disposition: \"closed\" is not in the list; use accepted, rejected, nurture, bad_data, no_response, duplicate, \
             recycled, won or lost",
        ),
        ("at", json!("yesterday"), "at: \"yesterday\" is no instant; write it in UTC as \"2026-11-20T14:05:00.000Z\""),
    ] {
        refused(&with(key, value), &format!("outcome.json: {expected}"));
    }
    let extra = Outcome::read("outcome.json", &with("name", json!("Ada"))).unwrap_err().to_string();
    assert!(extra.starts_with("outcome.json: name: is not a key of an outcome;"), "{extra}");
    assert!(Outcome::read("outcome.json", "{").unwrap_err().to_string().contains("is not JSON"));
}
