//! The bundle as flat fields.

use alloc::{string::String, vec::Vec};

use super::{BASIS, Bundle, Facts, Judgement, NAMED, first_seen, pages_count, share_name, top};
use crate::{
    fields::{FieldId, Flat},
    handoff::decision::Decision,
    intent::signal::Kind,
    lead::assessment::Assessment,
    terms::{Language, ProvinceBasis},
    time::digits,
};

impl Bundle<'_> {
    /// The flat fields, without the context.
    #[inline(never)]
    pub fn flat(&self) -> Flat {
        let Facts { agreed, journal, profile, grant, submission, .. } = self.facts;
        let mut flat = Flat::default();
        let mut definition = agreed.id.clone();
        definition.push(' ');
        digits(&mut definition, i64::from(agreed.version), 1);
        definition.push(' ');
        definition.push_str(&agreed.sha256);
        flat.put(FieldId::Definition, &definition);
        flat.put(FieldId::Submission, submission.id);
        if submission.is_test {
            flat.put(FieldId::Test, "true");
        }
        flat.put(FieldId::ConsentBasis, BASIS);
        flat.put(FieldId::ConsentSource, grant.source);
        flat.put(FieldId::ConsentAt, &grant.at.text());
        if grant.gpc {
            flat.put(FieldId::Gpc, "1");
        }
        if let Some(receipt) = &self.facts.receipt {
            let (basis, ends) = receipt.ticked.basis(submission.at);
            flat.put(FieldId::ReceiptBasis, basis);
            if let Some(ends) = ends {
                flat.put(FieldId::ReceiptEnds, &ends.text());
            }
        }
        if let Some(judged) = &self.judged {
            judged.put(&mut flat);
        } else {
            flat.put(FieldId::Queue, &agreed.fallback.queue);
        }
        if let Some(language) = profile.language {
            flat.put(FieldId::Language, &language.code());
            flat.put(FieldId::LanguageBasis, profile.language_basis.word());
        }
        if let Some(first) = &journal.touches.first {
            flat.put(FieldId::FirstSource, &first.source);
            flat.put(FieldId::FirstMedium, &first.medium);
            flat.put(FieldId::FirstCampaign, &first.campaign);
            flat.put(FieldId::LandingPage, &first.landing);
        }
        if let Some(last) = &journal.touches.last {
            flat.put(FieldId::LastSource, &last.source);
            flat.put(FieldId::LastMedium, &last.medium);
            flat.put(FieldId::LastCampaign, &last.campaign);
        }
        if self.judged.is_some() {
            self.put_history(&mut flat);
        }
        flat
    }

    fn put_history(&self, flat: &mut Flat) {
        let Facts { journal, profile, .. } = self.facts;
        if let Some(province) = profile.province {
            flat.put(FieldId::Province, province.word());
        }
        if profile.province_basis != ProvinceBasis::None {
            flat.put(FieldId::ProvinceBasis, profile.province_basis.word());
        }
        put_number(flat, FieldId::Visits, journal.visits.len() as i64);
        if let Some(first) = first_seen(journal) {
            flat.put(FieldId::FirstSeen, &first.text());
        }
        put_number(flat, FieldId::PagesCount, pages_count(journal));
        for (id, kind) in [(FieldId::TopPages, Kind::Page), (FieldId::Downloads, Kind::Download)] {
            flat.put_list(id, &mut top(journal, kind, NAMED).map(|item| item.key.as_str()));
        }
        flat.put_list(FieldId::Topics, &mut self.topic_ids());
    }
}

impl Judgement<'_> {
    fn put(&self, flat: &mut Flat) {
        let Judgement { assessment, decision, summary } = self;
        let score = &assessment.score;
        put_number(flat, FieldId::Score, i64::from(score.total()));
        put_number(flat, FieldId::ScorePossible, i64::from(score.possible));
        put_number(flat, FieldId::Intent, i64::from(score.axes.intent));
        put_number(flat, FieldId::Fit, i64::from(score.axes.fit));
        flat.put(FieldId::Status, decision.standing.status.word());
        flat.put(FieldId::Priority, decision.priority.word());
        flat.put(FieldId::Summary, summary.for_language(decision.answer_in.unwrap_or(Language::EN)));
        flat.put_list(FieldId::Reasons, &mut reasons(assessment, decision).iter().map(String::as_str));
        flat.put(FieldId::Queue, decision.queue);
        if let Some(at) = decision.respond_by {
            flat.put(FieldId::RespondBy, &at.text());
        }
    }
}

/// The reasons as flat items: each contribution with its points, then the gates' reasons.
pub fn reasons(assessment: &Assessment<'_>, decision: &Decision<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    for one in &assessment.score.contributions {
        let mut reason = String::from(share_name(assessment.agreed, one.share));
        reason.push_str(if one.points >= 0 { " +" } else { " " });
        digits(&mut reason, i64::from(one.points), 1);
        reasons.push(reason);
    }
    for reason in &decision.standing.gates {
        reasons.push(reason.word().into());
    }
    reasons
}

fn put_number(flat: &mut Flat, id: FieldId, number: i64) {
    let mut text = String::new();
    digits(&mut text, number, 1);
    flat.put(id, &text);
}
