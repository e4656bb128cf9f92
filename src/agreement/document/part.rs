//! A part of a document with its place: what is read from it, and the problems found on the way.
//!
//! Reading goes on after a mistake, so that one `check` names everything there is to mend. A reader takes all values of a part first
//! and gives up on the part only at the end: `Some(Rule { id: id?, points: points?, .. })`.

use std::{cell::RefCell, ops::RangeInclusive};

use super::json::Json;
use crate::{
    error::{Level, Problem, document as message},
    terms::Text,
    time::Date,
};

/// The most characters of a label or a name: what a row of a lead's page shows without breaking.
pub(crate) const MOST_LABEL: usize = 80;

/// Where problems are gathered while a document is read.
#[derive(Debug, Default)]
pub(crate) struct Found(RefCell<Vec<Problem>>);

impl Found {
    /// All problems in the order in which they were found.
    pub fn into_problems(self) -> Vec<Problem> {
        self.0.into_inner()
    }

    /// Whether anything was found that makes the document unusable.
    pub fn has_errors(&self) -> bool {
        self.0.borrow().iter().any(|problem| problem.level == Level::Error)
    }

    pub fn report(&self, place: &str, problem: Problem) {
        self.0.borrow_mut().push(problem.at(place));
    }
}

/// A value of the document.
#[derive(Clone, Debug)]
pub(crate) struct Part<'a> {
    pub json: &'a Json,
    pub place: String,
    pub found: &'a Found,
}

