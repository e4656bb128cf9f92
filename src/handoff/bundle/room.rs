//! The most characters that the context of a lead definition can take.
//!
//! The longest bundle is put together from the longest of each part, and written by the writer that browsers use. Some of its parts
//! exclude each other in any one lead, so it is an upper bound, and that of a real lead may be a little lower.

use super::{Bundle, Facts, Grant, Judgement, Submission, context::Left};
use crate::{
    agreement::{
        agreed::Agreed,
        content::Content,
        criterion::CriterionName,
        rule::Rule,
        site::Site,
        when::{Atom, Axis, Test, When},
    },
    fields::FieldId,
    handoff::{
        decision::{Circumstances, Decision},
        json::Json,
        receipt::{ConsentReceipt, Ticked},
        review::ReviewReason,
        status::DecidedBy,
    },
    intent::{
        consent::{Gates, Processing, Storage},
        journal::{Item, Journal, REMEMBERED, Touches},
        signal::{Kind, Uncounted},
        touch::Touch,
    },
    lead::{
        assessment::Assessment,
        evidence::Evidence,
        profile::Profile,
        score::{Contribution, Share},
    },
    terms::{BLANK, Channel, FormKind, Language, LanguageBasis, OTHER, Priority, ProvinceBasis, Provinces, Reason, Status, Text},
    text::length,
    time::{DAY, Timestamp},
};

/// The characters that each path, and each other text of an address (source, medium, campaign, referrer) is counted with. An address
/// may hold far more, 255 and 128, so no slot is large enough for all; what real sites and campaigns use seldom is longer than this.
pub const ADDRESS: (usize, usize) = (40, 24);
/// How many labels a summary names, and how many characters beyond ASCII its own words hold.
const SUMMARY_LABELS: usize = 3;
const SUMMARY_ACCENTS: usize = 16;
/// Takes six characters as JSON of ASCII: `\u00e9`.
const ACCENT: &str = "é";

/// How long the context JSON of a definition can become, with every rule counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// With nothing left out.
    pub whole: usize,
    /// With its evidence, and all left out that can be left out before it.
    pub with_evidence: usize,
    /// Without evidence. In a slot that is smaller no context travels.
    pub least: usize,
}

impl Room {
    /// The room that the browser's copy of a definition needs on this site.
    pub fn of(agreed: &Agreed, site: &Site) -> Room {
        let longest = Longest { agreed, site };
        let evidence = longest.evidence();
        let journal = longest.journal();
        let profile = Profile {
            language: Some(Language::FR),
            language_basis: LanguageBasis::Declared,
            // Two that it may be take more room than the one that it is.
            province: None,
            province_basis: ProvinceBasis::Candidates,
            candidates: Provinces::of("X NT NU", "X"),
        };
        let source = site.consent.iter().map(|source| source.tool.as_str()).collect::<Vec<_>>().join("; ");
        let gates = Gates { storage: Storage::Persistent, processing: Processing::Profile };
        let grant = Grant { gates, source: &source, at: Timestamp::default(), gpc: true };
        let id = "0".repeat(32);
        let submission = Submission {
            id: &id,
            at: Timestamp::default(),
            form: Some(FormKind::Newsletter),
            is_test: true,
            traffic: Some(Uncounted::Automation),
        };
        let asked = site.forms.iter().filter_map(|form| form.permission.as_ref()).flat_map(|one| [&one.asked.0, &one.asked.1]);
        let page = "x".repeat(ADDRESS.0);
        let ticked = Ticked { now: false, at_load: false };
        let receipt = asked.max_by_key(|pairs| pairs.len()).map(|asked| ConsentReceipt { asked, ticked, page: &page });
        let (journal, receipt) = (&journal, receipt.as_ref());
        let facts = Facts { agreed, journal, profile: &profile, grant: &grant, submission: &submission, receipt };
        let topics = (0..agreed.topics.len()).collect();
        let bundle = Bundle { facts, evidence: &evidence, judged: Some(longest.judgement(&evidence)), topics };
        // Somebody who is disqualified is sent nothing, so the writer leaves the content to be added here.
        let word = Status::NeedsQualification.word().len() - Status::Disqualified.word().len();
        let more = longest.content() + word;
        let long = |left| bundle.write(left).len() + more;
        Room { whole: long(Left::Nothing), with_evidence: long(Left::TouchTexts), least: long(Left::Evidence) }
    }
}

/// The longest of each part.
struct Longest<'a> {
    agreed: &'a Agreed,
    site: &'a Site,
}

impl<'a> Longest<'a> {
    /// Every atom with as many ages as it can have, each with as many digits; every answer with its longest value.
    fn evidence(&self) -> Evidence {
        let oldest = u32::from(self.site.days_to_keep.max(1)) - 1;
        let longest = |values: &[String]| {
            let all = values.iter().map(String::as_str).chain([BLANK, OTHER]);
            all.max_by_key(|value| escaped(value)).unwrap_or_default().to_string()
        };
        let answers = self.agreed.answers.iter().map(|answer| (answer.key.clone(), longest(&answer.values)));
        let mut evidence = Evidence::new(answers.collect());
        for one in &self.agreed.atoms {
            let age = match &one.atom {
                Atom::Visits { within_days, .. } | Atom::Returns { within_days, .. } => oldest.min(u32::from(*within_days) - 1),
                _ => oldest,
            };
            evidence.push(Some(&vec![age; usize::from(one.limit)]));
        }
        evidence
    }

