//! Opening and closing: what happens when what the consent tools say has changed.

use alloc::string::String;

use super::{Baton, Output, Outputs, Then, view::NotCounted};
use crate::{
    fields::STORE_RECORD,
    intent::{consent::Gates, journal::Journal},
    time::Timestamp,
};

/// Why Baton is closed although a consent tool opened it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closed {
    /// Nothing was said yet, or no.
    NoConsent,
    /// The visitor opted out on this device.
    OptedOut,
    /// The page withdrew or the visitor erased: nothing begins anew before the next page or another choice.
    Ended,
    /// Another tab withdrew, erased or began anew.
    Elsewhere,
}

impl Baton {
    /// Brings the gates to what the consent tools say now.
    pub(super) fn turn(&mut self, now: Timestamp, out: &mut Outputs<'_>) {
        let gates = self.consent.gates(&self.site);
        // An opening that still waits for its answer was that of an earlier word.
        if let Then::Open(_) = self.then {
            self.then = Then::Nothing;
        }
        if gates == self.gates {
            // A no on a page where nothing was open yet: what an earlier page kept must not stay.
            if self.consent.is_refused(&self.site) {
                out(Output::Remove(STORE_RECORD.key));
            }
            return;
        }
        if !gates.include(self.gates) {
            self.withdraw(Closed::NoConsent, out);
        }
        if gates.are_open() {
            self.since = now;
            self.ask(gates.storage, Then::Open(gates), out);
        }
    }

    /// Erases storage, memory and our inputs, and hears no more.
    pub(super) fn withdraw(&mut self, closed: Closed, out: &mut Outputs<'_>) {
        out(Output::Remove(STORE_RECORD.key));
        self.close(closed, out);
    }

    /// Closes without touching the record.
    pub(super) fn close(&mut self, closed: Closed, out: &mut Outputs<'_>) {
        if self.gates.are_open() {
            out(Output::Clear(None));
            out(Output::Unlisten);
            out(Output::Changed);
        }
        self.forget();
        self.gates = Gates::CLOSED;
        // An opt-out is more than any other end.
        if self.closed != Closed::OptedOut {
            self.closed = closed;
        }
    }

    fn forget(&mut self) {
        self.is_established = false;
        self.journal = Journal::default();
        self.stored = String::new();
        self.pending.clear();
        self.page = None;
        self.not_counted = NotCounted::default();
        self.refused_events.clear();
        self.refused_values = 0;
        self.arrived_by = None;
        self.then = Then::Nothing;
        self.acts.clear();
        self.notes.clear();
        self.clashes.clear();
    }
}
