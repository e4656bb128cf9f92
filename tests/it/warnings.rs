//! `check`: what is legal and still wrong, with every message whole, and beside each the nearly identical definition that is quiet.

use baton_handoff::check;
use serde_json::{Value, json};

use crate::documents::{DESIGN, lines, read};

/// The design's definition with points for its whole caps: nothing is wrong with it.
pub fn sound() -> Value {
    let mut sound: Value = serde_json::from_str(DESIGN).unwrap();
    sound["rules"][0]["points"] = 20.into();
    sound["rules"][2]["points"] = 40.into();
    sound
}

/// The document with other values at these places; `-` at the end of a place adds a row.
pub fn changed(mut document: Value, changes: &[(&str, Value)]) -> Value {
    for (pointer, value) in changes {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match document.pointer_mut(parent).unwrap_or_else(|| panic!("{parent} is in the document")) {
            Value::Object(object) => drop(object.insert(key.into(), value.clone())),
            Value::Array(list) if key == "-" => list.push(value.clone()),
            Value::Array(list) => list[key.parse::<usize>().unwrap()] = value.clone(),
            other => panic!("{other} has no keys"),
        }
    }
    document
}

/// The definition with these changes is warned about in exactly these lines.
#[track_caller]
fn warns(changes: &[(&str, Value)], expected: &str) {
    let definition = read(&changed(sound(), changes).to_string());
    assert_eq!(lines(&check::definition(&definition, None)), expected);
}

/// One more rule.
pub fn rule(when: Value) -> Value {
    json!({ "id": "one-more", "axis": "intent", "when": when, "points": 5, "label": { "en": "One more", "fr": "Encore" } })
}

fn route(queue: &str, when: Value) -> Value {
    json!({ "queue": queue, "when": when, "calendar": "east" })
}

#[test]
fn a_sound_definition_is_not_warned_about() {
    warns(&[], "");
}

#[test]
fn a_rule_whose_conditions_contradict_each_other_is_told() {
    let all = |roles: Value| rule(json!({ "all": [ { "answer": { "role": ["student"] } }, { "answer": { "role": roles } } ] }));
    warns(
        &[("/rules/-", all(json!(["user", "decision_maker"])))],
        "rules[3].when.all[1]: can never be met together with rules[3].when.all[0]: one lead has one value of it, and the two lists have \
         none in common; join them with \"any\", or leave one of them out",
    );
    warns(&[("/rules/-", all(json!(["user", "student"])))], "");
    let spoken = |a: &str, b: &str| rule(json!({ "all": [ { "language": [a] }, { "language": [b] } ] }));
    warns(
        &[("/rules/-", spoken("en", "fr"))],
        "rules[3].when.all[1]: can never be met together with rules[3].when.all[0]: one lead has one value of it, and the two lists have \
         none in common; join them with \"any\", or leave one of them out",
    );
    warns(&[("/rules/-", rule(json!({ "any": [ { "language": ["en"] }, { "language": ["fr"] } ] })))], "");
    let lived = |b: &str| rule(json!({ "all": [ { "province": ["QC", "ON"] }, { "province": [b] } ] }));
    assert_eq!(check::definition(&read(&changed(sound(), &[("/rules/-", lived("BC"))]).to_string()), None).len(), 1);
    warns(&[("/rules/-", lived("ON"))], "");
}

#[test]
fn visits_that_do_not_fit_into_their_window_are_told() {
    let visits = |at_least: u8| rule(json!({ "visits": { "at_least": at_least, "within_days": 1 } }));
    warns(
        &[("/visit_gap_minutes", 240.into()), ("/rules/-", visits(7))],
        "rules[3].when: can never be met: 7 visits, each more than 240 minutes after the one before, do not fit into 1 day; lower \
         \"at_least\" or \"visit_gap_minutes\", or widen \"within_days\"",
    );
    warns(&[("/visit_gap_minutes", 240.into()), ("/rules/-", visits(6))], "");
    warns(&[("/rules/-", visits(8))], "");
}

#[test]
fn a_touch_that_is_never_direct_is_told() {
    let touch = |slot: &str| rule(json!({ "touch": { slot: ["direct"] } }));
    warns(
        &[("/rules/-", touch("last_non_direct"))],
        "rules[3].when: can never be met: the last arrival that was not direct never is; ask the touch \"last\" instead",
    );
    warns(&[("/rules/-", touch("last"))], "");
}

#[test]
fn a_path_that_is_never_remembered_is_told() {
    let page = |path: &str| rule(json!({ "page": [path] }));
    warns(
        &[("/rules/-", page("/en/orders/20261120/**"))],
        "rules[3].when.page[0]: matches no path: a part that may name a person or a record is remembered as :id; write \
         \"/en/orders/:id/**\", which stands for all such pages",
    );
    warns(&[("/rules/-", page("/en/orders/:id/**"))], "");
    warns(&[("/rules/-", page("/en/2026/**"))], "");
}

