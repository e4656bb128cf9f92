//! Whether a condition can be met at all: by the definition itself, and on the site that it is published for.

use crate::{
    agreement::{
        document::{
            Definition,
            when::{Join, Test, When},
        },
        glob::{Glob, any_matches},
        site::{Answers, Site},
        when::{Atom, Axes, TouchSlot},
    },
    error::{Problem, check as message},
    intent::filter,
    terms::{Channel, FormKind, Priority, Status},
};

/// A day in minutes, as windows count it.
const DAY: i64 = 1440;

/// A definition, the site where it counts, and what is known about both so far: later parts of a definition build on earlier ones.
pub(super) struct Whole<'a> {
    pub definition: &'a Definition,
    pub site: Option<&'a Site>,
    /// The most that each axis can give.
    pub reach: Axes,
    /// Statuses that a lead can get.
    pub statuses: Vec<Status>,
    /// Priorities that a lead can get.
    pub priorities: Vec<Priority>,
}

impl<'a> Whole<'a> {
    pub fn new(definition: &'a Definition, site: Option<&'a Site>) -> Whole<'a> {
        Whole { definition, site, reach: Axes::default(), statuses: Vec::new(), priorities: Vec::new() }
    }

    /// Globs of topics that nothing can match.
    pub fn tell_pages(&self, found: &mut Vec<Problem>) {
        for (at, topic) in self.definition.topics.iter().enumerate() {
            self.dead(&format!("topics[{at}].pages"), &topic.pages, found);
        }
    }

    /// Whether the condition can be met; what can never be is told at its place.
    pub fn tell(&self, when: &When, found: &mut Vec<Problem>) -> bool {
        let mut possible = Vec::new();
        for (place, test) in &when.tests {
            possible.push(self.tell_test(place, test, found));
        }
        if when.join == Join::Any {
            return possible.contains(&true);
        }
        let mut agree = true;
        for (at, (place, test)) in when.tests.iter().enumerate() {
            let other = when.tests[..at].iter().find(|(_, other)| contradict(test, other));
            if let Some((first, _)) = other {
                agree = false;
                found.push(message::contradicts(first).at(place));
            }
        }
        agree && !possible.contains(&false)
    }

    fn tell_test(&self, place: &str, test: &Test, found: &mut Vec<Problem>) -> bool {
        let atom = match test {
            Test::Atom { atom, .. } => atom,
            Test::Axis(axis, least) => {
                let reach = self.reach.of(*axis);
                let never = (reach < *least).then(|| message::axis_out_of_reach(axis.word(), *least, reach));
                return tell(place, never, found);
            }
            Test::Status(all) => {
                let never = !all.iter().any(|one| self.statuses.contains(one));
                return tell(place, never.then(|| message::never_given("status")), found);
            }
            Test::Priority(all) => {
                let never = !all.iter().any(|one| self.priorities.contains(one));
                return tell(place, never.then(|| message::never_given("priority")), found);
            }
        };
        let never = match atom {
            Atom::Page(globs) => return self.dead(&format!("{place}.page"), globs, found) < globs.len(),
            Atom::Download(globs) => {
                let dead = self.dead(&format!("{place}.download"), globs, found);
                self.uncaptured(&format!("{place}.download"), globs, found);
                return dead < globs.len();
            }
            Atom::Topic(at) => {
                let pages = self.definition.topics.get(usize::from(*at)).map_or(&[][..], |topic| &topic.pages);
                return self.dead("", pages, &mut Vec::new()) < pages.len();
            }
            Atom::Visits { at_least, within_days } => self.visits(*at_least, *within_days),
            Atom::Returns { pages, at_least, within_days } => {
                let dead = self.dead(&format!("{place}.returns.page"), pages, found);
                if dead == pages.len() {
                    return false;
                }
                self.visits(*at_least, *within_days)
            }
            Atom::Touch(TouchSlot::LastNonDirect, channels) if channels == &[Channel::Direct] => Some(message::never_direct()),
            Atom::Answer { key, .. } => self.unasked(key),
            Atom::Form(kind) => self.formless(*kind),
            _ => None,
        };
        tell(place, never, found)
    }

    /// Visits of which each begins more than the gap after the one before, in a window that is too short for them.
    fn visits(&self, at_least: u8, within_days: u16) -> Option<Problem> {
        let gap = self.definition.visit_gap_minutes;
        if (i64::from(at_least) - 1) * i64::from(gap) >= i64::from(within_days) * DAY {
            return Some(message::visits_do_not_fit(at_least, gap, within_days));
        }
        let forgets = self.site.is_some_and(|site| site.consent.iter().any(|source| source.storage.is_empty()));
        forgets.then(message::nothing_stored)
    }

    fn unasked(&self, key: &str) -> Option<Problem> {
        let controls = |site: &Site| {
            let mut controls = site.forms.iter().flat_map(|form| &form.answers);
            controls.any(|control| matches!(&control.answers, Answers::Key(one, _) if one == key))
        };
        self.site.is_some_and(|site| !controls(site)).then(|| message::never_asked(key))
    }

    fn formless(&self, kind: FormKind) -> Option<Problem> {
        let has = |site: &Site| site.forms.iter().any(|form| form.kind == Some(kind));
        self.site.is_some_and(|site| !has(site)).then(|| message::no_such_form(kind.word()))
    }

    /// Tells the globs that no remembered path can match; how many they are.
    fn dead(&self, place: &str, globs: &[Glob], found: &mut Vec<Problem>) -> usize {
        let mut dead = 0;
        for (at, glob) in globs.iter().enumerate() {
            let is_excluded = |site: &Site| {
                // What a wildcard stands for may lie outside, unless the very same glob is excluded.
                site.exclude.contains(glob) || glob.is_literal() && any_matches(&site.exclude, &glob.0)
            };
            let problem = match cleaned(&glob.written()) {
                Some(kept) => Some(message::cleaned(&kept)),
                None => self.site.is_some_and(is_excluded).then(message::excluded),
            };
            dead += usize::from(problem.is_some());
            found.extend(problem.map(|problem| problem.at(&format!("{place}[{at}]"))));
        }
        dead
    }

    /// Tells the globs of files that no click on a plain link counts.
    fn uncaptured(&self, place: &str, globs: &[Glob], found: &mut Vec<Problem>) {
        let Some(site) = self.site else { return };
        for (at, glob) in globs.iter().enumerate() {
            let written = glob.written();
            let name = written.rsplit('/').next().unwrap_or_default();
            let ending = name.rsplit_once('.').map(|(_, ending)| ending);
            let is_open = name.is_empty() || ending.unwrap_or(name).contains('*');
            let is_captured = ending.is_some_and(|ending| site.downloads.iter().any(|one| one.eq_ignore_ascii_case(ending)));
            if !is_open && !is_captured {
                found.push(message::uncaptured(ending).at(&format!("{place}[{at}]")));
            }
        }
    }
}