impl<'a> Part<'a> {
    /// The document as a whole.
    pub fn root(json: &'a Json, found: &'a Found) -> Part<'a> {
        Part { json, place: String::new(), found }
    }

    /// Gathers a problem of this part.
    pub fn note(&self, problem: Problem) {
        self.found.report(&self.place, problem);
    }

    /// Gathers a problem; `None`, so that a reader can end with it.
    pub fn refuse<T>(&self, problem: Problem) -> Option<T> {
        self.note(problem);
        None
    }

    /// The value under a key of this part.
    fn under(&self, key: &str, json: &'a Json) -> Part<'a> {
        Part { json, place: place_of(&self.place, key), found: self.found }
    }

    /// Every key with its value, once each; a key that stands twice is refused.
    pub fn pairs(&self, what: &str) -> Option<Vec<(&'a str, Part<'a>)>> {
        let Json::Object(pairs) = self.json else { return self.refuse(message::not_an_object(what, self.json.kind())) };
        let mut once: Vec<(&str, Part)> = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let part = self.under(key, value);
            if once.iter().any(|(known, _)| known == key) {
                part.note(message::key_twice());
            } else {
                once.push((key, part));
            }
        }
        Some(once)
    }

    /// An object that may hold these keys and no others.
    pub fn object(&self, what: &'static str, keys: &'static [&'static str]) -> Option<Object<'a>> {
        let mut pairs = self.pairs(what)?;
        pairs.retain(|(key, part)| {
            let known = keys.contains(key);
            if !known {
                part.note(message::unknown_key(what, keys));
            }
            known
        });
        Some(Object { part: self.clone(), pairs })
    }

    /// An object with exactly one key.
    pub fn single(&self, what: &'static str, keys: &'static [&'static str]) -> Option<(&'a str, Part<'a>)> {
        let pairs = self.pairs(what)?;
        match <[_; 1]>::try_from(pairs) {
            Ok([(key, part)]) if keys.is_empty() || keys.contains(&key) => Some((key, part)),
            Ok([(_, part)]) => part.refuse(message::unknown_key(what, keys)),
            Err(pairs) => self.refuse(message::not_one_key(what, pairs.len())),
        }
    }

    /// The elements of a list of so many.
    pub fn list(&self, length: RangeInclusive<usize>) -> Option<Vec<Part<'a>>> {
        let Json::List(list) = self.json else { return self.refuse(message::not_a("a list", self.json.kind())) };
        if !length.contains(&list.len()) {
            return self.refuse(message::wrong_length(list.len(), *length.start(), *length.end()));
        }
        let each = list.iter().enumerate();
        Some(each.map(|(at, json)| Part { json, place: format!("{}[{at}]", self.place), found: self.found }).collect())
    }

    /// A list whose elements are read one by one; `None` if any of them is refused.
    pub fn each<T>(&self, length: RangeInclusive<usize>, read: impl FnMut(&Part<'a>) -> Option<T>) -> Option<Vec<T>> {
        // Every element is read before the list is given up.
        let each: Vec<Option<T>> = self.list(length)?.iter().map(read).collect();
        each.into_iter().collect()
    }

    /// The same, of values that may stand once only.
    pub fn set<T: PartialEq>(&self, length: RangeInclusive<usize>, read: impl FnMut(&Part<'a>) -> Option<T>) -> Option<Vec<T>> {
        let all = self.each(length, read)?;
        let twice = (1..all.len()).find(|at| all[..*at].contains(&all[*at]));
        match twice {
            Some(at) => self.list(0..=all.len())?[at].refuse(message::value_twice()),
            None => Some(all),
        }
    }

    /// A text.
    pub fn text(&self) -> Option<&'a str> {
        match self.json {
            Json::Text(text) => Some(text),
            other => self.refuse(message::not_a("a text", other.kind())),
        }
    }

    /// `true` or `false`.
    pub fn flag(&self) -> Option<bool> {
        match self.json {
            Json::Flag(flag) => Some(*flag),
            other => self.refuse(message::not_a("true or false", other.kind())),
        }
    }

    /// A whole number within a range that the type holds.
    pub fn whole<N: TryFrom<i64>>(&self, range: RangeInclusive<i64>) -> Option<N> {
        let number = self.number()?;
        match range.contains(&number).then(|| N::try_from(number).ok()).flatten() {
            Some(whole) => Some(whole),
            None => self.refuse(message::out_of_range(number, *range.start(), *range.end())),
        }
    }

    /// A whole number.
    pub fn number(&self) -> Option<i64> {
        match self.json {
            Json::Number(number) => match number.as_i64() {
                Some(whole) => Some(whole),
                None => self.refuse(message::not_whole(&number.to_string())),
            },
            other => self.refuse(message::not_a("a whole number", other.kind())),
        }
    }

    /// A word of a closed list.
    pub fn word<W: Copy>(&self, all: &[W], word: impl Fn(W) -> &'static str) -> Option<W> {
        let text = self.text()?;
        let found = all.iter().copied().find(|one| word(*one) == text);
        found.or_else(|| self.refuse(message::unknown_word(text, all.iter().map(|one| word(*one)))))
    }

    /// A name that machines use: `[a-z0-9_-]`, 1 to 40 characters.
    pub fn id(&self) -> Option<String> {
        let text = self.text()?;
        if is_id(text) { Some(text.into()) } else { self.refuse(message::bad_id(text)) }
    }

    /// A text that people read, in one line of at most so many characters. What lies outside the basic plane is refused,
    /// since many receivers store or count it wrongly.
    pub fn line(&self, most: usize) -> Option<String> {
        let text = self.text()?;
        if text.trim().is_empty() {
            return self.refuse(message::empty());
        }
        if text.trim() != text {
            return self.refuse(message::padded());
        }
        if text.chars().count() > most {
            return self.refuse(message::too_long(text.chars().count(), most));
        }
        match text.chars().find(|c| c.is_control() || *c > '\u{ffff}') {
            Some(bad) => self.refuse(message::bad_character(bad)),
            None => Some(text.into()),
        }
    }

    /// A text in both languages.
    pub fn label(&self) -> Option<Text> {
        let label = self.object("a label", &["en", "fr"])?;
        let (en, fr) = (label.read("en", |en| en.line(MOST_LABEL)), label.read("fr", |fr| fr.line(MOST_LABEL)));
        Some(Text { en: en?, fr: fr? })
    }

    /// A date.
    pub fn date(&self) -> Option<Date> {
        let text = self.text()?;
        Date::parse(text).or_else(|| self.refuse(message::bad_date(text)))
    }
}

/// An object whose keys were checked.
#[derive(Clone, Debug)]
pub(crate) struct Object<'a> {
    pub part: Part<'a>,
    pairs: Vec<(&'a str, Part<'a>)>,
}

impl<'a> Object<'a> {
    /// The value under a key that may be left out.
    pub fn get(&self, key: &str) -> Option<Part<'a>> {
        self.pairs.iter().find(|(name, _)| *name == key).map(|(_, part)| part.clone())
    }

    /// What `read` makes of a key that must be there.
    pub fn read<T>(&self, key: &'static str, read: impl FnOnce(&Part<'a>) -> Option<T>) -> Option<T> {
        match self.get(key) {
            Some(part) => read(&part),
            None => {
                self.part.found.report(&place_of(&self.part.place, key), message::missing(key));
                None
            }
        }
    }

    /// What `read` makes of a key that may be left out, else the default. `None` only where it was refused.
    pub fn read_or<T>(&self, key: &str, default: T, read: impl FnOnce(&Part<'a>) -> Option<T>) -> Option<T> {
        match self.get(key) {
            Some(part) => read(&part),
            None => Some(default),
        }
    }

    /// Looks at a text that is for the people who sign, and goes no further: where a number comes from.
    pub fn aside(&self, key: &str) -> Option<()> {
        self.read_or(key, (), |part| part.line(200).map(drop))
    }

    /// The rows of a list that may be left out.
    pub fn rows<T>(&self, key: &str, most: usize, read: impl FnMut(&Part<'a>) -> Option<T>) -> Option<Vec<T>> {
        self.read_or(key, Vec::new(), |part| part.each(0..=most, read))
    }
}

impl Json {
    /// What it is, for messages.
    fn kind(&self) -> String {
        match self {
            Json::Null => "null".into(),
            Json::Flag(flag) => flag.to_string(),
            Json::Number(number) => format!("the number {number}"),
            Json::Text(text) => format!("the text {}", message::shown(text)),
            Json::List(_) => "a list".into(),
            Json::Object(_) => "an object".into(),
        }
    }
}

/// Whether the text is a name that machines use: `[a-z0-9_-]`, 1 to 40 characters.
pub(crate) fn is_id(text: &str) -> bool {
    (1..=40).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}

/// The place of a key: `label.en`, or `answers["a b"]` where the key is no plain name.
pub(crate) fn place_of(place: &str, key: &str) -> String {
    let plain = !key.is_empty() && key.len() <= 40 && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_+".contains(&b));
    match (place.is_empty(), plain) {
        (true, true) => key.into(),
        (false, true) => format!("{place}.{key}"),
        (_, false) => format!("{place}[{}]", message::shown(key)),
    }
}
