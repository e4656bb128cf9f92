//! Languages, and the texts that the bundle speaks.

use alloc::string::String;
use serde::{Deserialize, Serialize};

use crate::{layout::layout, text::pieces};

/// ISO 639-1, two letters each, as the Library of Congress lists them.
const CODES: &[u8] = b"aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu \
    fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky \
    la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd \
    se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The same as one bit for each second letter, by first letter: a page carries a hundred bytes of it, and no search.
static LISTED: [u32; 26] = listed();

const fn listed() -> [u32; 26] {
    let mut listed = [0; 26];
    let mut rest = CODES;
    while let [first, second, behind @ ..] = rest {
        listed[(*first - b'a') as usize] |= 1 << (*second - b'a');
        rest = if let [_, behind @ ..] = behind { behind } else { behind };
    }
    listed
}

/// A language by its two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language([u8; 2]);

impl Language {
    /// English.
    pub const EN: Language = Language(*b"en");
    /// French.
    pub const FR: Language = Language(*b"fr");

    /// The language of a tag as browsers and pages write it: `fr`, `fr-CA`, `FR_ca`. `C`, and whatever does not begin with
    /// two letters that ISO 639-1 lists, is no language.
    pub fn of_tag(tag: &str) -> Option<Language> {
        let code = pieces(tag.trim_ascii(), "-_").next()?.to_ascii_lowercase();
        let [first, second] = *code.as_bytes() else { return None };
        let seconds = LISTED.get(usize::from(first.wrapping_sub(b'a')))?;
        (second >= b'a' && seconds.checked_shr(u32::from(second - b'a')).unwrap_or(0) & 1 == 1)
            .then_some(Language([first, second]))
    }

    /// The two letters.
    pub fn code(self) -> String {
        let mut code = String::new();
        for letter in self.0 {
            code.push(char::from(letter));
        }
        code
    }

    /// The codes that documents may use.
    #[cfg(feature = "std")]
    pub fn codes() -> impl Iterator<Item = &'static str> {
        core::str::from_utf8(CODES).unwrap_or_default().split_ascii_whitespace()
    }
}

super::vocabulary! {
    /// What the language to answer in rests on; the first that says something counts.
    LanguageBasis {
        /// The visitor said so in the form.
        Declared = "declared",
        /// The page with the form is in this language, and in this visit the visitor also read a page in another.
        Switch = "switch",
        /// The page with the form is in this language.
        Page = "page",
        /// Most of the remembered pages were in this language.
        Pages = "pages",
        /// The browser asks for this language first.
        Browser = "browser",
        /// Nothing is known.
        None = "none",
    }
}

/// One text in the two languages that a Canadian site answers in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Canadian English.
    pub en: String,
    /// Canadian French.
    pub fr: String,
}

impl Text {
    /// The text to show somebody who is answered in `language`: French for French, else English.
    pub fn for_language(&self, language: Language) -> &str {
        if language == Language::FR { &self.fr } else { &self.en }
    }
}

layout!(Language { 0 });

layout!(Text { en, fr });
