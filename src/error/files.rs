//! What goes wrong with files: a folder of definitions, a post.

use super::Error;

pub(crate) fn unreadable(path: &str, why: &str) -> Error {
    Error::other(format!("{path}: cannot be read ({why}); check the name and the permissions"))
}

pub(crate) fn bad_offsets(path: &str, why: &str) -> Error {
    Error::other(format!("{path}: is no offset table ({why}); take the file that `baton publish` wrote beside the definition"))
}

pub(crate) fn wrong_name(path: &str, hash: &str) -> Error {
    Error::other(format!(
        "{path}: holds the definition {hash}, not the one that its name says; take the file that `baton publish` wrote"
    ))
}

pub(crate) fn not_posted(place: &str) -> Error {
    Error::other(format!("{place}: is no object of field names and texts; write it as {{ \"baton_score\": \"42\", ... }}"))
}
