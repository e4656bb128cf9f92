//! The context bundle: what travels with the form.
//!
//! Versioned JSON for machines, flat fields for people who sort and route by them. The JSON is written whole or not at
//! all: where a slot is too small, whole items are left out in a fixed order, the evidence last, and `truncated` says so.
//!
//! Its writers stay functions of their own in the page: inside their one caller each of them would weigh more, since a function that
//! holds many values at once takes more bytes to name each.

mod context;

mod flat;

#[cfg(feature = "std")]
mod room;

use alloc::vec::Vec;

pub(crate) use context::write_touches;
pub use flat::reasons;
#[cfg(feature = "std")]
pub use room::{ADDRESS, Room};

use super::{
    content,
    decision::{Circumstances, Decision},
    receipt::ConsentReceipt,
    summary,
};
use crate::{
    agreement::agreed::Agreed,
    intent::{
        consent::{Gates, Processing},
        journal::{Item, Journal},
        signal::{Kind, Uncounted},
    },
    lead::{assessment::Assessment, evidence::Evidence, profile::Profile, score::Share},
    order,
    terms::{FormKind, Text},
    time::Timestamp,
};

/// The layout of the context JSON.
pub const VERSION: i64 = 1;
/// The most pages and downloads that are named.
const NAMED: usize = 10;

/// One act of sending a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission<'a> {
    /// 32 hexadecimal digits, the same for every post of one act.
    pub id: &'a str,
    /// When the bundle was frozen.
    pub at: Timestamp,
    /// What the form is for.
    pub form: Option<FormKind>,
    /// Whether the visitor asked for a test lead.
    pub is_test: bool,
    /// Whose traffic it is, where it is not a visitor's.
    pub traffic: Option<Uncounted>,
}

/// What the visitor allowed, and where it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant<'a> {
    /// How far the gates are open.
    pub gates: Gates,
    /// The tools that decided.
    pub source: &'a str,
    /// When the present permission was first seen on this device.
    pub at: Timestamp,
    /// Whether the browser sends Global Privacy Control.
    pub gpc: bool,
}

/// All that a bundle is made from.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The agreement.
    pub agreed: &'a Agreed,
    /// The journal.
    pub journal: &'a Journal,
    /// The visitor.
    pub profile: &'a Profile,
    /// The permission.
    pub grant: &'a Grant<'a>,
    /// The act.
    pub submission: &'a Submission<'a>,
    /// What was asked and answered at the checkbox for messages, where the form has one.
    pub receipt: Option<&'a ConsentReceipt<'a>>,
}

/// A bundle, ready to be written for slots of any size.
pub struct Bundle<'a> {
    facts: Facts<'a>,
    evidence: &'a Evidence,
    judged: Option<Judgement<'a>>,
    topics: Vec<usize>,
}

/// What is computed about a lead; verification computes it again and writes it with the same writer.
pub(crate) struct Judgement<'a> {
    pub assessment: Assessment<'a>,
    pub decision: Decision<'a>,
    summary: Text,
}

impl<'a> Bundle<'a> {
    /// Assesses and decides. Where only attribution is allowed there is no score, and the queue is the fallback's.
    pub fn of(facts: Facts<'a>, evidence: &'a Evidence) -> Bundle<'a> {
        let judged = (facts.grant.gates.processing == Processing::Profile).then(|| {
            let circumstances =
                Circumstances { at: facts.submission.at, language: facts.profile.language, is_existing_account: false };
            Judgement::of(facts.agreed, evidence, circumstances)
        });
        Bundle { facts, evidence, judged, topics: content::topics(facts.agreed, facts.journal) }
    }

    fn topic_ids(&self) -> impl Iterator<Item = &'a str> {
        let topics = &self.facts.agreed.topics;
        self.topics.iter().filter_map(|place| topics.get(*place)).map(|topic| topic.id.as_str())
    }
}

/// Every gate opens by an explicit choice only, so this is what the processing stands on.
const BASIS: &str = "express";

impl<'a> Judgement<'a> {
    pub fn of(agreed: &'a Agreed, evidence: &'a Evidence, circumstances: Circumstances) -> Judgement<'a> {
        let assessment = Assessment::of(agreed, evidence);
        let decision = Decision::of(&assessment, circumstances);
        let summary = summary::of(&assessment, &decision);
        Judgement { assessment, decision, summary }
    }
}

/// The name of a share in contributions: the rule's id, `cap` or `floor`.
pub fn share_name(agreed: &Agreed, share: Share) -> &str {
    match share {
        Share::Rule(place) => agreed.rules.get(place).map_or("", |rule| &rule.id),
        Share::Cap => "cap",
        Share::Floor => "floor",
    }
}

/// The first items of a kind, those counted most first; of equal ones the latest.
fn top(journal: &Journal, kind: Kind, most: usize) -> impl Iterator<Item = &Item> {
    let items = &journal.items;
    let places = order::best(items.len(), most, &|place| {
        let item = items.get(place).filter(|item| item.kind == kind)?;
        Some((i64::from(item.count), item.last().millis()))
    });
    places.into_iter().filter_map(|place| items.get(place))
}

fn pages_count(journal: &Journal) -> i64 {
    journal.items.iter().filter(|item| item.kind == Kind::Page).map(|item| i64::from(item.count)).sum()
}

/// The oldest that is remembered: the first arrival or the oldest visit.
fn first_seen(journal: &Journal) -> Option<Timestamp> {
    let mut first = journal.touches.first.as_ref().map(|touch| touch.at);
    for visit in &journal.visits {
        if first.is_none_or(|first| *visit < first) {
            first = Some(*visit);
        }
    }
    first
}
