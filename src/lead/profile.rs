//! What is known about the visitor beside the journal, and how answers are read.

use alloc::{string::String, vec::Vec};

use crate::{
    agreement::{
        agreed::Agreed,
        glob::any_matches,
        site::{Answers, FormRules, Site, Synonyms},
    },
    intent::{
        event::Page,
        journal::Journal,
        signal::{Kind, bare},
    },
    terms::{BLANK, Language, LanguageBasis, OTHER, Province, ProvinceBasis, Provinces},
    text::{List, PART, pieces},
};

/// Facts that are not events: said by the page, by the pages before it, or declared in the form that is being sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The language to answer in: declared, else the page's, else that of most remembered pages, else the browser's first.
    pub language: Option<Language>,
    /// What the language rests on.
    pub language_basis: LanguageBasis,
    /// The province: declared, else what the site says, else the one of the time zone.
    pub province: Option<Province>,
    /// What the province rests on.
    pub province_basis: ProvinceBasis,
    /// The provinces that it may be, where there is more than one.
    pub candidates: Provinces,
}

/// Each declared answer that a form holds: its key, and the normalised value, `blank` or `other`.
pub type Answered = Vec<(String, String)>;

impl Profile {
    /// Nothing is known.
    pub const UNKNOWN: Profile = Profile {
        language: None,
        language_basis: LanguageBasis::None,
        province: None,
        province_basis: ProvinceBasis::None,
        candidates: Provinces::NONE,
    };

    /// What the page says: its language, else the browser's; the province of its attribute, else of its path, else of the time
    /// zone, which is told only where the site wants that guess.
    pub fn of_page(page: &Page<'_>, site: &Site) -> Profile {
        let mut profile = Profile::UNKNOWN;
        profile.speaks(Language::of_tag(page.lang), LanguageBasis::Page);
        profile.speaks(page.languages.iter().find_map(Language::of_tag), LanguageBasis::Browser);
        let path = bare(page.path);
        let by_path = || site.provinces.iter().find(|(_, pages)| any_matches(pages, path)).map(|(province, _)| *province);
        profile.lives(Provinces::of(&site.zones, page.zone), ProvinceBasis::Inferred);
        if let Some(province) = Province::parse(page.province).or_else(by_path) {
            profile.lives(province.into(), ProvinceBasis::Site);
        }
        profile
    }

    /// Takes in the languages of the remembered pages: the one most were in, where the page itself says none; and whether the
    /// visitor came to this page from one in another language, which tells the page's from one that nobody chose.
    pub fn read(&mut self, journal: &Journal) {
        let mut most = 0;
        for item in journal.items.iter().filter(|item| item.kind == Kind::Language) {
            let language = Language::of_tag(&item.key);
            if self.language_basis >= LanguageBasis::Pages && item.count > most {
                (self.language, self.language_basis, most) = (language, LanguageBasis::Pages, item.count);
            } else if self.language_basis == LanguageBasis::Page
                && language != self.language
                && Some(&item.last()) >= journal.visits.last()
            {
                self.language_basis = LanguageBasis::Switch;
            }
        }
    }

    fn speaks(&mut self, language: Option<Language>, basis: LanguageBasis) {
        if language.is_some() && basis < self.language_basis {
            (self.language, self.language_basis) = (language, basis);
        }
    }

    /// Notes where the visitor may be: the one place, or the few, unless it is already known which of them.
    fn lives(&mut self, provinces: Provinces, basis: ProvinceBasis) {
        let mut each = provinces.iter();
        match (each.next(), each.next()) {
            (Some(one), None) => (self.province, self.province_basis) = (Some(one), basis),
            (Some(_), Some(_)) if !provinces.iter().any(|one| Some(one) == self.province) => {
                (self.province, self.province_basis, self.candidates) = (None, ProvinceBasis::Candidates, provinces);
            }
            _ => {}
        }
    }

