//! What the probe script saw in the pages.

use serde::Deserialize;

/// Served first in every page.
pub(crate) const SCRIPT: &str = include_str!("probe.js");

/// What the probe saw on every page of a journey, in every tab.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Probe {
    /// Errors, rejections, violations of the policy, errors on the console and whatever Baton wrote there.
    pub errors: Vec<Fault>,
    /// Values of controls that Baton's script read.
    pub reads: Vec<Read>,
    /// Forms that somebody sent while Baton listened.
    pub sends: Vec<Send>,
}

/// An act of sending.
#[derive(Clone, Debug, Deserialize)]
pub struct Send {
    pub page: String,
    /// How long Baton's listeners held it up, in milliseconds.
    pub took: f64,
}

/// Something that no page may see.
#[derive(Clone, Debug, Deserialize)]
pub struct Fault {
    pub page: String,
    pub kind: String,
    pub text: String,
}

/// A value that was read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Read {
    pub page: String,
    /// The control's name.
    pub control: String,
    /// The property or method that gave the value.
    pub by: String,
}

/// What is kept on the device, apart from the probe's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Stored {
    pub local: Vec<String>,
    pub session: Vec<String>,
    pub cookies: Vec<String>,
    pub databases: Vec<String>,
}

impl Probe {
    /// Which controls Baton read, each once.
    pub fn controls_read(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.reads.iter().map(|read| read.control.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}
