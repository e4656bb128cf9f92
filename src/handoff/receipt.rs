//! The consent receipt: what was asked at the checkbox for messages, by whom and in which words, and what the visitor answered.
//!
//! Canada's anti-spam law (S.C. 2010, c. 23) puts the proof on whoever sends. The receipt keeps what the browser can know of it; the
//! basis that it names is a suggestion, and the receiver decides. A box that was ticked before anybody touched it is no consent.

#[cfg(feature = "std")]
use alloc::string::String;

use super::json::Json;
use crate::{fields::FieldId, time::Timestamp};

/// The basis of a box that the visitor ticked.
const EXPRESS: &str = "express";
/// The basis of a message that the visitor began, without the box.
const IMPLIED: &str = "implied_inquiry";

/// The checkbox as it was when its form was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticked {
    /// Whether it was ticked.
    pub now: bool,
    /// Whether the page had ticked it by itself.
    pub at_load: bool,
}

impl Ticked {
    /// Reads what the loader told: two digits, now and at load; nothing where there was no such checkbox.
    pub fn read(text: &str) -> Option<Ticked> {
        let [now, at_load] = text.as_bytes() else { return None };
        Some(Ticked { now: *now == b'1', at_load: *at_load == b'1' })
    }

    /// What a message may stand on, and until when. An inquiry lets somebody answer for six months (section 10(10)(e)); an express
    /// consent ends when it is withdrawn.
    pub fn basis(self, at: Timestamp) -> (&'static str, Option<Timestamp>) {
        if self.now && !self.at_load { (EXPRESS, None) } else { (IMPLIED, Some(at.half_a_year_later())) }
    }
}

/// What was asked, where, and what was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsentReceipt<'a> {
    /// What was asked, in the page's language: pairs of a JSON object.
    pub asked: &'a str,
    /// The answer.
    pub ticked: Ticked,
    /// The page's path; nothing where it leaves no trace.
    pub page: &'a str,
}

impl ConsentReceipt<'_> {
    /// Writes it as a field of the context.
    pub(super) fn write(&self, json: &mut Json, at: Timestamp) {
        let (basis, ends) = self.ticked.basis(at);
        json.field(FieldId::Receipt).begin_object();
        json.pairs(self.asked);
        for (key, text) in [
            ("page", self.page),
            ("ticked", yes_or_no(self.ticked.now)),
            ("at_load", yes_or_no(self.ticked.at_load)),
            ("basis", basis),
        ] {
            json.key(key).text(text);
        }
        json.key("at").instant(at);
        if let Some(ends) = ends {
            json.key("ends").instant(ends);
        }
        json.end_object();
    }
}

fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

/// Basis and end as text, from a receipt's own words: what verification computes again.
#[cfg(feature = "std")]
pub(super) fn recomputed(ticked: &str, at_load: &str, at: Timestamp) -> (&'static str, Option<String>) {
    let (basis, ends) = Ticked { now: ticked == "yes", at_load: at_load != "no" }.basis(at);
    (basis, ends.map(Timestamp::text))
}
