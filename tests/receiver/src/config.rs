//! What a receiver is started with.

use std::path::PathBuf;

/// The Content-Security-Policy of every page when [`Config::policy`] says nothing: the one that a published page must run under.
pub const DEFAULT_POLICY: &str =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; form-action 'self'";

/// Where leads are kept.
#[derive(Clone, Debug)]
pub enum Database {
    /// A SQLite file; it and its folder are made when absent.
    Path(PathBuf),
    /// Kept until the receiver stops.
    Memory,
}

/// What a receiver is started with.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder of static pages.
    pub site: PathBuf,
    /// The folder of published definition versions, which verification reads.
    pub definitions: PathBuf,
    /// Where leads are kept.
    pub database: Database,
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// For tests: JavaScript served as `/__probe.js` and put as the first script into the head of every page but the desk.
    pub probe: Option<String>,
    /// The Content-Security-Policy of every page but the desk; [`DEFAULT_POLICY`] when `None`.
    pub policy: Option<String>,
    /// For tests: the only field names that a form may post. Some vendors' servers refuse a whole lead for one name that they do not know.
    pub names: Option<Vec<String>>,
}

impl Config {
    /// A receiver for one run: leads in memory, any free port, the default policy, no probe.
    pub fn new(site: impl Into<PathBuf>, definitions: impl Into<PathBuf>) -> Config {
        Config {
            site: site.into(),
            definitions: definitions.into(),
            database: Database::Memory,
            port: 0,
            probe: None,
            policy: None,
            names: None,
        }
    }
}