#[test]
fn a_cap_below_one_rule_is_told() {
    warns(
        &[("/rules/0/most", 4.into())],
        "rules[0].points: 20 points for each of 4 events are more than intent gives in all, 60; lower the points or \"most\", or raise the \
         cap of intent",
    );
    warns(
        &[("/rules/2/points", 41.into())],
        "rules[2].points: 41 points are more than fit gives in all, 40; lower the points or \"most\", or raise the cap of fit",
    );
    // Visits count once, whatever `most` says.
    warns(&[("/rules/1/most", 8.into())], "");
}

#[test]
fn a_cap_that_all_rules_together_do_not_reach_is_told() {
    warns(
        &[("/rules/0/points", 17.into())],
        "caps.intent: all rules of intent together give at most 59, so 60 is never reached; give rules of intent more points, or lower \
         its cap and raise the other one",
    );
    warns(&[("/rules/0/points", 18.into())], "");
    // One lead has one size: two rules on it do not add up.
    let size = |points: i32| {
        json!({ "id": "large", "axis": "fit", "when": { "answer": { "company_size": ["1001+"] } }, "points": points,
                "label": { "en": "Large", "fr": "Grande" } })
    };
    warns(
        &[("/rules/2/points", 25.into()), ("/rules/-", size(15))],
        "caps.fit: all rules of fit together give at most 25, so 40 is never reached; give rules of fit more points, or lower its cap and \
         raise the other one",
    );
    warns(&[("/rules/2/points", 25.into()), ("/rules/-", size(40))], "");
}

#[test]
fn a_criterion_that_nothing_can_meet_is_told_with_the_row_that_needs_it() {
    let lower = [("/rules/0/points", json!(4)), ("/rules/0/most", json!(3))];
    let expected = "caps.intent: all rules of intent together give at most 20, so 60 is never reached; give rules of intent more points, \
                    or lower its cap and raise the other one";
    warns(&lower, expected);
    let higher = [&lower[..], &[("/criteria/intent/axis/intent", json!(21))]].concat();
    warns(
        &higher,
        &format!(
            "{expected}\n\
             criteria.intent: can never be met: the rules of intent that can fire give at most 20, never 21; lower it to 20 or less, or \
             give rules of intent more points\n\
             status[0].needs: needs intent, which nothing can meet, so no lead gets this row; mend the criterion intent, or do not need it\n\
             status[1].needs: needs intent, which nothing can meet, so no lead gets this row; mend the criterion intent, or do not need it\n\
             sla[0].status: no lead gets the status sales_ready, so nobody is promised this; let a row of \"status\" give it, or leave the \
             row out"
        ),
    );
}

#[test]
fn a_criterion_that_contradicts_itself_keeps_its_rows_from_being_reached() {
    let fit = |sizes: Value| {
        let both = json!({ "all": [ { "answer": { "company_size": ["1-50"] } }, { "answer": { "company_size": sizes } } ] });
        [("/criteria/fit", both), ("/sla", json!([]))]
    };
    warns(
        &fit(json!(["1001+"])),
        "criteria.fit.all[1]: can never be met together with criteria.fit.all[0]: one lead has one value of it, and the two lists have none \
         in common; join them with \"any\", or leave one of them out\n\
         status[0].needs: needs fit, which nothing can meet, so no lead gets this row; mend the criterion fit, or do not need it",
    );
    warns(&fit(json!(["1001+", "1-50"])), "");
}

#[test]
fn a_status_row_behind_one_that_needs_less_is_told() {
    let rows = |first: Value, second: Value| json!([{ "is": "needs_qualification", "needs": first }, { "is": "sales_ready", "needs": second }, { "is": "nurture", "needs": [] }]);
    warns(
        &[("/status", rows(json!(["intent"]), json!(["fit", "intent"])))],
        "status[1]: is never reached: whoever meets it has met status[0] before, which needs no more; put it before status[0], or let it \
         need less\n\
         sla[0].status: no lead gets the status sales_ready, so nobody is promised this; let a row of \"status\" give it, or leave the row out",
    );
    warns(&[("/status", rows(json!(["intent", "timing"]), json!(["fit", "intent"])))], "");
}

