//! A bundle that came before: the same submission id in an earlier lead.
//!
//! The library sees one post at a time, so only the receiver can know this. The library words the finding; the receiver
//! adds which lead it was.

use serde_json::Value;

use crate::posted::Fields;

/// The submission id that a post claims: the flat field, or the context's where a site sends the context alone.
pub(crate) fn submission_id(fields: &Fields) -> Option<String> {
    if let Some(id) = fields.said("baton_submission") {
        return Some(id.to_string());
    }
    let context: Value = serde_json::from_str(fields.said("baton_context")?).ok()?;
    context["submission"]["id"].as_str().map(str::to_string)
}

/// Names the earlier lead in the finding `replayed`.
pub(crate) fn name_earlier(verification: &mut Value, earlier: i64) {
    for finding in verification["findings"].as_array_mut().into_iter().flatten() {
        if finding["finding"] == "replayed" {
            finding["found"] = Value::from(format!("lead {earlier}"));
        }
    }
}
