//! What verification finds in a bundle that somebody changed, and what it leaves as a claim.

use std::fs;

use baton_handoff::{
    agreement::document::{Definition, Definitions, KnownDefinition, Offsets},
    handoff::verify::{FindingName, Receipt, Verdict, Verification, verify},
    publish::{FIRST_YEAR, offsets},
    time::Timestamp,
};
use serde_json::{Value, json};

pub type Posted = Vec<(String, String)>;

/// The bundle of the English journey, as it was posted.
pub fn journey() -> Posted {
    let path = "tests/cases/handoff/a_newsletter_reader_returns_to_pricing_and_asks_for_a_demo.posted.json";
    let posts: Vec<Posted> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    posts.into_iter().next().unwrap()
}

pub fn definition() -> (Definition, Offsets) {
    let text = fs::read_to_string("pkg-config/definitions/b2b-saas.json").unwrap();
    let definition = Definition::read(&text).unwrap();
    let offsets = offsets(&definition, FIRST_YEAR).unwrap();
    (definition, offsets)
}

fn known() -> Definitions {
    let (definition, offsets) = definition();
    let mut known = Definitions::new();
    known.insert(KnownDefinition::new(&definition, Some(&offsets)));
    known
}

pub fn received() -> Receipt {
    let received = Timestamp::parse("2026-11-04T15:06:30.000Z").unwrap();
    Receipt { received, is_existing_account: false, is_replayed: false }
}

pub fn check(posted: &Posted) -> Verification {
    verify(posted, &known(), received())
}

/// Changes the flat field of this name.
pub fn with_flat(name: &str, value: &str) -> Posted {
    let mut posted = journey();
    let field = posted.iter_mut().find(|(field, _)| field == name).unwrap_or_else(|| panic!("{name} was posted"));
    field.1 = value.into();
    posted
}

/// Changes the context at a JSON pointer; `null` takes the value away.
pub fn with_context(pointer: &str, value: Value) -> Posted {
    let mut posted = journey();
    let field = posted.iter_mut().find(|(field, _)| field == "baton_context").unwrap();
    let mut context: Value = serde_json::from_str(&field.1).unwrap();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = context.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer} is there"));
    match parent {
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        Value::Object(map) if value.is_null() => drop(map.remove(key)),
        Value::Object(map) => drop(map.insert(key.into(), value)),
        _ => panic!("{pointer} lies in a list or an object"),
    }
    field.1 = context.to_string();
    posted
}

#[track_caller]
fn finds(posted: &Posted, finding: FindingName, field: &str) {
    let verification = check(posted);
    let found: Vec<_> = verification.findings.iter().map(|one| (one.finding, one.field.as_str())).collect();
    assert!(found.contains(&(finding, field)), "{finding:?} at {field} is among {found:?}");
    assert_ne!(verification.verdict, Verdict::Agrees);
}

#[test]
fn an_untouched_bundle_agrees_and_is_confirmed() {
    let verification = check(&journey());
    assert_eq!(verification.verdict, Verdict::Agrees, "{:#?}", verification.findings);
    let (recomputed, confirmed) = (verification.recomputed.unwrap(), verification.confirmed.unwrap());
    assert_eq!(recomputed["score"], json!(85));
    assert_eq!(confirmed["score"], json!(85));
    let told = verification.expectation.unwrap();
    assert_eq!(told.en, "We will answer by 11:06 on Wednesday, Toronto time.");
    assert_eq!(recomputed["respond_by"], json!("2026-11-04T16:06:00.000Z"));
    assert_eq!(confirmed["respond_by"], json!("2026-11-04T16:06:30.000Z"), "the receiver's clock moves the times to answer by");
}

#[test]
fn every_edited_result_is_found_and_named() {
    let edits = [
        ("score", json!(99)),
        ("score_possible", json!(99)),
        ("intent", json!(60)),
        ("fit", json!(39)),
        ("status", json!("nurture")),
        ("decided_by", json!({ "row": 3, "needs": [] })),
        ("priority", json!("low")),
        ("queue", json!("quebec-fr")),
        ("answer_in", json!("fr")),
        ("respond_by", json!("2026-11-05T16:06:00.000Z")),
        ("target_by", json!("2026-11-04T15:12:00.000Z")),
        ("gates", json!(["competitor"])),
        ("review", json!([])),
        ("says_existing_customer", json!(true)),
        ("near_misses", json!(["careers"])),
    ];
    for (field, value) in edits {
        finds(&with_context(&format!("/{field}"), value), FindingName::Differs, field);
    }
    finds(&with_context("/contributions/0/points", json!(14)), FindingName::Differs, "contributions");
    finds(&with_context("/decided_by/row", json!(2)), FindingName::Differs, "decided_by");
    finds(&with_context("/decided_by/needs", json!(["fit"])), FindingName::Differs, "decided_by");
    finds(&with_context("/coverage/known", json!(24)), FindingName::Differs, "coverage");
    finds(&with_context("/criteria/problem", json!("met")), FindingName::Differs, "criteria");
    finds(&with_context("/summary/en", json!("Call at once.")), FindingName::Differs, "summary");
    finds(&with_context("/score", Value::Null), FindingName::Differs, "score");
}

