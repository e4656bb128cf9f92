//! A journey played under a lead definition, and what verification says about its last submit.

use std::path::Path;

use baton_handoff::{
    agreement::{
        document::{Definition, Definitions, KnownDefinition, SiteConfig},
        layout::Published,
    },
    error::Error,
    handoff::verify::{Receipt, Verification, verify},
    journey::{Journey, Post},
    publish::{FIRST_YEAR, offsets},
};

use crate::{Failure, files};

/// What came of it.
pub struct Played {
    /// Both copies of the definition.
    pub known: KnownDefinition,
    /// What the last submit attached.
    pub post: Post,
    /// What the receiver makes of it, at the instant at which it was sent.
    pub verification: Verification,
}

/// A lead definition from a file.
pub fn definition(path: &Path) -> Result<Definition, Failure> {
    let name = path.display().to_string();
    Definition::read(&files::read(path)?).map_err(|problems| Failure::Found(Error::document(&name, problems).to_string()))
}

/// The site config of a journey: the given file, else the one that the journey names, else one that opens everything.
pub fn site(given: Option<&Path>, journey: &Journey, beside: &Path, definition: &Definition) -> Result<SiteConfig, Failure> {
    let found = |why: Error| Failure::Found(why.to_string());
    let path = match (given, journey.site_file().map(Path::new)) {
        (Some(given), _) => given.to_path_buf(),
        // As it is named, or else beside the journey.
        (None, Some(named)) if named.exists() => named.to_path_buf(),
        (None, Some(named)) => beside.with_file_name("").join(named),
        (None, None) => return journey.site(definition).map_err(found),
    };
    let name = path.display().to_string();
    SiteConfig::read(&files::read(&path)?).map_err(|problems| found(Error::document(&name, problems)))
}

/// Plays the journey.
pub fn play(definition: &Definition, site: &SiteConfig, journey: &Journey, name: &str) -> Result<Played, Failure> {
    let offsets = offsets(definition, FIRST_YEAR).map_err(|why| Failure::Found(why.to_string()))?;
    let known = KnownDefinition::new(definition, Some(&offsets));
    let compiled = site.compile(definition);
    let site =
        compiled.map_err(|problems| Failure::Found(Error::document(&format!("site config of {name}"), problems).to_string()))?;
    let Some(post) = journey.play(Published { agreed: known.browser.clone(), site }).pop() else {
        let why = "sends no form, so that there is no lead; add a step with \"submit\"";
        return Err(Failure::Found(format!("{name}: steps: {why}")));
    };
    let mut definitions = Definitions::new();
    definitions.insert(known.clone());
    let receipt = Receipt { received: post.at, is_existing_account: false, is_replayed: false };
    let verification = verify(&post.fields, &definitions, receipt);
    Ok(Played { known, post, verification })
}
