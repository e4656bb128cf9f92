//! A posted bundle, computed again from what was posted alone.
//!
//! Nothing that a browser says proves anything. But the bundle carries the evidence that its score stands on, so an edited
//! number is found, and the receiver's own rules, gates and routes are applied to the same evidence. The result is worth
//! sorting and routing by; it is never worth refusing a person.

pub mod finding;

mod claim;

mod plausible;

mod doubled;

use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

pub use finding::{Finding, FindingName, Verdict};

use self::claim::Claim;
use super::{
    bundle::{Judgement, reasons},
    decision::Circumstances,
    expectation, receipt,
};
use crate::{
    agreement::{
        agreed::Agreed,
        document::{Definitions, KnownDefinition},
        sla::Escalation,
    },
    fields::{FieldId, Flat, Needs, Place, flat_name, of_flat_name},
    lead::evidence::Evidence,
    terms::Text,
    text::length,
    time::{DAY, Timestamp},
};

/// What is computed again. Everything else in a bundle is a claim.
const RECOMPUTED: [FieldId; 20] = [
    FieldId::Score,
    FieldId::ScorePossible,
    FieldId::Intent,
    FieldId::Fit,
    FieldId::Contributions,
    FieldId::Coverage,
    FieldId::Criteria,
    FieldId::Status,
    FieldId::DecidedBy,
    FieldId::Gates,
    FieldId::SaysExistingCustomer,
    FieldId::Review,
    FieldId::Priority,
    FieldId::Queue,
    FieldId::AnswerIn,
    FieldId::RespondBy,
    FieldId::TargetBy,
    FieldId::Summary,
    FieldId::NearMisses,
    FieldId::Labels,
];

/// What the receiver knows by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// When the post arrived, by the receiver's clock.
    pub received: Timestamp,
    /// Whether the account is in the receiver's records.
    pub is_existing_account: bool,
    /// Whether this submission id was seen before.
    pub is_replayed: bool,
}

/// What verification says about a post.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verification {
    /// The whole in a word.
    pub verdict: Verdict,
    /// What was found, in the order in which it was looked for.
    pub findings: Vec<Finding>,
    /// Computed from the evidence as the browser should have: keys as in the context.
    pub recomputed: Option<Map<String, Value>>,
    /// Computed with the receiver's rules, gates and routes, and its own clock for the times to answer by. Where the service
    /// level escalates, `escalate_at` and `escalate_to` say when and to which queue.
    pub confirmed: Option<Map<String, Value>>,
    /// What the visitor may be told, in both languages: until when somebody will answer, by the confirmed result.
    pub expectation: Option<Text>,
    /// Names of the posted fields and context keys that nobody can check.
    pub claims: Vec<String>,
}

/// Verifies the fields of one post, given as name and value in posted order.
pub fn verify(posted: &[(String, String)], definitions: &Definitions, receipt: Receipt) -> Verification {
    let mut verification = Verification {
        verdict: Verdict::Absent,
        findings: Vec::new(),
        recomputed: None,
        confirmed: None,
        expectation: None,
        claims: Vec::new(),
    };
    if let Some(flat) = verification.read_flat(posted) {
        verification.check(&flat, definitions, receipt);
        verification.verdict = Verdict::of(&verification.findings);
    }
    verification
}

/// The submission that a post says it belongs to, whatever else is wrong with it: what a receiver remembers to notice a replay.
pub fn submission(posted: &[(String, String)]) -> Option<String> {
    let field = |id: FieldId| posted.iter().find(|(name, _)| of_flat_name(name) == Some(id)).map(|(_, value)| value);
    field(FieldId::Submission).cloned().or_else(|| claim::submission_id(field(FieldId::Context)?))
}

/// The evidence that a post carries, in the order of a copy's atoms; none where it carries no evidence that can be read.
pub fn evidence(posted: &[(String, String)], agreed: &Agreed) -> Option<Evidence> {
    let (_, context) = posted.iter().find(|(name, _)| of_flat_name(name) == Some(FieldId::Context))?;
    Some(Claim::read(context).ok()?.evidence?.under(agreed))
}

impl Verification {
    fn find(&mut self, finding: FindingName, field: &str, claimed: &str, found: &str) {
        self.findings.push(Finding::new(finding, field, claimed, found));
    }

