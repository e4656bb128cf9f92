//! The privacy manifest: every field, read, store and request of one site, in a closed form that machines can compare.

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{
    agreement::site::{ConsentSource, GpcMode},
    fields::{Category, Source},
    intent::consent::{Processing, Storage},
    terms::{FormKind, Text},
};

/// The version of what is captured. What is widened or removed takes a new number, since whoever approved the old manifest has not
/// approved that: [`widened`](super::widened) tells it, and `tests/it/manifest.rs` asks.
pub const VERSION: u32 = 1;

/// The JSON Schema that every manifest keeps. It is published beside it.
pub const SCHEMA: &str = include_str!("privacy-manifest.schema.json");

/// Both gates, as far as they must be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// Where signals may be kept.
    pub storage: Storage,
    /// What may be done with them.
    pub processing: Processing,
}

/// The program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// `baton`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Whose manifest this is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Controller {
    /// The organization.
    pub controller: String,
    /// Where people write to.
    pub contact: String,
    /// Languages of the pages for people.
    pub languages: Vec<String>,
    /// SHA-256 of the site config as canonical JSON.
    pub config_sha256: String,
}

/// The lead definition that scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinitionUsed {
    /// Its name.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// What both teams signed.
    pub sha256: String,
}

/// Who is asked, and what a yes opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Before any choice, and after a no: both closed.
    pub default: Gate,
    /// The farthest that a yes can open both gates on this site.
    pub at_most: Gate,
    /// Only what a person chose counts.
    pub explicit_only: bool,
    /// The tools; the strictest wins.
    pub sources: Vec<ConsentSource>,
    /// What Global Privacy Control does.
    pub gpc: GpcMode,
    /// What the abandoned signal Do Not Track does.
    pub dnt: String,
}

/// What is asked of the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// Data that is sent without a form: none, ever.
    pub beacons: Vec<String>,
    /// Own published files that a browser loads, by name, `*` for a hash.
    pub files: Vec<Asked>,
    /// Origins that a form with fields of ours may be sent to, beside the site's own.
    pub form_origins: Vec<String>,
}

/// A published file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Its name.
    pub file: String,
    /// When a browser asks for it.
    pub when: Text,
}

/// Something that is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadEntry {
    /// What it is called for people who know browsers.
    pub api: String,
    /// How it stands in the loader.
    pub names: Vec<String>,
    /// What is taken of it, where that is not all.
    pub subset: Vec<String>,
    /// `start`, `page`, `click`, `send` or `asked`.
    pub when: String,
    /// What must be open.
    pub needs: Gate,
    /// Why.
    pub reason: Text,
}

/// Something that is kept on the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoreEntry {
    /// `localStorage`.
    pub area: String,
    /// The key.
    pub key: String,
    /// The most characters.
    pub max: usize,
    /// Each fact in it expires after so many days; nothing where it stays until somebody erases it.
    pub days: Option<u16>,
    /// Whether a visit makes anything in it live longer.
    pub renewed_on_visit: bool,
    /// What must be open, or else what the visitor asked for.
    pub needs: Gate,
    /// What it holds.
    pub holds: Text,
}

/// Most of everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Characters of an address's query that are looked at.
    pub query_characters: usize,
    /// Pairs of it.
    pub query_pairs: usize,
    /// Pages, downloads and forms that are remembered.
    pub items: usize,
    /// Times that are remembered of each.
    pub times: usize,
    /// Characters of the context.
    pub context_characters: usize,
    /// Rules of a lead definition.
    pub rules: usize,
    /// Days after which each fact expires.
    pub days_to_keep: u16,
}

/// What the site says about a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormEntry {
    /// Which form.
    pub selector: String,
    /// What it is for.
    pub kind: Option<FormKind>,
    /// Whether fields that it lacks are added.
    pub append: bool,
    /// Control to answer: the only controls whose values are read.
    pub answers: BTreeMap<String, String>,
    /// Control of the site to field of ours.
    pub slots: BTreeMap<String, String>,
}

/// A field of the bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name in the context JSON.
    pub id: String,
    /// Its name in a form, where it travels as a field of its own.
    pub wire: Option<String>,
    /// Where it travels.
    pub place: Part,
    /// What it is called.
    pub label: Text,
    /// What it is for.
    pub purpose: Text,
    /// What it is about.
    pub category: Category,
    /// Where it comes from.
    pub source: Source,
    /// What kind of value the field in the form holds.
    pub kind: Option<String>,
    /// The most characters of that.
    pub max: u16,
    /// Keys inside its value in the context; `*` for names from the lead definition.
    pub inside: Vec<String>,
    /// A value that it could have.
    pub example: String,
    /// `when_linked`: it says something about a person once it travels with the form that names them; else `no`.
    pub personal: String,
    /// Never.
    pub sensitive: bool,
    /// Whether it is a conclusion and no observation.
    pub inferred: bool,
    /// What must be open.
    pub needs: Gate,
    /// Whether it may travel before any choice.
    pub before_consent: bool,
    /// Who gets it: the receiver of the form, and nobody else.
    pub recipient: String,
    /// What it is worth: what a browser says is a claim.
    pub trust: String,
}

/// Where a field travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    /// As a field of the form.
    #[serde(rename = "flat")]
    Flat,
    /// As a key of the context.
    #[serde(rename = "context")]
    Context,
    /// As both.
    #[serde(rename = "both")]
    Both,
}

/// The manifest of one site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The schema beside it.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// [`VERSION`].
    pub manifest_version: u32,
    /// The program.
    pub product: Product,
    /// Whose it is.
    pub site: Controller,
    /// What scores.
    pub definition: DefinitionUsed,
    /// Who is asked.
    pub consent: Consent,
    /// Whether scripts of the page may read the bundle before the form is sent.
    pub page_api: bool,
    /// Requests.
    pub network: Network,
    /// Reads, in the order in which a visit meets them.
    pub reads: Vec<ReadEntry>,
    /// Keys on the device.
    pub stores: Vec<StoreEntry>,
    /// Most of everything.
    pub limits: Limits,
    /// Forms that the site names.
    pub forms: Vec<FormEntry>,
    /// Fields, in the order in which they travel.
    pub fields: Vec<Entry>,
}

impl Manifest {
    /// Reads a manifest that was written before.
    pub fn read(text: &str) -> Result<Manifest, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The file `privacy-manifest.json`.
    pub fn text(&self) -> String {
        // Texts, numbers and lists: nothing of it can fail to be written.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The fields that travel as fields of the form.
    pub fn flat(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.fields.iter().filter_map(|field| Some((field.wire.as_deref()?, field)))
    }
}
