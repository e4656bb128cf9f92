//! A copy of what the engine knows, to be looked at and tried on. It is never written anywhere.

use alloc::{string::String, vec::Vec};

use super::told::{self, Status};
use crate::{
    agreement::layout::Published,
    fields::{FieldId, flat_name},
    handoff::{
        bundle::{Bundle, Facts, Grant, Submission},
        decision::{Circumstances, Decision},
    },
    intent::{
        consent::{Gates, Processing, Storage},
        event::Page,
        filter,
        journal::Journal,
        record::Stored,
        signal::{self, Kind, Signal, What},
    },
    lead::{assessment::Assessment, evidence::Evidence, profile::Profile},
    terms::{FormKind, Language, LanguageBasis, Province, ProvinceBasis},
    text::List,
    time::{DAY, MINUTE, Timestamp},
};

/// What the engine knows: all that a score depends on.
#[derive(Clone)]
pub struct Memory<'a> {
    /// The definition and the site config, as they were published.
    pub published: &'a Published,
    /// The page that is shown.
    pub page: Page<'a>,
    /// How far the gates are open.
    pub gates: Gates,
    /// What happened.
    pub journal: Journal,
    /// What is known about the visitor beside it.
    pub profile: Profile,
    /// Answers; a page tells none before a form is sent.
    pub answers: Vec<(String, String)>,
    /// Of which form this is the lead.
    pub form: Option<FormKind>,
    /// The instant that it is looked at.
    pub now: Timestamp,
}

/// Another province, language, campaign, other answers: what is tried. Whatever is empty stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// Two letters.
    pub language: String,
    /// Two letters.
    pub province: String,
    /// `utm_source` of an arrival now. Likewise the next two.
    pub source: String,
    /// `utm_medium`.
    pub medium: String,
    /// `utm_campaign`.
    pub campaign: String,
    /// Answers by key.
    pub answers: Vec<(String, String)>,
    /// The kind of a form that is sent now.
    pub form: String,
    /// So many days later.
    pub days_later: u16,
}

impl Trial {
    /// Whether anything is tried at all.
    pub fn is_one(&self) -> bool {
        *self != Trial::default()
    }
}

impl<'a> Memory<'a> {
    /// What the engine knows now: from the stored record, or where none is kept from what it exports. Nothing without consent.
    #[inline(never)]
    pub fn of(
        published: &'a Published,
        status: &Status,
        record: Option<&str>,
        export: &str,
        page: Page<'a>,
        now: Timestamp,
    ) -> Option<Memory<'a>> {
        let gates = Gates { storage: status.storage(), processing: status.processing() };
        if !status.is_ready() || !gates.are_open() {
            return None;
        }
        let mut journal = match Journal::decode(record) {
            Stored::Read(journal) if gates.storage != Storage::None => journal,
            _ => told::journal(export).unwrap_or_default(),
        };
        if gates.processing != Processing::Profile {
            journal.items.retain(|item| item.kind == Kind::Arrival);
        }
        journal.expire(now, published.site.days_to_keep);
        let mut profile = Profile::of_page(&page, &published.site);
        profile.read(&journal);
        Some(Memory { published, page, gates, journal, profile, answers: Vec::new(), form: None, now })
    }

    /// The same, had the visitor been or done otherwise.
    pub fn tried(&self, trial: &Trial) -> Memory<'a> {
        let mut memory = self.clone();
        let site = &memory.published.site;
        memory.now = memory.now.plus(i64::from(trial.days_later) * DAY);
        memory.journal.expire(memory.now, site.days_to_keep);
        if let Some(language) = Language::of_tag(&trial.language) {
            (memory.profile.language, memory.profile.language_basis) = (Some(language), LanguageBasis::Declared);
        }
        if let Some(province) = Province::parse(&trial.province) {
            (memory.profile.province, memory.profile.province_basis) = (Some(province), ProvinceBasis::Declared);
        }
        memory.arrive(trial);
        memory.answers = trial.answers.iter().filter(|(_, value)| !value.is_empty()).cloned().collect();
        memory.form = FormKind::parse(&trial.form);
        if let Some(kind) = memory.form {
            memory.fold(What::Did(Kind::Form, kind.word().into()));
        }
        memory
    }

    /// An arrival now by another campaign: the view itself was counted already.
    fn arrive(&mut self, trial: &Trial) {
        if [&trial.source, &trial.medium, &trial.campaign].iter().all(|value| value.is_empty()) {
            return;
        }
        let none = List::default();
        let page = Page {
            source: List(&trial.source),
            medium: List(&trial.medium),
            campaign: List(&trial.campaign),
            term: none,
            content: none,
            clicks: none,
            referrer: "",
            ..self.page
        };
        let path = filter::path(page.path);
        let signal = signal::of_page(&page, &path, self.now, &self.published.site, Processing::Attribution);
        self.fold(signal.what);
    }

    fn fold(&mut self, what: What) {
        let gap = i64::from(self.published.agreed.visit_gap_minutes) * MINUTE;
        // What is not counted is no news here.
        let _ = self.journal.fold(Signal { at: self.now, what }, gap);
    }

    /// What is known, atom by atom.
    #[inline(never)]
    pub fn evidence(&self) -> Evidence {
        let Memory { published, journal, profile, answers, gates, now, .. } = self;
        Evidence::of(&published.agreed, journal, profile, answers.clone(), *gates, *now)
    }

    /// All that is decided about the lead.
    pub fn decision<'b>(&self, assessment: &Assessment<'b>) -> Decision<'b> {
        let circumstances = Circumstances { at: self.now, language: self.profile.language, is_existing_account: false };
        Decision::of(assessment, circumstances)
    }

    /// The flat fields and the context that a form would get, by their names.
    pub fn fields(&self, sources: &str, gpc: bool) -> Vec<(String, String)> {
        let evidence = self.evidence();
        let grant = Grant { gates: self.gates, source: sources, at: self.journal.epoch, gpc };
        let submission = Submission {
            id: "00000000000000000000000000000000",
            at: self.now,
            form: self.form,
            is_test: self.page.marks.test,
            traffic: signal::traffic(self.page.marks),
        };
        let agreed = &self.published.agreed;
        let facts = Facts {
            agreed,
            journal: &self.journal,
            profile: &self.profile,
            grant: &grant,
            submission: &submission,
            receipt: None,
        };
        let bundle = Bundle::of(facts, &evidence);
        let flat = bundle.flat();
        let mut fields: Vec<_> = flat.iter().map(|(id, value)| (flat_name(id), String::from(value))).collect();
        fields.extend(
            bundle.context(usize::from(FieldId::Context.spec().max)).map(|context| (flat_name(FieldId::Context), context)),
        );
        fields
    }
}
