//! What became of a lead, as sales says it: one record for each word about it.
//!
//! A record names the submission and the lead definition that it was scored under, so that scores can be held against
//! outcomes. It holds nothing of the person.
//!
//! ```
//! use baton_handoff::handoff::outcome::{Disposition, Outcome};
//!
//! let text = include_str!("../../tests/frozen/outcome.v1.json");
//! let outcome = Outcome::read("outcome.json", text).unwrap();
//! assert_eq!(outcome.disposition, Disposition::Rejected);
//! assert_eq!(outcome.text(), text);
//! ```

use serde::{Deserialize, Serialize};

use crate::{
    agreement::document::{
        is_sha256,
        json::Json,
        part::{Found, Part},
    },
    error::{Error, outcome as message},
    time::{Timestamp, instant},
};

/// The layout of the record.
pub const VERSION: u8 = 1;

/// Digits of a submission id.
const SUBMISSION: usize = 32;

crate::terms::vocabulary! {
    /// What sales did with a lead.
    Disposition {
        /// Took it on.
        Accepted = "accepted",
        /// Gave it back, with a reason.
        Rejected = "rejected",
        /// Left it to marketing until it is riper.
        Nurture = "nurture",
        /// Could not use it: nobody can be reached with what it says.
        BadData = "bad_data",
        /// Tried as often as agreed, without an answer. A matter of service, and no word about the lead.
        NoResponse = "no_response",
        /// Had it already.
        Duplicate = "duplicate",
        /// Had taken it on, and sends it back to marketing.
        Recycled = "recycled",
        /// Sold.
        Won = "won",
        /// Did not sell.
        Lost = "lost",
    }
}

crate::terms::vocabulary! {
    /// Standard reasons, each one an action for marketing. The first six are those of gates.
    OutcomeReason {
        /// Looking for work or for a thesis.
        StudentOrJobSeeker = "student_or_job_seeker",
        /// Sells the same.
        Competitor = "competitor",
        /// Nobody serves the place.
        OutsideTerritory = "outside_territory",
        /// Not a lead at all.
        Spam = "spam",
        /// Is a customer.
        ExistingCustomer = "existing_customer",
        /// The offer does not fit.
        NoFit = "no_fit",
        /// No interest, or nothing that the offer would solve.
        NoNeed = "no_need",
        /// No money for it.
        NoBudget = "no_budget",
        /// Not reached, after as many tries as agreed.
        UnableToReach = "unable_to_reach",
        /// What the form says is not so.
        InaccurateData = "inaccurate_data",
        /// Nobody answers in the language.
        WrongLanguage = "wrong_language",
    }
}

/// One word of sales about one lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The layout of the record: [`VERSION`].
    pub v: u8,
    /// The submission id of the bundle: 32 hexadecimal digits.
    pub submission: String,
    /// The SHA-256 of the lead definition that the lead was scored under.
    pub definition: String,
    /// What sales did.
    pub disposition: Disposition,
    /// Why. A rejection has one; what was accepted or won has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<OutcomeReason>,
    /// When, in UTC: `2026-11-24T19:30:00.000Z`.
    #[serde(with = "instant")]
    pub at: Timestamp,
}

impl Outcome {
    /// Reads a record; `name` stands before each problem. Refused are, all at once: unknown and doubled keys, another version,
    /// ids that are none, unknown words, and a reason where there can be none or none where there must be one.
    pub fn read(name: &str, text: &str) -> Result<Outcome, Error> {
        let found = Found::default();
        let read = Json::parse(text).map(|json| outcome(&Part::root(&json, &found)));
        match read {
            Ok(Some(outcome)) if !found.has_errors() => Ok(outcome),
            Ok(_) => Err(Error::document(name, found.into_problems())),
            Err(problem) => Err(Error::document(name, vec![problem])),
        }
    }

    /// The record as it is written, with a line feed at the end.
    pub fn text(&self) -> String {
        // Words, texts and a number: there is nothing that JSON cannot say.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

fn outcome(root: &Part) -> Option<Outcome> {
    let record = root.object("an outcome", &["v", "submission", "definition", "disposition", "reason", "at"])?;
    let v = record.read("v", |part| {
        let version = part.number()?;
        if version == i64::from(VERSION) { Some(VERSION) } else { part.refuse(message::unknown_version(version, VERSION)) }
    });
    let submission = record.read("submission", |part| {
        let id = part.text()?;
        let is_id = id.len() == SUBMISSION && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if is_id { Some(id.into()) } else { part.refuse(message::bad_submission(id)) }
    });
    let definition = record.read("definition", |part| {
        let hash = part.text()?;
        if is_sha256(hash) { Some(hash.into()) } else { part.refuse(message::bad_definition(hash)) }
    });
    let disposition = record.read("disposition", |part| part.word(Disposition::ALL, Disposition::word));
    let reason = record.read_or("reason", None, |part| part.word(OutcomeReason::ALL, OutcomeReason::word).map(Some));
    let at = record.read("at", |part| {
        let text = part.text()?;
        Timestamp::parse(text).or_else(|| part.refuse(message::bad_instant(text)))
    });
    let (disposition, reason) = (disposition?, reason?);
    match (disposition, reason) {
        (Disposition::Rejected, None) => {
            root.found.report("reason", message::no_reason(OutcomeReason::ALL.iter().map(|reason| reason.word())))
        }
        (Disposition::Accepted | Disposition::Won, Some(_)) => {
            root.found.report("reason", message::needless_reason(disposition.word()));
        }
        _ => {}
    }
    Some(Outcome { v: v?, submission: submission?, definition: definition?, disposition, reason, at: at? })
}
