//! `baton diff`: what two lead definitions say differently, and which leads it changes.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::{
    command::{baton, check, folder},
    documents::{DESIGN, with},
    explain::JOURNEY,
};

/// Both definitions in a folder: `lead.json` as it was, `new.json` as it is now.
fn changed(changes: &[(&str, Value)]) -> tempfile::TempDir {
    let folder = folder();
    fs::write(folder.path().join("new.json"), with(changes)).unwrap();
    folder
}

#[track_caller]
fn differs(folder: &Path, lines: &str) {
    check(folder, &["diff", "lead.json", "new.json"], 1, lines, "");
}

#[test]
fn each_difference_is_a_line_with_old_and_new() {
    let folder = changed(&[
        ("/version", 4.into()),
        ("/caps", json!({ "intent": 55, "fit": 45 })),
        ("/topics/0/pages/0", "/en/start".into()),
        ("/rules/0/points", 7.into()),
        ("/rules/0/half_life_days", 14.into()),
        ("/rules/1/when", json!({ "visits": { "at_least": 2, "within_days": 14 } })),
        ("/review", json!({ "score_at_least": 70, "within": 3 })),
    ]);
    differs(
        folder.path(),
        "version 3 -> 4\n\
         review none -> score at least 70, within 3\n\
         caps: intent 60 -> 55\n\
         caps: fit 40 -> 45\n\
         topic onboarding: pages /en/onboarding, /en/onboarding/**, /fr/integration, /fr/integration/** -> /en/start, /en/onboarding/**, \
         /fr/integration, /fr/integration/**\n\
         rule pricing: points 5 -> 7\n\
         rule pricing: half life days 30 -> 14\n\
         rule returns: when 3 visits within 14 days -> 2 visits within 14 days\n",
    );
}

#[test]
fn rows_that_came_and_went_are_told_whole() {
    let rule = json!({ "id": "webinar", "axis": "intent", "when": { "form": "webinar" }, "points": 9, "most": 1,
                       "label": { "en": "Asked for the webinar", "fr": "A demandé le webinaire" } });
    let folder = changed(&[("/rules/-", rule)]);
    differs(folder.path(), "rule webinar added: axis intent, when a webinar form, points 9, most 1\n");
    check(
        folder.path(),
        &["diff", "new.json", "lead.json"],
        1,
        "rule webinar removed: axis intent, when a webinar form, points 9, most 1\n",
        "",
    );
}

#[test]
fn every_part_of_a_definition_is_told_in_words() {
    let label = json!({ "en": "A", "fr": "B" });
    let folder = changed(&[
        ("/events", json!(["calculator"])),
        ("/topics/0/label/fr", json!("Accueil")),
        ("/answers/role", json!(["decision_maker", "user", "student", "owner"])),
        ("/answers/budget", json!(["yes", "no"])),
        (
            "/gates/0",
            json!({ "id": "student", "at": "browser", "when": { "answer": { "role": ["student", "user"] } }, "reason": "no_fit" }),
        ),
        ("/gates/-", json!({ "id": "rival", "when": { "answer": { "role": ["user"] } }, "reason": "competitor" })),
        ("/criteria/fit", json!({ "axis": { "fit": 12 } })),
        (
            "/status",
            json!([{ "is": "sales_ready", "needs": ["fit", "intent", "timing"] }, { "is": "disqualified", "needs": ["problem"] },
                           { "is": "needs_qualification", "needs": ["intent"] }, { "is": "nurture", "needs": [] }]),
        ),
        ("/sla/0/limit_business_minutes", json!(120)),
        ("/calendars/0/open", json!({ "mon-thu": ["08:00", "17:00"], "fri": ["08:00", "12:00"] })),
        ("/calendars/0/closed", json!(["2026-12-25", "2027-01-01"])),
        (
            "/routes",
            json!([{ "queue": "west", "when": { "all": [{ "province": ["BC", "AB"] }, { "priority": ["high"] }] } },
                           { "queue": "quebec-fr", "when": { "province": ["QC"] }, "language": "fr" }]),
        ),
        ("/fallback/language", json!("en")),
        ("/content", json!([{ "id": "guide", "url": "/en/a.pdf", "stage": "early", "topic": "onboarding", "label": label }])),
    ]);
    differs(
        folder.path(),
        "events none -> calculator\n\
         topic onboarding: label Onboarding / Intégration -> Onboarding / Accueil\n\
         answer role: values decision_maker, user, student -> decision_maker, user, student, owner\n\
         answer budget added: values yes, no\n\
         gate student: at receiver -> browser\n\
         gate student: reason student_or_job_seeker -> no_fit\n\
         gate student: when role answered student -> role answered student or user\n\
         gate rival added: reason competitor, when role answered user\n\
         criterion fit: when fit of at least 15 -> fit of at least 12\n\
         status row sales_ready: needs fit, intent -> fit, intent, timing\n\
         status row disqualified added before status row needs_qualification: needs problem\n\
         service level sales_ready: limit business minutes 60 -> 120\n\
         calendar east: open mon-fri 09:00-17:00 -> mon-thu 08:00-17:00, fri 08:00-12:00\n\
         calendar east: closed 2026-12-25 -> 2026-12-25, 2027-01-01\n\
         route quebec-fr: calendar east -> the fallback's\n\
         route west added before route quebec-fr: queue west, when province BC or AB and priority high\n\
         fallback: language none -> en\n\
         content guide added: url /en/a.pdf, topic onboarding, stage early\n",
    );
}

