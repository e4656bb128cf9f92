//! What can be wrong in an outcome record.

use super::{
    Problem,
    document::{listed, shown},
};

pub(crate) use super::journey::bad_instant;

pub(crate) fn unknown_version(version: i64, known: u8) -> Problem {
    Problem::error(format!("{version} is no version that can be read"), format!("this Baton reads version {known}"))
}

pub(crate) fn bad_submission(id: &str) -> Problem {
    Problem::error(
        format!("{} is no submission id", shown(id)),
        "copy it from the lead's baton_submission: 32 hexadecimal digits",
    )
}

pub(crate) fn bad_definition(hash: &str) -> Problem {
    Problem::error(
        format!("{} is no SHA-256", shown(hash)),
        "copy it from the end of the lead's baton_definition: 64 hexadecimal digits",
    )
}

pub(crate) fn no_reason<'a>(reasons: impl IntoIterator<Item = &'a str>) -> Problem {
    Problem::error("is missing, and a rejected lead has a reason", format!("write {}", listed(reasons)))
}

pub(crate) fn needless_reason(disposition: &str) -> Problem {
    Problem::error(format!("says why a lead was {disposition}"), "leave it out: reasons are for leads that were not taken")
}