    /// Takes in what the declared controls of a form say: control and value, once for each value. A control that is not in the
    /// list was not there; of several values the first one that is declared counts.
    #[inline(never)]
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
                    let value = value.trim_ascii();
                    if !value.is_empty() {
                        values.push(value);
                    }
                }
            }
            match &declared.answers {
                Answers::Key(key, synonyms) if is_there => {
                    let all = agreed.answers.iter().find(|one| one.key == *key).map_or(&[][..], |one| &one.values);
                    let mut value = if values.is_empty() { BLANK } else { OTHER };
                    for said in values {
                        let named = all.iter().find(|value| is_same(value, said)).or_else(|| meant(synonyms, said));
                        if let Some(known) = named.or_else(|| within(all, said)) {
                            value = known;
                            break;
                        }
                    }
                    // Two controls may answer the same: the first that gives a declared value counts.
                    match answers.iter_mut().find(|(one, _)| one == key) {
                        Some((_, said)) if matches!(said.as_str(), BLANK | OTHER) => *said = value.into(),
                        Some(_) => {}
                        None => answers.push((key.clone(), value.into())),
                    }
                }
                Answers::Key(..) => {}
                // The first that says a language counts.
                Answers::Language(synonyms) => {
                    for said in values {
                        let code = meant(synonyms, said).map_or(said, String::as_str);
                        self.speaks(Language::of_tag(code), LanguageBasis::Declared);
                    }
                }
                // Of two controls that say where the visitor is, the first one counts.
                _ if self.province_basis == ProvinceBasis::Declared => {}
                Answers::Province(synonyms) => {
                    for said in values {
                        let coded = Province::ALL.iter().copied().find(|one| is_same(one.word(), said));
                        if let Some(one) = coded.or_else(|| meant(synonyms, said).and_then(|code| Province::parse(code))) {
                            self.lives(one.into(), ProvinceBasis::Declared);
                            break;
                        }
                    }
                }
                Answers::PostalCode(letters) => {
                    for said in values {
                        // No more of it is looked at than tells it from another country's code.
                        if matches!(said.as_bytes(), [_, b'0'..=b'9', b'A'..=b'Z' | b'a'..=b'z', ..]) {
                            self.lives(Provinces::of(letters, said.get(..1).unwrap_or_default()), ProvinceBasis::Declared);
                        }
                    }
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
#[inline(never)]
fn meant<'a>(synonyms: &'a Synonyms, said: &str) -> Option<&'a String> {
    synonyms.iter().find(|(_, names)| names.iter().any(|name| is_same(name, said))).map(|(meant, _)| meant)
}

/// The value whose range holds the number or range that was said: `75` and `60 - 100` lie in `51-200`, `2,500` in `1001+`.
fn within<'a>(all: &'a [String], said: &str) -> Option<&'a String> {
    let (least, most) = range(said)?;
    all.iter().find(|value| range(value).is_some_and(|(from, to)| from <= least && most <= to))
}

/// A number, two with a dash between them, or one with a plus behind it; with thousands set off by spaces or commas, and with
/// signs of currencies. Nothing for any other text: a word may turn a number into its opposite.
fn range(text: &str) -> Option<(u64, u64)> {
    let (mut least, mut number, mut digits, mut grouped) = (None, 0u64, 0, false);
    for c in text.chars().chain(['\0']) {
        match c {
            '0'..='9' if digits < 15 && number < u64::MAX => {
                number = number * 10 + u64::from(c as u8 & 15);
                digits += 1;
            }
            ' ' | '\u{a0}' | '\u{202f}' | '$' | '€' | '£' => {}
            _ if digits == 0 && number < u64::MAX || (grouped && digits != 3) => return None,
            ',' => (grouped, digits) = (true, 0),
            '-' | '–' if least.is_none() => (least, number, digits, grouped) = (Some(number), 0, 0, false),
            '+' if least.is_none() => (least, number, digits) = (Some(number), u64::MAX, 0),
            '\0' => return Some((least.unwrap_or(number), number)),
            _ => return None,
        }
    }
    None
}
