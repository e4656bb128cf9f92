//! A post as a file: an object of field name to text, as `baton verify` takes it.

use super::json::Json;
use crate::error::{Error, document::shown, files as message};

/// Reads the fields of a post in their order. A name that stands twice stands twice in what is returned: verification says so.
pub fn posted(name: &str, text: &str) -> Result<Vec<(String, String)>, Error> {
    let fields = match Json::parse(text).map_err(|problem| Error::document(name, vec![problem]))? {
        Json::Object(fields) => fields,
        _ => return Err(message::not_posted(name)),
    };
    let field = |(key, value): (String, Json)| match value {
        Json::Text(value) => Ok((key, value)),
        _ => Err(message::not_posted(&format!("{name}: {}", shown(&key)))),
    };
    fields.into_iter().map(field).collect()
}
