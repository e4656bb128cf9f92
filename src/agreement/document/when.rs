//! Conditions as they are written: atoms, and `any` or `all` of 1 to 8 of them, one level deep.

use super::{canonical::canonical, declared::Declared, glob, part::Part};
use crate::{
    agreement::when::{Atom, Axis, TouchSlot},
    error::document as message,
    terms::{Channel, FormKind, Language, Priority, Province, Status},
};

/// The most atoms of one `any` or `all`.
const MOST_ATOMS: usize = 8;

const ATOMS: &[&str] = &[
    "page", "download", "media", "event", "form", "visits", "returns", "touch", "language", "province", "topic", "answer",
    "axis", "status", "priority",
];

/// Where a condition stands: some atoms have no meaning everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    Rule,
    Gate,
    Criterion,
    Route { at_receiver: bool },
}

/// How the tests of a condition are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    One,
    Any,
    All,
}

/// One condition inside a `when`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test {
    /// An atom with evidence; the same canonical JSON is the same atom.
    Atom {
        canonical: String,
        atom: Atom,
    },
    Axis(Axis, i32),
    Status(Vec<Status>),
    Priority(Vec<Priority>),
}

/// A condition.
#[derive(Clone, Debug)]
pub(crate) struct When {
    pub join: Join,
    /// Each with its place.
    pub tests: Vec<(String, Test)>,
}

impl When {
    /// Reads what stands under `when`.
    pub fn read(part: &Part, declared: &Declared, stands: Stands) -> Option<When> {
        let (key, inner) = part.single("a condition", &[])?;
        let join = match key {
            "any" => Join::Any,
            "all" => Join::All,
            _ => Join::One,
        };
        let read = |part: &Part| Some((part.place.clone(), test(part, declared, stands)?));
        let tests = if join == Join::One { vec![read(part)?] } else { inner.each(1..=MOST_ATOMS, read)? };
        Some(When { join, tests })
    }

    /// The numbered atoms in their order.
    pub fn atoms(&self) -> impl Iterator<Item = (&str, &str, &Atom)> {
        self.tests.iter().filter_map(|(place, test)| match test {
            Test::Atom { canonical, atom } => Some((place.as_str(), canonical.as_str(), atom)),
            _ => None,
        })
    }
}

/// Reads one atom.
fn test(part: &Part, declared: &Declared, stands: Stands) -> Option<Test> {
    let (key, value) = part.single("an atom", &[])?;
    if key == "any" || key == "all" {
        return value.refuse(message::joined_twice(key));
    }
    let atom = match key {
        "axis" if stands != Stands::Rule => return axis(&value, declared),
        "status" if matches!(stands, Stands::Route { .. }) => {
            let at_receiver = stands == Stands::Route { at_receiver: true };
            return Some(Test::Status(value.set(1..=Status::ALL.len(), |part| status(part, at_receiver))?));
        }
        "priority" if matches!(stands, Stands::Route { .. }) => {
            return Some(Test::Priority(value.set(1..=Priority::ALL.len(), |part| part.word(Priority::ALL, Priority::word))?));
        }
        "axis" | "status" | "priority" => return value.refuse(message::misplaced_atom(key)),
        "page" => Atom::Page(glob::paths(&value)?),
        "download" => Atom::Download(glob::paths(&value)?),
        "media" => media(&value)?,
        "event" => Atom::Event(declared.event(&value)?),
        "form" => Atom::Form(value.word(FormKind::ALL, FormKind::word)?),
        "visits" => visits(&value)?,
        "returns" => returns(&value)?,
        "touch" => touch(&value)?,
        "language" => Atom::Language(value.set(1..=50, language)?),
        "province" => Atom::Province(value.set(1..=Province::ALL.len(), |part| part.word(Province::ALL, Province::word))?),
        "topic" => Atom::Topic(declared.topic(&value)?),
        "answer" => declared.answer(&value)?,
        _ => return value.refuse(message::unknown_key("an atom", ATOMS)),
    };
    Some(Test::Atom { canonical: canonical(part.json), atom })
}

/// A status that may stand here: only the receiver can say `existing_account`.
pub(crate) fn status(part: &Part, at_receiver: bool) -> Option<Status> {
    let status = part.word(Status::ALL, Status::word)?;
    if status == Status::ExistingAccount && !at_receiver { part.refuse(message::receivers_status()) } else { Some(status) }
}

/// A language by its ISO 639-1 code.
pub(crate) fn language(part: &Part) -> Option<Language> {
    let text = part.text()?;
    let found = Language::of_tag(text).filter(|language| language.code() == text);
    found.or_else(|| part.refuse(message::unknown_language(text)))
}

fn axis(part: &Part, declared: &Declared) -> Option<Test> {
    let (name, value) = part.single("an axis", &["fit", "intent"])?;
    let axis = if name == "fit" { Axis::Fit } else { Axis::Intent };
    Some(Test::Axis(axis, value.whole(1..=declared.caps.map_or(100, |caps| i64::from(caps.of(axis))))?))
}

fn media(part: &Part) -> Option<Atom> {
    let media = part.object("a media atom", &["key", "percent"])?;
    let (key, percent) = (media.read("key", glob::key), media.read("percent", percent));
    Some(Atom::Media { key: key?, percent: percent? })
}

fn percent(part: &Part) -> Option<u8> {
    let percent = part.number()?;
    let known = [25, 50, 75, 100].into_iter().find(|one| i64::from(*one) == percent);
    known.or_else(|| part.refuse(message::bad_percent(percent)))
}

fn visits(part: &Part) -> Option<Atom> {
    let visits = part.object("a visits atom", &["at_least", "within_days"])?;
    let (at_least, within_days) = (visits.read("at_least", |n| n.whole(1..=8)), visits.read("within_days", days));
    Some(Atom::Visits { at_least: at_least?, within_days: within_days? })
}

fn returns(part: &Part) -> Option<Atom> {
    let returns = part.object("a returns atom", &["page", "at_least", "within_days"])?;
    let pages = returns.read("page", glob::paths);
    let (at_least, within_days) = (returns.read("at_least", |n| n.whole(1..=7)), returns.read("within_days", days));
    Some(Atom::Returns { pages: pages?, at_least: at_least?, within_days: within_days? })
}

/// Days of a window or a half-life: 1 to ten years.
pub(crate) fn days(part: &Part) -> Option<u16> {
    part.whole(1..=3650)
}

fn touch(part: &Part) -> Option<Atom> {
    let (slot, channels) = part.single("a touch atom", &["first", "last", "last_non_direct"])?;
    let slot = match slot {
        "first" => TouchSlot::First,
        "last" => TouchSlot::Last,
        _ => TouchSlot::LastNonDirect,
    };
    Some(Atom::Touch(slot, channels.set(1..=Channel::ALL.len(), |part| part.word(Channel::ALL, Channel::word))?))
}
