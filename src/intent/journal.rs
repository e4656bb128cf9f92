//! The bounded record of admitted signals.

use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

use super::{
    signal::{Kind, Signal, Uncounted, What},
    touch::Touch,
};
use crate::{
    layout::{Bytes, Layout, kept, written},
    order,
    terms::Channel,
    time::{DAY, MINUTE, Timestamp},
};

/// A view of a page less than this after its last counted view in the same visit is seen, not counted.
pub const DUPLICATE: i64 = 30 * MINUTE;
/// An event of the site less than this after the last counted one of its name is not counted: one a second.
const PAUSE: i64 = 1_000;
/// How many times of an item, and how many starts of visits, are remembered.
pub const REMEMBERED: usize = 8;
/// How many items are remembered.
pub const ITEMS: usize = 60;

/// Something that was seen once or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// Which.
    pub key: String,
    /// How often it was counted; for display.
    pub count: u32,
    /// The last 8 counted times, in the order in which they were folded.
    pub times: Vec<Timestamp>,
    /// When it was folded last: the last of the times, or later where the device's clock had been set back.
    pub folded: Timestamp,
    /// How many seconds the page was visible, in all; for display.
    pub visible: u32,
}

impl Item {
    /// The time counted last.
    pub fn last(&self) -> Timestamp {
        self.times.last().copied().unwrap_or_default()
    }
}

/// Three touches, each of which expires by itself; none moves into another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touches {
    /// The first arrival, direct included.
    pub first: Option<Touch>,
    /// The latest arrival.
    pub last: Option<Touch>,
    /// The latest arrival that was not direct.
    pub last_non_direct: Option<Touch>,
}

/// The record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    /// When the consent was given that this record stands on. A newer one belongs to another record.
    pub epoch: Timestamp,
    /// How often the record was written.
    pub revision: u32,
    /// When a page was last shown, counted or not.
    pub last_view: Timestamp,
    /// Starts of the last 8 visits.
    pub visits: Vec<Timestamp>,
    /// The touches.
    pub touches: Touches,
    /// The items, in the order in which they were first seen.
    pub items: Vec<Item>,
}

impl Journal {
    /// An empty record that stands on a consent given at `epoch`.
    pub fn new(epoch: Timestamp) -> Journal {
        Journal { epoch, ..Journal::default() }
    }

    /// Folds a signal into the record. Signals come in the order of their times; one that is older than the last view is
    /// folded as if it had come with it, but keeps its own time for its age. `gap` is the longest pause inside a visit: views
    /// that are no more than that apart are one visit. A view that is not counted is answered with its path and the reason.
    pub fn fold(&mut self, signal: Signal, gap: i64) -> Option<(String, Uncounted)> {
        match signal.what {
            What::View { path, language, touch, arrival, reload, .. } => {
                let at = signal.at.max(self.last_view);
                let begins = self.visits.is_empty() || at.since(self.last_view) > gap;
                if begins {
                    push(&mut self.visits, at);
                }
                self.last_view = at;
                if begins || arrival {
                    self.arrive(touch);
                }
                if let Some(path) = path {
                    let visit = self.visits.last().copied().unwrap_or_default();
                    if let Some(item) = self.item(Kind::Page, &path)
                        && item.folded >= visit
                    {
                        if reload {
                            return Some((path, Uncounted::Reload));
                        }
                        if at.since(item.folded) < DUPLICATE {
                            return Some((path, Uncounted::Duplicate));
                        }
                    }
                    self.count(Kind::Page, path, signal.at, at);
                    if let Some(language) = language {
                        self.count(Kind::Language, language.code(), signal.at, at);
                    }
                }
            }
            What::Read { path, seconds } => {
                if let Some(item) = self.item(Kind::Page, &path) {
                    item.visible = item.visible.saturating_add(seconds);
                }
            }
            What::Did(kind, key) => {
                let last = self.item(kind, &key).map(|item| item.folded);
                let at = last.map_or(signal.at, |last| signal.at.max(last));
                if kind != Kind::Event || last.is_none_or(|last| at.since(last) >= PAUSE) {
                    self.count(kind, key, signal.at, at);
                }
            }
        }
        None
    }

