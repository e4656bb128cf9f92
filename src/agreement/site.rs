//! The site config as the engine uses it: what the web team decided.

use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

use super::glob::Glob;
use crate::{
    fields::FieldId,
    layout::{Bytes, Layout, layout},
    terms::{FormKind, Province, Storage},
};

crate::terms::vocabulary! {
    /// What Global Privacy Control does.
    GpcMode {
        /// The signal caps everything at attribution without storage.
        Strict = "strict",
        /// The signal is only passed on with the lead.
        Flag = "flag",
    }
}

/// A consent tool and what its categories open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentSource {
    /// The adapter's name, or `page` for `baton.consent()`.
    pub tool: String,
    /// All of these open attribution.
    #[serde(default)]
    pub attribution: Vec<String>,
    /// All of these open the profile.
    #[serde(default)]
    pub profile: Vec<String>,
    /// All of these open storage.
    #[serde(default)]
    pub storage: Vec<String>,
}

/// Words of a definition or of the terms, each with what the site also calls it.
pub type Synonyms = Vec<(String, Vec<String>)>;

/// What a declared control answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answers {
    /// An answer of the definition, with what its values may also be called.
    Key(String, Synonyms),
    /// The province, with what its two letters may also be called.
    Province(Synonyms),
    /// The language to answer in, with what its two letters may also be called.
    Language(Synonyms),
    /// A postal code, of which the first letter alone is looked at, with the provinces of each letter.
    PostalCode(String),
}

/// A control that the site allows to be read when its form is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredControl {
    /// The control's name.
    pub control: String,
    /// What it answers.
    pub answers: Answers,
}

/// A control of the site that holds one of our fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The control's name.
    pub control: String,
    /// The field that goes into it.
    pub holds: FieldId,
    /// The most characters that it takes.
    pub max: u16,
}

/// A checkbox by which the visitor lets the site send messages, and what was asked there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permission {
    /// The checkbox's name.
    pub control: String,
    /// What a receipt says of it in English and in French: pairs of a JSON object, in ASCII, as publishing wrote them.
    pub asked: (String, String),
}

/// What the site says about a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormRules {
    /// A CSS selector; the first form entry that matches is the form's.
    pub selector: String,
    /// What the form is for.
    pub kind: Option<FormKind>,
    /// Whether missing fields are added.
    pub append: bool,
    /// Origins that the form may be sent to beside the page's own.
    pub origins: Vec<String>,
    /// Controls that may be read.
    pub answers: Vec<DeclaredControl>,
    /// Controls that are filled.
    pub slots: Vec<Slot>,
    /// The checkbox for messages, where the form has one.
    pub permission: Option<Permission>,
}

/// The site config after it was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Consent tools; the strictest wins, and without any nothing opens.
    pub consent: Vec<ConsentSource>,
    /// What Global Privacy Control does.
    pub gpc: GpcMode,
    /// Whether Do Not Track is a no.
    pub heeds_dnt: bool,
    /// The furthest that the storage gate opens, whatever was accepted.
    pub storage: Storage,
    /// File types whose links are downloads, without the dot.
    pub downloads: Vec<String>,
    /// Paths that leave no trace.
    pub exclude: Vec<Glob>,
    /// Whether a browser that a program drives counts like any other: for sites that are tested that way.
    pub automation: bool,
    /// Whether a fragment that begins with `#/` or `#!/` is a route, and so part of the path.
    pub hash_routes: bool,
    /// Hosts that belong to the site beside the page's own, each with all below it.
    pub own_hosts: Vec<String>,
    /// Whether click identifiers are kept, and not only that one was there.
    pub click_ids: bool,
    /// Pages that say in which province their reader is.
    pub provinces: Vec<(Province, Vec<Glob>)>,
    /// The provinces of each time zone; empty where the site did not turn that guess on, and then no time zone is read.
    pub zones: String,
    /// Each signal expires after so many days, 1 to 400.
    pub days_to_keep: u16,
    /// Whether `baton.context()` and `baton.fields()` exist.
    pub page_api: bool,
    /// Whether the constant `baton_state` travels.
    pub state: bool,
    /// Forms.
    pub forms: Vec<FormRules>,
}

impl Site {
    /// What the site says about the form whose entry stands at this place.
    pub fn form(&self, place: Option<usize>) -> Option<&FormRules> {
        self.forms.get(place?)
    }
}

layout!(ConsentSource { tool, attribution, profile, storage });

layout!(DeclaredControl { control, answers });

layout!(Slot { control, holds, max });

layout!(Permission { control, asked });

layout!(FormRules { selector, kind, append, origins, answers, slots, permission });

layout!(Site {
    consent,
    gpc,
    heeds_dnt,
    storage,
    downloads,
    exclude,
    automation,
    hash_routes,
    own_hosts,
    click_ids,
    provinces,
    zones,
    days_to_keep,
    page_api,
    state,
    forms
});

impl Layout for Answers {
    fn read(bytes: &mut Bytes<'_>) -> Answers {
        match bytes.number() {
            0 => Answers::Key(Layout::read(bytes), Layout::read(bytes)),
            1 => Answers::Province(Layout::read(bytes)),
            2 => Answers::Language(Layout::read(bytes)),
            _ => Answers::PostalCode(Layout::read(bytes)),
        }
    }
}