    fn journal(&self) -> Journal {
        let (path, text) = (|| "a".repeat(ADDRESS.0), || "a".repeat(ADDRESS.1));
        let touch = || Touch {
            at: Timestamp::default(),
            channel: Channel::OrganicSearch,
            source: text(),
            medium: text(),
            campaign: text(),
            term: text(),
            content: text(),
            // The longest name; what identifies a click is kept only where the site says so.
            click: if self.site.click_ids { text() } else { "li_fat_id".into() },
            referrer: text(),
            landing: path(),
        };
        // Eight visits, each of which came back to every page, over as many days as three digits tell.
        let times: Vec<Timestamp> = (0..REMEMBERED as i64).map(|visit| Timestamp::from_millis(visit * 50 * DAY)).collect();
        let last = times.last().copied().unwrap_or_default();
        let item = |kind| Item { kind, key: path(), count: 999, times: times.clone(), folded: last, visible: 99_999 };
        let pages = std::iter::repeat_n(Kind::Page, super::NAMED);
        let items = pages.chain(std::iter::repeat_n(Kind::Download, super::NAMED)).chain([Kind::Arrival]);
        Journal {
            visits: times.clone(),
            touches: Touches { first: Some(touch()), last: Some(touch()), last_non_direct: Some(touch()) },
            items: items.map(item).collect(),
            ..Journal::default()
        }
    }