#[test]
fn a_flat_field_that_differs_from_the_context_is_found() {
    for (field, value) in [
        ("baton_score", "99"),
        ("baton_status", "nurture"),
        ("baton_summary", "Call at once."),
        ("baton_first_source", "elsewhere"),
        ("baton_last_medium", "cpc"),
        ("baton_landing_page", "/en/pricing"),
        ("baton_top_pages", "/en/careers"),
        ("baton_downloads", "/en/downloads/security-overview.pdf"),
        ("baton_consent_at", "2026-11-01T00:00:00.000Z"),
        ("baton_definition", "b2b-saas 2 00"),
        ("baton_submission", "ffffffffffffffffffffffffffffffff"),
        ("baton_visits", "8"),
    ] {
        finds(&with_flat(field, value), FindingName::FlatDiffers, field);
    }
    finds(&with_flat("baton_reasons", "pricing +60"), FindingName::Differs, "baton_reasons");
}

#[test]
fn an_edited_score_says_both_numbers() {
    let verification = check(&with_context("/score", json!(99)));
    let finding = verification.findings.iter().find(|one| one.field == "score").unwrap();
    assert_eq!((finding.claimed.as_str(), finding.found.as_str()), ("99", "85"));
    assert_eq!(finding.says, "score says 99, but the evidence gives 85");
}

#[test]
fn evidence_that_no_browser_could_write_is_found_and_nothing_is_confirmed_from_it() {
    for (place, value) in [
        ("/evidence/atoms/0", json!([2, 0])),
        ("/evidence/atoms/0", json!([0, 0, 0, 0])),
        ("/evidence/atoms/0", json!([-1])),
        ("/evidence/atoms/0", json!("0")),
        ("/evidence/atoms/7", json!([0, 7])),
        ("/evidence/atoms/9999", json!([0])),
        ("/evidence/answers/role", json!("king")),
        ("/evidence/answers/shoe_size", json!("44")),
        // More than happened: six views, one visit, and nobody comes back who was there once.
        ("/pages_count", json!(2)),
        ("/visits", json!(1)),
        ("/visits", json!(9)),
        // Older than any site keeps anything.
        ("/evidence/atoms/0", json!([0, 400])),
        // Seen after the form was sent, and first after it was last.
        ("/last_seen", json!("2026-11-06T00:00:00.000Z")),
        ("/first_seen", json!("2026-11-05T16:00:00.000Z")),
        ("/touches/last/at", json!("2026-11-06T00:00:00.000Z")),
    ] {
        let posted = with_context(place, value.clone());
        let verification = check(&posted);
        let named = match (place, &value) {
            ("/pages_count", _) => String::from("evidence.atoms.0"),
            ("/visits", value) if *value == json!(1) => "evidence.atoms.7".into(),
            _ => place[1..].replace('/', "."),
        };
        finds(&posted, FindingName::EvidenceImpossible, &named);
        assert_eq!((verification.verdict, verification.confirmed), (Verdict::Differs, None));
    }
    let ahead = with_context("/submission/at", json!("2026-11-06T00:00:00.000Z"));
    finds(&ahead, FindingName::EvidenceImpossible, "submission.at");
    assert_eq!(check(&ahead).confirmed, None);
}

#[test]
fn a_tab_that_remembers_nothing_cannot_know_of_visits() {
    finds(&with_context("/storage", json!("tab")), FindingName::EvidenceImpossible, "evidence.atoms.7");
}

#[test]
fn missing_evidence_cannot_be_checked_and_is_never_called_wrong() {
    let verification = check(&with_context("/evidence", Value::Null));
    assert_eq!(verification.verdict, Verdict::CannotBeChecked);
    assert_eq!(verification.confirmed, None);
}

#[test]
fn what_is_not_ours_or_cannot_be_read_is_named() {
    let mut twice = journey();
    twice.push(("baton_score".into(), "99".into()));
    finds(&twice, FindingName::FieldTwice, "baton_score");
    let mut extra = journey();
    extra.push(("baton_discount".into(), "100".into()));
    finds(&extra, FindingName::UnknownField, "baton_discount");
    finds(&with_context("/discount", json!(100)), FindingName::UnknownField, "discount");
    finds(&with_context("/coverage/more", json!(1)), FindingName::UnknownField, "coverage.more");
    let cut = journey()
        .into_iter()
        .map(|(name, value)| if name == "baton_context" { (name, value[..900].into()) } else { (name, value) });
    let verification = check(&cut.collect());
    assert_eq!(verification.findings[0].finding, FindingName::ContextMalformed);
}

