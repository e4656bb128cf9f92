//! Rules and gates as they are written.

use super::{
    declared::Declared,
    glob::can_meet,
    part::Part,
    when::{Join, Stands, When, days},
};
use crate::{
    agreement::{
        agreed::Topic,
        glob::Glob,
        when::{Atom, Axis},
    },
    error::document as message,
    terms::{Reason, Text},
};

/// Names that contributions use for themselves.
const OWN_NAMES: [&str; 2] = ["cap", "floor"];
/// How many events a rule counts when it does not say.
const MOST_EVENTS: u8 = 3;

/// Points for a condition.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub place: String,
    pub id: String,
    pub at_receiver: bool,
    pub axis: Axis,
    pub when: When,
    pub points: i16,
    pub most: u8,
    /// 0: it does not fade.
    pub half_life_days: u16,
    /// 0: no window.
    pub within_days: u16,
    pub label: Text,
}

impl Rule {
    pub fn read(part: &Part, declared: &Declared) -> Option<Rule> {
        const KEYS: &[&str] = &["id", "at", "axis", "when", "points", "most", "half_life_days", "within_days", "label", "source"];
        let rule = part.object("a rule", KEYS)?;
        let id = rule.read("id", |part| {
            let id = part.id()?;
            if OWN_NAMES.contains(&id.as_str()) { part.refuse(message::reserved_rule(&id)) } else { Some(id) }
        });
        let at_receiver = rule.read_or("at", false, at_receiver);
        let axis = rule.read("axis", |part| part.word(Axis::ALL, Axis::word));
        let when = rule.read("when", |part| When::read(part, declared, Stands::Rule));
        let points = rule.read("points", points);
        let most = rule.read_or("most", MOST_EVENTS, |part| part.whole(1..=8));
        let half_life_days = rule.read_or("half_life_days", 0, |part| match axis {
            Some(Axis::Fit) => part.refuse(message::fit_does_not_fade()),
            _ => days(part),
        });
        let within_days = rule.read_or("within_days", 0, days);
        let label = rule.read("label", Part::label);
        let source = rule.aside("source");
        source?;
        Some(Rule {
            place: part.place.clone(),
            id: id?,
            at_receiver: at_receiver?,
            axis: axis?,
            when: when?,
            points: points?,
            most: most?,
            half_life_days: half_life_days?,
            within_days: within_days?,
            label: label?,
        })
    }

    /// What somebody should look at although it can be counted.
    pub fn warn(&self, topics: &[Topic], part: &Part) {
        if self.half_life_days > 0 && self.when.atoms().all(|(.., atom)| atom.is_ageless()) {
            part.found.report(&format!("{}.half_life_days", self.place), message::never_fades());
        }
        if self.when.join != Join::Any {
            return;
        }
        let atoms: Vec<(&str, &str, &Atom)> = self.when.atoms().collect();
        for (index, (place, _, atom)) in atoms.iter().enumerate() {
            if let Some((first, ..)) = atoms[..index].iter().find(|(.., other)| counts_twice(atom, other, topics)) {
                part.found.report(place, message::counts_twice(first));
            }
        }
    }
}

/// Whether one event can be counted by both atoms.
fn counts_twice(one: &Atom, other: &Atom, topics: &[Topic]) -> bool {
    let pages = |atom: &Atom| -> Option<Vec<Glob>> {
        match atom {
            Atom::Page(globs) => Some(globs.clone()),
            Atom::Topic(place) => topics.get(usize::from(*place)).map(|topic| topic.pages.clone()),
            _ => None,
        }
    };
    let meet = |a: &[Glob], b: &[Glob]| a.iter().any(|a| b.iter().any(|b| can_meet(a, b)));
    match (one, other) {
        (Atom::Download(a), Atom::Download(b)) => meet(a, b),
        (Atom::Media { key: a, percent: p }, Atom::Media { key: b, percent: q }) => p == q && can_meet(a, b),
        (Atom::Event(_), Atom::Event(_)) | (Atom::Form(_), Atom::Form(_)) => one == other,
        _ => pages(one).zip(pages(other)).is_some_and(|(a, b)| meet(&a, &b)),
    }
}

/// -100 to 100, and not 0.
fn points(part: &Part) -> Option<i16> {
    let number = part.number()?;
    let points = i16::try_from(number).ok().filter(|points| (-100..=100).contains(points) && *points != 0);
    points.or_else(|| part.refuse(message::bad_points(number)))
}

/// `"at": "receiver"` or `"at": "browser"`.
pub(crate) fn at_receiver(part: &Part) -> Option<bool> {
    part.word(&["browser", "receiver"], |word| word).map(|word| word == "receiver")
}

/// A condition that disqualifies.
#[derive(Clone, Debug)]
pub(crate) struct Gate {
    pub id: String,
    pub at_receiver: bool,
    pub when: When,
    pub reason: Reason,
}

impl Gate {
    /// Reads one of `gates`; its `label` is for the people who sign, and goes no further.
    pub fn read(part: &Part, declared: &Declared) -> Option<Gate> {
        let gate = part.object("a gate", &["id", "at", "when", "reason", "label", "source"])?;
        let id = gate.read("id", Part::id);
        let at_receiver = gate.read_or("at", true, at_receiver);
        let when = gate.read("when", |part| When::read(part, declared, Stands::Gate));
        let reason = gate.read("reason", |part| part.word(Reason::ALL, Reason::word));
        let label = gate.read_or("label", (), |part| part.label().map(drop));
        let source = gate.aside("source");
        let _ = (label?, source?);
        Some(Gate { id: id?, at_receiver: at_receiver?, when: when?, reason: reason? })
    }
}
