//! Two gates, both closed until somebody says yes.
//!
//! Only what the visitor chose opens one, and the strictest of all tools that the site names decides. What is unknown means no:
//! a tool that has not spoken, a default that it brought along, a choice that cannot be read.

use alloc::{string::String, vec::Vec};

pub use crate::terms::{Processing, Storage};
use crate::{
    agreement::site::{ConsentSource, GpcMode, Site},
    text::List,
};

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

    /// Both as far open as they go.
    const OPEN: Gates = Gates { storage: Storage::Persistent, processing: Processing::Profile };

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

/// What all consent tools of the site said, and the browser beside them.
#[derive(Clone, Debug, Default)]
pub struct Consent {
    said: Vec<Said>,
    gpc: bool,
    dnt: bool,
}

impl Consent {
    /// Notes what a tool says; whether that is another word than its last. Only the last word of each tool counts.
    pub fn note(&mut self, tool: &str, explicit: bool, categories: List<'_>) -> bool {
        let said = Said { tool: tool.into(), explicit, categories: categories.0.into() };
        match self.said.iter_mut().find(|one| one.tool == tool) {
            Some(before) if *before == said => return false,
            Some(before) => *before = said,
            None => self.said.push(said),
        }
        true
    }

    /// Notes the browser's Global Privacy Control and Do Not Track. Neither is ever a yes.
    pub fn note_signals(&mut self, gpc: bool, dnt: bool) {
        self.gpc = gpc;
        self.dnt = dnt;
    }

    /// Whether the browser sends Global Privacy Control.
    pub fn gpc(&self) -> bool {
        self.gpc
    }

    /// Whether somebody said no or withdrew: a configured tool that has spoken and opens nothing by itself, or the browser's
    /// Do Not Track where the site heeds it. A tool that has not spoken yet has not refused.
    pub fn is_refused(&self, site: &Site) -> bool {
        self.is_untracked(site) || site.consent.iter().any(|source| self.opened_by(source).is_some_and(|gates| !gates.are_open()))
    }

    fn is_untracked(&self, site: &Site) -> bool {
        self.dnt && site.heeds_dnt
    }

    /// What a tool opens by itself; nothing before it has spoken. What the visitor did not choose opens nothing.
    fn opened_by(&self, source: &ConsentSource) -> Option<Gates> {
        let said = self.said.iter().find(|one| one.tool == source.tool)?;
        Some(if said.explicit { opened(source, List(&said.categories)) } else { Gates::CLOSED })
    }

    /// The strictest of all configured tools, gate by gate. A tool that has not spoken means no, and so does an answer that the
    /// visitor did not give; without tools nothing is allowed.
    fn said_by_all(&self, site: &Site) -> Gates {
        let mut gates = if site.consent.is_empty() { Gates::CLOSED } else { Gates::OPEN };
        for source in &site.consent {
            gates = gates.strictest(self.opened_by(source).unwrap_or(Gates::CLOSED));
        }
        gates
    }

    /// How far the gates are open: the strictest of all configured tools wins. The site may hold storage back further, a
    /// strict Global Privacy Control caps the rest at attribution without storage, and a Do Not Track that the site heeds
    /// closes both.
    pub fn gates(&self, site: &Site) -> Gates {
        if self.is_untracked(site) {
            return Gates::CLOSED;
        }
        let mut gates = self.said_by_all(site);
        gates.storage = gates.storage.min(site.storage);
        if self.gpc && site.gpc == GpcMode::Strict {
            gates = gates.strictest(Gates { storage: Storage::None, processing: Processing::Attribution });
        }
        gates
    }

    /// The tools that decided, joined by `; `: those that allow no more processing than all of them together. A tool that would
    /// have allowed more did not decide.
    pub fn decided_by(&self, site: &Site) -> String {
        let least = self.said_by_all(site).processing;
        let mut tools = String::new();
        for source in &site.consent {
            if self.opened_by(source).is_some_and(|gates| gates.processing == least) {
                if !tools.is_empty() {
                    tools.push_str("; ");
                }
                tools.push_str(&source.tool);
            }
        }
        tools
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
