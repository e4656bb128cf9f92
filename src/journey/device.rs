//! A device as a journey knows it: its storage, its tabs and its consent tool. It carries out what the machine says, as the
//! loader does in a browser, and decides nothing. `tests/wasm/device.mjs` is its twin for the compiled engine; both speak
//! the same text.

use std::{collections::BTreeMap, mem};

use super::{
    Post,
    step::{Click, Consent, Does, Media, Page, Step, Storage, Submit},
};
use crate::{agreement::layout::Published, machine::Baton, page::wire};

const RECORD: &str = "\u{1e}";
const FIELD: &str = "\u{1f}";
const ITEM: &str = "\u{1d}";
const PART: &str = "\u{1c}";
/// A journey looks at one form at a time, so that every form may have the same number.
const FORM: &str = "1";

/// A page with its Baton, and the record that they stored last.
struct Shown {
    baton: Baton,
    page: Page,
    stored: Option<String>,
}

/// One tab with the page in it, and the one before it as it was left.
struct Tab {
    shown: Shown,
    before: Option<Shown>,
    session: BTreeMap<String, String>,
    answers: Vec<(String, String)>,
    /// The checkbox for messages: whether it is ticked, and whether the page had ticked it.
    ticked: Option<(bool, bool)>,
    attached: Vec<(String, String)>,
    reply: String,
}

/// The device.
pub struct Device {
    copy: Published,
    local: BTreeMap<String, String>,
    tabs: BTreeMap<String, Tab>,
    /// The last word of each consent tool: whatever tab it was said in, the tool knows it in all of them.
    consent: Vec<Consent>,
    gpc: bool,
    dnt: bool,
    storage: Storage,
}

impl Device {
    pub(super) fn new(copy: Published, gpc: bool, dnt: bool) -> Device {
        let storage = Storage::Takes(u32::MAX);
        Device { copy, local: BTreeMap::new(), tabs: BTreeMap::new(), consent: Vec::new(), gpc, dnt, storage }
    }

    /// What is stored of ours on the device, as key and value.
    pub fn local(&self) -> &BTreeMap<String, String> {
        &self.local
    }

    /// Puts a text under a key of the device's storage, as if another program had left it there.
    pub fn plant(&mut self, key: &str, text: &str) {
        self.local.insert(key.into(), text.into());
    }

    /// Carries out one step. A `submit` answers what was attached to the form. Nothing happens in a tab that no step opened.
    pub fn step(&mut self, step: &Step) -> Option<Post> {
        let (name, now) = (step.tab.as_str(), step.at.millis().to_string());
        match &step.does {
            Does::Open(page) => self.open(name, page, &now),
            Does::Consent(consent) => {
                self.consent.retain(|before| before.tool != consent.tool);
                self.consent.push(consent.clone());
                self.send(name, &consent_input(consent, &now), &now);
            }
            Does::Route(page) => {
                if let Some(tab) = self.tabs.get_mut(name) {
                    tab.shown.page = page.clone();
                }
                self.send(name, &["moved", &now].join(FIELD), &now);
            }
            Does::Turn("back") => self.back(name, &now),
            Does::Turn(how) => self.turn(name, *how == "hide", &now),
            Does::Media(Media { name: called, path, host, autoplay, percent }) => {
                let input = ["media", &now, called, path, host, flag(*autoplay), &percent.to_string()];
                self.send(name, &input.join(FIELD), &now);
            }
            Does::Track(event) => self.send(name, &["track", &now, event].join(FIELD), &now),
            Does::Click(Click { path, host, download }) => {
                self.send(name, &["click", &now, path, host, flag(*download)].join(FIELD), &now);
            }
            Does::Submit(submit) => return Some(Post { at: step.at, fields: self.submit(name, submit, &now) }),
            Does::Gpc(is_sent) => self.gpc = *is_sent,
            Does::Storage(storage) => self.storage = *storage,
            Does::Say(word) => self.send(name, &[word, now.as_str()].join(FIELD), &now),
        }
        None
    }

    /// What Baton says about itself in the tab of this step, as JSON.
    pub fn status(&mut self, step: &Step) -> String {
        let now = step.at.millis().to_string();
        self.send(&step.tab, &["status", &now].join(FIELD), &now);
        self.tabs.get_mut(&step.tab).map(|tab| mem::take(&mut tab.reply)).unwrap_or_default()
    }

    fn open(&mut self, name: &str, page: &Page, now: &str) {
        self.turn(name, true, now);
        let left = self.tabs.remove(name);
        let (session, before) = left.map(|tab| (tab.session, Some(tab.shown))).unwrap_or_default();
        let tab = Tab {
            shown: Shown { baton: Baton::new(self.copy.clone()), page: page.clone(), stored: None },
            before,
            session,
            answers: Vec::new(),
            ticked: None,
            attached: Vec::new(),
            reply: String::new(),
        };
        self.tabs.insert(name.into(), tab);
        self.send(name, &["signals", now, flag(self.gpc), flag(self.dnt)].join(FIELD), now);
        for consent in self.consent.clone() {
            self.send(name, &consent_input(&consent, now), now);
        }
    }

    /// The page of the tab is hidden, or shown.
    fn turn(&mut self, name: &str, hides: bool, now: &str) {
        let Some(tab) = self.tabs.get_mut(name) else { return };
        tab.shown.page.marks.retain(|mark| !matches!(*mark, "hidden" | "prerendered"));
        if hides {
            tab.shown.page.marks.push("hidden");
        }
        self.send(name, &["moved", now].join(FIELD), now);
    }

