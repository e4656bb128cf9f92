//! All that the inspector shows, as facts: it is drawn from this, and this is what `copy` copies.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use super::{
    forms::FormFacts,
    lead::Lead,
    memory::{Memory, Trial},
    signals::Signals,
    told::{Seen, Status},
};
use crate::{
    agreement::{layout::Published, site::ConsentSource},
    intent::{consent::Processing, event::Page},
    machine::Input,
    page::wire,
    time::Timestamp,
};

/// What the page tells the inspector, beside the published copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// `baton.status()`.
    pub status: Status,
    /// `baton.export()`, where no record is stored.
    pub export: String,
    /// The stored record.
    pub record: Option<String>,
    /// The page as the loader would tell the engine of it.
    pub page: String,
    /// Each form: what the page calls it, and how the loader would tell the engine of it.
    pub forms: Vec<(String, String)>,
    /// Whether the browser sends Global Privacy Control; nothing where it does not know the signal.
    pub gpc: Option<bool>,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct View {
    /// Baton's version.
    pub version: &'static str,
    /// The layout of the published copy.
    pub layout: &'static str,
    /// The definition.
    pub definition: Definition,
    /// What may be done and what is kept.
    pub consent: ConsentState,
    /// The lead; none without consent, or where only attribution is allowed.
    pub lead: Option<Lead>,
    /// The lead of what is tried.
    pub tried: Option<Lead>,
    /// What is remembered; nothing without consent.
    pub signals: Signals,
    /// Views that were seen, not counted, by reason.
    pub not_counted: Vec<(&'static str, u32)>,
    /// The last of them.
    pub not_counted_last: Vec<Seen>,
    /// Events that nobody declared.
    pub refused_events: Vec<String>,
    /// How many campaign values were not fit to be kept.
    pub refused_values: u32,
    /// The forms of the page.
    pub forms: Vec<FormFacts>,
    /// What a form that asks for everything would get, by name.
    pub fields: Vec<(String, String)>,
}

/// The lead definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Definition {
    /// Its name.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// The hash that both teams signed.
    pub sha256: String,
    /// Whether both signatures hold.
    pub signed: bool,
}

/// Consent and storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConsentState {
    /// `ready`, or why nothing happens.
    pub state: String,
    /// What a web team can do about it; empty where there is nothing to be done.
    pub cure: String,
    /// The storage gate.
    pub storage: &'static str,
    /// The processing gate.
    pub processing: &'static str,
    /// Whether the device refused to keep the record.
    pub storage_refused: bool,
    /// Since when the present permission stands on this device.
    pub since: Option<String>,
    /// Whether the browser sends Global Privacy Control.
    pub gpc: Option<bool>,
    /// Each signal is forgotten after so many days.
    pub days_to_keep: u16,
    /// How many characters the stored record has.
    pub record_characters: usize,
    /// The consent tools and what opens what.
    pub tools: Vec<ConsentSource>,
    /// Whether page scripts may read the context.
    pub page_api: bool,
}

impl View {
    /// Looks at everything.
    pub fn of(published: &Published, told: &Told, trial: &Trial, now: Timestamp) -> View {
        let Published { agreed, site } = published;
        let status = &told.status;
        let page = match wire::read(&told.page) {
            Some((Input::Page(page), _)) => page,
            _ => Page::default(),
        };
        let memory = Memory::of(published, status, told.record.as_deref(), &told.export, page, now);
        let scored = memory.as_ref().filter(|memory| memory.gates.processing == Processing::Profile);
        let tried = scored.filter(|_| trial.is_one()).map(|memory| memory.tried(trial));
        let tools = site.consent.iter().map(|one| one.tool.as_str()).collect::<Vec<_>>().join("; ");
        let shown = tried.as_ref().or(memory.as_ref());
        let is_ready = memory.is_some();
        View {
            version: env!("CARGO_PKG_VERSION"),
            layout: crate::agreement::layout::FINGERPRINT,
            definition: Definition {
                id: agreed.id.clone(),
                version: agreed.version,
                sha256: agreed.sha256.clone(),
                signed: agreed.signed,
            },
            consent: ConsentState {
                state: status.state.clone(),
                cure: status.cure.clone(),
                storage: status.storage().word(),
                processing: status.processing().word(),
                storage_refused: status.storage_refused,
                since: memory.as_ref().map(|memory| memory.journal.epoch.text()),
                gpc: told.gpc,
                days_to_keep: site.days_to_keep,
                record_characters: if is_ready { told.record.as_ref().map_or(0, String::len) } else { 0 },
                tools: site.consent.clone(),
                page_api: site.page_api,
            },
            lead: scored.map(Lead::of),
            tried: tried.as_ref().map(Lead::of),
            signals: memory.as_ref().map(Signals::of).unwrap_or_default(),
            not_counted: if is_ready { status.not_counted.clone() } else { Vec::new() },
            not_counted_last: if is_ready { status.not_counted_last.clone() } else { Vec::new() },
            refused_events: status.refused_events.clone(),
            refused_values: status.refused_values,
            forms: told.forms.iter().filter_map(|(name, form)| FormFacts::of(site, name.clone(), form, status)).collect(),
            fields: shown.map(|memory| memory.fields(&tools, told.gpc == Some(true))).unwrap_or_default(),
        }
    }
}
