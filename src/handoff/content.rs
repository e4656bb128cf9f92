//! What to send next.

use alloc::vec::Vec;

use crate::{
    agreement::{
        agreed::Agreed,
        content::{Content, Stage},
    },
    intent::{journal::Journal, signal::Kind, visit},
    order,
    terms::Status,
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

/// The first piece of the lead's stage for its strongest topic that was not downloaded yet; else one of that stage
/// without a topic; else none. Somebody who is disqualified is sent nothing.
pub fn of<'a>(agreed: &'a Agreed, journal: &Journal, strongest: Option<usize>, status: Status) -> Option<&'a Content> {
    let stage = match status {
        Status::SalesReady => Stage::Late,
        Status::NeedsQualification => Stage::Middle,
        Status::Disqualified => return None,
        _ => Stage::Early,
    };
    let is_new = |piece: &&Content| !journal.items.iter().any(|item| item.kind == Kind::Download && item.key == piece.url);
    let find = |topic: Option<usize>| {
        let is_of = |piece: &&Content| piece.stage == stage && piece.topic.map(usize::from) == topic;
        agreed.content.iter().filter(is_new).find(is_of)
    };
    strongest.and_then(|topic| find(Some(topic))).or_else(|| find(None))
}