    /// The page before this one comes back from the browser's back-forward cache.
    fn back(&mut self, name: &str, now: &str) {
        self.turn(name, true, now);
        let Some(tab) = self.tabs.get_mut(name) else { return };
        let Some(before) = tab.before.take() else { return };
        tab.before = Some(mem::replace(&mut tab.shown, before));
        self.turn(name, false, now);
        self.send(name, &["restored", now].join(FIELD), now);
    }

    fn submit(&mut self, name: &str, submit: &Submit, now: &str) -> Vec<(String, String)> {
        if let Some(tab) = self.tabs.get_mut(name) {
            tab.answers = submit.answers.clone();
            tab.ticked = submit.ticked.map(|now| (now, submit.ticked_at_load));
        }
        if submit.acted {
            self.send(name, &["act", now, FORM].join(FIELD), now);
        }
        let controls: Vec<String> = submit.controls.iter().map(|parts| parts.join(PART)).collect();
        let rules = submit.rules.map(|place| place.to_string()).unwrap_or_default();
        let [first, second] = ["submit", "formdata"].map(|event| {
            let controls = controls.join(ITEM);
            let (method, origin, random) = (&submit.method, &submit.origin, &submit.random);
            let input = ["form", now, FORM, event, method, origin, &rules, flag(submit.append), &controls, random];
            self.send(name, &input.join(FIELD), now);
            self.tabs.get_mut(name).map(|tab| mem::take(&mut tab.attached)).unwrap_or_default()
        });
        debug_assert_eq!(first, second, "both events of one act get the same values");
        first
    }

    fn send(&mut self, name: &str, input: &str, now: &str) {
        debug_assert!(wire::read(input).is_some(), "the device speaks the loader's text");
        let Some(tab) = self.tabs.get_mut(name) else { return };
        let outputs = wire::handle(&mut tab.shown.baton, input);
        for output in outputs.split(RECORD).filter(|output| !output.is_empty()) {
            self.carry_out(name, &output.split(FIELD).collect::<Vec<_>>(), now);
        }
    }

    fn carry_out(&mut self, name: &str, output: &[&str], now: &str) {
        let Some(tab) = self.tabs.get_mut(name) else { return };
        match output {
            // A tool that the page itself speaks for cannot be asked; any other knows what was said in every tab.
            ["consult"] => {
                for consent in self.consent.clone().iter().filter(|consent| consent.tool != "page") {
                    self.send(name, &consent_input(consent, now), now);
                }
            }
            ["ask", area, record, off, _, controls, checkbox] => {
                let record = match *area {
                    "tab" => tab.session.get(*record).cloned(),
                    "persistent" => self.local.get(*record).cloned(),
                    _ => None,
                };
                let is_off = self.local.contains_key(*off);
                let asked: Vec<&str> = controls.split(ITEM).collect();
                let said = tab.answers.iter().filter(|(control, _)| asked.contains(&control.as_str()));
                let said = said.map(|(control, value)| [control.as_str(), value].join(PART));
                let said = said.collect::<Vec<String>>().join(ITEM);
                let is_refused = self.storage == Storage::Refused;
                let record = record.filter(|_| !is_refused);
                let is_own = record.is_some() && record == tab.shown.stored;
                let is_there = if is_refused {
                    ""
                } else if is_own {
                    "="
                } else {
                    flag(record.is_some())
                };
                let record = record.filter(|_| !is_own);
                let ticked = tab.ticked.filter(|_| !checkbox.is_empty());
                let ticked = ticked.map(|(now, at_load)| [flag(now), flag(at_load)].concat()).unwrap_or_default();
                let input = ["told", now, &record.unwrap_or_default(), is_there, flag(is_off), &said, &ticked].join(FIELD);
                self.send(name, &input, now);
            }
            ["look"] => {
                let input = page_input(&tab.shown.page, now);
                self.send(name, &input, now);
            }
            ["store", area, key, text] => {
                let takes = if let Storage::Takes(more) = &mut self.storage { more } else { &mut 0 };
                if *takes == 0 {
                    return self.send(name, &["unkept", now].join(FIELD), now);
                }
                *takes -= u32::from(*takes < u32::MAX);
                let storage = if *area == "persistent" { &mut self.local } else { &mut tab.session };
                storage.insert((*key).into(), (*text).into());
                tab.shown.stored = Some((*text).into());
            }
            ["remove", key] => {
                tab.session.remove(*key);
                self.local.remove(*key);
            }
            ["set_off", key] => {
                self.local.insert((*key).into(), "1".into());
            }
            ["attach", _, _, pairs] => {
                let pair = |item: &str| {
                    let mut parts = item.split(PART).map(String::from);
                    Some((parts.next()?, parts.next()?))
                };
                tab.attached = pairs.split(ITEM).filter_map(pair).collect();
            }
            ["clear", _] => tab.attached.clear(),
            ["reply", json] => tab.reply = (*json).into(),
            // Listeners and timers are the loader's alone.
            _ => {}
        }
    }
}

fn flag(is_so: bool) -> &'static str {
    if is_so { "1" } else { "0" }
}

fn consent_input(consent: &Consent, now: &str) -> String {
    ["consent", now, &consent.tool, flag(consent.explicit), &consent.categories.join(ITEM)].join(FIELD)
}

fn page_input(page: &Page, now: &str) -> String {
    let mut fields = vec!["page".to_owned(), now.to_owned(), page.path.clone(), page.host.clone()];
    // A click identifier stands behind the space after its name.
    fields.extend(page.campaign[..5].iter().map(|list| list.join(ITEM)));
    fields.push(page.campaign[5].iter().map(|click| click.replacen(' ', PART, 1)).collect::<Vec<_>>().join(ITEM));
    fields.extend([page.referrer.clone(), page.lang.clone(), page.languages.join(ITEM), page.province.clone()]);
    fields.extend([page.marks.join(ITEM), page.zone.clone()]);
    fields.join(FIELD)
}
