//! Any lead definition that passes: built as a document, and read by the reader that everybody uses.

use proptest::{collection::vec, option, prelude::*, sample::select, sample::subsequence};
use serde_json::{Map, Value, json};

const GLOBS: [&str; 9] =
    ["/en", "/en/**", "/en/pricing", "/en/pricing/**", "/en/product/*", "/fr/**", "/*/pricing", "/en/careers", "/**"];
const FILES: [&str; 3] = ["/en/guide.pdf", "/en/*.pdf", "/**"];
const CHANNELS: [&str; 5] = ["direct", "email", "organic_search", "paid_search", "referral"];
const CRITERIA: [&str; 5] = ["fit", "problem", "intent", "timing", "process"];
const STATUSES: [&str; 3] = ["sales_ready", "needs_qualification", "nurture"];

/// Answers that every definition here declares.
pub const ANSWERS: [(&str, &[&str]); 2] = [("role", &["decision_maker", "user", "student"]), ("size", &["small", "large"])];

fn some(all: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    subsequence(all, 1..=all.len().min(4))
}

fn answer() -> impl Strategy<Value = Value> {
    select(&ANSWERS[..]).prop_flat_map(|(key, values)| some(values).prop_map(move |values| json!({ "answer": { key: values } })))
}

fn atom() -> BoxedStrategy<Value> {
    let slot = select(&["first", "last", "last_non_direct"][..]);
    prop_oneof![
        4 => some(&GLOBS).prop_map(|globs| json!({ "page": globs })),
        2 => some(&FILES).prop_map(|globs| json!({ "download": globs })),
        2 => (1..=8u8, 1..=60u16).prop_map(|(least, days)| json!({ "visits": { "at_least": least, "within_days": days } })),
        2 => (some(&GLOBS), 1..=7u8, 1..=60u16)
            .prop_map(|(globs, least, days)| json!({ "returns": { "page": globs, "at_least": least, "within_days": days } })),
        1 => (slot, some(&CHANNELS)).prop_map(|(slot, channels)| json!({ "touch": { slot: channels } })),
        1 => some(&["en", "fr", "pl"]).prop_map(|languages| json!({ "language": languages })),
        1 => some(&["QC", "ON", "BC"]).prop_map(|provinces| json!({ "province": provinces })),
        1 => select(&["onboarding", "pricing"][..]).prop_map(|topic| json!({ "topic": topic })),
        1 => select(&["demo", "contact"][..]).prop_map(|form| json!({ "form": form })),
        1 => (select(&["tour", "*"][..]), select(&[25, 50, 75, 100][..]))
            .prop_map(|(key, percent)| json!({ "media": { "key": key, "percent": percent } })),
        1 => Just(json!({ "event": "signup" })),
        3 => answer(),
    ]
    .boxed()
}

fn when(atom: BoxedStrategy<Value>) -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => atom.clone(),
        1 => vec(atom.clone(), 1..=4).prop_map(|atoms| json!({ "any": atoms })),
        1 => vec(atom, 1..=4).prop_map(|atoms| json!({ "all": atoms })),
    ]
}

fn rule() -> impl Strategy<Value = Value> {
    let points = prop_oneof![4 => 1..=100i16, 1 => -100..=-1i16];
    let (half_life, within) = (option::of(1..=90u16), option::weighted(0.3, 1..=90u16));
    (any::<bool>(), when(atom()), points, option::of(1..=8u8), half_life, within).prop_map(
        |(is_intent, when, points, most, half_life, within)| {
            let axis = if is_intent { "intent" } else { "fit" };
            let mut rule =
                json!({ "axis": axis, "when": when, "points": points, "label": { "en": "A rule", "fr": "Une règle" } });
            let mut set = |key: &str, value: Option<Value>| value.into_iter().for_each(|value| rule[key] = value);
            set("most", most.map(Value::from));
            set("half_life_days", half_life.filter(|_| is_intent).map(Value::from));
            set("within_days", within.map(Value::from));
            set("source", Some("a property".into()));
            rule
        },
    )
}

