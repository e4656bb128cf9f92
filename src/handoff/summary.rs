//! One line for the person who calls.

use alloc::string::String;

use super::decision::Decision;
use crate::{
    lead::{assessment::Assessment, score::Share},
    order,
    terms::{Language, Reason, Status, Text},
    text::length,
    time::digits,
};

/// The most characters: a text field in most CRMs.
const MOST: usize = 255;
/// How many reasons are told.
const REASONS: usize = 3;

/// The line in both languages: how the lead stands, what they did, until when to answer. It is made from nothing that
/// verification cannot compute again. Reasons are left out whole until the line fits.
pub fn of(assessment: &Assessment<'_>, decision: &Decision<'_>) -> Text {
    Text { en: line(assessment, decision, Language::EN), fr: line(assessment, decision, Language::FR) }
}

fn line(assessment: &Assessment<'_>, decision: &Decision<'_>, language: Language) -> String {
    let contributions = &assessment.score.contributions;
    // The positive contributions of rules, most points first; of equal ones the first in order.
    let reasons = order::best(contributions.len(), REASONS, &|place| {
        let one = contributions.get(place).filter(|one| one.points > 0 && matches!(one.share, Share::Rule(_)))?;
        Some((i64::from(one.points), 0))
    });
    let mut most = reasons.len();
    loop {
        let line = write(assessment, decision, reasons.get(..most).unwrap_or_default(), language);
        if most == 0 || length(&line) <= MOST {
            return line;
        }
        most -= 1;
    }
}

fn write(assessment: &Assessment<'_>, decision: &Decision<'_>, reasons: &[usize], language: Language) -> String {
    let words = if language == Language::FR { &FRENCH } else { &ENGLISH };
    let status = decision.standing.status;
    let mut line = String::from(word(&words.statuses, status as usize));
    line.push_str(", ");
    digits(&mut line, i64::from(assessment.score.total()), 1);
    line.push_str(words.of);
    digits(&mut line, i64::from(assessment.score.possible), 1);
    line.push_str(words.possible);
    let mut separator = words.colon;
    // The claim to be a customer stands among the gates, but it is not what disqualified.
    let mut closed = decision.standing.gates.iter().filter(|gate| **gate != Reason::ExistingCustomer);
    if let Some(gate) = closed.next().filter(|_| status == Status::Disqualified) {
        line.push_str(separator);
        line.push_str(word(&words.reasons, *gate as usize));
        separator = ", ";
    }
    for one in reasons.iter().filter_map(|place| assessment.score.contributions.get(*place)) {
        let Share::Rule(place) = one.share else { continue };
        let Some(rule) = assessment.agreed.rules.get(place) else { continue };
        line.push_str(separator);
        line.push_str(rule.label.for_language(language));
        if one.count > 1 {
            line.push_str(" (");
            digits(&mut line, i64::from(one.count), 1);
            line.push(')');
        }
        separator = ", ";
    }
    line.push('.');
    if decision.respond_by.is_some() {
        line.push_str(words.answer_by);
        decision.write_respond_by(&mut line);
        line.push('.');
    }
    line
}

/// What a line is made of in one language.
struct Words {
    of: &'static str,
    possible: &'static str,
    colon: &'static str,
    answer_by: &'static str,
    /// In the order of [`Status::ALL`].
    statuses: [&'static str; Status::ALL.len()],
    /// In the order of [`Reason::ALL`].
    reasons: [&'static str; Reason::ALL.len()],
}

static ENGLISH: Words = Words {
    of: " of ",
    possible: " possible points",
    colon: ": ",
    answer_by: " Answer by ",
    statuses: ["Ready for sales", "To be qualified", "To be nurtured", "Disqualified", "Existing account"],
    reasons: ["student or job seeker", "competitor", "outside the territory", "spam", "says to be a customer", "no fit"],
};

static FRENCH: Words = Words {
    of: " points sur ",
    possible: " possibles",
    colon: "\u{a0}: ",
    answer_by: " Répondre avant le ",
    statuses: ["Prêt pour les ventes", "À qualifier", "À entretenir", "Écarté", "Client existant"],
    reasons: ["aux études ou en recherche d’emploi", "concurrent", "hors territoire", "pourriel", "se dit client", "hors cible"],
};

fn word(words: &[&'static str], place: usize) -> &'static str {
    words.get(place).copied().unwrap_or_default()
}
