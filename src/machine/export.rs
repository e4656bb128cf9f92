//! What is kept, for the visitor whom it is about.

use alloc::string::String;

use super::{Baton, Outputs, Then, Told};
use crate::{
    handoff::{bundle::write_touches, json::Json},
    intent::{consent::Storage, journal::Journal, record::Stored},
};

impl Baton {
    /// Asks for the record. What an earlier page kept is the visitor's to see, also where no gate is open.
    pub(super) fn ask_for_export(&mut self, out: &mut Outputs<'_>) {
        let area = if self.gates.are_open() { self.gates.storage } else { Storage::Persistent };
        self.ask(area, Then::Export, out);
    }

    /// JSON: `since`, `visits`, `touches` and `items` of what is kept, whatever the gates are; without a record, and without one in
    /// memory, only whether the visitor has `refused`.
    pub(super) fn export(&self, told: &Told<'_>) -> String {
        let mut export = Json::default();
        let json = &mut export;
        json.begin_object();
        if told.is_off {
            json.key("refused").yes();
        }
        match Journal::decode(told.record) {
            Stored::Read(journal) => write(json, &journal),
            _ if self.gates.are_open() => write(json, &self.journal),
            _ => {}
        }
        json.end_object();
        export.finish()
    }
}

fn write(json: &mut Json, journal: &Journal) {
    json.key("since").instant(journal.epoch);
    json.key("visits").instants(&journal.visits);
    write_touches(json, journal);
    json.key("items").begin_list();
    for item in &journal.items {
        json.begin_object();
        json.key("kind").word(item.kind);
        json.key("key").text(&item.key);
        json.key("times").instants(&item.times);
        json.key("visible_seconds").number(i64::from(item.visible));
        json.end_object();
    }
    json.end_list();
}
