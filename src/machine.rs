//! The only place where all stages meet: inputs with their time go in, and what should be done comes out.
//!
//! ```text
//! loader -> event -> (consent) -> signal -> journal -> profile, evidence -> score -> decision -> bundle -> loader -> form
//! ```
//!
//! The machine touches nothing: it asks for the stored record and for declared answers ([`Output::Ask`]), for the present
//! page ([`Output::Look`]), and it is told. Closed, it asks for nothing at all. The whole product is driven this way in
//! native tests, without a browser and faster than real time.

mod act;

mod export;

mod input;

mod status;

mod view;

mod gates;

use alloc::{string::String, vec::Vec};

pub use input::{Input, Output, Outputs, Pair, Told};

use self::{
    act::{Act, Sending},
    gates::Closed,
    view::{NotCounted, Shown},
};
use crate::{
    agreement::{agreed::Agreed, layout::Published, site::Site},
    fields::{STORE_OFF, STORE_RECORD},
    handoff::{attach::Refusal, bundle::Grant},
    intent::{
        consent::{Consent, Gates, Processing, Storage},
        journal::{Item, Journal},
        record::Stored,
        signal::{self, Kind, Signal},
        visit,
    },
    terms::Channel,
    time::{MINUTE, Timestamp},
};

/// What the machine waits to be told for.
enum Then {
    Nothing,
    Open(Gates),
    Fold,
    Attach(Sending),
    Export,
}

/// One page's Baton.
pub struct Baton {
    agreed: Agreed,
    site: Site,
    consent: Consent,
    gates: Gates,
    closed: Closed,
    /// When the present permission was first seen: the epoch of the record.
    since: Timestamp,
    /// Whether this tab has seen or written a record under the present permission.
    is_established: bool,
    /// Whether the record can be kept: storage may be off, full of something newer, or refused.
    is_kept: bool,
    journal: Journal,
    /// The text that this tab stored last. While storage holds it still, the journal is what it says.
    stored: String,
    pending: Vec<Signal>,
    page: Option<Shown>,
    not_counted: NotCounted,
    refused_events: String,
    /// How many campaign values of this page were not fit to be kept.
    refused_values: u32,
    /// The campaign of the latest page of this document that was seen; nothing before one was.
    arrived_by: Option<String>,
    then: Then,
    acts: Vec<Act>,
    notes: Vec<(u32, Refusal)>,
    clashes: Vec<String>,
}

impl Baton {
    /// A closed Baton for one page.
    pub fn new(published: Published) -> Baton {
        Baton {
            agreed: published.agreed,
            site: published.site,
            consent: Consent::default(),
            gates: Gates::CLOSED,
            closed: Closed::NoConsent,
            since: Timestamp::EPOCH,
            is_established: false,
            is_kept: true,
            journal: Journal::default(),
            stored: String::new(),
            pending: Vec::new(),
            page: None,
            not_counted: NotCounted::default(),
            refused_events: String::new(),
            refused_values: 0,
            arrived_by: None,
            then: Then::Nothing,
            acts: Vec::new(),
            notes: Vec::new(),
            clashes: Vec::new(),
        }
    }

    /// The selectors of the site's forms, in their order.
    pub fn selectors(&self) -> impl Iterator<Item = &str> {
        self.site.forms.iter().map(|form| form.selector.as_str())
    }

    /// Whether the site takes Do Not Track for a no.
    pub fn heeds_dnt(&self) -> bool {
        self.site.heeds_dnt
    }

    /// Whether the site lets page scripts read the context.
    pub fn has_page_api(&self) -> bool {
        self.site.page_api
    }

    /// Whether a fragment can be a route of this site.
    pub fn has_hash_routes(&self) -> bool {
        self.site.hash_routes
    }

    /// Whether the site keeps click identifiers, and not only that one was there.
    pub fn keeps_click_ids(&self) -> bool {
        self.site.click_ids
    }

    /// Whether the site wants the province guessed from the time zone.
    pub fn asks_for_the_time_zone(&self) -> bool {
        !self.site.zones.is_empty()
    }

