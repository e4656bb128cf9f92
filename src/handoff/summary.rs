//! One line for the person who calls: who it is, what they did, and why now.

use alloc::{string::String, vec::Vec};

use super::{deadline, decision::Decision};
use crate::{
    agreement::{
        criterion::CriterionName,
        when::{Axis, Test},
    },
    lead::{assessment::Assessment, judged::Judged, score::Share},
    order,
    terms::{Language, Reason, Status, Text},
    text::{length, word as word_of},
    time::digits,
};

/// The most characters: a text field in most CRMs.
const MOST: usize = 255;

/// How many reasons of intent and of fit are told, one less with each step: the least of them goes first.
const TOLD: [(usize, usize); 6] = [(3, 2), (2, 2), (2, 1), (1, 1), (1, 0), (0, 0)];

/// The line in both languages. It is made from nothing that verification cannot compute again, and it has one order:
///
/// 1. the status, what disqualified, the score;
/// 2. who it is: the strongest reasons of fit;
/// 3. what they did: the strongest reasons of intent but the first, each with how often it counted;
/// 4. why now: that the timing is right where the criterion is met, the strongest reason of intent with the age of its
///    youngest event, and until when to answer; where there is none of these, that there is no deadline.
///
/// Reasons are left out whole until the line fits. What counts against a lead is no reason to call.
pub fn of(assessment: &Assessment<'_>, decision: &Decision<'_>) -> Text {
    Text { en: line(assessment, decision, Language::EN), fr: line(assessment, decision, Language::FR) }
}

fn line(assessment: &Assessment<'_>, decision: &Decision<'_>, language: Language) -> String {
    let mut line = String::new();
    for told in TOLD {
        line = Line { text: String::new(), language, assessment }.write(decision, told);
        if length(&line) <= MOST {
            break;
        }
    }
    line
}

/// A line in the making.
struct Line<'a> {
    text: String,
    language: Language,
    assessment: &'a Assessment<'a>,
}

impl Line<'_> {
    fn write(mut self, decision: &Decision<'_>, told: (usize, usize)) -> String {
        let Decision { standing, .. } = decision;
        let score = &self.assessment.score;
        let total = score.total();
        self.say(standing.status as usize);
        // To say that one is a customer stands among the gates, but it is not what disqualified.
        let is_out = standing.status == Status::Disqualified;
        if let Some(gate) = standing.gates.iter().find(|gate| (**gate != Reason::ExistingCustomer) == is_out) {
            self.say(word::COLON);
            self.say(word::REASONS + *gate as usize);
        }
        self.text.push_str(", ");
        self.number(total);
        self.say(if total < 2 { word::POINT_OF } else { word::POINTS_OF });
        self.number(score.possible);
        self.say(word::POSSIBLE);
        let (did, who) = (self.strongest(Axis::Intent, told.0), self.strongest(Axis::Fit, told.1));
        for place in who.iter().chain(did.iter().skip(1)) {
            self.say_reason(*place, false);
        }
        let before = self.text.len();
        if self.assessment.criterion(CriterionName::Timing) == Judged::Met {
            self.say(word::TIMING);
        }
        if let Some(place) = did.first() {
            self.say_reason(*place, true);
        }
        let other = if self.language == Language::FR { Language::EN } else { Language::FR };
        let answer = self.word(if decision.answer_in == Some(other) { word::ANSWER_IN_OTHER } else { word::ANSWER });
        deadline::tell(&mut self.text, answer, decision, self.language);
        if self.text.len() == before {
            self.say(word::NO_DEADLINE);
        }
        self.text
    }

    /// Places of the positive contributions of an axis, most points first; of equal ones the first in order.
    fn strongest(&self, axis: Axis, most: usize) -> Vec<usize> {
        let contributions = &self.assessment.score.contributions;
        order::best(contributions.len(), most, &|place| {
            let one = contributions.get(place)?;
            let is_reason = one.axis == axis && one.points > 0 && matches!(one.share, Share::Rule(_));
            is_reason.then_some((i64::from(one.points), 0))
        })
    }

    /// Appends a reason and how often it counted; where asked, also the age of its youngest event, unless that says nothing.
    fn say_reason(&mut self, place: usize, is_aged: bool) {
        let Assessment { agreed, score, .. } = self.assessment;
        let Some(one) = score.contributions.get(place) else { return };
        let Share::Rule(place) = one.share else { return };
        let Some(rule) = agreed.rules.get(place) else { return };
        self.text.push(' ');
        self.text.push_str(rule.label.for_language(self.language));
        if one.count > 1 {
            self.text.push_str(" (");
            self.number(one.count);
            // A rule stops counting at its most: there may have been more.
            self.say(if one.count < i32::from(rule.most) { word::TIMES } else { word::TIMES_OR_MORE });
        }
        let atom = |test: &Test| if let Test::Atom(place) = test { agreed.atoms.get(usize::from(*place)) } else { None };
        let is_ageless = |test: &Test| atom(test).is_none_or(|one| one.atom.is_ageless());
        if is_aged
            && !rule.when.tests().iter().any(is_ageless)
            && let Some(age) = self.assessment.counted(place).first()
        {
            self.text.push_str(", ");
            if *age == 0 {
                self.say(word::LAST_DAY);
            } else {
                self.say(word::AGO);
                self.number(*age as i32);
                self.say(if *age == 1 { word::DAY_AGO } else { word::DAYS_AGO });
            }
        }
        self.text.push('.');
    }

    fn number(&mut self, number: i32) {
        digits(&mut self.text, i64::from(number), 1);
    }

    fn word(&self, place: usize) -> &'static str {
        word_of(if self.language == Language::FR { FRENCH } else { ENGLISH }, place)
    }

    fn say(&mut self, place: usize) {
        self.text.push_str(self.word(place));
    }
}

