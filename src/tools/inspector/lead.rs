//! The lead as a receiver would get it now: every share of the score, and how each decision came about.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use super::{
    memory::Memory,
    phrase::{Condition, condition},
};
use crate::{
    agreement::rule::Rule,
    handoff::{bundle::share_name, content, deadline, decision::Decision, routing, sla, status::DecidedBy, summary},
    lead::{assessment::Assessment, criteria::Decided, score::Share},
    terms::{Language, Province, ProvinceBasis, Text},
    time::Timestamp,
};

/// What a lead would say, were a form sent now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lead {
    /// 0 to 100.
    pub score: i32,
    /// What could be reached with what is known.
    pub score_possible: i32,
    /// The two axes.
    pub axes: Vec<AxisSum>,
    /// How many atoms are known, and how many there are.
    pub coverage: (u32, u32),
    /// The shares of the score, in their order.
    pub contributions: Vec<Bar>,
    /// Positive rules that counted nothing and are nearest.
    pub near_misses: Vec<Near>,
    /// The criteria, with the evidence of each.
    pub criteria: Vec<Criterion>,
    /// The handoff status.
    pub status: &'static str,
    /// What decided it.
    pub decided_by: By,
    /// Reasons of the gates that closed; the receiver may have more gates.
    pub gates: Vec<&'static str>,
    /// Why a person should look.
    pub review: Vec<&'static str>,
    /// How urgent it is.
    pub priority: &'static str,
    /// Minutes of open time: hoped for and promised.
    pub sla_minutes: Option<(u32, u32)>,
    /// The instant that is hoped for.
    #[serde(serialize_with = "instant")]
    pub target_by: Option<Timestamp>,
    /// The instant that is promised.
    #[serde(serialize_with = "instant")]
    pub respond_by: Option<Timestamp>,
    /// The same by the clocks of the people who answer.
    pub respond_by_local: Text,
    /// The queue.
    pub queue: String,
    /// The route that chose it, by its place as people count, and why; none is the fallback.
    pub route: Option<(u32, Option<Condition>)>,
    /// The calendar of the queue.
    pub calendar: String,
    /// The language to answer in.
    pub answer_in: Option<String>,
    /// The visitor's language, and what it rests on.
    pub language: (Option<String>, &'static str),
    /// The visitor's province, what it rests on, and which it may be.
    pub province: (Option<&'static str>, &'static str, Vec<&'static str>),
    /// What to send next: a name and an address.
    pub content: Option<(String, String)>,
    /// The line for the person who calls.
    pub summary: Text,
}

/// The sum of an axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AxisSum {
    /// `intent` or `fit`.
    pub axis: &'static str,
    /// Its points.
    pub points: i32,
    /// The most that it can give.
    pub cap: i32,
}

/// One share of the score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// The rule, or `cap`, `floor`.
    pub rule: String,
    /// What sales reads; nothing for cap and floor.
    pub label: Text,
    /// `intent` or `fit`.
    pub axis: &'static str,
    /// How many events it counted.
    pub count: i32,
    /// Points times count.
    pub raw: i32,
    /// What age took away.
    pub decay: i32,
    /// What is added.
    pub points: i32,
    /// The rule's own numbers; nothing for cap and floor.
    pub by: Option<Terms>,
}

/// What a rule gives, and what it counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Terms {
    /// What one event is worth today.
    pub each: i16,
    /// How many events count.
    pub most: u8,
    /// Days after which an event is worth half; 0 for never.
    pub half_life_days: u16,
    /// Events of this age and older are left out; 0 for no window.
    pub within_days: u16,
    /// The ages in days of what it counted, youngest first.
    pub ages: Vec<u32>,
    /// What it asks.
    pub when: Condition,
}

/// A rule that counted nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Near {
    /// The rule.
    pub rule: String,
    /// What sales would read.
    pub label: Text,
    /// What one event would be worth.
    pub points: i16,
    /// What it asks.
    pub when: Condition,
}

/// A criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Criterion {
    /// Its name.
    pub name: &'static str,
    /// `met`, `not_met`, `unknown`.
    pub judged: &'static str,
    /// What it asks.
    pub when: Condition,
}

/// What decided a status: a row with its needs, or a gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct By {
    /// The row as people count.
    pub row: Option<u32>,
    /// What the row needs.
    pub needs: Vec<&'static str>,
    /// The gate.
    pub gate: Option<String>,
}

fn instant<S: serde::Serializer>(at: &Option<Timestamp>, to: S) -> Result<S::Ok, S::Error> {
    at.map(Timestamp::text).serialize(to)
}

