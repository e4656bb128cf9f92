//! The site's consent tools: which of their categories open what, and what no tool may mean.

use super::part::{MOST_LABEL, Part};
use crate::{
    agreement::site::{ConsentSource, GpcMode},
    error::{document as message, site as site_message},
    terms::Storage,
};

/// What the site says about consent.
#[derive(Clone, Debug)]
pub(super) struct Consent {
    pub sources: Vec<ConsentSource>,
    pub gpc: GpcMode,
    pub heeds_dnt: bool,
    pub storage: Storage,
}

/// A tool that Baton brings an adapter for, and what its adapter can say.
struct Tool {
    name: &'static str,
    /// All categories that its adapter can name; none where the site gives them their names.
    categories: &'static [&'static str],
    /// What is on without anybody's choice, so that it can open nothing.
    always_on: &'static [&'static str],
    /// Whether it also says yes where it asked nobody, and cannot be told from a choice.
    may_not_have_asked: bool,
}

/// Purposes 1 to 11 of the Transparency and Consent Framework 2.2.
const PURPOSES: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];
/// The purpose of that framework that lets somebody store and read on a device.
const TO_STORE: &str = "1";

const TOOLS: [Tool; 14] = [
    own("cookieconsent", &["necessary"]),
    own("klaro", &[]),
    own("onetrust", &["C0001"]),
    closed("cookiebot", &["preferences", "statistics", "marketing"], &["necessary"]),
    own("didomi", &[]),
    own("usercentrics2", &["essential"]),
    own("usercentrics3", &["essential"]),
    Tool {
        may_not_have_asked: true,
        ..closed(
            "consentmode",
            &[
                "ad_storage",
                "ad_user_data",
                "ad_personalization",
                "analytics_storage",
                "functionality_storage",
                "personalization_storage",
            ],
            &["security_storage"],
        )
    },
    closed("tcf", PURPOSES, &[]),
    closed(
        "gpp",
        &[
            "tcfeuv2.1",
            "tcfeuv2.2",
            "tcfeuv2.3",
            "tcfeuv2.4",
            "tcfeuv2.5",
            "tcfeuv2.6",
            "tcfeuv2.7",
            "tcfeuv2.8",
            "tcfeuv2.9",
            "tcfeuv2.10",
            "tcfeuv2.11",
            "tcfcav1.1",
            "tcfcav1.2",
            "tcfcav1.3",
            "tcfcav1.4",
            "tcfcav1.5",
            "tcfcav1.6",
            "tcfcav1.7",
            "tcfcav1.8",
            "tcfcav1.9",
            "tcfcav1.10",
        ],
        &[],
    ),
    Tool { may_not_have_asked: true, ..closed("hubspot", &["analytics", "advertisement", "functionality"], &["necessary"]) },
    closed("wpconsent", &["preferences", "statistics", "statistics-anonymous", "marketing"], &["functional"]),
    own("event", &[]),
    own("page", &[]),
];

/// A tool whose categories the site names.
const fn own(name: &'static str, always_on: &'static [&'static str]) -> Tool {
    Tool { name, categories: &[], always_on, may_not_have_asked: false }
}

/// A tool whose categories are these and no others.
const fn closed(name: &'static str, categories: &'static [&'static str], always_on: &'static [&'static str]) -> Tool {
    Tool { name, categories, always_on, may_not_have_asked: false }
}

/// The names of the tools that can stand in a site config, `page` last.
pub fn known_tools() -> impl Iterator<Item = &'static str> {
    TOOLS.iter().map(|tool| tool.name)
}

pub(super) fn consent(part: &Part) -> Option<Consent> {
    let consent = part.object("the consent settings", &["sources", "gpc", "dnt", "storage"])?;
    let sources = consent.read("sources", |part| {
        if part.list(0..=20)?.is_empty() {
            part.note(site_message::no_consent_source());
        }
        let sources = part.each(0..=20, source)?;
        let twice = (1..sources.len()).find(|at| sources[..*at].iter().any(|one| one.tool == sources[*at].tool));
        match twice {
            Some(at) => part.list(0..=20)?[at].refuse(message::value_twice()),
            None => Some(sources),
        }
    });
    let gpc = consent.read_or("gpc", GpcMode::Strict, |part| part.word(GpcMode::ALL, GpcMode::word));
    let heeds_dnt =
        consent.read_or("dnt", false, |part| part.word(&[false, true], |heeds| if heeds { "deny" } else { "ignore" }));
    let storage = consent.read_or("storage", Storage::Persistent, |part| part.word(Storage::ALL, Storage::word));
    Some(Consent { sources: sources?, gpc: gpc?, heeds_dnt: heeds_dnt?, storage: storage? })
}

fn source(part: &Part) -> Option<ConsentSource> {
    let source = part.object("a consent source", &["tool", "attribution", "profile", "storage", "always_asks"])?;
    let name = source.read("tool", Part::id)?;
    let tool = TOOLS.iter().find(|tool| tool.name == name);
    if tool.is_none() {
        part.note(site_message::unknown_tool(&name, known_tools()));
    }
    let categories = |part: &Part| part.set(0..=20, |part| category(part, tool));
    let attribution = source.read_or("attribution", Vec::new(), categories);
    let profile = source.read_or("profile", Vec::new(), categories);
    let storage = source.read_or("storage", Vec::new(), |part| {
        let storage = categories(part)?;
        let lacks = name == "tcf" && !storage.is_empty() && !storage.iter().any(|one| one == TO_STORE);
        if lacks { part.refuse(site_message::no_purpose_to_store()) } else { Some(storage) }
    });
    let may_not_have_asked = tool.is_some_and(|tool| tool.may_not_have_asked);
    let always_asks = source.read_or("always_asks", false, |part| match part.flag()? {
        true if !may_not_have_asked => part.refuse(site_message::asks_without_effect(&name)),
        always_asks => Some(always_asks),
    });
    let source = ConsentSource { tool: name, attribution: attribution?, profile: profile?, storage: storage? };
    if source.attribution.is_empty() {
        part.note(site_message::opens_nothing());
    }
    if may_not_have_asked && !always_asks? {
        part.note(site_message::may_not_have_asked(&source.tool));
        let nothing = Vec::new;
        return Some(ConsentSource { attribution: nothing(), profile: nothing(), storage: nothing(), ..source });
    }
    Some(source)
}

fn category(part: &Part, tool: Option<&Tool>) -> Option<String> {
    let name = part.line(MOST_LABEL)?;
    let Some(tool) = tool else { return Some(name) };
    if tool.always_on.contains(&name.as_str()) {
        return part.refuse(site_message::always_on(&name, tool.name));
    }
    if !tool.categories.is_empty() && !tool.categories.contains(&name.as_str()) {
        return part.refuse(message::unknown_word(&name, tool.categories.iter().copied()));
    }
    Some(name)
}