/// Tells a problem, if there is one; whether there is none.
fn tell(place: &str, never: Option<Problem>, found: &mut Vec<Problem>) -> bool {
    let is_possible = never.is_none();
    found.extend(never.map(|problem| problem.at(place)));
    is_possible
}

/// The glob as its paths are remembered, where a part of it never is as it is written: what may name a person becomes `:id`.
fn cleaned(glob: &str) -> Option<String> {
    let mut is_changed = false;
    let parts = glob.split('/').map(|part| {
        let kept = if part.contains('*') { String::new() } else { filter::path(part) };
        if kept == "/:id" && part != ":id" {
            is_changed = true;
            ":id".into()
        } else {
            part.to_owned()
        }
    });
    let kept = parts.collect::<Vec<_>>().join("/");
    is_changed.then_some(kept)
}

/// Whether no lead can meet both: they ask the same thing for values of which none is common.
fn contradict(one: &Test, other: &Test) -> bool {
    fn apart<T: PartialEq>(a: &[T], b: &[T]) -> bool {
        !a.iter().any(|one| b.contains(one))
    }
    match (one, other) {
        (Test::Status(a), Test::Status(b)) => apart(a, b),
        (Test::Priority(a), Test::Priority(b)) => apart(a, b),
        (Test::Atom { atom: one, .. }, Test::Atom { atom: other, .. }) => match (one, other) {
            (Atom::Answer { key: a, values: x }, Atom::Answer { key: b, values: y }) => a == b && apart(x, y),
            (Atom::Language(a), Atom::Language(b)) => apart(a, b),
            (Atom::Province(a), Atom::Province(b)) => apart(a, b),
            (Atom::Touch(a, x), Atom::Touch(b, y)) => a == b && apart(x, y),
            _ => false,
        },
        _ => false,
    }
}
