//! From the document to what the engine and the verification count with.

use std::collections::BTreeMap;

use super::{
    definition::Definition,
    offsets::Offsets,
    route::Route,
    when::{Join, Test, When},
};
use crate::{
    agreement::{
        agreed::Agreed,
        calendar,
        criterion::Criterion,
        gate::Gate,
        route,
        rule::Rule,
        when::{self, Atom, NumberedAtom},
    },
    terms::Status,
};

/// Who a copy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The published copy: without what is marked `"at": "receiver"`.
    Browser,
    /// The receiver's: everything.
    Receiver,
}

/// Compiles a copy of the definition.
///
/// Numbers of atoms run through the whole document, rules, gates, criteria, routes, whatever the audience, so the evidence that a
/// browser writes means the same to the receiver.
pub fn compile(definition: &Definition, audience: Audience, offsets: &Offsets) -> Agreed {
    let has = |at_receiver: bool| !at_receiver || audience == Audience::Receiver;
    let numbers = Numbers::of(definition, audience);
    let calendars = Calendars::of(definition, audience);
    let rules = definition.rules.iter().filter(|rule| has(rule.at_receiver)).map(|rule| Rule {
        id: rule.id.clone(),
        axis: rule.axis,
        when: numbers.when(&rule.when),
        points: rule.points,
        most: rule.most,
        half_life_days: rule.half_life_days,
        within_days: rule.within_days,
        label: rule.label.clone(),
    });
    let gates = definition.gates.iter().filter(|gate| has(gate.at_receiver));
    let gates = gates.map(|gate| Gate { id: gate.id.clone(), when: numbers.when(&gate.when), reason: gate.reason });
    let criteria = definition.criteria.iter().map(|(name, when)| Criterion { name: *name, when: numbers.when(when) });
    // Only the receiver can say that somebody is a customer, so no browser needs to know what is promised then.
    let slas = definition.slas.iter().filter(|sla| has(sla.status == Status::ExistingAccount));
    let route = |written: &Route| route::Route {
        queue: written.queue.clone(),
        when: written.when.as_ref().map(|when| numbers.when(when)),
        language: written.language,
        calendar: calendars.place(calendar_of(definition, written)),
    };
    Agreed {
        id: definition.id.clone(),
        version: definition.version,
        sha256: definition.sha256().into(),
        signed: definition.is_signed(),
        visit_gap_minutes: definition.visit_gap_minutes,
        caps: definition.caps,
        atoms: numbers.atoms.clone(),
        topics: definition.topics.clone(),
        answers: definition.answers.clone(),
        events: definition.events.clone(),
        rules: rules.collect(),
        gates: gates.collect(),
        criteria: criteria.collect(),
        statuses: definition.statuses.clone(),
        slas: slas.cloned().collect(),
        routes: definition.routes.iter().filter(|route| has(route.at_receiver)).map(route).collect(),
        fallback: route(&definition.fallback),
        calendars: calendars.compiled(),
        zones: calendars.zones().into_iter().map(|zone| offsets.zone(zone)).collect(),
        review: definition.review,
        content: definition.content.clone(),
    }
}

/// The distinct atoms of one copy, by number.
struct Numbers<'a> {
    /// The place of an atom in `atoms`, by its canonical JSON.
    places: BTreeMap<&'a str, u16>,
    atoms: Vec<NumberedAtom>,
}

impl<'a> Numbers<'a> {
    fn of(definition: &'a Definition, audience: Audience) -> Numbers<'a> {
        struct Used<'a> {
            canonical: &'a str,
            atom: &'a Atom,
            limit: u8,
            covered: bool,
            published: bool,
        }
        let mut used: Vec<Used> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for condition in definition.conditions() {
            for (_, canonical, atom) in condition.when.atoms() {
                let number = *known.entry(canonical).or_insert_with(|| {
                    used.push(Used { canonical, atom, limit: 1, covered: false, published: false });
                    used.len() - 1
                });
                let one = &mut used[number];
                one.limit = one.limit.max(condition.most).max(atom.at_least() as u8);
                one.covered |= condition.scored && !condition.at_receiver;
                one.published |= !condition.at_receiver;
            }
        }
        let mut numbers = Numbers { places: BTreeMap::new(), atoms: Vec::new() };
        for (number, one) in used.into_iter().enumerate() {
            if one.published || audience == Audience::Receiver {
                numbers.places.insert(one.canonical, numbers.atoms.len() as u16);
                let (limit, covered, atom) = (one.limit, one.covered, one.atom.clone());
                numbers.atoms.push(NumberedAtom { number: number as u16, limit, covered, atom });
            }
        }
        numbers
    }

    fn when(&self, written: &When) -> when::When {
        let mut tests = written.tests.iter().map(|(_, test)| match test {
            // Every atom of a part that the audience has was numbered for it.
            Test::Atom { canonical, .. } => when::Test::Atom(self.places.get(canonical.as_str()).copied().unwrap_or(u16::MAX)),
            Test::Axis(axis, least) => when::Test::Axis(*axis, *least),
            Test::Status(statuses) => when::Test::Status(statuses.clone()),
            Test::Priority(priorities) => when::Test::Priority(priorities.clone()),
        });
        match (written.join, tests.next()) {
            (Join::One, Some(test)) => when::When::One(test),
            (Join::Any, first) => when::When::Any(first.into_iter().chain(tests).collect()),
            (_, first) => when::When::All(first.into_iter().chain(tests).collect()),
        }
    }
}

/// The calendar of a route: its own, else the fallback's.
fn calendar_of<'a>(definition: &'a Definition, route: &'a Route) -> &'a str {
    route.calendar.as_deref().or(definition.fallback.calendar.as_deref()).unwrap_or_default()
}

/// The calendars that a copy's routes use, in document order.
struct Calendars<'a>(Vec<&'a super::calendar::Calendar>);

impl<'a> Calendars<'a> {
    fn of(definition: &'a Definition, audience: Audience) -> Calendars<'a> {
        let routes = definition.routes.iter().filter(|route| !route.at_receiver || audience == Audience::Receiver);
        let used: Vec<&str> = routes.chain([&definition.fallback]).map(|route| calendar_of(definition, route)).collect();
        Calendars(definition.calendars.iter().filter(|calendar| used.contains(&calendar.id.as_str())).collect())
    }

    fn place(&self, id: &str) -> u16 {
        self.0.iter().position(|calendar| calendar.id == id).map_or(u16::MAX, |place| place as u16)
    }

    /// Their zones, each once.
    fn zones(&self) -> Vec<&'a str> {
        let mut zones: Vec<&str> = Vec::new();
        for calendar in &self.0 {
            if !zones.contains(&calendar.zone.as_str()) {
                zones.push(&calendar.zone);
            }
        }
        zones
    }

    fn compiled(&self) -> Vec<calendar::Calendar> {
        let zones = self.zones();
        let compiled = |calendar: &&super::calendar::Calendar| calendar::Calendar {
            id: calendar.id.clone(),
            zone: zones.iter().position(|zone| *zone == calendar.zone).unwrap_or_default() as u16,
            open: calendar.open,
            closed: calendar.closed.clone(),
        };
        self.0.iter().map(compiled).collect()
    }
}
