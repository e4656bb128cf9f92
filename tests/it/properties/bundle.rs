//! The bundle of any journey: the same bytes for the same clock, inside its limits, agreed with by verification, and found out
//! when a digit of it is changed.

use baton_handoff::{
    agreement::document::Definitions,
    fields::{FieldId, of_flat_name},
    handoff::verify::{FindingName, Receipt, Verdict, Verification, verify},
    journey::Post,
    text::length,
};
use proptest::{prelude::*, sample::Index};
use serde_json::Value;

use super::{cases, definitions, journeys, published};

fn check(post: &Post, known: &Definitions) -> Verification {
    verify(&post.fields, known, Receipt { received: post.at, is_existing_account: false, is_replayed: false })
}

fn context(post: &Post) -> Value {
    let text = post.fields.iter().find(|(name, _)| name == "baton_context").map_or("null", |(_, text)| text);
    serde_json::from_str(text).unwrap()
}

/// Places of the numbers that are computed again, as JSON pointers, each with the name that its finding has.
fn computed(context: &Value) -> Vec<(String, &'static str)> {
    let axes = ["score", "intent", "fit"].map(|name| (format!("/{name}"), name)).into_iter();
    let count = context["contributions"].as_array().map_or(0, Vec::len);
    let parts = (0..count).flat_map(|place| {
        ["count", "raw", "decay", "points"].map(|part| (format!("/contributions/{place}/{part}"), "contributions"))
    });
    axes.chain(parts).filter(|(place, _)| context.pointer(place).is_some()).collect()
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn any_bundle_keeps_its_limits_and_verification_agrees(document in definitions::document(), journey in journeys::journey()) {
        let (copy, known) = published(&document);
        let Some(post) = journeys::last_post(&journey, &copy) else { return Ok(()) };
        let again = journeys::last_post(&journey, &copy);
        prop_assert_eq!(Some(&post), again.as_ref(), "the same clock gives the same bytes");
        for (name, value) in &post.fields {
            let Some(id) = of_flat_name(name) else { panic!("{name} is a field") };
            let max = if id == FieldId::Context { 4000 } else { usize::from(id.spec().max) };
            prop_assert!(length(value) <= max, "{} has {} characters", name, length(value));
        }
        let context = context(&post);
        if let Some(score) = context["score"].as_i64() {
            let sum: i64 = context["contributions"].as_array().unwrap().iter().filter_map(|one| one["points"].as_i64()).sum();
            prop_assert_eq!(score, sum);
            prop_assert!(context["coverage"]["known"].as_i64() <= context["coverage"]["of"].as_i64());
            prop_assert!(context["near_misses"].as_array().map_or(0, Vec::len) <= 3);
        }
        for language in ["en", "fr"] {
            prop_assert!(context["summary"][language].as_str().map_or(0, length) <= 255);
        }
        let verification = check(&post, &known);
        let is_whole = context["processing"] != "profile" || !context["evidence"].is_null();
        let expected = if is_whole { Verdict::Agrees } else { Verdict::CannotBeChecked };
        prop_assert_eq!(verification.verdict, expected, "{:#?}\n{}", verification.findings, context);
    }

    #[test]
    fn any_changed_digit_of_a_score_is_found(
        document in definitions::document(), journey in journeys::journey(), which in any::<Index>(), change in prop_oneof![-9..0i64, 1..=9i64],
    ) {
        let (copy, known) = published(&document);
        let Some(mut post) = journeys::last_post(&journey, &copy) else { return Ok(()) };
        let mut context = context(&post);
        let computed = computed(&context);
        if computed.is_empty() || context["evidence"].is_null() {
            return Ok(());
        }
        let (place, name) = &computed[which.index(computed.len())];
        let number = context.pointer_mut(place).unwrap();
        *number = (number.as_i64().unwrap() + change).into();
        let text = context.to_string();
        post.fields.iter_mut().filter(|(name, _)| name == "baton_context").for_each(|(_, value)| value.clone_from(&text));
        let verification = check(&post, &known);
        prop_assert_eq!(verification.verdict, Verdict::Differs);
        let is_named = verification.findings.iter().any(|one| one.finding == FindingName::Differs && one.field == *name);
        prop_assert!(is_named, "{} among {:#?}", place, verification.findings);
    }
}