    /// Our fields among the posted ones, each once. Nothing when there are none.
    fn read_flat(&mut self, posted: &[(String, String)]) -> Option<BTreeMap<&'static str, String>> {
        let mut flat: BTreeMap<&'static str, String> = BTreeMap::new();
        let mut is_ours = false;
        for (name, value) in posted.iter().filter(|(name, _)| name.starts_with(crate::fields::PREFIX)) {
            is_ours = true;
            let Some(id) = of_flat_name(name) else {
                self.find(FindingName::UnknownField, name, value, "");
                continue;
            };
            let key = id.name();
            if flat.contains_key(key) {
                self.find(FindingName::FieldTwice, name, value, flat.get(key).map_or("", |first| first));
                continue;
            }
            if id != FieldId::Context && length(value) > usize::from(id.spec().max) {
                self.find(FindingName::FieldMalformed, name, value, "");
            }
            flat.insert(key, value.clone());
        }
        is_ours.then_some(flat)
    }

    fn check(&mut self, flat: &BTreeMap<&'static str, String>, definitions: &Definitions, receipt: Receipt) {
        if receipt.is_replayed {
            let told = flat.get(FieldId::Submission.name()).cloned();
            let id = told.or_else(|| claim::submission_id(flat.get(FieldId::Context.name())?)).unwrap_or_default();
            self.find(FindingName::Replayed, FieldId::Submission.name(), &id, "");
        }
        let context = flat.get(FieldId::Context.name());
        let Some(context) = context else {
            return self.find(FindingName::CannotBeChecked, &flat_name(FieldId::Context), "", "");
        };
        let claim = match Claim::read(context) {
            Ok(claim) => claim,
            Err(what) => return self.find(FindingName::ContextMalformed, &what, "", ""),
        };
        for key in claim.unknown_keys() {
            self.find(FindingName::UnknownField, &key, "", "");
        }
        for (name, claimed, found) in doubled::differences(flat, &claim) {
            self.find(FindingName::FlatDiffers, &name, &claimed, &found);
        }
        self.list_claims(flat, &claim);
        self.check_receipt(&claim);
        let Some(known) = definitions.get(&claim.sha256) else {
            return self.find(FindingName::UnknownDefinition, FieldId::Definition.name(), &claim.sha256, "");
        };
        self.check_definition(&claim, known);
        if claim.at.since(receipt.received) > DAY {
            self.find(FindingName::EvidenceImpossible, "submission.at", &claim.at.text(), &receipt.received.text());
        }
        if claim.processing() == "profile" {
            self.check_profile(flat, &claim, known, receipt);
        } else {
            self.check_attribution(flat, &claim, known);
        }
    }

    /// What the visitor was asked and answered is a claim; what follows from it is computed again.
    fn check_receipt(&mut self, claim: &Claim) {
        let name = FieldId::Receipt.name();
        let Some(receipt) = claim.context.get(name) else { return };
        let told = |key: &str| receipt.get(key).map(text).unwrap_or_default();
        let (basis, ends) = receipt::recomputed(&told("ticked"), &told("at_load"), claim.at);
        for (key, found) in [("at", claim.at.text()), ("basis", basis.into()), ("ends", ends.unwrap_or_default())] {
            let claimed = told(key);
            if claimed != found {
                self.find(FindingName::Differs, &format!("{name}.{key}"), &claimed, &found);
            }
        }
    }

    fn check_definition(&mut self, claim: &Claim, known: &KnownDefinition) {
        let name = FieldId::Definition.name();
        let told = (claim.definition_id.as_str(), claim.definition_version);
        if told != (known.browser.id.as_str(), i64::from(known.browser.version)) {
            let claimed = format!("{} {}", told.0, told.1);
            let found = format!("{} {}", known.browser.id, known.browser.version);
            self.find(FindingName::DefinitionDiffers, name, &claimed, &found);
        }
        if claim.is_unsigned || !known.is_signed() {
            self.find(FindingName::UnsignedDefinition, name, &claim.sha256, "");
        }
    }

    /// Where only attribution was allowed there is nothing to compute, and nothing of a profile may be there.
    fn check_attribution(&mut self, flat: &BTreeMap<&'static str, String>, claim: &Claim, known: &KnownDefinition) {
        for id in FieldId::ALL.iter().copied().filter(|id| id.spec().needs == Needs::Profile) {
            let key = id.name();
            if let Some(claimed) = claim.context.get(key) {
                self.find(FindingName::NotAllowed, key, &text(claimed), "");
            }
            if let Some(claimed) = flat.get(key) {
                self.find(FindingName::NotAllowed, &flat_name(id), claimed, "");
            }
        }
        let (key, found) = (FieldId::Queue.name(), &known.browser.fallback.queue);
        let claimed = claim.context.get(key).map(text).unwrap_or_default();
        if claimed != *found {
            self.find(FindingName::Differs, key, &claimed, found);
        }
    }

    fn check_profile(&mut self, flat: &BTreeMap<&'static str, String>, claim: &Claim, known: &KnownDefinition, receipt: Receipt) {
        let name = FieldId::Evidence.name();
        let Some(claimed) = &claim.evidence else {
            return self.find(FindingName::CannotBeChecked, name, "", "");
        };
        for (place, value) in plausible::impossible(claimed, &known.browser, claim) {
            self.find(FindingName::EvidenceImpossible, &place, &value, "");
        }
        if self.findings.iter().any(|one| one.finding == FindingName::EvidenceImpossible) {
            return;
        }
        let at = Circumstances { at: claim.at, language: claim.language, is_existing_account: false };
        let evidence = claimed.under(&known.browser);
        let Computed { results: recomputed, told, .. } = compute(&known.browser, &evidence, at, &[]);
        self.compare(claim, &recomputed, known.has_offsets);
        if let Some(claimed) = flat.get(FieldId::Reasons.name())
            && *claimed != told
        {
            self.find(FindingName::Differs, &flat_name(FieldId::Reasons), claimed, &told);
        }
        let at = Circumstances { at: receipt.received, is_existing_account: receipt.is_existing_account, ..at };
        let evidence = claimed.under(&known.receiver);
        let confirmed = compute(&known.receiver, &evidence, at, &known.escalations);
        self.recomputed = Some(recomputed);
        self.expectation = confirmed.expectation;
        self.confirmed = Some(confirmed.results);
    }

    fn compare(&mut self, claim: &Claim, recomputed: &Map<String, Value>, has_offsets: bool) {
        for id in RECOMPUTED {
            let key = id.name();
            let needs_offsets = matches!(id, FieldId::RespondBy | FieldId::TargetBy | FieldId::Summary);
            if needs_offsets && !has_offsets {
                self.find(FindingName::CannotBeChecked, key, "", "");
                continue;
            }
            let (claimed, found) = (claim.context.get(key), recomputed.get(key));
            let may_be_dropped = matches!(id, FieldId::NearMisses | FieldId::Labels) && claim.is_truncated();
            if claimed != found && !(claimed.is_none() && may_be_dropped) {
                let (claimed, found) = (claimed.map(text), found.map(text));
                self.find(FindingName::Differs, key, &claimed.unwrap_or_default(), &found.unwrap_or_default());
            }
        }
    }

    fn list_claims(&mut self, flat: &BTreeMap<&'static str, String>, claim: &Claim) {
        let is_claim =
            |id: &FieldId| !RECOMPUTED.contains(id) && !matches!(id, FieldId::Context | FieldId::Evidence | FieldId::Reasons);
        for id in FieldId::ALL.iter().copied().filter(is_claim) {
            let spec = id.spec();
            if claim.context.contains_key(id.name()) {
                self.claims.push(id.name().into());
            }
            // A list that the context had to shorten stands whole in its form field alone.
            let is_alone = spec.place == Place::Flat || claim.is_truncated() && doubled::is_list(id);
            if is_alone && flat.contains_key(id.name()) {
                self.claims.push(flat_name(id));
            }
        }
    }
}

