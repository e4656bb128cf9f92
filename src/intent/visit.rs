//! Visits, read from the journal.

use alloc::vec::Vec;

use super::{
    journal::{Item, Journal, REMEMBERED},
    signal::Kind,
};
use crate::{
    agreement::{
        agreed::Agreed,
        glob::{Glob, any_matches},
        when::Atom,
    },
    time::Timestamp,
};

/// Whether an item is of this kind and one of the globs matches it.
pub fn is_of(item: &Item, kind: Kind, globs: &[Glob]) -> bool {
    item.kind == kind && any_matches(globs, &item.key)
}

/// Whether an atom of the agreement looks at this item.
pub fn asks_for(agreed: &Agreed, atom: &Atom, item: &Item) -> bool {
    let (kind, globs) = match atom {
        Atom::Page(globs) | Atom::Returns { pages: globs, .. } => (Kind::Page, &globs[..]),
        Atom::Topic(place) => (Kind::Page, agreed.topics.get(usize::from(*place)).map_or(&[][..], |topic| &topic.pages)),
        Atom::Download(globs) => (Kind::Download, &globs[..]),
        Atom::Media { key, percent } => return Some(item.kind) == Kind::of_mark(*percent) && key.matches(&item.key),
        Atom::Event(name) => return item.kind == Kind::Event && item.key == *name,
        Atom::Form(kind) => return item.kind == Kind::Form && item.key == kind.word(),
        _ => return false,
    };
    is_of(item, kind, globs)
}

/// Starts of the remembered visits that came back to one of these pages: those that hold a counted view of one, less the
/// oldest of them. A view that is older than all remembered visits belongs to none. The last view of a page belongs to the visit
/// that it was folded into; earlier ones to the visit of their own time.
pub fn returns(journal: &Journal, pages: &[Glob]) -> Vec<Timestamp> {
    returns_to(journal, &|item| is_of(item, Kind::Page, pages))
}

/// The same for the pages that are meant.
pub fn returns_to(journal: &Journal, is_meant: &dyn Fn(&Item) -> bool) -> Vec<Timestamp> {
    let mut held = journal.visits.clone();
    let mut is_held = [false; REMEMBERED];
    for item in journal.items.iter().filter(|item| is_meant(item)) {
        // The last view lies where it was folded: on a clock that had been set back its own time may be in an earlier visit.
        for view in item.times.iter().rev().skip(1).chain([&item.folded]) {
            // The visit of a view is the last one that began before it.
            let visit = journal.visits.iter().take_while(|start| *start <= view).count();
            if let Some(is_held) = visit.checked_sub(1).and_then(|visit| is_held.get_mut(visit)) {
                *is_held = true;
            }
        }
    }
    let mut is_held = is_held.into_iter();
    held.retain(|_| is_held.next() == Some(true));
    if !held.is_empty() {
        held.remove(0);
    }
    held
}
