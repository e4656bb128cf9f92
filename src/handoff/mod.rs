//! WHAT SALES RECEIVES: status, priority, route, respond-by time and the bundle that carries them.

pub mod status;

pub mod review;

pub mod routing;

pub mod sla;

pub mod decision;

pub mod content;

pub mod deadline;

pub mod expectation;

pub mod summary;

pub(crate) mod json;

pub mod receipt;

pub mod bundle;

pub mod attach;

#[cfg(feature = "std")]
pub mod verify;

#[cfg(feature = "std")]
pub mod outcome;