#[test]
fn a_definition_that_nobody_published_is_named_and_the_bundle_stays_unchecked() {
    let verification = verify(&journey(), &Definitions::new(), received());
    assert_eq!(verification.verdict, Verdict::CannotBeChecked);
    assert_eq!(verification.findings[0].finding, FindingName::UnknownDefinition);
}

#[test]
fn without_the_published_offsets_respond_by_cannot_be_checked_and_the_score_can() {
    let (definition, _) = definition();
    let mut known = Definitions::new();
    known.insert(KnownDefinition::new(&definition, None));
    let verification = verify(&journey(), &known, received());
    assert_eq!(verification.verdict, Verdict::CannotBeChecked);
    let fields: Vec<&str> = verification
        .findings
        .iter()
        .filter(|one| one.finding == FindingName::CannotBeChecked)
        .map(|one| one.field.as_str())
        .collect();
    assert_eq!(fields, ["respond_by", "target_by", "summary"]);
    assert_eq!(verification.recomputed.unwrap()["score"], json!(85));
}

#[test]
fn a_replay_is_told_and_does_not_make_the_bundle_wrong() {
    let receipt = Receipt { is_replayed: true, ..received() };
    let verification = verify(&journey(), &known(), receipt);
    assert_eq!(verification.verdict, Verdict::Agrees);
    let told = verification.findings.iter().find(|one| one.finding == FindingName::Replayed).unwrap();
    assert_eq!(told.says, "submission 0123456789abcdef0123456789abcdef was received before");
}

#[test]
fn a_bundle_without_a_profile_may_not_carry_one() {
    let path = "tests/cases/handoff/attribution_alone_tells_no_score.posted.json";
    let posts: Vec<Posted> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut posted = posts.into_iter().next().unwrap();
    let receipt = Receipt { received: Timestamp::parse("2026-11-02T14:02:00.000Z").unwrap(), ..received() };
    assert_eq!(verify(&posted, &known(), receipt).verdict, Verdict::Agrees);
    posted.push(("baton_reasons".into(), "pricing +60".into()));
    let verification = verify(&posted, &known(), receipt);
    let found: Vec<_> = verification.findings.iter().map(|one| (one.finding, one.field.as_str())).collect();
    assert_eq!((verification.verdict, found), (Verdict::Differs, vec![(FindingName::NotAllowed, "baton_reasons")]));
}

#[test]
fn only_the_receiver_can_say_that_the_account_exists() {
    let receipt = Receipt { is_existing_account: true, ..received() };
    let verification = verify(&journey(), &known(), receipt);
    assert_eq!(verification.recomputed.unwrap()["status"], json!("sales_ready"));
    assert_eq!(verification.confirmed.unwrap()["status"], json!("existing_account"));
}

#[test]
fn the_receivers_gate_disqualifies_a_student_whom_the_browser_did_not_judge() {
    let path = "tests/cases/handoff/a_student_is_disqualified_by_the_receiver_alone.posted.json";
    let posts: Vec<Posted> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let received = Timestamp::parse("2026-11-02T14:02:00.000Z").unwrap();
    let verification = verify(&posts[0], &known(), Receipt { received, is_existing_account: false, is_replayed: false });
    assert_eq!(verification.verdict, Verdict::Agrees, "{:#?}", verification.findings);
    assert_eq!(verification.recomputed.unwrap()["gates"], json!([]));
    let confirmed = verification.confirmed.unwrap();
    assert_eq!(confirmed["gates"], json!(["student_or_job_seeker"]));
    assert_eq!(confirmed["status"], json!("disqualified"));
    assert_eq!(confirmed["priority"], json!("none"));
    assert_eq!(confirmed.get("respond_by"), None);
}

#[test]
fn what_cannot_be_computed_again_is_listed_as_a_claim() {
    let claims = check(&journey()).claims;
    for claim in
        ["consent", "touches", "visits", "first_seen", "top_pages", "downloads", "language", "province", "baton_first_source"]
    {
        assert!(claims.iter().any(|one| one == claim), "{claim} is among {claims:?}");
    }
    for computed in ["score", "status", "respond_by", "summary", "baton_context"] {
        assert!(!claims.iter().any(|one| one == computed), "{computed} is no claim");
    }
}

#[test]
fn a_post_without_anything_of_ours_is_absent_and_a_lead_all_the_same() {
    let verification = check(&vec![("email".into(), "ada@example.ca".into())]);
    assert_eq!(verification.verdict, Verdict::Absent);
    assert!(verification.findings.is_empty());
}
