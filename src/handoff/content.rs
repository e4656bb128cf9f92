//! What to send next.

use alloc::vec::Vec;

use super::decision::Decision;
use crate::{
    agreement::{
        agreed::Agreed,
        content::{Content, Stage},
    },
    intent::{
        journal::{Item, Journal},
        signal::Kind,
        visit,
    },
    order,
    terms::{Language, Status},
};

/// Places of the topics by their remembered views, most first; of equal ones the first in the document. Without a view no
/// topic.
pub fn topics(agreed: &Agreed, journal: &Journal) -> Vec<usize> {
    order::best(agreed.topics.len(), usize::MAX, &|place| {
        let topic = agreed.topics.get(place)?;
        let mut views = 0;
        for item in &journal.items {
            if visit::is_of(item, Kind::Page, &topic.pages) {
                views += item.times.len() as i64;
            }
        }
        (views > 0).then_some((views, 0))
    })
}

/// The first piece of the lead's stage for its strongest topic that was not downloaded yet, in whichever language; else one of
/// that stage without a topic; else none. Pieces without an address in the language to answer in are passed over. Somebody
/// who is disqualified is sent nothing.
pub fn of<'a>(
    agreed: &'a Agreed,
    journal: &Journal,
    strongest: Option<usize>,
    decision: &Decision<'_>,
) -> Option<(&'a str, &'a str)> {
    let stage = match decision.standing.status {
        Status::SalesReady => Stage::Late,
        Status::NeedsQualification => Stage::Middle,
        Status::Disqualified => return None,
        _ => Stage::Early,
    };
    let url = |piece: &'a Content| piece.url.for_language(decision.answer_in.unwrap_or(Language::EN));
    let is_of_piece = |item: &Item, piece: &Content| item.key == piece.url.en || item.key == piece.url.fr;
    let is_had = |piece: &Content| journal.items.iter().any(|item| item.kind == Kind::Download && is_of_piece(item, piece));
    let find = |topic: Option<usize>| {
        let is_of = |piece: &&Content| piece.stage == stage && piece.topic.map(usize::from) == topic;
        agreed.content.iter().filter(|piece| !url(piece).is_empty() && !is_had(piece)).find(is_of)
    };
    let piece = strongest.and_then(|topic| find(Some(topic))).or_else(|| find(None))?;
    Some((&piece.id, url(piece)))
}
