//! Many leads scored one after the other: what `cargo xtask bench score` measures.
//!
//! The same loop runs natively and, through exports that no shipped engine has, in wasm, so that the two figures are of
//! one thing. A lead is told as one text: now in milliseconds, record, language, province, and the answers as a list of key
//! and value, set off as everywhere between loader and engine.

use alloc::{string::String, vec::Vec};
use core::{hint::black_box, mem};

#[cfg(all(feature = "page", target_arch = "wasm32"))]
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    agreement::{agreed::Agreed, layout::Published, when::Axis},
    intent::{
        consent::{Gates, Processing, Storage},
        journal::Journal,
        record::Stored,
    },
    lead::{
        evidence::Evidence,
        profile::{Answered, Profile},
        score::{Score, Share},
    },
    terms::{Language, Province},
    text::{List, PART, number, pieces},
    time::{Timestamp, digits},
};

/// Both gates open, as with a visitor who allowed everything.
const OPEN: Gates = Gates { storage: Storage::Persistent, processing: Processing::Profile };

/// A definition and the leads that are held against it.
#[cfg_attr(all(feature = "page", target_arch = "wasm32"), wasm_bindgen)]
pub struct Bench {
    agreed: Agreed,
    leads: Vec<Lead>,
}

struct Lead {
    now: Timestamp,
    record: String,
    profile: Profile,
    answers: Answered,
    evidence: Evidence,
}

#[cfg_attr(all(feature = "page", target_arch = "wasm32"), wasm_bindgen)]
impl Bench {
    /// A bench for this published copy; none for a copy that does not read.
    pub fn of(copy: &[u8]) -> Option<Bench> {
        let Published { agreed, .. } = Published::decode(copy)?;
        Some(Bench { agreed, leads: Vec::new() })
    }

    /// Takes in a lead and prepares its evidence; whether its text and its record read.
    pub fn add(&mut self, text: &str) -> bool {
        let Some(mut lead) = Lead::read(text) else { return false };
        let Some(evidence) = lead.evidence(&self.agreed) else { return false };
        lead.answers = evidence.answers.clone();
        // A copy lies closer together than what was put together piece by piece.
        lead.evidence = evidence.clone();
        self.leads.push(lead);
        true
    }

    /// Scores every lead from its prepared evidence; the sum of the scores.
    pub fn prepared(&self) -> i32 {
        self.leads.iter().map(|lead| black_box(Score::of(&self.agreed, black_box(&lead.evidence))).total()).sum()
    }

    /// Scores every lead from its stored record: the record is decoded and becomes evidence, which is scored; the sum of the
    /// scores.
    pub fn journals(&mut self) -> i32 {
        let agreed = &self.agreed;
        let mut sum = 0;
        for lead in &mut self.leads {
            let Some(evidence) = black_box(&mut *lead).evidence(agreed) else { continue };
            sum += black_box(Score::of(agreed, &evidence)).total();
            // A form's answers are read once; the next round finds them here again.
            lead.answers = evidence.answers;
        }
        sum
    }

    /// The score at this place and every contribution to it: `85;pricing 2 10 -1 9;cap 0 0 0 -3`.
    pub fn told(&self, place: usize) -> String {
        let mut text = String::new();
        let Some(lead) = self.leads.get(place) else { return text };
        let score = Score::of(&self.agreed, &lead.evidence);
        digits(&mut text, i64::from(score.total()), 1);
        for one in &score.contributions {
            text.push(';');
            text.push_str(match one.share {
                Share::Rule(place) => self.agreed.rules.get(place).map_or("", |rule| &rule.id),
                Share::Cap => "cap",
                Share::Floor => "floor",
            });
            text.push_str(if one.axis == Axis::Fit { " fit" } else { " intent" });
            for number in [one.count, one.raw, one.decay, one.points] {
                text.push(' ');
                digits(&mut text, i64::from(number), 1);
            }
        }
        text
    }
}

impl Bench {
    /// The agreement and the evidence of the lead at this place.
    pub fn evidence(&self, place: usize) -> Option<(&Agreed, &Evidence)> {
        self.leads.get(place).map(|lead| (&self.agreed, &lead.evidence))
    }
}

impl Lead {
    fn read(text: &str) -> Option<Lead> {
        let mut fields = pieces(text, "\u{1f}");
        let now = Timestamp::from_millis(number(fields.next()?)?);
        let record = fields.next()?.into();
        let (language, province) = (Language::of_tag(fields.next()?), Province::parse(fields.next()?));
        let mut answers = Answered::new();
        for item in List(fields.next()?).iter() {
            let mut parts = pieces(item, PART);
            answers.push((parts.next()?.into(), parts.next()?.into()));
        }
        let profile = Profile { language, province, ..Profile::UNKNOWN };
        Some(Lead { now, record, profile, answers, evidence: Evidence::default() })
    }

    fn evidence(&mut self, agreed: &Agreed) -> Option<Evidence> {
        let Stored::Read(journal) = Journal::decode(Some(&self.record)) else { return None };
        Some(Evidence::of(agreed, &journal, &self.profile, mem::take(&mut self.answers), OPEN, self.now))
    }
}