/// Criteria, and the rows of statuses that need them.
fn criteria(intent: i32) -> impl Strategy<Value = (Value, Value)> {
    let axis = (any::<bool>(), 1..=100i32).prop_map(move |(is_intent, share)| {
        let (name, cap) = if is_intent { ("intent", intent) } else { ("fit", 100 - intent) };
        json!({ "axis": { name: (cap * share / 100).max(1) } })
    });
    let test = prop_oneof![1 => axis, 2 => atom()].boxed();
    (
        subsequence(&CRITERIA[..], 0..=5),
        vec(when(test), 5),
        subsequence(&STATUSES[..2], 0..=2),
        vec(any::<prop::sample::Index>(), 2),
    )
        .prop_map(|(names, whens, statuses, needs)| {
            let rows = statuses.iter().zip(needs).map(|(status, need)| {
                let needs = if names.is_empty() { Vec::new() } else { names[..=need.index(names.len())].to_vec() };
                json!({ "is": status, "needs": needs })
            });
            // A row that needs nothing before the last would hide those behind it.
            let rows = rows.filter(|row| row["needs"] != json!([]));
            let rows: Vec<Value> = rows.chain([json!({ "is": "nurture", "needs": [] })]).collect();
            (names.iter().map(|name| name.to_string()).zip(whens).collect::<Map<_, _>>().into(), rows.into())
        })
}

fn gate() -> impl Strategy<Value = Value> {
    let reason = select(&["competitor", "existing_customer", "student_or_job_seeker"][..]);
    (select(&["browser", "receiver"][..]), answer(), reason)
        .prop_map(|(at, when, reason)| json!({ "at": at, "when": when, "reason": reason }))
}

fn route() -> impl Strategy<Value = Value> {
    let when = prop_oneof![
        some(&["QC", "ON"]).prop_map(|all| json!({ "province": all })),
        some(&["en", "fr"]).prop_map(|all| json!({ "language": all })),
        some(&STATUSES).prop_map(|all| json!({ "status": all })),
        some(&["high", "medium", "low"]).prop_map(|all| json!({ "priority": all })),
        answer(),
    ];
    (when, option::of(select(&["en", "fr"][..]))).prop_map(|(when, language)| {
        let mut route = json!({ "queue": "inbound-two", "when": when, "calendar": "east" });
        language.into_iter().for_each(|language| route["language"] = language.into());
        route
    })
}

fn sla() -> impl Strategy<Value = Vec<Value>> {
    (subsequence(&STATUSES[..], 0..=3), select(&["high", "medium", "low"][..]), 1..=600u32, 0..=600u32).prop_map(
        |(statuses, priority, target, more)| {
            let row = |status: &&str| {
                json!({ "status": status, "priority": priority, "target_business_minutes": target, "limit_business_minutes": target + more,
                        "source": "a property" })
            };
            statuses.iter().map(row).collect()
        },
    )
}

/// The document of any definition that passes.
pub fn document() -> impl Strategy<Value = String> {
    let review = option::of((1..=100u8, 0..=20u8));
    (1..=99i32)
        .prop_flat_map(move |intent| {
            let lists = (vec(rule(), 1..=10), vec(gate(), 0..=2), vec(route(), 0..=2), sla());
            (Just(intent), lists, criteria(intent), review.clone())
        })
        .prop_map(|(intent, (rules, gates, routes, sla), (criteria, status), review)| {
            let named = |mut list: Vec<Value>, name: &str| {
                list.iter_mut().enumerate().for_each(|(place, one)| one["id"] = format!("{name}-{place}").into());
                list
            };
            let mut document = json!({
                "id": "any", "version": 1, "caps": { "intent": intent, "fit": 100 - intent },
                "topics": [
                    { "id": "onboarding", "pages": ["/en/onboarding", "/fr/integration"], "label": { "en": "Onboarding", "fr": "Intégration" } },
                    { "id": "pricing", "pages": ["/*/pricing", "/fr/tarifs"], "label": { "en": "Pricing", "fr": "Tarifs" } } ],
                "answers": ANSWERS.iter().map(|(key, values)| (key.to_string(), json!(values))).collect::<Map<_, _>>(),
                "events": ["signup"], "rules": named(rules, "rule"), "gates": named(gates, "gate"), "criteria": criteria, "status": status, "sla": sla,
                "calendars": [ { "id": "east", "zone": "America/Toronto", "open": { "mon-fri": ["09:00", "17:00"] }, "closed": ["2026-12-25"] } ],
                "routes": routes, "fallback": { "queue": "inbound", "calendar": "east" }, "signed": {},
            });
            if let Some((least, within)) = review {
                document["review"] = json!({ "score_at_least": least, "within": within });
            }
            document.to_string()
        })
}
