//! A device as a scenario knows it: its storage, its tabs and its consent tool. It carries out what the machine says, as the
//! loader does in a browser, and decides nothing. `tests/wasm/device.mjs` is its twin for the compiled engine; both speak
//! the same text.

use std::collections::BTreeMap;

use baton_handoff::{agreement::layout::Published, machine::Baton, page::wire, time::Timestamp};
use serde_json::Value;

const RECORD: &str = "\u{1e}";
const FIELD: &str = "\u{1f}";
const ITEM: &str = "\u{1d}";
const PART: &str = "\u{1c}";

/// One page of one tab.
struct Tab {
    baton: Baton,
    session: BTreeMap<String, String>,
    page: Value,
    answers: Value,
    attached: Vec<(String, String)>,
}

/// The device.
pub struct Device {
    copy: Published,
    local: BTreeMap<String, String>,
    tabs: BTreeMap<String, Tab>,
    consent: Option<Value>,
    gpc: bool,
}

impl Device {
    pub fn new(copy: Published, gpc: bool) -> Device {
        Device { copy, local: BTreeMap::new(), tabs: BTreeMap::new(), consent: None, gpc }
    }

    /// What is stored of ours on the device, as key and value.
    pub fn local(&self) -> &BTreeMap<String, String> {
        &self.local
    }

    /// Carries out one step of a scenario. A `submit` answers what was attached to the form.
    pub fn step(&mut self, step: &Value) -> Vec<(String, String)> {
        let at = Timestamp::parse(step["at"].as_str().expect("a step has a time `at`")).expect("`at` is an instant");
        let name = step["tab"].as_str().unwrap_or("a").to_owned();
        let now = at.millis().to_string();
        if let Some(page) = step.get("open") {
            self.open(&name, page, &now);
        } else if let Some(consent) = step.get("consent") {
            self.consent = Some(consent.clone());
            self.send(&name, &consent_input(consent, &now), &now);
        } else if let Some(page) = step.get("route") {
            self.tab(&name).page = page.clone();
            self.send(&name, &["moved", &now].join(FIELD), &now);
        } else if let Some(click) = step.get("click") {
            let flag = if click["download"].as_bool().unwrap_or(false) { "1" } else { "0" };
            let host = click["host"].as_str().unwrap_or("www.example.ca");
            self.send(&name, &["click", &now, click["path"].as_str().unwrap_or_default(), host, flag].join(FIELD), &now);
        } else if let Some(submit) = step.get("submit") {
            return self.submit(&name, submit, &now);
        } else if let Some(word) = step.get("say") {
            self.send(&name, &[word.as_str().unwrap_or_default(), &now].join(FIELD), &now);
        } else {
            panic!("a step is one of open, consent, route, click, submit, say: {step}");
        }
        Vec::new()
    }

    fn tab(&mut self, name: &str) -> &mut Tab {
        self.tabs.get_mut(name).expect("a tab is opened before anything happens in it")
    }

    fn open(&mut self, name: &str, page: &Value, now: &str) {
        let session = self.tabs.remove(name).map(|tab| tab.session).unwrap_or_default();
        let baton = Baton::new(self.copy.clone());
        self.tabs.insert(name.into(), Tab { baton, session, page: page.clone(), answers: Value::Null, attached: Vec::new() });
        let gpc = if self.gpc { "1" } else { "" };
        self.send(name, &["gpc", now, gpc].join(FIELD), now);
        if let Some(consent) = self.consent.clone() {
            self.send(name, &consent_input(&consent, now), now);
        }
    }

