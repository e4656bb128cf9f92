//! Criteria, the statuses that they decide, service levels and review as they are written.

use super::{
    declared::Declared,
    part::Part,
    route::MOST_QUEUE,
    when::{Stands, When, status},
};
use crate::{
    agreement::{
        content::Review,
        criterion::{CriterionName, StatusRow},
        sla::{Escalation, Sla},
    },
    error::document as message,
    terms::{Priority, Status},
};

/// The most minutes of a service level: a year of open hours around the clock. More is a slip of the finger.
const MOST_MINUTES: i64 = 525_600;

/// Reads `criteria`: each of the five may be left out; they stand in the order of their list, whatever the document's.
pub(crate) fn criteria(part: &Part, declared: &Declared) -> Option<Vec<(CriterionName, When)>> {
    let criteria = part.object("the criteria", &["fit", "problem", "intent", "timing", "process"])?;
    let each = CriterionName::ALL.iter().filter_map(|name| Some((*name, criteria.get(name.word())?)));
    let read: Vec<Option<_>> = each.map(|(name, part)| Some((name, When::read(&part, declared, Stands::Criterion)?))).collect();
    read.into_iter().collect()
}

/// Reads `status`. `standing` are the criteria that the definition has.
pub(crate) fn rows(part: &Part, standing: &[CriterionName]) -> Option<Vec<StatusRow>> {
    let parts = part.list(1..=20)?;
    let rows = part.each(1..=20, |part| row(part, standing))?;
    for (part, row) in parts.iter().zip(&rows).take(rows.len() - 1) {
        if row.needs.is_empty() {
            part.note(message::rows_behind());
        }
    }
    match (parts.last(), rows.last()) {
        (Some(part), Some(last)) if !last.needs.is_empty() => part.refuse(message::last_row_needs()),
        _ => Some(rows),
    }
}

fn row(part: &Part, standing: &[CriterionName]) -> Option<StatusRow> {
    let row = part.object("a status row", &["is", "needs"])?;
    let is = row.read("is", |part| status(part, false));
    let needs = row.read("needs", |part| {
        part.set(0..=CriterionName::ALL.len(), |part| {
            let name = part.word(CriterionName::ALL, CriterionName::word)?;
            if standing.contains(&name) { Some(name) } else { part.refuse(message::no_such_criterion(name.word())) }
        })
    });
    Some(StatusRow { is: is?, needs: needs? })
}

/// Reads `sla`: one row per status, each with its escalation where it has one.
pub(crate) fn slas(part: &Part) -> Option<Vec<(Sla, Option<Escalation>)>> {
    let rows = part.each(0..=Status::ALL.len(), sla)?;
    for (index, (row, _)) in rows.iter().enumerate() {
        if rows[..index].iter().any(|(other, _)| other.status == row.status) {
            return part.list(0..=rows.len())?[index].refuse(message::status_twice(row.status.word()));
        }
    }
    Some(rows)
}

fn sla(part: &Part) -> Option<(Sla, Option<Escalation>)> {
    const KEYS: &[&str] = &["status", "priority", "target_business_minutes", "limit_business_minutes", "escalate", "source"];
    let row = part.object("a service level", KEYS)?;
    let status = row.read("status", |part| status(part, true));
    let priority = row.read("priority", |part| part.word(Priority::ALL, Priority::word));
    let limit: Option<u32> = row.read("limit_business_minutes", |part| part.whole(1..=MOST_MINUTES));
    let target = row.read("target_business_minutes", |part| part.whole(1..=limit.map_or(MOST_MINUTES, i64::from)));
    let escalate = row.read_or("escalate", None, |part| escalate(part, target.unwrap_or(1)).map(Some));
    let source = row.aside("source");
    source?;
    let (status, escalate) = (status?, escalate?);
    let sla = Sla { status, priority: priority?, target_business_minutes: target?, limit_business_minutes: limit? };
    let escalation = |(after_business_minutes, to)| Escalation { status, after_business_minutes, to };
    Some((sla, escalate.map(escalation)))
}

/// Reads `escalate`: nobody is late before the target.
fn escalate(part: &Part, target: u32) -> Option<(u32, String)> {
    let escalate = part.object("an escalation", &["after_business_minutes", "to"])?;
    let after = escalate.read("after_business_minutes", |part| {
        let after: u32 = part.whole(1..=MOST_MINUTES)?;
        if after < target { part.refuse(message::escalates_early(after, target)) } else { Some(after) }
    });
    let to = escalate.read("to", |part| part.line(MOST_QUEUE));
    Some((after?, to?))
}

/// Reads `review`.
pub(crate) fn review(part: &Part) -> Option<Review> {
    let review = part.object("the review", &["score_at_least", "within"])?;
    let score_at_least = review.read("score_at_least", |part| part.whole(1..=100));
    let within = review.read("within", |part| part.whole(0..=100));
    Some(Review { score_at_least: score_at_least?, within: within? })
}