    /// Takes one input and says what should be done, in order.
    pub fn handle(&mut self, input: Input<'_>, now: Timestamp, out: &mut Outputs<'_>) {
        match input {
            Input::Signals { gpc, dnt } => {
                self.consent.note_signals(gpc, dnt);
                self.turn(now, out);
            }
            Input::Consent { tool, explicit, categories } => {
                let before = self.consent.gates(&self.site);
                let has_changed = self.consent.note(tool, explicit, categories);
                // A tool that only repeats itself changes nothing, and an opt-out holds. What was ended on this page or in another
                // tab is begun anew by another choice alone, and a word that opens as much as the last is none.
                let has_chosen = match self.closed {
                    Closed::NoConsent => has_changed,
                    Closed::OptedOut => false,
                    Closed::Ended | Closed::Elsewhere => self.consent.gates(&self.site) != before,
                };
                if has_chosen {
                    self.turn(now, out);
                }
            }
            Input::Unkept => self.is_kept = false,
            Input::Told(told) => self.told(told, now, out),
            Input::Status => out(Output::Reply(&self.status(now))),
            Input::Export => self.ask_for_export(out),
            Input::Withdraw | Input::Erase => self.withdraw(Closed::Ended, out),
            Input::OptOut => {
                self.withdraw(Closed::OptedOut, out);
                out(Output::SetOff(STORE_OFF.key));
            }
            _ if !self.gates.are_open() => {}
            Input::Moved => out(Output::Look),
            Input::Restored => self.restore(now, out),
            Input::Page(page) => self.see(page, now, out),
            Input::Click(click) => {
                let (site, processing) = (&self.site, self.gates.processing);
                if let Some(page) = &self.page
                    && page.counts(site)
                    && let Some(signal) = signal::of_click(&click, &page.host, now, site, processing)
                {
                    self.pending.push(signal);
                    self.admit(out);
                }
            }
            Input::Media(media) => self.play(&media, now, out),
            Input::Track(name) => self.track(name, now, out),
            Input::Act(form) => self.act(form, now, out),
            Input::Form { form, random } => self.prepare(&form, random, now, out),
            Input::Tick => self.disarm(now, out),
        }
    }

    fn ask(&mut self, storage: Storage, then: Then, out: &mut Outputs<'_>) {
        self.then = then;
        let sending = if let Then::Attach(sending) = &self.then { Some(sending) } else { None };
        // The answers of an act are read once: what its bundle says is frozen.
        let rules = sending.filter(|sending| !self.is_frozen(sending.form)).and_then(|sending| self.site.form(sending.rules));
        out(Output::Ask {
            area: if self.is_kept { storage } else { Storage::None },
            form: sending.map(|sending| sending.form),
            controls: rules.filter(|_| self.may_profile()).map_or(&[], |rules| &rules.answers),
            checkbox: rules.and_then(|rules| rules.permission.as_ref()).map(|asked| asked.control.as_str()),
        });
    }

    fn may_profile(&self) -> bool {
        self.gates.processing == Processing::Profile
    }

    /// The storage gate as far as this device lets it be used.
    fn storage(&self) -> Storage {
        if self.is_kept { self.gates.storage } else { Storage::None }
    }