impl Lead {
    /// Computes it with the code that computes the lead.
    #[inline(never)]
    pub fn of(memory: &Memory<'_>) -> Lead {
        let agreed = &memory.published.agreed;
        let evidence = memory.evidence();
        let assessment = Assessment::of(agreed, &evidence);
        let decision = memory.decision(&assessment);
        let standing = &decision.standing;
        let decided = Decided { status: Some(standing.status), priority: Some(decision.priority) };
        let route = routing::of(&assessment, decided);
        let place = route.and_then(|route| agreed.routes.iter().position(|one| core::ptr::eq(one, route)));
        let why = route.and_then(|route| route.when.as_ref()).map(|when| condition(&assessment, when, decided));
        let undecided = Decided::default();
        let near = |place: &usize| {
            let rule = agreed.rules.get(*place)?;
            let when = condition(&assessment, &rule.when, undecided);
            Some(Near { rule: rule.id.clone(), label: rule.label.clone(), points: rule.points, when })
        };
        let criterion = |one: &crate::agreement::criterion::Criterion| Criterion {
            name: one.name.word(),
            judged: assessment.criterion(one.name).word(),
            when: condition(&assessment, &one.when, undecided),
        };
        let (axes, caps) = (assessment.score.axes, agreed.caps);
        let profile = &memory.profile;
        let candidates =
            if profile.province_basis == ProvinceBasis::Candidates { profile.candidates } else { Default::default() };
        let content = content::of(agreed, &memory.journal, content::topics(agreed, &memory.journal).first().copied(), &decision);
        Lead {
            score: assessment.score.total(),
            score_possible: assessment.score.possible,
            axes: alloc::vec![
                AxisSum { axis: "intent", points: axes.intent, cap: caps.intent },
                AxisSum { axis: "fit", points: axes.fit, cap: caps.fit },
            ],
            coverage: (assessment.coverage.0 as u32, assessment.coverage.1 as u32),
            contributions: bars(&assessment),
            near_misses: assessment.near_misses.iter().filter_map(near).collect(),
            criteria: agreed.criteria.iter().map(criterion).collect(),
            status: standing.status.word(),
            decided_by: by(&assessment, standing.by),
            gates: standing.gates.iter().map(|reason| reason.word()).collect(),
            review: decision.review.iter().map(|reason| reason.word()).collect(),
            priority: decision.priority.word(),
            sla_minutes: sla::of(agreed, standing.status).map(|sla| (sla.target_business_minutes, sla.limit_business_minutes)),
            target_by: decision.target_by,
            respond_by: decision.respond_by,
            respond_by_local: Text { en: local(&decision, Language::EN), fr: local(&decision, Language::FR) },
            queue: decision.queue.into(),
            route: place.map(|place| (place as u32 + 1, why)),
            calendar: decision.calendar.map(|(calendar, _)| calendar.id.clone()).unwrap_or_default(),
            answer_in: decision.answer_in.map(|language| language.code()),
            language: (profile.language.map(|one| one.code()), profile.language_basis.word()),
            province: (
                profile.province.map(Province::word),
                profile.province_basis.word(),
                candidates.iter().map(Province::word).collect(),
            ),
            content: content.map(|(id, url)| (id.into(), url.into())),
            summary: summary::of(&assessment, &decision),
        }
    }
}

fn local(decision: &Decision<'_>, language: Language) -> String {
    let mut line = String::new();
    deadline::tell(&mut line, "", decision, language);
    line
}

fn bars(assessment: &Assessment<'_>) -> Vec<Bar> {
    let agreed = assessment.agreed;
    let bars = assessment.score.contributions.iter().map(|one| {
        let rule = if let Share::Rule(place) = one.share { agreed.rules.get(place).map(|rule| (place, rule)) } else { None };
        let terms = |(place, rule): (usize, &Rule)| Terms {
            each: rule.points,
            most: rule.most,
            half_life_days: rule.half_life_days,
            within_days: rule.within_days,
            ages: assessment.counted(place),
            when: condition(assessment, &rule.when, Decided::default()),
        };
        Bar {
            rule: share_name(agreed, one.share).into(),
            label: rule.map(|(_, rule)| rule.label.clone()).unwrap_or_default(),
            axis: one.axis.word(),
            count: one.count,
            raw: one.raw,
            decay: one.decay,
            points: one.points,
            by: rule.map(terms),
        }
    });
    bars.collect()
}

fn by(assessment: &Assessment<'_>, by: DecidedBy) -> By {
    let agreed = assessment.agreed;
    let mut told = By { row: None, needs: Vec::new(), gate: None };
    match by {
        DecidedBy::Row(place) => {
            told.row = Some(place as u32 + 1);
            let needs = agreed.statuses.get(place).map_or(&[][..], |row| &row.needs);
            told.needs = needs.iter().map(|name| name.word()).collect();
        }
        DecidedBy::Gate(place) => told.gate = agreed.gates.get(place).map(|gate| gate.id.clone()),
        DecidedBy::Receiver => {}
    }
    told
}
