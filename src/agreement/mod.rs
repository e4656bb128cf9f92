//! WHAT WAS AGREED: the lead definition and the site config, from their JSON documents to what the engine counts with.

pub mod glob;

pub mod when;

pub mod rule;

pub mod gate;

pub mod criterion;

pub mod calendar;

pub mod sla;

pub mod route;

pub mod content;

pub mod agreed;

pub mod site;

pub mod layout;

#[cfg(feature = "std")]
pub mod document;
