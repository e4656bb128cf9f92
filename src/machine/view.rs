//! The page that is shown: which views count, how long it is visible, what happens on it.

use alloc::{string::String, vec::Vec};

use super::{Baton, Output, Outputs};
use crate::{
    agreement::site::Site,
    intent::{
        event::{Marks, Media, Page},
        filter,
        signal::{self, Kind, Signal, Uncounted, What},
    },
    lead::profile::Profile,
    terms::Province,
    text::{ITEM, List},
    time::{MINUTE, Timestamp, digits},
};

/// A view that was visible for less than this was not read: it adds no time.
const GLANCE: i64 = 3_000;
/// One view adds at most so much time: what is left open is not read for hours.
const LONGEST: i64 = 30 * MINUTE;
/// How many views that were not counted are listed.
const LISTED: usize = 10;
/// How many characters of refused names are told.
const REFUSED: usize = 1024;
/// How many characters of marks a view holds: beyond those it hears no more players.
const MARKS: usize = 4096;

/// What is kept of the page that is shown.
pub(super) struct Shown {
    /// Its path, as it is remembered.
    path: String,
    /// Whether the path leaves no trace, in a receipt neither.
    is_excluded: bool,
    pub(super) host: String,
    pub(super) marks: Marks,
    pub(super) profile: Profile,
    /// Whether its path may be remembered, and its time with it.
    is_kept: bool,
    /// Whether the visitor has seen it.
    is_seen: bool,
    /// Since when it has been visible, while it is.
    since: Option<Timestamp>,
    /// For how many milliseconds this view was visible so far.
    visible: i64,
    /// How many seconds of them are in the journal.
    told: u32,
    /// The marks that players came to in this view: a list of percents and keys.
    media: String,
}

impl Shown {
    /// Whether what happens on it counts.
    pub(super) fn counts(&self, site: &Site) -> bool {
        signal::barred(self.marks, site).is_none()
    }

    /// The path as a receipt may name it; nothing where it leaves no trace.
    pub(super) fn trace(&self) -> &str {
        if self.is_excluded { "" } else { &self.path }
    }

    /// Looks at the watch; gives the time that is not in the journal yet.
    fn read(&mut self, now: Timestamp) -> Option<Signal> {
        if let Some(since) = &mut self.since {
            self.visible += now.since(*since).max(0);
            *since = now;
        }
        let seconds = if self.visible < GLANCE { 0 } else { (self.visible.min(LONGEST) / 1000) as u32 };
        if !self.is_kept || seconds == self.told {
            return None;
        }
        let more = seconds - self.told;
        self.told = seconds;
        Some(Signal { at: now, what: What::Read { path: self.path.clone(), seconds: more } })
    }
}

/// Views of this page that were seen, not counted.
#[derive(Default)]
pub(super) struct NotCounted {
    /// How many, by reason in the order of its words.
    pub(super) counts: [u32; Uncounted::ALL.len()],
    /// The last of them.
    pub(super) last: Vec<(String, Uncounted, Timestamp)>,
}

impl NotCounted {
    pub(super) fn note(&mut self, path: String, reason: Uncounted, at: Timestamp) {
        self.add(reason, 1);
        self.last.push((path, reason, at));
        if self.last.len() > LISTED {
            self.last.remove(0);
        }
    }

    /// Takes the last one back.
    fn undo(&mut self) {
        if let Some((_, reason, _)) = self.last.pop() {
            self.add(reason, u32::MAX);
        }
    }

    fn add(&mut self, reason: Uncounted, number: u32) {
        if let Some(count) = self.counts.get_mut(reason as usize) {
            *count = count.wrapping_add(number);
        }
    }
}

