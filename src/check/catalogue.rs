//! Pieces of the catalogue that are sent to nobody.

use super::possible::Whole;
use crate::{
    agreement::content::Stage,
    error::{Problem, check as message},
    terms::Status,
};

pub(super) fn of(whole: &Whole, found: &mut Vec<Problem>) {
    let content = &whole.definition.content;
    for (at, piece) in content.iter().enumerate() {
        let status = match piece.stage {
            Stage::Late => Status::SalesReady,
            Stage::Middle => Status::NeedsQualification,
            Stage::Early => Status::Nurture,
        };
        if !whole.statuses.contains(&status) {
            found.push(message::stage_of_nobody(piece.stage.word(), status.word()).at(&format!("content[{at}].stage")));
            continue;
        }
        // Only what was downloaded makes room for the next piece, and a piece stands in the way only of languages that it has.
        let first = content[..at].iter().position(|other| {
            let is_over = |(mine, theirs): (&String, &String)| mine.is_empty() || !theirs.is_empty();
            let in_the_way = is_over((&piece.url.en, &other.url.en)) && is_over((&piece.url.fr, &other.url.fr));
            let stays = !is_file(&other.url.en) && !is_file(&other.url.fr) || other.url == piece.url;
            other.stage == piece.stage && other.topic == piece.topic && in_the_way && stays
        });
        if let Some(first) = first {
            found.push(message::piece_behind(first).at(&format!("content[{at}]")));
        }
    }
}

/// Whether a click on it can be a download that is remembered under this address: a file of the site itself.
fn is_file(url: &str) -> bool {
    let name = url.rsplit('/').next().unwrap_or_default();
    url.starts_with('/') && name.rsplit_once('.').is_some_and(|(_, ending)| !ending.is_empty())
}