/// What is computed from evidence.
struct Computed {
    /// The results under their names.
    results: Map<String, Value>,
    /// The reasons as the flat field tells them.
    told: String,
    /// What the visitor may be told.
    expectation: Option<Text>,
}

fn compute(agreed: &Agreed, evidence: &Evidence, circumstances: Circumstances, escalations: &[Escalation]) -> Computed {
    let judgement = Judgement::of(agreed, evidence, circumstances);
    let mut flat = Flat::default();
    flat.put_list(FieldId::Reasons, &mut reasons(&judgement.assessment, &judgement.decision).iter().map(String::as_str));
    let told = flat.get(FieldId::Reasons).unwrap_or_default().to_owned();
    // The same writer that wrote the claim: what it writes always reads.
    let mut results: Map<String, Value> = serde_json::from_str(&judgement.results()).unwrap_or_default();
    let decision = &judgement.decision;
    if let Some(escalation) = escalations.iter().find(|one| one.status == decision.standing.status)
        && let Some((calendar, zone)) = decision.calendar
        && let Some(at) = calendar.after(zone, decision.at, escalation.after_business_minutes)
    {
        results.insert("escalate_at".into(), at.text().into());
        results.insert("escalate_to".into(), escalation.to.clone().into());
    }
    let expectation = Some(expectation::of(decision)).filter(|told| !told.en.is_empty());
    Computed { results, told, expectation }
}

/// A JSON value as a person compares it: a text without its quotes.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