impl Baton {
    /// Admits the present page: once for each view of it, when the visitor first sees it. While it is the same page, only the
    /// watch is looked at.
    pub(super) fn see(&mut self, mut page: Page<'_>, now: Timestamp, out: &mut Outputs<'_>) {
        let is_shown = page.marks.are_of_a_shown_page();
        let since = is_shown.then_some(now);
        let path = filter::path(page.path);
        self.read(now);
        if let Some(before) = self.page.as_mut().filter(|before| before.path == path) {
            if before.is_seen || !is_shown {
                before.since = since;
                return self.admit(out);
            }
            // What waited to be seen is seen now.
            self.not_counted.undo();
        }
        let campaign = campaign(&page);
        if let Some(arrived_by) = &self.arrived_by {
            // Inside one document the referrer stays what it was on arrival, and an address may carry its campaign along:
            // neither is another arrival. Nor was the document loaded again for this view.
            page = Page { referrer: "", clicks: List::default(), ..page };
            page.marks.reload = false;
            if *arrived_by == campaign {
                let none = List::default();
                page = Page { source: none, medium: none, campaign: none, term: none, content: none, ..page };
            }
        }
        let refused = signal::refused(&page, &self.site);
        match refused {
            None => {
                self.arrived_by = Some(campaign);
                self.refused_values += u32::from(!page.province.is_empty() && Province::parse(page.province).is_none());
                let signal = signal::of_page(&page, &path, now, &self.site, self.gates.processing);
                if let What::View { refused, .. } = signal.what {
                    self.refused_values += refused;
                }
                self.pending.push(signal);
            }
            Some(reason) => self.not_counted.note(path.clone(), reason, now),
        }
        self.page = Some(Shown {
            path,
            is_excluded: signal::is_excluded(page.path, &self.site),
            host: page.host.into(),
            marks: page.marks,
            profile: Profile::of_page(&page, &self.site),
            is_kept: refused.is_none() && self.may_profile(),
            is_seen: is_shown,
            since,
            visible: 0,
            told: 0,
            media: String::new(),
        });
        self.admit(out);
    }

    /// Puts the time that the present view has been visible with the signals that wait.
    #[inline(never)]
    pub(super) fn read(&mut self, now: Timestamp) {
        if let Some(signal) = self.page.as_mut().and_then(|page| page.read(now)) {
            self.pending.push(signal);
        }
    }

    /// The page came back as it was left: another view of it.
    pub(super) fn restore(&mut self, now: Timestamp, out: &mut Outputs<'_>) {
        self.disarm(now, out);
        self.read(now);
        self.page = None;
        out(Output::Look);
    }

    /// Admits a mark of a video or a sound, once for each view of the page.
    pub(super) fn play(&mut self, media: &Media<'_>, now: Timestamp, out: &mut Outputs<'_>) {
        let (site, processing) = (&self.site, self.gates.processing);
        let Some(page) = self.page.as_mut().filter(|page| page.is_seen && page.counts(site)) else { return };
        let Some(signal) = signal::of_media(media, &page.host, now, site, processing) else { return };
        if let What::Did(_, key) = &signal.what {
            let mut mark = String::from(ITEM);
            digits(&mut mark, i64::from(media.percent), 3);
            mark.push_str(key);
            let is_new = !List(&page.media).holds(mark.get(ITEM.len()..).unwrap_or_default());
            if is_new && page.media.len() < MARKS {
                page.media.push_str(&mark);
                self.pending.push(signal);
                self.admit(out);
            }
        }
    }

    /// Admits an event of the site, and answers whether the definition knows its name.
    pub(super) fn track(&mut self, name: &str, now: Timestamp, out: &mut Outputs<'_>) {
        let is_known = self.agreed.events.iter().any(|event| event == name);
        if is_known && self.may_profile() && self.page.as_ref().is_some_and(|page| page.counts(&self.site)) {
            self.pending.push(Signal { at: now, what: What::Did(Kind::Event, name.into()) });
            self.admit(out);
        }
        // A name is told as far as it is known to be one: the loader cuts it, and a list has its end.
        if !is_known && self.refused_events.len() < REFUSED && !List(&self.refused_events).holds(name) {
            if !self.refused_events.is_empty() {
                self.refused_events.push_str(ITEM);
            }
            self.refused_events.push_str(name);
        }
        out(Output::Reply(if is_known { "true" } else { "false" }));
    }
}

/// Source, medium and campaign as one text; nothing where the address carries none.
fn campaign(page: &Page<'_>) -> String {
    let mut campaign = String::new();
    if !(page.source.is_empty() && page.medium.is_empty() && page.campaign.is_empty()) {
        for values in [page.source, page.medium, page.campaign] {
            campaign.push_str(values.0);
            campaign.push('\u{1f}');
        }
    }
    campaign
}