#[test]
fn a_service_level_for_a_status_that_no_lead_gets_is_told() {
    let level =
        |status: &str| json!({ "status": status, "priority": "low", "target_business_minutes": 5, "limit_business_minutes": 9 });
    warns(
        &[("/gates", json!([])), ("/sla/-", level("disqualified"))],
        "sla[1].status: no lead gets the status disqualified, so nobody is promised this; add a gate that disqualifies, or leave the row out",
    );
    // The claim to be a customer disqualifies nobody.
    let claim = json!([{ "id": "customer", "when": { "answer": { "role": ["user"] } }, "reason": "existing_customer" }]);
    warns(
        &[("/gates", claim), ("/sla/-", level("disqualified"))],
        "sla[1].status: no lead gets the status disqualified, so nobody is promised this; add a gate that disqualifies, or leave the row out",
    );
    warns(&[("/sla/-", level("disqualified"))], "");
    warns(&[("/gates", json!([])), ("/sla/-", level("existing_account"))], "");
}

#[test]
fn a_review_that_no_score_asks_for_is_told() {
    let review = |score: i32| [("/rules/2/points", json!(30)), ("/review", json!({ "score_at_least": score, "within": 3 }))];
    let cap = "caps.fit: all rules of fit together give at most 30, so 40 is never reached; give rules of fit more points, or lower its \
               cap and raise the other one";
    warns(
        &review(91),
        &format!(
            "{cap}\nreview.score_at_least: no lead reaches 91: the rules that can fire give at most 90; lower it to 90 or less"
        ),
    );
    warns(&review(90), cap);
}

#[test]
fn a_route_that_is_never_taken_is_told() {
    let behind = |first: usize| {
        format!(
            "routes[1]: is never taken: routes[{first}] takes every lead that meets it; put it before routes[{first}], or leave it out"
        )
    };
    warns(
        &[("/routes/-", route("quebec-high", json!({ "all": [ { "province": ["QC"] }, { "priority": ["high"] } ] })))],
        &behind(0),
    );
    warns(&[("/routes/-", route("east", json!({ "province": ["QC", "NB"] })))], "");
    let onboarding = route("onboarding", json!({ "page": ["/en/onboarding"] }));
    warns(&[("/routes", json!([route("topic", json!({ "topic": "onboarding" })), onboarding]))], &behind(0));
    warns(&[("/routes", json!([onboarding, route("topic", json!({ "topic": "onboarding" }))]))], "");
    // What only the receiver can judge takes nothing from what a browser chooses.
    let at = |at: &str| {
        let mut first = route("students", json!({ "answer": { "role": ["student"] } }));
        first["at"] = at.into();
        [("/routes", json!([first, route("all-students", json!({ "answer": { "role": ["student"] } }))]))]
    };
    warns(&at("browser"), &behind(0));
    warns(&at("receiver"), "");
}

#[test]
fn a_route_whose_status_or_priority_no_lead_gets_is_told() {
    warns(
        &[("/routes/-", route("low", json!({ "priority": ["low"] })))],
        "routes[1].when: can never be met: no lead gets such a priority; use the priority of a row of \"sla\", or \"none\" for a status \
         without one",
    );
    warns(&[("/routes/-", route("none", json!({ "priority": ["none"] })))], "");
    warns(
        &[("/gates", json!([])), ("/routes/-", route("out", json!({ "status": ["disqualified"] })))],
        "routes[1].when: can never be met: no lead gets such a status; use a status that a row of \"status\" gives, or leave the condition out",
    );
    warns(&[("/routes/-", route("out", json!({ "status": ["disqualified"] })))], "");
}

#[test]
fn a_route_without_a_calendar_is_told_whose_it_takes() {
    let mut route = route("west", json!({ "province": ["BC"] }));
    warns(&[("/routes/-", route.clone())], "");
    route.as_object_mut().unwrap().remove("calendar");
    warns(
        &[("/routes/-", route)],
        "routes[1]: has no calendar, so its respond-by times are counted in the fallback's, east; write the calendar of the queue's \
         people; if it is that one, \"calendar\": \"east\"",
    );
}

#[test]
fn a_piece_of_content_that_nobody_is_sent_is_told() {
    let piece = |id: &str, url: &str, stage: &str| json!({ "id": id, "url": url, "stage": stage, "label": { "en": "A piece", "fr": "Un document" } });
    let two = |url: &str| [("/content", json!([piece("first", url, "late"), piece("second", "/en/b.pdf", "late")]))];
    let behind = "content[1]: is sent to nobody: content[0] stands before it for the same stage and topic, and is never downloaded away; \
                  put it before content[0], or give one of them another topic or stage";
    warns(&two("/en/a"), behind);
    warns(&two("https://example.ca/a.pdf"), behind);
    warns(&two("/en/b.pdf"), behind);
    warns(&two("/en/a.pdf"), "");
    let rows = |is: &str| [("/status/1/is", json!(is)), ("/content", json!([piece("first", "/en/a", "middle")]))];
    warns(
        &rows("nurture"),
        "content[0].stage: is sent to nobody: the stage middle belongs to needs_qualification, and no lead gets that status; give the \
         piece another stage, or leave it out",
    );
    warns(&rows("needs_qualification"), "");
}
