//! The bundle as JSON.

use alloc::string::String;

use super::{BASIS, Bundle, Facts, Judgement, NAMED, VERSION, first_seen, pages_count, share_name, top};
use crate::{
    fields::FieldId,
    handoff::{content, json::Json, status::DecidedBy},
    intent::{consent::Storage, journal::Journal, signal::Kind, touch::Touch, visit},
    lead::{assessment::Assessment, score::Share},
    terms::{Province, ProvinceBasis, Text},
    time::{Timestamp, digits},
};

/// How many pages and downloads stay when room is short.
const NAMED_SHORT: usize = 3;

/// What is left out, one more with each step.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Left {
    Nothing,
    Pages,
    Topics,
    NearMisses,
    Labels,
    Downloads,
    TouchTexts,
    Evidence,
}

impl Left {
    const STEPS: [Left; 8] = [
        Left::Nothing,
        Left::Pages,
        Left::Topics,
        Left::NearMisses,
        Left::Labels,
        Left::Downloads,
        Left::TouchTexts,
        Left::Evidence,
    ];
}

impl Bundle<'_> {
    /// The context JSON in at most `max` characters; nothing where not even the shortest fits.
    pub fn context(&self, max: usize) -> Option<String> {
        for left in Left::STEPS {
            let text = self.write(left);
            if text.len() <= max {
                return Some(text);
            }
        }
        None
    }

    #[inline(never)]
    pub(super) fn write(&self, left: Left) -> String {
        let mut context = Json::default();
        let json = &mut context;
        json.begin_object();
        self.write_submission(json);
        if let Some(judged) = &self.judged {
            judged.write(json, left);
        } else {
            json.field(FieldId::Queue).text(&self.facts.agreed.fallback.queue);
        }
        self.write_visitor(json, left);
        if self.judged.is_some() {
            self.write_history(json, left);
        }
        if left != Left::Nothing {
            json.field(FieldId::Truncated).yes();
        }
        if self.judged.is_some() && left < Left::Evidence {
            self.write_evidence(json);
        }
        json.end_object();
        context.finish()
    }

    fn write_submission(&self, json: &mut Json) {
        let Facts { agreed, grant, submission, .. } = self.facts;
        json.field(FieldId::Version).number(VERSION);
        json.field(FieldId::Definition).begin_object();
        json.key("id").text(&agreed.id);
        json.key("version").number(i64::from(agreed.version));
        json.key("sha256").text(&agreed.sha256);
        if !agreed.signed {
            json.key("unsigned").yes();
        }
        json.end_object();
        json.field(FieldId::Submission).begin_object();
        json.key("id").text(submission.id);
        json.key("at").instant(submission.at);
        if let Some(form) = submission.form {
            json.key("form").word(form);
        }
        json.end_object();
        if submission.is_test {
            json.field(FieldId::Test).yes();
        }
        if let Some(traffic) = submission.traffic {
            json.field(FieldId::Traffic).word(traffic);
        }
        json.field(FieldId::Provisional).yes();
        json.field(FieldId::Storage).word(grant.gates.storage);
        json.field(FieldId::Processing).word(grant.gates.processing);
        json.field(FieldId::Consent).begin_object();
        json.key("basis").text(BASIS);
        json.key("source").text(grant.source);
        json.key("at").instant(grant.at);
        json.end_object();
        if grant.gpc {
            json.field(FieldId::Gpc).text("1");
        }
        if let Some(receipt) = &self.facts.receipt {
            receipt.write(json, submission.at);
        }
    }

    fn write_visitor(&self, json: &mut Json, left: Left) {
        let Facts { journal, profile, .. } = self.facts;
        if let Some(language) = profile.language {
            json.field(FieldId::Language).text(&language.code());
            json.field(FieldId::LanguageBasis).word(profile.language_basis);
        }
        if self.judged.is_some() {
            if let Some(province) = profile.province {
                json.field(FieldId::Province).word(province);
            }
            json.field(FieldId::ProvinceBasis).word(profile.province_basis);
            if profile.province_basis == ProvinceBasis::Candidates {
                json.field(FieldId::ProvinceCandidates).texts(&mut profile.candidates.iter().map(Province::word));
            }
        }
        write_touch_slots(json, journal, left);
    }

    fn write_history(&self, json: &mut Json, left: Left) {
        let journal = self.facts.journal;
        json.field(FieldId::Visits).number(journal.visits.len() as i64);
        if self.remembers() {
            json.field(FieldId::VisitsIn).begin_object();
            for (days, key) in [(7, "7"), (30, "30"), (90, "90")] {
                let is_recent = |visit: &&Timestamp| self.facts.submission.at.age_of(**visit) < days;
                json.key(key).number(journal.visits.iter().filter(is_recent).count() as i64);
            }
            json.end_object();
        }
        if let Some(first) = first_seen(journal) {
            json.field(FieldId::FirstSeen).instant(first);
        }
        json.field(FieldId::LastSeen).instant(journal.last_view);
        json.field(FieldId::PagesCount).number(pages_count(journal));
        self.write_items(json, FieldId::TopPages, Kind::Page, left >= Left::Pages);
        if left < Left::Topics {
            json.field(FieldId::Topics).texts(&mut self.topic_ids());
        }
        self.write_items(json, FieldId::Downloads, Kind::Download, left >= Left::Downloads);
        if let Some(judged) = &self.judged
            && let Some((id, url)) = content::of(self.facts.agreed, journal, self.topics.first().copied(), &judged.decision)
        {
            json.field(FieldId::Content).begin_object();
            json.key("id").text(id);
            json.key("url").text(url);
            json.end_object();
        }
    }

    fn write_items(&self, json: &mut Json, field: FieldId, kind: Kind, is_short: bool) {
        json.field(field).begin_list();
        for item in top(self.facts.journal, kind, if is_short { NAMED_SHORT } else { NAMED }) {
            json.begin_object();
            json.key("path").text(&item.key);
            json.key("count").number(i64::from(item.count));
            json.key("last").instant(item.last());
            let mut counts = [("visible_seconds", i64::from(item.visible)), ("returns", 0), ("days", 0)];
            if kind == Kind::Page && self.remembers() {
                let first = item.times.first().copied().unwrap_or_default();
                counts[1].1 = visit::returns_to(self.facts.journal, &|one| core::ptr::eq(one, item)).len() as i64;
                counts[2].1 = i64::from(item.last().age_of(first));
            }
            for (key, number) in counts.into_iter().filter(|(_, number)| *number > 0) {
                json.key(key).number(number);
            }
            json.end_object();
        }
        json.end_list();
    }

    /// Whether visits before this page are remembered, so that one can know that somebody came back.
    fn remembers(&self) -> bool {
        self.facts.grant.gates.storage == Storage::Persistent
    }

    fn write_evidence(&self, json: &mut Json) {
        json.field(FieldId::Evidence).begin_object();
        json.key("atoms").begin_object();
        for (place, one) in self.facts.agreed.atoms.iter().enumerate() {
            let Some(ages) = self.evidence.ages(place) else { continue };
            if one.is_answer() {
                continue;
            }
            let mut number = String::new();
            digits(&mut number, i64::from(one.number), 1);
            json.key(&number).begin_list();
            for age in ages {
                json.number(i64::from(*age));
            }
            json.end_list();
        }
        json.end_object();
        json.key("answers").begin_object();
        for (key, value) in &self.evidence.answers {
            json.key(key).text(value);
        }
        json.end_object();
        json.end_object();
    }
}