#[test]
fn a_journey_whose_status_priority_queue_or_time_changes_is_told_with_all_of_it() {
    let folder = changed(&[
        ("/status/0/needs", json!(["process"])),
        ("/routes/0/queue", json!("montreal")),
        ("/sla/0/limit_business_minutes", json!(120)),
    ]);
    let journeys = folder.path().join("journeys");
    fs::create_dir(&journeys).unwrap();
    fs::write(journeys.join("back.json"), JOURNEY).unwrap();
    fs::write(journeys.join("user.json"), JOURNEY.replace(r#""role": "decision_maker", "#, "")).unwrap();
    let output = baton(folder.path(), &["diff", "lead.json", "new.json", "--journeys", "journeys"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let told = "journeys/back.json: status nurture -> sales_ready, priority none -> high, queue quebec-fr -> montreal, respond by none -> \
                2026-11-20T16:05:00.000Z\n\
                journeys/user.json: queue quebec-fr -> montreal\n\
                2 of 2 journeys change, 1 of them in status\n";
    assert!(text.ends_with(told), "{text}");
}

#[test]
fn another_order_of_rows_that_are_tried_in_turn_is_a_difference() {
    let mut document: Value = serde_json::from_str(DESIGN).unwrap();
    document["rules"].as_array_mut().unwrap().swap(0, 1);
    let folder = folder();
    fs::write(folder.path().join("new.json"), document.to_string()).unwrap();
    differs(folder.path(), "rules: another order; rule pricing stood where rule returns stands now\n");
}

#[test]
fn what_is_said_and_what_is_usual_are_the_same_and_signatures_are_not_compared() {
    let folder = changed(&[("/visit_gap_minutes", 30.into()), ("/rules/0/at", "browser".into())]);
    let signed = baton(folder.path(), &["sign", "--as", "sales", "--name", "Ada Example", "--on", "2026-11-20", "new.json"]);
    assert!(signed.status.success());
    check(folder.path(), &["diff", "lead.json", "new.json"], 0, "", "");
}

#[test]
fn journeys_that_change_are_told_and_the_others_are_counted() {
    let folder = changed(&[("/rules/0/points", 7.into())]);
    let journeys = folder.path().join("journeys");
    fs::create_dir(&journeys).unwrap();
    fs::write(journeys.join("back.json"), JOURNEY).unwrap();
    fs::write(journeys.join("guide.json"), JOURNEY.replace("/en/pricing", "/en/guide")).unwrap();
    fs::write(journeys.join("a.posted.json"), "[]").unwrap();
    let told = "rule pricing: points 5 -> 7\njourneys/back.json: score 8 -> 11\n1 of 2 journeys change\n";
    check(folder.path(), &["diff", "lead.json", "new.json", "--journeys", "journeys"], 1, told, "");
    check(folder.path(), &["diff", "lead.json", "lead.json", "--journeys", "journeys"], 0, "0 of 2 journeys change\n", "");
}

#[test]
fn what_could_not_be_looked_at_is_no_difference() {
    let folder = changed(&[("/rules/0/points", 120.into())]);
    check(
        folder.path(),
        &["diff", "lead.json", "new.json"],
        2,
        "",
        "new.json: rules[0].points: 120 is outside -100 to 100; use a number in that range, not 0\n",
    );
    fs::create_dir(folder.path().join("journeys")).unwrap();
    fs::write(folder.path().join("journeys/short.json"), r#"{ "steps": [ { "at": "2026-11-20T14:00:00.000Z", "open": {} } ] }"#)
        .unwrap();
    check(
        folder.path(),
        &["diff", "lead.json", "lead.json", "--journeys", "journeys"],
        2,
        "0 of 1 journeys change\n",
        "journeys/short.json: steps: sends no form, so that there is no lead; add a step with \"submit\"\n",
    );
    let help = String::from_utf8(baton(folder.path(), &["diff", "--help"]).stdout).unwrap();
    assert!(help.contains("0  no difference\n  1  differences\n  2  Baton could not look"), "{help}");
}
