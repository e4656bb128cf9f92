//! Conditions: atoms and how they are joined.

use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

use super::glob::Glob;
use crate::{
    layout::{Bytes, Layout, layout},
    terms::{Channel, FormKind, Language, Priority, Province, Status},
};

crate::terms::vocabulary! {
    /// The two sides of a score, in the order in which contributions stand.
    Axis {
        /// What the visitor does.
        Intent = "intent",
        /// Who the visitor is.
        Fit = "fit",
    }
}

/// A number for each axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Axes {
    /// Of the intent axis.
    pub intent: i32,
    /// Of the fit axis.
    pub fit: i32,
}

impl Axes {
    /// The number of this axis.
    pub fn of(self, axis: Axis) -> i32 {
        match axis {
            Axis::Intent => self.intent,
            Axis::Fit => self.fit,
        }
    }
}

crate::terms::vocabulary! {
    /// Which of the three touches an atom looks at.
    TouchSlot {
        /// The first arrival that is remembered.
        First = "first",
        /// The latest arrival.
        Last = "last",
        /// The latest arrival that was not direct.
        LastNonDirect = "last_non_direct",
    }
}

/// One condition with a number and evidence of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Atom {
    /// Counted views of pages.
    Page(Vec<Glob>),
    /// Clicked downloads.
    Download(Vec<Glob>),
    /// A mark that a video or a sound passed.
    Media {
        /// Whose.
        key: Glob,
        /// 25, 50, 75 or 100.
        percent: u8,
    },
    /// An event of the site.
    Event(String),
    /// A form that was sent, or is being sent.
    Form(FormKind),
    /// Visits within a window.
    Visits {
        /// 1 to 8.
        at_least: u8,
        /// 1 to 3650.
        within_days: u16,
    },
    /// Visits that came back to one of these pages.
    Returns {
        /// The pages.
        pages: Vec<Glob>,
        /// 1 to 7.
        at_least: u8,
        /// 1 to 3650.
        within_days: u16,
    },
    /// The channel of an arrival.
    Touch(TouchSlot, Vec<Channel>),
    /// The visitor's language.
    Language(Vec<Language>),
    /// The visitor's province or territory.
    Province(Vec<Province>),
    /// Counted views of a topic's pages; the number is the topic's place in the list.
    Topic(u16),
    /// An answer in the form.
    Answer {
        /// Which.
        key: String,
        /// Its values.
        values: Vec<String>,
    },
}

impl Atom {
    /// Whether it can be met by many events, each with an age. The others count once.
    pub fn counts_events(&self) -> bool {
        matches!(self, Atom::Page(_) | Atom::Download(_) | Atom::Media { .. } | Atom::Event(_) | Atom::Form(_) | Atom::Topic(_))
    }

    /// Whether its age says nothing about when: the running visit is always the youngest, and an answer is given now.
    pub fn is_ageless(&self) -> bool {
        matches!(self, Atom::Visits { .. } | Atom::Answer { .. } | Atom::Language(_) | Atom::Province(_))
    }

    /// How many ages must be there for it to be met.
    pub fn at_least(&self) -> usize {
        match self {
            Atom::Visits { at_least, .. } | Atom::Returns { at_least, .. } => usize::from(*at_least),
            _ => 1,
        }
    }
}

/// An atom with the number that its evidence travels under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberedAtom {
    /// Its place among the distinct atoms of the whole definition; publishing keeps it.
    pub number: u16,
    /// The most ages that its evidence holds.
    pub limit: u8,
    /// Whether a published rule or criterion uses it, so that it is part of the coverage.
    pub covered: bool,
    /// The condition.
    pub atom: Atom,
}

impl NumberedAtom {
    /// Whether its evidence travels as an answer instead of ages.
    pub fn is_answer(&self) -> bool {
        matches!(self.atom, Atom::Answer { .. })
    }
}

/// One condition inside a `when`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// The atom at this place of the agreement's list.
    Atom(u16),
    /// An axis that reached a number. Only in criteria, routes and gates.
    Axis(Axis, i32),
    /// The handoff status. Only in routes.
    Status(Vec<Status>),
    /// The priority. Only in routes.
    Priority(Vec<Priority>),
}

/// Conditions and how they are joined. A single condition is an `all` of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// A single condition.
    One(Test),
    /// Met if one is met.
    Any(Vec<Test>),
    /// Met if all are met.
    All(Vec<Test>),
}

impl When {
    /// The conditions in their order.
    pub fn tests(&self) -> &[Test] {
        match self {
            When::One(test) => core::slice::from_ref(test),
            When::Any(tests) | When::All(tests) => tests,
        }
    }
}

layout!(Axes { intent, fit });

layout!(NumberedAtom { number, limit, covered, atom });

impl Layout for Atom {
    fn read(bytes: &mut Bytes<'_>) -> Atom {
        match bytes.number() {
            0 => Atom::Page(Layout::read(bytes)),
            1 => Atom::Download(Layout::read(bytes)),
            2 => Atom::Media { key: Layout::read(bytes), percent: Layout::read(bytes) },
            3 => Atom::Event(Layout::read(bytes)),
            4 => Atom::Form(Layout::read(bytes)),
            5 => Atom::Visits { at_least: Layout::read(bytes), within_days: Layout::read(bytes) },
            6 => Atom::Returns { pages: Layout::read(bytes), at_least: Layout::read(bytes), within_days: Layout::read(bytes) },
            7 => Atom::Touch(Layout::read(bytes), Layout::read(bytes)),
            8 => Atom::Language(Layout::read(bytes)),
            9 => Atom::Province(Layout::read(bytes)),
            10 => Atom::Topic(Layout::read(bytes)),
            11 => Atom::Answer { key: Layout::read(bytes), values: Layout::read(bytes) },
            _ => {
                bytes.damage();
                Atom::Topic(0)
            }
        }
    }
}

impl Layout for Test {
    fn read(bytes: &mut Bytes<'_>) -> Test {
        match bytes.number() {
            0 => Test::Atom(Layout::read(bytes)),
            1 => Test::Axis(Layout::read(bytes), Layout::read(bytes)),
            2 => Test::Status(Layout::read(bytes)),
            _ => Test::Priority(Layout::read(bytes)),
        }
    }
}

impl Layout for When {
    fn read(bytes: &mut Bytes<'_>) -> When {
        match bytes.number() {
            0 => When::One(Layout::read(bytes)),
            1 => When::Any(Layout::read(bytes)),
            _ => When::All(Layout::read(bytes)),
        }
    }
}
