//! The lead definition as the score, the handoff and the verification use it.

use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

use super::{
    calendar::{Calendar, Zone},
    content::{Content, Review},
    criterion::{Criterion, StatusRow},
    gate::Gate,
    glob::Glob,
    route::Route,
    rule::Rule,
    sla::Sla,
    when::{Axes, NumberedAtom},
};
use crate::{layout::layout, terms::Text};

/// A topic of the site: what somebody who reads these pages is interested in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its name in documents and bundles.
    pub id: String,
    /// Its pages.
    pub pages: Vec<Glob>,
    /// What sales reads.
    pub label: Text,
}

/// A declared answer and its values, in the definition's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredAnswer {
    /// The answer.
    pub key: String,
    /// What it can be.
    pub values: Vec<String>,
}

/// A lead definition after it was checked, its atoms numbered and its texts resolved.
///
/// Two copies of one definition exist: the published one holds what a browser needs, the receiver's holds every part.
/// Numbers, orders and results of the parts that both have are the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The definition's name.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// The hash of its canonical JSON, 64 hexadecimal digits: what both teams signed.
    pub sha256: String,
    /// Whether both signatures hold.
    pub signed: bool,
    /// A visit ends after so many minutes without a shown view, 1 to 240.
    pub visit_gap_minutes: u16,
    /// The most that each axis can give; they add to 100.
    pub caps: Axes,
    /// The atoms that this copy's parts use, by number.
    pub atoms: Vec<NumberedAtom>,
    /// Topics in document order.
    pub topics: Vec<Topic>,
    /// Answers in document order.
    pub answers: Vec<DeclaredAnswer>,
    /// Names of the site's events.
    pub events: Vec<String>,
    /// Rules in document order.
    pub rules: Vec<Rule>,
    /// Gates in document order.
    pub gates: Vec<Gate>,
    /// Criteria in the order fit, problem, intent, timing, process.
    pub criteria: Vec<Criterion>,
    /// Status rows in document order.
    pub statuses: Vec<StatusRow>,
    /// Service levels, one per status.
    pub slas: Vec<Sla>,
    /// Routes in document order.
    pub routes: Vec<Route>,
    /// The queue of last resort.
    pub fallback: Route,
    /// Calendars in document order.
    pub calendars: Vec<Calendar>,
    /// Zones of the calendars.
    pub zones: Vec<Zone>,
    /// When a person should look.
    pub review: Option<Review>,
    /// The catalogue.
    pub content: Vec<Content>,
}

impl Agreed {
    /// The calendar at this place and its zone.
    pub fn calendar(&self, place: u16) -> Option<(&Calendar, &Zone)> {
        let calendar = self.calendars.get(usize::from(place))?;
        Some((calendar, self.zones.get(usize::from(calendar.zone))?))
    }
}

layout!(Topic { id, pages, label });

layout!(DeclaredAnswer { key, values });

layout!(Agreed {
    id,
    version,
    sha256,
    signed,
    visit_gap_minutes,
    caps,
    atoms,
    topics,
    answers,
    events,
    rules,
    gates,
    criteria,
    statuses,
    slas,
    routes,
    fallback,
    calendars,
    zones,
    review,
    content
});