    fn judgement(&self, evidence: &'a Evidence) -> Judgement<'a> {
        let agreed = self.agreed;
        let mut assessment = Assessment::of(agreed, evidence);
        assessment.score.contributions = self.contributions();
        (assessment.score.axes, assessment.score.possible) = (agreed.caps, 100);
        let mut near: Vec<usize> = (0..agreed.rules.len()).collect();
        near.sort_by_key(|place| std::cmp::Reverse(agreed.rules[*place].id.len()));
        near.truncate(assessment.near_misses.len().max(SUMMARY_LABELS));
        assessment.near_misses = near;

        let circumstances = Circumstances { at: Timestamp::default(), language: Some(Language::FR), is_existing_account: false };
        let mut decision = Decision::of(&assessment, circumstances);
        decision.standing.status = Status::Disqualified;
        decision.standing.by = self.decided_by();
        decision.standing.gates =
            Reason::ALL.iter().copied().filter(|one| agreed.gates.iter().any(|gate| gate.reason == *one)).collect();
        decision.standing.says_existing_customer = agreed.gates.iter().any(|gate| gate.reason == Reason::ExistingCustomer);
        decision.review = self.review();
        decision.priority = Priority::Medium;
        let queues = agreed.routes.iter().chain([&agreed.fallback]).map(|route| route.queue.as_str());
        decision.queue = queues.max_by_key(|queue| escaped(queue)).unwrap_or_default();
        decision.answer_in = Some(Language::FR);
        let promised = (!agreed.slas.is_empty()).then(Timestamp::default);
        (decision.respond_by, decision.target_by) = (promised, promised);
        let summary = Text { en: self.summary(Language::EN), fr: self.summary(Language::FR) };
        Judgement { assessment, decision, summary }
    }

    /// The row that needs most, or the gate of the longest name.
    fn decided_by(&self) -> DecidedBy {
        let row = |needs: &[CriterionName]| {
            r#""row":20,"needs":[],"#.len() + needs.iter().map(|one| one.word().len() + 3).sum::<usize>()
        };
        let rows = self.agreed.statuses.iter().enumerate().map(|(place, one)| (row(&one.needs), DecidedBy::Row(place)));
        let gates = self.agreed.gates.iter().enumerate();
        let gates = gates.map(|(place, one)| (r#""gate":"","#.len() + one.id.len(), DecidedBy::Gate(place)));
        rows.chain(gates).max_by_key(|(long, _)| *long).map_or(DecidedBy::Row(0), |(_, by)| by)
    }

    /// Every rule that one lead can meet, counting as often as it can, and what takes away and gives back.
    fn contributions(&self) -> Vec<Contribution> {
        let mut all = Vec::new();
        for axis in Axis::ALL.iter().copied() {
            let (mut positive, mut negative) = (0, 0);
            for (place, rule) in self.agreed.rules.iter().enumerate().filter(|(_, rule)| rule.axis == axis) {
                let one = self.contribution(place, rule);
                *(if one.raw > 0 { &mut positive } else { &mut negative }) += one.raw;
                if self.is_said(rule) {
                    all.push(one);
                }
            }
            let cap = self.agreed.caps.of(axis);
            for (share, points) in [(Share::Cap, cap.min(positive) - positive), (Share::Floor, -negative)] {
                if points != 0 {
                    all.push(Contribution { share, axis, count: 0, raw: 0, decay: 0, points });
                }
            }
        }
        all
    }

    fn contribution(&self, place: usize, rule: &Rule) -> Contribution {
        let count = self.can_count(rule);
        let raw = i32::from(rule.points) * count;
        let fades = if rule.half_life_days > 0 { raw.abs() } else { 0 };
        // A digit more of what age took away may be a digit less of what is left.
        let split = (0..=fades).max_by_key(|faded| digits(-faded * raw.signum()) + digits((raw.abs() - faded) * raw.signum()));
        let decay = -split.unwrap_or_default() * raw.signum();
        Contribution { share: Share::Rule(place), axis: rule.axis, count, raw, decay, points: raw + decay }
    }

    /// Whether a rule is among those that the most talkative lead meets: an answer has one value, so of the rules on an answer only
    /// those of the value count that makes them longest.
    fn is_said(&self, rule: &Rule) -> bool {
        let Some((key, values)) = self.answer(rule) else { return true };
        let declared = self.agreed.answers.iter().find(|answer| answer.key == key).map_or(&[][..], |answer| &answer.values);
        let long = |value: &&String| {
            let of_value = |one: &&Rule| self.answer(one).is_some_and(|(other, values)| other == key && values.contains(value));
            self.agreed.rules.iter().filter(of_value).map(|one| self.long(one)).sum::<usize>()
        };
        declared.iter().max_by_key(long).is_none_or(|value| values.contains(value))
    }

    /// The characters of a rule's contribution. The keys, the comma behind it and all else are the same in each.
    fn long(&self, rule: &Rule) -> usize {
        let Contribution { count, raw, decay, points, .. } = self.contribution(0, rule);
        let numbers: usize = [count, raw, decay, points].into_iter().map(digits).sum();
        r#"{"rule":"","axis":"","count":,"raw":,"decay":,"points":},"#.len() + rule.id.len() + rule.axis.word().len() + numbers
    }

    /// The answer that a rule asks for, where it asks for nothing else.
    fn answer(&self, rule: &'a Rule) -> Option<(&'a str, &'a [String])> {
        let When::One(Test::Atom(place)) = &rule.when else { return None };
        match &self.agreed.atoms.get(usize::from(*place))?.atom {
            Atom::Answer { key, values } => Some((key, values)),
            _ => None,
        }
    }

    fn can_count(&self, rule: &Rule) -> i32 {
        let atoms = &self.agreed.atoms;
        let of_test = |test: &Test| match test {
            Test::Atom(place) if atoms.get(usize::from(*place)).is_some_and(|one| one.atom.counts_events()) => {
                i32::from(rule.most)
            }
            _ => 1,
        };
        let most = if matches!(rule.when, When::All(_)) { 1 } else { rule.when.tests().iter().map(of_test).sum() };
        most.min(i32::from(rule.most))
    }

    fn review(&self) -> Vec<ReviewReason> {
        let is_near = |test: &Test| matches!(test, Test::Axis(..));
        let near = self.agreed.criteria.iter().filter(|one| one.when.tests().iter().any(is_near));
        let all = std::iter::once(ReviewReason::HighScore).chain(near.map(|one| ReviewReason::Near(one.name)));
        all.filter(|_| self.agreed.review.is_some()).collect()
    }

    /// A line of the most characters, of which as many need an escape as its labels and its own words can hold.
    fn summary(&self, language: Language) -> String {
        let most = usize::from(FieldId::Summary.spec().max);
        let labels = self.agreed.rules.iter().map(|rule| &rule.label).chain(self.agreed.topics.iter().map(|topic| &topic.label));
        let more = |text: &str| escaped(text) - length(text);
        let mut labels: Vec<usize> = labels.map(|label| more(label.for_language(language))).collect();
        labels.sort_by_key(|more| std::cmp::Reverse(*more));
        let of_labels = labels.iter().take(SUMMARY_LABELS).sum::<usize>().div_ceil(more(ACCENT));
        let accents = (of_labels + if language == Language::FR { SUMMARY_ACCENTS } else { 0 }).min(most);
        ACCENT.repeat(accents) + &"a".repeat(most - accents)
    }

    /// The longest piece of content, with its key.
    fn content(&self) -> usize {
        let long = |id: &str, url: &str| r#","content":{"id":"","url":""}"#.len() + escaped(id) + escaped(url);
        let of_piece = |piece: &Content| long(&piece.id, &piece.url.en).max(long(&piece.id, &piece.url.fr));
        self.agreed.content.iter().map(of_piece).max().unwrap_or_default()
    }
}

/// The characters of a number.
fn digits(number: i32) -> usize {
    number.to_string().len()
}

/// The characters of a text as the context writes it, without its quotes.
fn escaped(text: &str) -> usize {
    let mut json = Json::default();
    json.text(text);
    json.finish().len() - 2
}
