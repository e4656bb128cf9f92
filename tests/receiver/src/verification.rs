//! The library's check of one posted lead: the only place that calls it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use baton_handoff::agreement::document::Definitions;
use baton_handoff::handoff::verify::{Receipt, verify};
use baton_handoff::time::Timestamp;
use serde_json::{Value, json};

use crate::moment::Moment;
use crate::posted::Fields;

/// The definition versions that posted leads are checked against.
pub(crate) struct Verifier(Definitions);

impl Verifier {
    pub(crate) fn from_folder(folder: &Path) -> Result<Verifier, String> {
        Definitions::from_folder(folder).map(Verifier).map_err(|error| error.to_string())
    }

    /// The verification as JSON. It never fails: a lead is worth more than its check.
    pub(crate) fn verify(&self, fields: &Fields, received: Moment, is_replayed: bool) -> Value {
        // No list of accounts stands behind this receiver, so nobody is known as one.
        let receipt =
            Receipt { received: Timestamp::from_millis(received.milliseconds()), is_existing_account: false, is_replayed };
        let verified = catch_unwind(AssertUnwindSafe(|| json!(verify(fields.as_slice(), &self.0, receipt))));
        verified.unwrap_or_else(|_| {
            json!({ "verdict": "cannot_be_checked", "recomputed": null, "confirmed": null, "claims": [], "findings": [{
                "finding": "verification_failed",
                "says": "the check itself failed on this lead; the lead is stored as it was posted",
            }] })
        })
    }
}
