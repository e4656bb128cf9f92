//! Acts of sending: armed forms and their frozen bundles.

use alloc::{string::String, vec::Vec};

use super::{Baton, Output, Outputs, Pair, Then, Told};
use crate::{
    fields::{FieldId, Flat},
    handoff::{
        attach::{Attached, Form, Plan},
        bundle::{Bundle, Facts, Submission},
        receipt::{ConsentReceipt, Ticked},
    },
    intent::{
        consent::Gates,
        event::Marks,
        signal::{self, Kind, Signal, What},
    },
    lead::{evidence::Evidence, profile::Profile},
    terms::Language,
    text::length,
    time::Timestamp,
};

/// Two acts on one form within this are one: a double click, a button and the Enter key.
pub const SAME_ACT: i64 = 5_000;
/// A form stays armed, and its bundle frozen, for this long. A clock that was set back ends an act as one that went on does: what
/// was frozen days ahead is no lead of today.
pub const ARMED: i64 = 30_000;

/// The form of nobody: what the page asks for by itself, while nobody acts to send one.
const NOBODYS: u32 = 0;

/// Somebody acted to send a form.
pub(super) struct Act {
    form: u32,
    at: Timestamp,
    frozen: Option<Frozen>,
}

/// A form whose answers were asked for, and what it gets.
pub(super) struct Sending {
    pub(super) form: u32,
    pub(super) rules: Option<usize>,
    event: String,
    random: String,
    plan: Plan,
}

/// The bundle of one act: every event of the act gets the same bytes and the same submission id.
struct Frozen {
    flat: Flat,
    /// The context JSON for the size of the table, and for each size of slot that the form's entry has.
    contexts: Vec<(usize, String)>,
}

impl Frozen {
    fn value(&self, attached: &Attached) -> Option<&str> {
        match attached.field {
            FieldId::Context => self.contexts.iter().find(|(max, _)| *max == attached.max).map(|(_, text)| text.as_str()),
            field => self.flat.get(field).filter(|value| length(value) <= attached.max),
        }
    }
}

impl Baton {
    pub(super) fn act(&mut self, form: u32, now: Timestamp, out: &mut Outputs<'_>) {
        if self.acts.iter().any(|act| act.form == form && now.since(act.at).abs() < SAME_ACT) {
            return;
        }
        self.acts.retain(|act| {
            if act.form == form && act.frozen.is_some() {
                // What the last act put into the form is not this one's.
                out(Output::Clear(Some(form)));
            }
            act.form != form
        });
        self.acts.push(Act { form, at: now, frozen: None });
    }

    /// A form is about to be sent. What an unarmed form, or one that does not qualify, gets is nothing.
    pub(super) fn prepare(&mut self, form: &Form<'_>, random: &str, now: Timestamp, out: &mut Outputs<'_>) {
        if form.key == NOBODYS {
            // That the page asks is the act: within its time it is told the same.
            self.act(NOBODYS, now, out);
        }
        if !self.acts.iter().any(|act| act.form == form.key && now.since(act.at).abs() <= ARMED) {
            return;
        }
        match form.plan(&self.site) {
            Err(refusal) => {
                self.notes.retain(|(key, _)| *key != form.key);
                self.notes.push((form.key, refusal));
            }
            Ok(plan) => {
                let (event, random) = (form.event.into(), random.into());
                let sending = Sending { form: form.key, rules: form.rules, event, random, plan };
                // A tool may know of a withdrawal, in another tab or without an event, that nobody has told yet.
                out(Output::Consult);
                self.ask(self.storage(), Then::Attach(sending), out);
            }
        }
    }

    /// Whether the present act on this form has its bundle.
    pub(super) fn is_frozen(&self, form: u32) -> bool {
        self.acts.iter().any(|act| act.form == form && act.frozen.is_some())
    }

