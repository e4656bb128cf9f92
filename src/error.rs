//! What can go wrong, in words: every message of the documents stands here and in `error/`.
//!
//! A message names the place, the reason and the cure, so that whoever reads it can go there and act. The core itself does
//! not fail: a mistake is found when a document is checked, read or published.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::fmt;

pub(crate) mod document;

pub(crate) mod check;

pub(crate) mod files;

pub(crate) mod journey;

pub(crate) mod outcome;

pub(crate) mod site;

#[cfg(feature = "publish")]
pub(crate) mod publish;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The document cannot be used.
    Error,
    /// The document can be used, and somebody should look.
    Warning,
}

/// Something that `baton check` found.
///
/// It shows itself in one line, whatever the document holds:
/// `rules[3].points: 120 is outside -100 to 100; use a number in that range, not 0`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub level: Level,
    /// Where in the document: `rules[3].points`; empty for the document as a whole.
    pub place: String,
    /// What is wrong there.
    pub reason: String,
    /// What to do about it.
    pub cure: String,
}

impl Problem {
    /// An error whose place is not known yet.
    pub(crate) fn error(reason: impl Into<String>, cure: impl Into<String>) -> Problem {
        Problem { level: Level::Error, place: String::new(), reason: reason.into(), cure: cure.into() }
    }

    /// A warning whose place is not known yet.
    pub(crate) fn warning(reason: impl Into<String>, cure: impl Into<String>) -> Problem {
        Problem { level: Level::Warning, ..Problem::error(reason, cure) }
    }

    /// The problem at this place.
    pub(crate) fn at(self, place: &str) -> Problem {
        Problem { place: place.into(), ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(out, "{}: ", self.place)?;
        }
        write!(out, "{}; {}", self.reason, self.cure)
    }
}

/// Why something could not be done. It shows one line for each thing to mend.
#[derive(Debug)]
pub struct Error(Box<Kind>);

#[derive(Debug)]
enum Kind {
    /// A document has problems; the text names the document.
    Document(String, Vec<Problem>),
    /// Anything else, as a whole sentence with its remedy.
    Other(String),
}

impl Error {
    /// A document that cannot be used, and why. Warnings among the problems are left out.
    pub fn document(name: &str, mut problems: Vec<Problem>) -> Error {
        problems.retain(|problem| problem.level == Level::Error);
        Error(Box::new(Kind::Document(name.into(), problems)))
    }

    pub(crate) fn other(text: impl Into<String>) -> Error {
        Error(Box::new(Kind::Other(text.into())))
    }

    /// What is wrong with the document, if a document is what is wrong.
    pub fn problems(&self) -> &[Problem] {
        match &*self.0 {
            Kind::Document(_, problems) => problems,
            Kind::Other(_) => &[],
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Document(name, problems) => {
                for (index, problem) in problems.iter().enumerate() {
                    if index > 0 {
                        out.write_str("\n")?;
                    }
                    write!(out, "{name}: {problem}")?;
                }
                Ok(())
            }
            Kind::Other(text) => out.write_str(text),
        }
    }
}

impl core::error::Error for Error {}
