//! What each team put its name to, as it stands in the document.

use super::{
    canonical,
    part::{MOST_LABEL, Part},
};
use crate::error::document as message;

crate::terms::vocabulary! {
    /// Who signs a lead definition.
    Team {
        /// Writes the rules.
        Marketing = "marketing",
        /// Lives with them.
        Sales = "sales",
    }
}

/// A team's name under a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Which team.
    pub team: Team,
    /// Who signed.
    pub name: String,
    /// When, as days after 1970-01-01.
    pub on: i32,
    /// The hash of what was signed. Where it is not the definition's own, something was changed since, and the signature is void.
    pub sha256: String,
}

/// Reads `signed`: an object with none, one or both of the teams.
pub(crate) fn signatures(part: &Part) -> Option<Vec<Signature>> {
    let signed = part.object("the signatures", &["marketing", "sales"])?;
    let each = Team::ALL.iter().filter_map(|team| Some((*team, signed.get(team.word())?)));
    let read: Vec<Option<Signature>> = each.map(|(team, part)| signature(team, &part)).collect();
    read.into_iter().collect()
}

fn signature(team: Team, part: &Part) -> Option<Signature> {
    let signature = part.object("a signature", &["name", "on", "sha256"])?;
    let name = signature.read("name", |part| part.line(MOST_LABEL));
    let on = signature.read("on", |part| part.date());
    let sha256 = signature.read("sha256", hash);
    Some(Signature { team, name: name?, on: on?.days(), sha256: sha256? })
}

fn hash(part: &Part) -> Option<String> {
    let text = part.text()?;
    if canonical::is_sha256(text) { Some(text.into()) } else { part.refuse(message::bad_hash(text)) }
}
