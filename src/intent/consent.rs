//! Two gates, both closed until somebody says yes.

use alloc::{string::String, vec::Vec};

use crate::{
    agreement::site::{ConsentSource, GpcMode, Site},
    text::List,
};

crate::terms::vocabulary! {
    /// Where signals may be kept. Law on cookies looks at this gate.
    Storage {
        /// Nowhere: they live as long as the page.
        None = "none",
        /// In this tab.
        Tab = "tab",
        /// On this device.
        Persistent = "persistent",
    }
}

crate::terms::vocabulary! {
    /// What may be done with signals. Law on profiling looks at this gate.
    Processing {
        /// Nothing.
        None = "none",
        /// Which arrival brought the visitor.
        Attribution = "attribution",
        /// Everything: pages, downloads, score.
        Profile = "profile",
    }
}

/// How far both gates are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gates {
    /// The storage gate.
    pub storage: Storage,
    /// The processing gate.
    pub processing: Processing,
}

impl Gates {
    /// Both closed.
    pub const CLOSED: Gates = Gates { storage: Storage::None, processing: Processing::None };

    /// Whether anything may happen at all. Storage without processing has nothing to keep.
    pub fn are_open(self) -> bool {
        self.processing != Processing::None
    }

    /// The stricter of two, gate by gate.
    pub fn strictest(self, other: Gates) -> Gates {
        Gates { storage: self.storage.min(other.storage), processing: self.processing.min(other.processing) }
    }

    /// Whether nothing that was open under `before` is closed now.
    pub fn include(self, before: Gates) -> bool {
        self.strictest(before) == before
    }
}

/// What one consent tool said last.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    tool: String,
    explicit: bool,
    categories: String,
}

/// What all consent tools of the site said.
#[derive(Clone, Debug, Default)]
pub struct Consent {
    said: Vec<Said>,
    gpc: bool,
}

impl Consent {
    /// Notes what a tool says; whether that is another word than its last. Only the last word of each tool counts.
    pub fn note(&mut self, tool: &str, explicit: bool, categories: List<'_>) -> bool {
        let said = Said { tool: tool.into(), explicit, categories: categories.0.into() };
        match self.said.iter_mut().find(|one| one.tool == tool) {
            Some(before) => core::mem::replace(before, said.clone()) != said,
            None => {
                self.said.push(said);
                true
            }
        }
    }

    /// Notes the browser's Global Privacy Control.
    pub fn note_gpc(&mut self, on: bool) {
        self.gpc = on;
    }

    /// Whether the browser sends Global Privacy Control.
    pub fn gpc(&self) -> bool {
        self.gpc
    }

    /// Whether a configured tool said no or withdrew: it has spoken, and what it said opens nothing by itself. A tool that
    /// has not spoken yet has not refused.
    pub fn is_refused(&self, site: &Site) -> bool {
        site.consent.iter().any(|source| self.opened_by(source).is_some_and(|gates| !gates.are_open()))
    }

    /// What a tool opens by itself; nothing before it has spoken. What the visitor did not choose opens nothing.
    fn opened_by(&self, source: &ConsentSource) -> Option<Gates> {
        let said = self.said.iter().find(|one| one.tool == source.tool)?;
        Some(if said.explicit { opened(source, List(&said.categories)) } else { Gates::CLOSED })
    }

    /// How far the gates are open: the strictest of all configured tools wins, a tool that has not spoken means no, and
    /// so does an answer that the visitor did not give. A strict Global Privacy Control caps the rest at attribution
    /// without storage.
    pub fn gates(&self, site: &Site) -> Gates {
        let open = Gates { storage: Storage::Persistent, processing: Processing::Profile };
        let mut gates = if site.consent.is_empty() { Gates::CLOSED } else { open };
        for source in &site.consent {
            gates = gates.strictest(self.opened_by(source).unwrap_or(Gates::CLOSED));
        }
        if self.gpc && site.gpc == GpcMode::Strict {
            gates = gates.strictest(Gates { storage: Storage::None, processing: Processing::Attribution });
        }
        gates
    }
}

/// What accepted categories open. The profile includes attribution, so it needs the categories of both; a gate without
/// categories stays closed.
fn opened(source: &ConsentSource, accepted: List<'_>) -> Gates {
    let all = |needed: &[String]| !needed.is_empty() && needed.iter().all(|one| accepted.holds(one));
    let processing = match (all(&source.attribution), all(&source.profile)) {
        (true, true) => Processing::Profile,
        (true, false) => Processing::Attribution,
        (false, _) => Processing::None,
    };
    let storage = if all(&source.storage) { Storage::Persistent } else { Storage::None };
    Gates { storage, processing }
}