/// Places of the words: first the statuses, then the reasons of gates, each in the order of its list.
mod word {
    pub const REASONS: usize = super::Status::ALL.len();
    pub const COLON: usize = REASONS + super::Reason::ALL.len();
    /// Behind a score of 0 or 1, which is no plural in French.
    pub const POINT_OF: usize = COLON + 1;
    pub const POINTS_OF: usize = COLON + 2;
    pub const POSSIBLE: usize = COLON + 3;
    pub const TIMES: usize = COLON + 4;
    pub const TIMES_OR_MORE: usize = COLON + 5;
    pub const TIMING: usize = COLON + 6;
    pub const LAST_DAY: usize = COLON + 7;
    pub const AGO: usize = COLON + 8;
    pub const DAY_AGO: usize = COLON + 9;
    pub const DAYS_AGO: usize = COLON + 10;
    pub const ANSWER: usize = COLON + 11;
    /// Where the language to answer in is not that of the line.
    pub const ANSWER_IN_OTHER: usize = COLON + 12;
    pub const NO_DEADLINE: usize = COLON + 13;
}

const ENGLISH: &str = "Ready for sales|To be qualified|To be nurtured|Disqualified|Existing account\
    |student or job seeker|competitor|outside the territory|spam|says they are a customer|no fit\
    |: | of | of | possible points.| times)|+ times)| The timing is right.|in the last 24 hours|| day ago| days ago\
    | Answer by | Answer in French by | No deadline.";

const FRENCH: &str = "À remettre aux ventes|À qualifier|À entretenir|À écarter|Compte existant\
    |aux études ou en recherche d’emploi|concurrence|hors territoire|pourriel|dit déjà faire affaire avec nous|hors cible\
    |\u{a0}: | point sur | points sur | possibles.| fois)| fois ou plus)| Le moment s’y prête.|dans les 24 dernières heures\
    |il y a | jour| jours| Répondre d’ici | Répondre en anglais d’ici | Sans échéance.";