    fn told(&mut self, told: Told<'_>, now: Timestamp, out: &mut Outputs<'_>) {
        let then = core::mem::replace(&mut self.then, Then::Nothing);
        let stored;
        let told = if told.is_own && matches!(then, Then::Open(_) | Then::Export) {
            // What is memory's may be less than the record, or more.
            stored = self.stored.clone();
            Told { record: Some(&stored), is_own: false, ..told }
        } else {
            told
        };
        match &then {
            Then::Nothing => return,
            Then::Export => return out(Output::Reply(&self.export(&told))),
            // Whichever tab it was said in, an opt-out holds before anything opens, is written or attached.
            _ if told.is_off => return self.withdraw(Closed::OptedOut, out),
            _ => {}
        }
        let was_open = self.gates.are_open();
        if let Then::Open(gates) = then {
            if gates.processing != self.gates.processing {
                // What may be known about the present page has grown: it is looked at again.
                self.page = None;
            }
            self.gates = gates;
            self.closed = Closed::NoConsent;
            self.journal.epoch = self.since;
            if gates.storage == Storage::None {
                // What an earlier page kept under a wider permission must not stay.
                out(Output::Remove(STORE_RECORD.key));
            }
        }
        if !told.is_own && !self.refresh(&told) {
            // Another tab erased the record or began a new one: it is that tab's now.
            return self.close(Closed::Elsewhere, out);
        }
        self.journal.expire(now, self.site.days_to_keep);
        match then {
            Then::Attach(sending) => self.attach(sending, &told, now, out),
            Then::Open(gates) => {
                self.is_established = gates.storage != Storage::None;
                self.keep(out);
                if !was_open {
                    out(Output::Listen);
                }
                out(Output::Look);
            }
            _ => self.fold_and_keep(out),
        }
    }

    /// Takes in the freshly read record. `false` when this tab must close before it writes or attaches.
    fn refresh(&mut self, told: &Told<'_>) -> bool {
        self.is_kept = self.is_kept && (told.is_readable || self.gates.storage == Storage::None);
        if self.storage() != Storage::None {
            match Journal::decode(told.record) {
                Stored::Absent if self.is_established => return false,
                Stored::Read(journal) if self.is_established && journal.epoch > self.since => return false,
                Stored::Read(journal) => {
                    self.since = journal.epoch;
                    self.journal = journal;
                }
                Stored::Newer => self.is_kept = false,
                // What this page saw before storage was allowed goes into the first record.
                Stored::Absent => self.journal.epoch = self.since,
                Stored::Damaged => self.journal = Journal::new(self.since),
            }
        }
        if !self.may_profile() {
            // Nor what it learned: where only attribution is allowed, a record holds arrivals and visits alone.
            self.journal.items.retain(|item| item.kind == Kind::Arrival);
        }
        true
    }

    /// Asks for the record that the signals that wait are folded into, if there are any.
    #[inline(never)]
    fn admit(&mut self, out: &mut Outputs<'_>) {
        if self.pending.is_empty() {
            return;
        }
        // Tools that tell of no change are asked at each signal: what they have closed takes it back before anything is kept.
        out(Output::Consult);
        match self.storage() {
            Storage::None => self.fold_and_keep(out),
            storage => self.ask(storage, Then::Fold, out),
        }
    }

    /// Folds the signals that wait into the journal.
    fn fold(&mut self) {
        let gap = i64::from(self.agreed.visit_gap_minutes) * MINUTE;
        for signal in core::mem::take(&mut self.pending) {
            let at = signal.at;
            if let Some((path, reason)) = self.journal.fold(signal, gap) {
                self.not_counted.note(path, reason, at);
            }
        }
    }

    fn fold_and_keep(&mut self, out: &mut Outputs<'_>) {
        self.fold();
        self.keep(out);
        out(Output::Changed);
    }

    /// Has the record stored as it is now.
    fn keep(&mut self, out: &mut Outputs<'_>) {
        if self.storage() == Storage::None {
            return;
        }
        self.journal.revision = self.journal.revision.wrapping_add(1);
        let agreed = &self.agreed;
        let is_asked_for = |item: &Item| agreed.atoms.iter().any(|one| visit::asks_for(agreed, &one.atom, item));
        self.stored = self.journal.encode(&is_asked_for);
        out(Output::Store(self.gates.storage, STORE_RECORD.key, &self.stored));
    }

    /// What the visitor allowed, for the bundle, and which tools decided.
    fn grant<'a>(&self, source: &'a str) -> Grant<'a> {
        Grant {
            gates: Gates { storage: self.storage(), processing: self.gates.processing },
            source,
            at: self.since,
            gpc: self.consent.gpc(),
        }
    }

    /// The channel of the latest arrival, for the status.
    fn channel(&self) -> Option<Channel> {
        self.journal.touches.last.as_ref().map(|touch| touch.channel)
    }
}
