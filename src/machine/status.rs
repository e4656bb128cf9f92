//! How things stand, for `baton.status()`.

use alloc::{string::String, vec::Vec};

use super::{Baton, Closed};
use crate::{
    handoff::{bundle::Judgement, decision::Circumstances, expectation, json::Json},
    intent::signal::Uncounted,
    text::List,
    time::{Timestamp, digits},
};

impl Baton {
    /// JSON: `state` (`ready`, `off:consent`, `off:optout`, `off:ended`, `off:elsewhere`), what may be done, whether the
    /// record can be kept, the definition, which forms were refused and why, which names clash, which events nobody
    /// declared, how many campaign values were refused, which views of this page were seen, not counted, with the reason, and what the visitor may expect.
    pub(super) fn status(&self, now: Timestamp) -> String {
        let mut status = Json::default();
        let json = &mut status;
        json.begin_object();
        json.key("state").text(self.state());
        json.key("storage").word(self.storage());
        json.key("processing").word(self.gates.processing);
        if !self.is_kept {
            json.key("storage_refused").yes();
        }
        json.key("definition").begin_object();
        json.key("id").text(&self.agreed.id);
        json.key("version").number(i64::from(self.agreed.version));
        json.key("sha256").text(&self.agreed.sha256);
        json.end_object();
        if let Some(channel) = self.channel() {
            json.key("channel").word(channel);
        }
        json.key("signals").number(self.journal.items.len() as i64);
        json.key("refused_forms").begin_object();
        for (form, refusal) in &self.notes {
            let mut key = String::new();
            digits(&mut key, i64::from(*form), 1);
            json.key(&key).word(*refusal);
        }
        json.end_object();
        json.key("clashes").texts(&mut self.clashes.iter().map(String::as_str));
        json.key("refused_events").texts(&mut List(&self.refused_events).iter());
        json.key("refused_values").number(i64::from(self.refused_values));
        json.key("not_counted").begin_object();
        for (reason, count) in Uncounted::ALL.iter().zip(self.not_counted.counts) {
            if count > 0 {
                json.key(reason.word()).number(i64::from(count));
            }
        }
        json.key("last").begin_list();
        for (path, reason, at) in &self.not_counted.last {
            json.begin_object();
            json.key("path").text(path);
            json.key("reason").word(*reason);
            json.key("at").instant(*at);
            json.end_object();
        }
        json.end_list();
        json.end_object();
        if self.may_profile() {
            self.write_expectation(json, now);
        }
        json.end_object();
        status.finish()
    }

    /// What the visitor would be promised, were a form sent now; nothing where nobody is promised a time. No answer is read
    /// before a form is sent, so this stands on what is known without any.
    fn write_expectation(&self, json: &mut Json, now: Timestamp) {
        let profile = self.profile();
        let evidence = self.evidence(&profile, Vec::new(), now);
        let circumstances = Circumstances { at: now, language: profile.language, is_existing_account: false };
        let decision = Judgement::of(&self.agreed, &evidence, circumstances).decision;
        if let Some(respond_by) = decision.respond_by {
            json.key("expectation").begin_object();
            json.bilingual(&expectation::of(&decision));
            json.key("respond_by").instant(respond_by);
            json.end_object();
        }
    }

    fn state(&self) -> &'static str {
        if self.gates.are_open() {
            return "ready";
        }
        match self.closed {
            Closed::NoConsent => "off:consent",
            Closed::OptedOut => "off:optout",
            Closed::Ended => "off:ended",
            Closed::Elsewhere => "off:elsewhere",
        }
    }
}