    pub(super) fn attach(&mut self, sending: Sending, told: &Told<'_>, now: Timestamp, out: &mut Outputs<'_>) {
        if cfg!(feature = "trap") {
            panic!("the test build traps here");
        }
        let Sending { form, rules, event, random, plan } = sending;
        let Some(place) = self.acts.iter().position(|act| act.form == form) else { return };
        if self.acts.get(place).is_some_and(|act| act.frozen.is_none()) {
            self.sent(rules, now);
            let frozen = self.freeze(rules, &random, told, now);
            if let Some(act) = self.acts.get_mut(place) {
                act.frozen = Some(frozen);
            }
            self.keep(out);
            out(Output::Wake(ARMED));
        }
        self.clashes = plan.clashes;
        let mut pairs = Vec::new();
        if let Some(frozen) = self.acts.get(place).and_then(|act| act.frozen.as_ref()) {
            for one in &plan.attach {
                if let Some(value) = frozen.value(one) {
                    pairs.push(Pair { control: &one.control, value, how: one.how });
                }
            }
        }
        out(Output::Attach { form, event: &event, pairs: &pairs });
    }

    /// The form being sent is a signal of its own, and counts in its own bundle.
    fn sent(&mut self, rules: Option<usize>, now: Timestamp) {
        self.read(now);
        let counts = self.may_profile() && self.page.as_ref().is_none_or(|page| page.counts(&self.site));
        if let Some(kind) = self.site.form(rules).and_then(|rules| rules.kind).filter(|_| counts) {
            self.pending.push(Signal { at: now, what: What::Did(Kind::Form, kind.word().into()) });
        }
        self.fold();
    }

    /// What the page that is shown, and those before it, say about the visitor.
    pub(super) fn profile(&self) -> Profile {
        let mut profile = self.page.as_ref().map_or(Profile::UNKNOWN, |page| page.profile);
        profile.read(&self.journal);
        profile
    }

    /// What is known now, with these answers.
    pub(super) fn evidence(&self, profile: &Profile, answers: Vec<(String, String)>, now: Timestamp) -> Evidence {
        let gates = Gates { storage: self.storage(), ..self.gates };
        Evidence::of(&self.agreed, &self.journal, profile, answers, gates, now)
    }

    fn freeze(&self, rules: Option<usize>, id: &str, told: &Told<'_>, now: Timestamp) -> Frozen {
        let rules = self.site.form(rules);
        let mut profile = self.profile();
        let receipt = rules.and_then(|rules| {
            let (en, fr) = &rules.permission.as_ref()?.asked;
            let asked = if profile.language == Some(Language::FR) { fr } else { en };
            Some(ConsentReceipt {
                asked,
                ticked: Ticked::read(told.ticked)?,
                page: self.page.as_ref().map_or("", |page| page.trace()),
            })
        });
        let answers = rules.map_or(Vec::new(), |rules| profile.hear(rules, told.answers, &self.agreed));
        let source = self.consent.decided_by(&self.site);
        let grant = self.grant(&source);
        let evidence = self.evidence(&profile, answers, now);
        let marks = self.page.as_ref().map_or(Marks::default(), |page| page.marks);
        let submission = Submission {
            id,
            at: now,
            form: rules.and_then(|rules| rules.kind),
            is_test: marks.test,
            traffic: signal::traffic(marks),
        };
        let (agreed, journal) = (&self.agreed, &self.journal);
        let facts =
            Facts { agreed, journal, profile: &profile, grant: &grant, submission: &submission, receipt: receipt.as_ref() };
        let bundle = Bundle::of(facts, &evidence);
        // Page and form may both ask, in either order, and the first who asks freezes: a size for each of them.
        let slots = rules.map_or(&[][..], |rules| &rules.slots);
        let mut contexts = Vec::new();
        for place in 0..=slots.len() {
            let max = match slots.get(place) {
                None => FieldId::Context.spec().max,
                Some(slot) if slot.holds == FieldId::Context => slot.max,
                _ => continue,
            };
            if let Some(context) = bundle.context(usize::from(max)) {
                contexts.push((usize::from(max), context));
            }
        }
        Frozen { flat: bundle.flat(), contexts }
    }

    /// Acts that are over leave nothing behind in their forms; as long as one has not, the timer is set again.
    pub(super) fn disarm(&mut self, now: Timestamp, out: &mut Outputs<'_>) {
        self.acts.retain(|act| {
            let rest = ARMED - now.since(act.at).abs();
            if rest <= 0 {
                out(Output::Clear(Some(act.form)));
            } else if act.frozen.is_some() {
                out(Output::Wake(rest));
            }
            rest > 0
        });
    }
}
