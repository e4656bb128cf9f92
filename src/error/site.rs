//! What can be wrong in a site config.

use super::{
    Problem,
    document::{listed, shown},
};

pub(crate) fn no_consent_source() -> Problem {
    Problem::warning("is empty, so nothing ever opens", "name the site's consent tool, or \"page\" for `baton.consent()`")
}

pub(crate) fn opens_nothing() -> Problem {
    Problem::warning(
        "opens nothing: attribution has no category, and the profile needs it too",
        "name the categories that open attribution, as in \"attribution\": [\"analytics\"]",
    )
}

pub(crate) fn bad_file_type(text: &str) -> Problem {
    Problem::error(format!("{} is no file type", shown(text)), "write it in small letters without the dot, as in \"pdf\"")
}

pub(crate) fn bad_origin(text: &str) -> Problem {
    Problem::error(
        format!("{} is no origin", shown(text)),
        "write scheme and host and nothing behind them, as in \"https://forms.example.ca\"",
    )
}

pub(crate) fn bad_host(text: &str) -> Problem {
    Problem::error(
        format!("{} is no host", shown(text)),
        "write it in small letters without scheme and path, as in \"example.ca\": all below it is meant too",
    )
}

pub(crate) fn control_twice(name: &str) -> Problem {
    Problem::error(format!("the control {} is declared twice", shown(name)), "keep one of them: a control has one answer")
}

pub(crate) fn unknown_tool<'a>(tool: &str, known: impl Iterator<Item = &'a str>) -> Problem {
    Problem::warning(
        format!("{} is no tool that Baton brings an adapter for", shown(tool)),
        format!("use {}, or put an adapter of your own into the engine folder", listed(known)),
    )
}

pub(crate) fn always_on(category: &str, tool: &str) -> Problem {
    Problem::error(
        format!("{} is on in {tool} before anybody chose", shown(category)),
        "name a category that the visitor can refuse",
    )
}

pub(crate) fn may_not_have_asked(tool: &str) -> Problem {
    Problem::warning(
        format!("opens nothing: {tool} says yes also where it asked nobody"),
        "write \"always_asks\": true if on every page of yours its yes is a visitor's choice",
    )
}

pub(crate) fn asks_without_effect(tool: &str) -> Problem {
    Problem::error(format!("has no meaning for {tool}, which tells by itself whether somebody chose"), "leave it out")
}

pub(crate) fn no_purpose_to_store() -> Problem {
    Problem::error("leaves out purpose 1, without which nothing may be stored", "add \"1\"")
}
