//! WHAT IS LEGAL AND STILL WRONG: what `baton check` warns about after a document was read without an error.
//!
//! Reading a document says what cannot be counted. What stands here can be counted and does not do what somebody meant: a rule that
//! never fires, a status that nobody reaches, a slot that is too small. Each is a [`Problem`] of level warning with its place, its
//! reason and its cure. Servers that only verify never ask for them.

mod possible;

mod wider;

mod reach;

mod standing;

mod routes;

mod catalogue;

mod config;

mod slots;

mod map;

pub use map::SiteMap;

use crate::{
    agreement::document::{Definition, SiteConfig},
    error::Problem,
    handoff::bundle::Room,
};

/// What is wrong with a definition although it is legal: by itself, or, where a site config that it compiles with is given, on that
/// site. The parts of the document come one after the other.
///
/// ```
/// use baton_handoff::{check, Definition};
///
/// let text = include_str!("../../tests/cases/definitions/design.json");
/// let warnings = check::definition(&Definition::read(text).unwrap(), None);
/// assert_eq!(warnings[0].place, "caps.intent");
/// assert_eq!(warnings[0].reason, "all rules of intent together give at most 23, so 60 is never reached");
/// ```
pub fn definition(definition: &Definition, site: Option<&SiteConfig>) -> Vec<Problem> {
    let site = site.and_then(|site| site.compile(definition).ok());
    let mut found = Vec::new();
    let mut whole = possible::Whole::new(definition, site.as_ref());
    whole.tell_pages(&mut found);
    reach::of_rules(&mut whole, &mut found);
    standing::of_gates(&mut whole, &mut found);
    standing::of_criteria(&mut whole, &mut found);
    standing::of_rows(&mut whole, &mut found);
    standing::of_slas(&mut whole, &mut found);
    routes::of(&whole, &mut found);
    standing::of_review(&whole, &mut found);
    catalogue::of(&whole, &mut found);
    found
}

/// What is wrong with a site config beside this definition although both are legal, its slots among it.
pub fn site(site: &SiteConfig, definition: &Definition) -> Vec<Problem> {
    let found = site.compile(definition).map_or(Vec::new(), |site| config::of(&site, definition));
    found.into_iter().chain(slots(site, definition)).collect()
}

/// The slots of a site that are too small for the longest context of this definition's leads.
pub fn slots(site: &SiteConfig, definition: &Definition) -> Vec<Problem> {
    site.compile(definition).map_or(Vec::new(), |site| slots::of(&site, definition))
}

/// How long the context of this definition's leads can become on this site; nothing where they do not fit together.
pub fn room(site: &SiteConfig, definition: &Definition) -> Option<Room> {
    site.compile(definition).ok().map(|site| slots::room(&site, definition))
}

/// The globs of a definition that match no page of the site.
pub fn site_map(definition: &Definition, map: &SiteMap) -> Vec<Problem> {
    map.misses(definition)
}