    fn submit(&mut self, name: &str, submit: &Value, now: &str) -> Vec<(String, String)> {
        let key = "1";
        self.tab(name).answers = submit["answers"].clone();
        if submit["acted"].as_bool().unwrap_or(true) {
            self.send(name, &["act", now, key].join(FIELD), now);
        }
        let control = |one: &Value| {
            let part = |place: usize| one[place].as_str().unwrap_or_default();
            [part(0), part(1), part(2)].join(PART)
        };
        let controls: Vec<String> = submit["controls"].as_array().into_iter().flatten().map(control).collect();
        let mut posted = Vec::new();
        for event in ["submit", "formdata"] {
            let input = [
                "form",
                now,
                key,
                event,
                submit["method"].as_str().unwrap_or("post"),
                submit["origin"].as_str().unwrap_or_default(),
                &submit["rules"].as_u64().map(|place| place.to_string()).unwrap_or_default(),
                if submit["append"].as_bool().unwrap_or(false) { "1" } else { "0" },
                &controls.join(ITEM),
                submit["random"].as_str().unwrap_or("00000000000000000000000000000000"),
            ];
            self.tab(name).attached.clear();
            self.send(name, &input.join(FIELD), now);
            posted.push(std::mem::take(&mut self.tab(name).attached));
        }
        assert_eq!(posted[0], posted[1], "both events of one act get the same values");
        posted.remove(0)
    }

    fn send(&mut self, name: &str, input: &str, now: &str) {
        assert!(wire::read(input).is_some(), "the device speaks the loader's text");
        let outputs = wire::handle(&mut self.tab(name).baton, input);
        for output in outputs.split(RECORD).filter(|output| !output.is_empty()) {
            self.carry_out(name, &output.split(FIELD).collect::<Vec<_>>(), now);
        }
    }

    fn carry_out(&mut self, name: &str, output: &[&str], now: &str) {
        match output {
            ["ask", area, record, off, _, controls] => {
                let record = match *area {
                    "tab" => self.tab(name).session.get(*record).cloned(),
                    "persistent" => self.local.get(*record).cloned(),
                    _ => None,
                };
                let off = if self.local.contains_key(*off) { "1" } else { "0" };
                let present = if record.is_some() { "1" } else { "0" };
                let answers = self.tab(name).answers.clone();
                let said = controls.split(ITEM).filter_map(|control| Some([control, answers[control].as_str()?].join(PART)));
                let said: Vec<String> = said.collect();
                self.send(name, &["told", now, &record.unwrap_or_default(), present, off, &said.join(ITEM)].join(FIELD), now);
            }
            ["look"] => {
                let input = page_input(&self.tab(name).page, now);
                self.send(name, &input, now);
            }
            ["store", "persistent", key, text] => {
                self.local.insert((*key).into(), (*text).into());
            }
            ["store", _, key, text] => {
                self.tab(name).session.insert((*key).into(), (*text).into());
            }
            ["remove", key] => {
                self.local.remove(*key);
                self.tab(name).session.remove(*key);
            }
            ["set_off", key] => {
                self.local.insert((*key).into(), "1".into());
            }
            ["attach", _, _, pairs] => {
                let pair = |item: &str| {
                    let mut parts = item.split(PART).map(String::from);
                    Some((parts.next()?, parts.next()?))
                };
                self.tab(name).attached = pairs.split(ITEM).filter_map(pair).collect();
            }
            ["clear", _] => self.tab(name).attached.clear(),
            ["listen" | "unlisten" | "changed"] | ["wake" | "reply", _] => {}
            _ => panic!("no output that the loader knows: {output:?}"),
        }
    }
}

fn consent_input(consent: &Value, now: &str) -> String {
    let categories: Vec<&str> = consent["categories"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let explicit = if consent["explicit"].as_bool().unwrap_or(true) { "1" } else { "0" };
    ["consent", now, consent["tool"].as_str().unwrap_or("cookieconsent"), explicit, &categories.join(ITEM)].join(FIELD)
}

fn page_input(page: &Value, now: &str) -> String {
    let text = |key: &str, usual: &'static str| page[key].as_str().unwrap_or(usual).to_owned();
    let list = |key: &str| match &page[key] {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(ITEM),
        value => value.as_str().unwrap_or_default().to_owned(),
    };
    let flag = |key: &str, usual: bool| if page[key].as_bool().unwrap_or(usual) { "1" } else { "0" }.to_owned();
    [
        "page".to_owned(),
        now.to_owned(),
        text("path", "/"),
        text("host", "www.example.ca"),
        list("source"),
        list("medium"),
        list("campaign"),
        list("term"),
        list("content"),
        list("clicks"),
        text("referrer", ""),
        text("lang", "en-CA"),
        list("languages"),
        text("province", ""),
        flag("shown", true),
        flag("test", false),
    ]
    .join(FIELD)
}
