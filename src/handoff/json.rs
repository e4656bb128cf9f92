//! The context JSON, written straight from the facts.
//!
//! Everything but ASCII is escaped, so that bytes equal characters and no charset on the way can damage it. A general
//! serializer would weigh three times as much in the page; a native test reads what this writes with `serde_json`.

use alloc::string::String;

use crate::{
    fields::FieldId,
    terms::{Text, Word},
    text::word,
    time::{Timestamp, digits},
};

/// A JSON text in the making.
#[derive(Default)]
pub(crate) struct Json {
    text: String,
}

impl Json {
    /// The finished text.
    pub fn finish(self) -> String {
        self.text
    }

    /// Begins an item: a comma where one stands before it.
    fn next(&mut self) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.text.push(',');
        }
    }

    /// A key of the table, followed by its value.
    pub fn field(&mut self, id: FieldId) -> &mut Json {
        self.key(id.name())
    }

    /// A key inside a field's value, followed by its value.
    pub fn key(&mut self, key: &str) -> &mut Json {
        self.text(key);
        self.text.push(':');
        self
    }

    /// Begins an object: keys and values follow.
    pub fn begin_object(&mut self) {
        self.next();
        self.text.push('{');
    }

    /// Keys with their values that were written before, as they are.
    pub fn pairs(&mut self, pairs: &str) {
        self.next();
        self.text.push_str(pairs);
    }

    /// Ends an object.
    pub fn end_object(&mut self) {
        self.text.push('}');
    }

    /// Begins a list: values follow.
    pub fn begin_list(&mut self) {
        self.next();
        self.text.push('[');
    }

    /// Ends a list.
    pub fn end_list(&mut self) {
        self.text.push(']');
    }

    /// A list of texts.
    pub fn texts(&mut self, all: &mut dyn Iterator<Item = &str>) {
        self.begin_list();
        for one in all {
            self.text(one);
        }
        self.end_list();
    }

    /// The keys of both languages, each with its text.
    pub fn bilingual(&mut self, text: &Text) {
        self.key("en").text(&text.en);
        self.key("fr").text(&text.fr);
    }

    /// A list of instants.
    pub fn instants(&mut self, all: &[Timestamp]) {
        self.begin_list();
        for one in all {
            self.instant(*one);
        }
        self.end_list();
    }

    /// A number.
    pub fn number(&mut self, number: i64) {
        self.next();
        digits(&mut self.text, number, 1);
    }

    /// `true`.
    pub fn yes(&mut self) {
        self.next();
        self.text.push_str("true");
    }

    /// An instant.
    pub fn instant(&mut self, at: Timestamp) {
        self.text(&at.text());
    }

    /// A word.
    pub fn word(&mut self, one: impl Word) {
        let (words, place) = one.place();
        self.text_of(words, place);
    }

    fn text_of(&mut self, words: &'static str, place: usize) {
        self.text(word(words, place));
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.next();
        self.text.push('"');
        let is_plain = |byte: &u8| matches!(byte, b' '..=b'!' | b'#'..=b'[' | b']'..=b'~');
        let mut rest = text;
        loop {
            // Nearly all of a text stands for itself, and is copied as a whole.
            let plain = rest.bytes().take_while(is_plain).count();
            let (before, behind) = rest.split_at_checked(plain).unwrap_or_default();
            self.text.push_str(before);
            let mut behind = behind.chars();
            let next = behind.next();
            rest = behind.as_str();
            match next {
                None => break,
                Some(c @ ('"' | '\\')) => {
                    self.text.push('\\');
                    self.text.push(c);
                }
                Some(c) => {
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        self.text.push_str("\\u");
                        for shift in [12, 8, 4, 0] {
                            let digit = (*unit >> shift) & 15;
                            self.text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
                        }
                    }
                }
            }
        }
        self.text.push('"');
    }
}