    fn item(&mut self, kind: Kind, key: &str) -> Option<&mut Item> {
        self.items.iter_mut().find(|item| item.kind == kind && item.key == key)
    }

    /// Takes in an arrival. Those by e-mail are counted: what was opened from a mailing says more than what was only sent. A
    /// page that is loaded again says the same again.
    fn arrive(&mut self, touch: Touch) {
        let is_again = |last: &Touch| last.landing == touch.landing && last.campaign == touch.campaign;
        let last = self.touches.last.as_ref().filter(|last| is_again(last) && last.channel == touch.channel);
        if touch.channel == Channel::Email && last.is_none_or(|last| touch.at.since(last.at) >= DUPLICATE) {
            self.count(Kind::Arrival, touch.channel.word().into(), touch.at, touch.at);
        }
        if self.touches.first.is_none() {
            self.touches.first = Some(touch.clone());
        }
        if touch.channel != Channel::Direct {
            self.touches.last_non_direct = Some(touch.clone());
        }
        self.touches.last = Some(touch);
    }

    fn count(&mut self, kind: Kind, key: String, at: Timestamp, folded: Timestamp) {
        match self.item(kind, &key) {
            Some(item) => {
                item.count = item.count.saturating_add(1);
                item.folded = folded;
                push(&mut item.times, at);
            }
            None => self.items.push(Item { kind, key, count: 1, times: alloc::vec![at], folded, visible: 0 }),
        }
    }

    /// Forgets what is older than the days to keep, and what lies more than a day ahead of `now`: each time, visit and
    /// touch by its own age, and an item with its last time.
    pub fn expire(&mut self, now: Timestamp, days_to_keep: u16) {
        let stays = |at: Timestamp| at.since(now) <= DAY && now.age_of(at) < u32::from(days_to_keep);
        let expire = |times: &mut Vec<Timestamp>| times.retain(|at| stays(*at));
        expire(&mut self.visits);
        self.items.retain_mut(|item| {
            expire(&mut item.times);
            // A clock that was ahead must not make later views duplicates of one that never was.
            if !stays(item.folded) {
                item.folded = item.last();
            }
            !item.times.is_empty()
        });
        let Touches { first, last, last_non_direct } = &mut self.touches;
        for slot in [first, last, last_non_direct] {
            if slot.as_ref().is_some_and(|touch| !stays(touch.at)) {
                *slot = None;
            }
        }
        if !stays(self.last_view) {
            self.last_view = self.visits.last().copied().unwrap_or_default();
        }
    }

    /// Drops one item to make room: first of those that no rule asks for, then of all, the one counted longest ago. Arrivals whose
    /// texts alone are too long go after the items, the first one never. `false` when nothing is left to drop.
    pub fn evict(&mut self, is_asked_for: &dyn Fn(&Item) -> bool) -> bool {
        // From the oldest on: a full record does this at every view, and what is oldest is mostly asked for by nobody.
        let count = self.items.len();
        let oldest_first = order::best(count, count, &|place| Some((0, -self.items.get(place)?.last().millis())));
        let goes = |place: &&usize| self.items.get(**place).is_some_and(|item| !is_asked_for(item));
        match oldest_first.iter().find(goes).or(oldest_first.first()) {
            Some(place) => drop(self.items.remove(*place)),
            None => return self.touches.last_non_direct.take().or(self.touches.last.take()).is_some(),
        }
        true
    }
}

/// Adds a time and lets the oldest go.
fn push(times: &mut Vec<Timestamp>, at: Timestamp) {
    times.push(at);
    if times.len() > REMEMBERED {
        times.remove(0);
    }
}

impl Layout for Item {
    #[inline(never)]
    fn read(bytes: &mut Bytes<'_>) -> Item {
        Item {
            kind: Layout::read(bytes),
            key: Layout::read(bytes),
            count: Layout::read(bytes),
            times: Layout::read(bytes),
            folded: Layout::read(bytes),
            // The first version did not know how long a page was visible.
            visible: if bytes.are_since(2) { Layout::read(bytes) } else { 0 },
        }
    }
}

written!(Item { kind, key, count, times, folded, visible });

kept!(Touches { first, last, last_non_direct });

kept!(Journal { epoch, revision, last_view, visits, touches, items });
