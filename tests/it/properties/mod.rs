//! What holds for any definition and any journey.

mod definitions;

mod journeys;

mod score;

mod bundle;

use baton_handoff::{
    agreement::{
        agreed::Agreed,
        document::{Audience, Definition, Definitions, KnownDefinition, Offsets, compile},
        layout::Published,
    },
    publish::{FIRST_YEAR, offsets},
};
use proptest::prelude::ProptestConfig;
use std::sync::OnceLock;

use crate::documents::{DESIGN, lines, read};

/// So many cases, unless `PROPTEST_CASES` says otherwise.
fn cases(usual: u32) -> ProptestConfig {
    let is_said = std::env::var_os("PROPTEST_CASES").is_some();
    let config = if is_said { ProptestConfig::default() } else { ProptestConfig::with_cases(usual) };
    // What fails is told whole, and becomes a scenario; no file is left beside the tests.
    ProptestConfig { failure_persistence: None, ..config }
}

/// The offsets of America/Toronto, the one zone of all definitions here.
fn toronto() -> &'static Offsets {
    static OFFSETS: OnceLock<Offsets> = OnceLock::new();
    OFFSETS.get_or_init(|| offsets(&read(DESIGN), FIRST_YEAR).unwrap())
}

fn definition(document: &str) -> Definition {
    Definition::read(document).unwrap_or_else(|problems| panic!("{}\n{document}", lines(&problems)))
}

/// The browser's part of a definition.
fn agreed(document: &str) -> Agreed {
    compile(&definition(document), Audience::Browser, toronto())
}

/// What a site is published with, and what its receiver knows.
fn published(document: &str) -> (Published, Definitions) {
    let definition = definition(document);
    let site = journeys::site().compile(&definition).unwrap_or_else(|problems| panic!("{}", lines(&problems)));
    let mut known = Definitions::new();
    known.insert(KnownDefinition::new(&definition, Some(toronto())));
    (Published { agreed: compile(&definition, Audience::Browser, toronto()), site }, known)
}
