//! The receiver of the demo and of the tests: the stand-in for a form back end or a CRM.
//!
//! It serves a folder of static pages, takes posted leads at `/lead/en` and `/lead/fr`, keeps them in SQLite,
//! has the library check what the browser claimed, and shows the result on the lead desk at `/desk`.
//!
//! The walk of one lead, in reading order: [`intake`] bounds the body, [`posted`] reads it into fields in posted order,
//! [`verification`] asks the library, [`leads`] stores it (and [`replay`] says when it came before), [`thanks`] answers the
//! visitor, [`desk`] shows it to sales.
//!
//! What always holds: a refused post changes nothing that came before; whatever a lead holds is shown as text
//! (the templates escape by default and nothing here marks a value as safe); the desk runs no script.

#![deny(unsafe_code)]

mod config;
mod error;

mod language;
mod moment;
mod posted;

mod replay;
mod verification;

mod leads;
mod request_log;

mod answer;
mod probe;
mod site;
mod thanks;

mod desk;
mod intake;

mod server;

pub use config::{Config, DEFAULT_POLICY, Database};
pub use error::StartError;
pub use server::{Running, start};
