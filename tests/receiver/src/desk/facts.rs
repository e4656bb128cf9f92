//! The facts of a lead as terms and what is said of them: who should act, where the visitor came from, what was consented to.

use serde_json::Value;

use super::claim::{list, text};
use super::words;
use crate::moment::Moment;

/// One term of a description list.
pub(super) struct Fact {
    pub(super) term: &'static str,
    pub(super) said: Vec<Said>,
}

/// One line about a term.
pub(super) struct Said {
    pub(super) text: String,
    /// When the line is an instant.
    pub(super) instant: Option<Instant>,
}

pub(super) struct Instant {
    pub(super) rfc3339: String,
    pub(super) distance: String,
}

impl Said {
    fn line(text: String) -> Said {
        Said { text, instant: None }
    }
}

/// An instant with its distance; what is no instant is shown as it came.
pub(super) fn instant(value: &Value, now: Moment) -> Option<Said> {
    let came = text(value)?;
    Some(match Moment::parse(&came) {
        Some(moment) => Said {
            text: moment.in_short(),
            instant: Some(Instant { rfc3339: moment.rfc3339(), distance: moment.seen_from(now) }),
        },
        None => Said::line(came),
    })
}

/// What sales should do, of a result.
pub(super) fn handoff(result: &Value, claimed: &Value, now: Moment) -> Vec<Fact> {
    facts([
        ("Respond by", instant(&result["respond_by"], now).into_iter().collect()),
        ("Best answered by", instant(&result["target_by"], now).into_iter().collect()),
        ("Escalates", instant(&result["escalate_at"], now).into_iter().chain(one(text(&result["escalate_to"]))).collect()),
        ("Queue", one(text(&result["queue"]))),
        ("Answer in", one(text(&result["answer_in"]).map(|code| words::language(&code)))),
        ("Status decided by", one(decided_by(&result["decided_by"]))),
        ("Disqualified because", coded(&result["gates"])),
        (
            "Says of itself",
            one(result["says_existing_customer"].as_bool().filter(|&says| says).map(|_| "existing customer".to_string())),
        ),
        ("A person should look because", list(&result["review"]).iter().map(|code| Said::line(words::review(code))).collect()),
        ("Lead definition", one(definition(&claimed["definition"]))),
        (
            "Next content",
            [&claimed["content"]["id"], &claimed["content"]["url"]].into_iter().filter_map(text).map(Said::line).collect(),
        ),
    ])
}

/// Place, language, consent.
pub(super) fn visitor(claimed: &Value, form_language: &str, now: Moment) -> Vec<Fact> {
    let consent = &claimed["consent"];
    let province = text(&claimed["province"]).map(|code| {
        let basis =
            text(&claimed["province_basis"]).map_or_else(String::new, |basis| format!(", basis: {}", words::plain(&basis)));
        words::province(&code) + &basis
    });
    let gpc = text(&claimed["gpc"]).map(|_| "sent: do not sell or share".to_string());
    facts([
        ("Province", one(province)),
        ("Language", one(text(&claimed["language"]).map(|code| words::language(&code)))),
        ("Form posted in", one(Some(words::language(form_language)))),
        ("Consent basis", one(text(&consent["basis"]).map(|basis| words::plain(&basis)))),
        ("Consent source", one(text(&consent["source"]).map(|source| words::plain(&source)))),
        ("Consent given", instant(&consent["at"], now).into_iter().collect()),
        ("Global Privacy Control", one(gpc)),
        ("Processing allowed", one(text(&claimed["processing"]))),
        ("Storage allowed", one(text(&claimed["storage"]))),
    ])
}

/// How the visitor came and what was read.
pub(super) fn journey(claimed: &Value, now: Moment) -> Vec<Fact> {
    let touches = &claimed["touches"];
    facts([
        ("First touch", touch(&touches["first"], now)),
        ("Last touch", touch(&touches["last"], now)),
        ("Last touch that was not direct", touch(&touches["last_non_direct"], now)),
        ("Visits", one(text(&claimed["visits"]))),
        ("First seen", instant(&claimed["first_seen"], now).into_iter().collect()),
        ("Last seen", instant(&claimed["last_seen"], now).into_iter().collect()),
        ("Pages viewed", one(text(&claimed["pages_count"]))),
        ("Top pages", items(&claimed["top_pages"])),
        ("Topics", list(&claimed["topics"]).into_iter().map(Said::line).collect()),
        ("Downloads", items(&claimed["downloads"])),
    ])
}

/// `b2b-saas, version 3`. The flat field holds the same as one text, hash and all.
fn definition(definition: &Value) -> Option<String> {
    let Some(id) = text(&definition["id"]) else { return text(definition) };
    let version = text(&definition["version"]).map_or_else(String::new, |version| format!(", version {version}"));
    let unsigned = if definition["unsigned"] == Value::Bool(true) { ", unsigned" } else { "" };
    Some(id + &version + unsigned)
}

/// `row 1: fit, intent`, or `the gate student`.
fn decided_by(by: &Value) -> Option<String> {
    let needs = list(&by["needs"]).join(", ");
    let row = || Some(format!("row {}", text(&by["row"])?) + if needs.is_empty() { "" } else { ": " } + &needs);
    text(&by["gate"]).map(|gate| format!("the gate {gate}")).or_else(row)
}

fn facts<const N: usize>(all: [(&'static str, Vec<Said>); N]) -> Vec<Fact> {
    all.into_iter().filter(|(_, said)| !said.is_empty()).map(|(term, said)| Fact { term, said }).collect()
}

fn one(text: Option<String>) -> Vec<Said> {
    text.map(Said::line).into_iter().collect()
}

fn coded(codes: &Value) -> Vec<Said> {
    list(codes).iter().map(|code| Said::line(words::plain(code))).collect()
}

/// `newsletter / email / fall`, then where it landed and when.
fn touch(touch: &Value, now: Moment) -> Vec<Said> {
    let named: Vec<String> = ["source", "medium", "campaign"].into_iter().filter_map(|part| text(&touch[part])).collect();
    let channel = text(&touch["channel"]).map(|channel| words::plain(&channel));
    let origin = match (channel, named.is_empty()) {
        (channel, true) => channel,
        (None, false) => Some(named.join(" / ")),
        (Some(channel), false) => Some(format!("{} ({channel})", named.join(" / "))),
    };
    let more = [("term", "term"), ("content", "content"), ("referrer", "from"), ("landing", "landed on")]
        .into_iter()
        .filter_map(|(key, word)| Some(Said::line(format!("{word} {}", text(&touch[key])?))));
    one(origin).into_iter().chain(more).chain(instant(&touch["at"], now)).collect()
}

/// Paths with their counts: `/en/pricing, 3 times`. A flat list is shown item by item.
fn items(value: &Value) -> Vec<Said> {
    let Some(items) = value.as_array() else { return list(value).into_iter().map(Said::line).collect() };
    let line = |item: &Value| {
        let path = text(&item["path"]).or_else(|| text(item))?;
        let count = match item["count"].as_i64() {
            Some(1) => ", once".to_string(),
            Some(count) => format!(", {count} times"),
            None => String::new(),
        };
        Some(Said::line(path + &count))
    };
    items.iter().filter_map(line).collect()
}
