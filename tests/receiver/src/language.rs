//! The two languages that the receiver answers in.

/// The language of a page or of a posted form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    French,
}

impl Language {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The language of the part of the site that a path lies in.
    pub(crate) fn of_path(path: &str) -> Language {
        if path == "/fr" || path.starts_with("/fr/") { Self::French } else { Self::English }
    }
}
