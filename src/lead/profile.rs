//! What is known about the visitor beside the journal, and how answers are read.

use alloc::{string::String, vec::Vec};

use crate::{
    agreement::{
        agreed::Agreed,
        site::{Answers, FormRules},
    },
    intent::event::Page,
    terms::{BLANK, Language, OTHER, Province, ProvinceBasis},
    text::{List, PART, pieces},
};

/// Facts that are not events: said by the page, or declared in the form that is being sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The language to answer in: declared, else the page's, else the browser's first.
    pub language: Option<Language>,
    /// The province: declared, else what the site says.
    pub province: Option<Province>,
    /// What the province rests on.
    pub province_basis: ProvinceBasis,
}

/// Each declared answer that a form holds: its key, and the normalised value, `blank` or `other`.
pub type Answered = Vec<(String, String)>;

impl Profile {
    /// Nothing is known.
    pub const UNKNOWN: Profile = Profile { language: None, province: None, province_basis: ProvinceBasis::None };

    /// What the page says.
    pub fn of_page(page: &Page<'_>) -> Profile {
        let browser = || page.languages.iter().find_map(Language::of_tag);
        let province = Province::parse(page.province);
        Profile {
            language: Language::of_tag(page.lang).or_else(browser),
            province,
            province_basis: if province.is_some() { ProvinceBasis::Site } else { ProvinceBasis::None },
        }
    }

    /// Takes in what the declared controls of a form say: control and value, once for each value. A control that is not in the
    /// list was not there; of several values the first one that is declared counts.
    pub fn hear(&mut self, form: &FormRules, said: List<'_>, agreed: &Agreed) -> Answered {
        let mut answers = Answered::new();
        for declared in &form.answers {
            let mut is_there = false;
            let mut values = Vec::new();
            for item in said.iter() {
                let mut parts = pieces(item, PART);
                if parts.next() == Some(&declared.control)
                    && let Some(value) = parts.next()
                {
                    is_there = true;
                    values.push(value.trim_ascii());
                }
            }
            values.retain(|value| !value.is_empty());
            let mut values = values.into_iter();
            match &declared.answers {
                Answers::Key(key, synonyms) if is_there => {
                    let unknown = if values.len() > 0 { OTHER } else { BLANK };
                    let all = agreed.answers.iter().find(|one| one.key == *key).map_or(&[][..], |one| &one.values);
                    let known = |said| all.iter().find(|value| is_same(value, said)).or_else(|| meant(synonyms, said));
                    let value = values.find_map(known).map_or(unknown, |value| value);
                    // Two controls may answer the same: the first that gives a declared value counts.
                    match answers.iter_mut().find(|(one, _)| one == key) {
                        Some((_, said)) if matches!(said.as_str(), BLANK | OTHER) => *said = value.into(),
                        Some(_) => {}
                        None => answers.push((key.clone(), value.into())),
                    }
                }
                Answers::Key(..) => {}
                Answers::Province(synonyms) => {
                    let coded = |said| Province::ALL.iter().find(|one| is_same(one.word(), said));
                    if let Some(province) = values.find_map(|said| coded(said).or_else(|| meant(synonyms, said))) {
                        self.province = Some(*province);
                        self.province_basis = ProvinceBasis::Declared;
                    }
                }
                Answers::Language(synonyms) => {
                    let named = |said| meant(synonyms, said).copied().or_else(|| Language::of_tag(said));
                    self.language = values.find_map(named).or(self.language);
                }
            }
        }
        answers
    }
}

/// Texts are compared whole, trimmed, without regard to ASCII case.
fn is_same(name: &str, said: &str) -> bool {
    name.trim_ascii().eq_ignore_ascii_case(said)
}

/// What the site also calls by this name.
fn meant<'a, T>(synonyms: &'a [(T, Vec<String>)], said: &str) -> Option<&'a T> {
    synonyms.iter().find(|(_, names)| names.iter().any(|name| is_same(name, said))).map(|(meant, _)| meant)
}
