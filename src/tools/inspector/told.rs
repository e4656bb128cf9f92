//! What the loader hands over: `baton.status()` and `baton.export()`, as far as the inspector reads them.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use super::json::Value;
use crate::{
    intent::{
        journal::{Item, Journal, Touches},
        signal::{Kind, Uncounted},
        touch::Touch,
    },
    terms::{Channel, Processing, Storage},
    time::Timestamp,
};

/// `baton.status()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// `ready`, or why nothing happens.
    pub state: String,
    /// What a web team can do about it; empty where there is nothing to be done.
    pub cure: String,
    /// The storage gate, closed where it is not understood.
    pub storage: Option<Storage>,
    /// The processing gate, likewise.
    pub processing: Option<Processing>,
    /// Whether the device refused to keep the record.
    pub storage_refused: bool,
    /// Forms that got nothing, by the loader's number, with the reason.
    pub refused_forms: Vec<(String, String)>,
    /// Names of ours that the site uses for something else.
    pub clashes: Vec<String>,
    /// Events that nobody declared.
    pub refused_events: Vec<String>,
    /// How many campaign values were not fit to be kept.
    pub refused_values: u32,
    /// How many views were seen, not counted, by each reason that there was.
    pub not_counted: Vec<(&'static str, u32)>,
    /// The last of them, oldest first.
    pub not_counted_last: Vec<Seen>,
}

/// A view that was seen, not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// Which page.
    pub path: String,
    /// Why it does not count.
    pub reason: String,
    /// When.
    pub at: String,
}

impl Status {
    /// Reads the JSON of `baton.status()`; what is not there says nothing.
    pub fn read(json: &str) -> Status {
        let status = Value::read(json);
        let texts = |key| status.get(key).list().iter().map(Value::text).collect();
        let not_counted = status.get("not_counted");
        let seen =
            |one: &Value| Seen { path: one.get("path").text(), reason: one.get("reason").text(), at: one.get("at").text() };
        let counts = Uncounted::ALL.iter().map(|reason| (reason.word(), not_counted.get(reason.word()).count()));
        Status {
            state: status.get("state").text(),
            cure: status.get("cure").text(),
            storage: Storage::parse(&status.get("storage").text()),
            processing: Processing::parse(&status.get("processing").text()),
            storage_refused: *status.get("storage_refused") == Value::Bool(true),
            refused_forms: status.get("refused_forms").pairs().iter().map(|(key, why)| (key.clone(), why.text())).collect(),
            clashes: texts("clashes"),
            refused_events: texts("refused_events"),
            refused_values: status.get("refused_values").count(),
            not_counted: counts.filter(|(_, count)| *count > 0).collect(),
            not_counted_last: not_counted.get("last").list().iter().map(seen).collect(),
        }
    }

    /// Whether a gate is open: only then is anything shown of what is kept.
    pub fn is_ready(&self) -> bool {
        self.state == "ready"
    }

    /// The storage gate.
    pub fn storage(&self) -> Storage {
        self.storage.unwrap_or(Storage::None)
    }

    /// The processing gate.
    pub fn processing(&self) -> Processing {
        self.processing.unwrap_or(Processing::None)
    }
}

/// The journal that the JSON of `baton.export()` tells of, for a page that keeps it in its memory alone; counts are those of the
/// remembered times. Nothing where nothing is known.
pub fn journal(export: &str) -> Option<Journal> {
    let export = Value::read(export);
    let mut journal = Journal::new(instant(export.get("since"))?);
    journal.visits = instants(export.get("visits"));
    journal.items = export.get("items").list().iter().filter_map(item).collect();
    let [first, last, last_non_direct] = ["first", "last", "last_non_direct"].map(|slot| touch(export.get("touches").get(slot)));
    journal.touches = Touches { first, last, last_non_direct };
    let views = journal.items.iter().filter(|item| item.kind == Kind::Page).map(Item::last);
    journal.last_view = views.chain(journal.visits.last().copied()).max().unwrap_or_default();
    Some(journal)
}

fn touch(told: &Value) -> Option<Touch> {
    let text = |key| told.get(key).text();
    Some(Touch {
        at: instant(told.get("at"))?,
        channel: Channel::parse(&text("channel"))?,
        source: text("source"),
        medium: text("medium"),
        campaign: text("campaign"),
        term: text("term"),
        content: text("content"),
        referrer: text("referrer"),
        landing: text("landing"),
        click: text("click"),
    })
}

fn item(told: &Value) -> Option<Item> {
    let times = instants(told.get("times"));
    Some(Item {
        kind: Kind::parse(&told.get("kind").text())?,
        key: told.get("key").text(),
        count: times.len() as u32,
        folded: *times.last()?,
        times,
        visible: told.get("visible_seconds").count(),
    })
}

fn instants(told: &Value) -> Vec<Timestamp> {
    told.list().iter().filter_map(instant).collect()
}

fn instant(told: &Value) -> Option<Timestamp> {
    Timestamp::parse(&told.text())
}
