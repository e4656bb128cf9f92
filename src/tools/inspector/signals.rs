//! What is remembered, each thing with its times and the instant at which it is forgotten.

use alloc::{string::String, vec::Vec};
use serde::{Serialize, Serializer};

use super::memory::Memory;
use crate::{
    agreement::{agreed::Agreed, rule::Rule, when::Test},
    intent::{
        journal::{Item, Journal},
        touch::Touch,
        visit,
    },
    time::{DAY, Timestamp},
};

/// Something that was seen once or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remembered {
    /// What it is: `page`, `download`, `form`.
    pub kind: &'static str,
    /// Which.
    pub key: String,
    /// How often it was counted.
    pub count: u32,
    /// The last counted times, at most eight.
    #[serde(serialize_with = "instants")]
    pub times: Vec<Timestamp>,
    /// How many seconds the page was visible.
    pub visible_seconds: u32,
    /// When the last of its times is forgotten.
    #[serde(serialize_with = "instant")]
    pub expires: Timestamp,
    /// The rules that look at it.
    pub rules: Vec<String>,
}

/// An arrival.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Arrival {
    /// `first`, `last`, `last_non_direct`.
    pub slot: &'static str,
    /// By which channel.
    pub channel: &'static str,
    /// Source, medium, campaign, term, content, click identifier, referrer: what is there.
    pub said: Vec<(&'static str, String)>,
    /// The page of arrival.
    pub landing: String,
    /// When.
    #[serde(serialize_with = "instant")]
    pub at: Timestamp,
    /// When it is forgotten.
    #[serde(serialize_with = "instant")]
    pub expires: Timestamp,
}

/// The start of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Visit {
    /// When it began.
    #[serde(serialize_with = "instant")]
    pub at: Timestamp,
    /// When it is forgotten.
    #[serde(serialize_with = "instant")]
    pub expires: Timestamp,
}

/// All that is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Signals {
    /// Pages, downloads, recordings, events, forms, in the order in which they were first seen.
    pub items: Vec<Remembered>,
    /// The arrivals.
    pub arrivals: Vec<Arrival>,
    /// The last eight visits, oldest first.
    pub visits: Vec<Visit>,
}

fn instant<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&at.text())
}

fn instants<S: Serializer>(all: &[Timestamp], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(all.iter().map(|at| at.text()))
}

impl Signals {
    /// What the memory holds.
    #[inline(never)]
    pub fn of(memory: &Memory<'_>) -> Signals {
        let Journal { items, touches, visits, .. } = &memory.journal;
        let agreed = &memory.published.agreed;
        let keeps = i64::from(memory.published.site.days_to_keep) * DAY;
        let remembered = |item: &Item| Remembered {
            kind: item.kind.word(),
            key: item.key.clone(),
            count: item.count,
            times: item.times.clone(),
            visible_seconds: item.visible,
            expires: item.last().plus(keeps),
            rules: agreed.rules.iter().filter(|rule| looks_at(agreed, rule, item)).map(|rule| rule.id.clone()).collect(),
        };
        let slots = [("first", &touches.first), ("last", &touches.last), ("last_non_direct", &touches.last_non_direct)];
        let arrivals = slots.into_iter().filter_map(|(slot, touch)| Some(arrival(slot, touch.as_ref()?, keeps)));
        Signals {
            items: items.iter().map(remembered).collect(),
            arrivals: arrivals.collect(),
            visits: visits.iter().map(|at| Visit { at: *at, expires: at.plus(keeps) }).collect(),
        }
    }
}

fn looks_at(agreed: &Agreed, rule: &Rule, item: &Item) -> bool {
    let atom = |test: &Test| if let Test::Atom(place) = test { agreed.atoms.get(usize::from(*place)) } else { None };
    rule.when.tests().iter().filter_map(atom).any(|one| visit::asks_for(agreed, &one.atom, item))
}

fn arrival(slot: &'static str, touch: &Touch, keeps: i64) -> Arrival {
    let said = [
        ("source", &touch.source),
        ("medium", &touch.medium),
        ("campaign", &touch.campaign),
        ("term", &touch.term),
        ("content", &touch.content),
        ("click", &touch.click),
        ("referrer", &touch.referrer),
    ];
    Arrival {
        slot,
        channel: touch.channel.word(),
        said: said.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key, value.clone())).collect(),
        landing: touch.landing.clone(),
        at: touch.at,
        expires: touch.at.plus(keeps),
    }
}