impl Judgement<'_> {
    /// All results as JSON, under their names in the context.
    #[cfg(feature = "std")]
    pub fn results(&self) -> String {
        let mut json = Json::default();
        json.begin_object();
        self.write(&mut json, Left::Nothing);
        json.end_object();
        json.finish()
    }

    #[inline(never)]
    fn write(&self, json: &mut Json, left: Left) {
        let Judgement { assessment, decision, summary } = self;
        let score = &assessment.score;
        for (id, number) in [
            (FieldId::Score, score.total()),
            (FieldId::ScorePossible, score.possible),
            (FieldId::Intent, score.axes.intent),
            (FieldId::Fit, score.axes.fit),
        ] {
            json.field(id).number(i64::from(number));
        }
        json.field(FieldId::Contributions).begin_list();
        for one in &score.contributions {
            json.begin_object();
            json.key("rule").text(share_name(assessment.agreed, one.share));
            json.key("axis").word(one.axis);
            for (key, number) in [("count", one.count), ("raw", one.raw), ("decay", one.decay), ("points", one.points)] {
                json.key(key).number(i64::from(number));
            }
            json.end_object();
        }
        json.end_list();
        json.field(FieldId::Coverage).begin_object();
        json.key("known").number(assessment.coverage.0 as i64);
        json.key("of").number(assessment.coverage.1 as i64);
        json.end_object();
        json.field(FieldId::Criteria).begin_object();
        for (name, judged) in &assessment.criteria {
            json.key(name.word()).word(*judged);
        }
        json.end_object();
        json.field(FieldId::Status).word(decision.standing.status);
        write_decided_by(json, assessment, decision.standing.by);
        json.field(FieldId::Gates).texts(&mut decision.standing.gates.iter().map(|reason| reason.word()));
        if decision.standing.says_existing_customer {
            json.field(FieldId::SaysExistingCustomer).yes();
        }
        json.field(FieldId::Review).texts(&mut decision.review.iter().map(|reason| reason.word()));
        json.field(FieldId::Priority).word(decision.priority);
        json.field(FieldId::Queue).text(decision.queue);
        if let Some(language) = decision.answer_in {
            json.field(FieldId::AnswerIn).text(&language.code());
        }
        for (id, at) in [(FieldId::RespondBy, decision.respond_by), (FieldId::TargetBy, decision.target_by)] {
            if let Some(at) = at {
                json.field(id).instant(at);
            }
        }
        json.field(FieldId::Summary);
        write_text(json, summary);
        let rules = &assessment.agreed.rules;
        if left < Left::NearMisses {
            let near = assessment.near_misses.iter().filter_map(|place| rules.get(*place));
            json.field(FieldId::NearMisses).texts(&mut near.map(|rule| rule.id.as_str()));
        }
        if left < Left::Labels {
            json.field(FieldId::Labels).begin_object();
            for one in &score.contributions {
                if let Share::Rule(place) = one.share
                    && let Some(rule) = rules.get(place)
                {
                    json.key(&rule.id);
                    write_text(json, &rule.label);
                }
            }
            json.end_object();
        }
    }
}

/// The row by its number, as people count, and what it needs; the gate by its name.
fn write_decided_by(json: &mut Json, assessment: &Assessment<'_>, by: DecidedBy) {
    let agreed = assessment.agreed;
    json.field(FieldId::DecidedBy).begin_object();
    match by {
        DecidedBy::Row(place) => {
            json.key("row").number(place as i64 + 1);
            let needs = agreed.statuses.get(place).map_or(&[][..], |row| &row.needs);
            json.key("needs").texts(&mut needs.iter().map(|name| name.word()));
        }
        DecidedBy::Gate(place) => {
            json.key("gate").text(agreed.gates.get(place).map_or("", |gate| &gate.id));
        }
        DecidedBy::Receiver => json.key("receiver").yes(),
    }
    json.end_object();
}

fn write_text(json: &mut Json, text: &Text) {
    json.begin_object();
    json.bilingual(text);
    json.end_object();
}

/// The arrivals, whole.
pub(crate) fn write_touches(json: &mut Json, journal: &Journal) {
    write_touch_slots(json, journal, Left::Nothing);
}

fn write_touch_slots(json: &mut Json, journal: &Journal, left: Left) {
    let touches = &journal.touches;
    json.field(FieldId::Touches).begin_object();
    for (name, touch) in [("first", &touches.first), ("last", &touches.last), ("last_non_direct", &touches.last_non_direct)] {
        if let Some(touch) = touch {
            json.key(name);
            write_touch(json, touch, left);
        }
    }
    if let Some(item) = journal.items.iter().find(|item| item.kind == Kind::Arrival) {
        json.key("by_email").number(i64::from(item.count));
    }
    json.end_object();
}

fn write_touch(json: &mut Json, touch: &Touch, left: Left) {
    json.begin_object();
    json.key("channel").word(touch.channel);
    for (key, value, may_stay) in [
        ("source", &touch.source, true),
        ("medium", &touch.medium, true),
        ("campaign", &touch.campaign, true),
        ("term", &touch.term, left < Left::TouchTexts),
        ("content", &touch.content, left < Left::TouchTexts),
        ("click", &touch.click, true),
        ("referrer", &touch.referrer, true),
    ] {
        if may_stay && !value.is_empty() {
            json.key(key).text(value);
        }
    }
    json.key("landing").text(&touch.landing);
    json.key("at").instant(touch.at);
    json.end_object();
}
