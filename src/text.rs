//! Texts taken apart and measured, and lists inside one text.
//!
//! The library's searchers know every pattern in both directions and weigh two kilobytes in the page. All that is looked
//! for here is ASCII, from the front.

/// Sets off the items of a list.
pub const ITEM: &str = "\u{1d}";
/// Sets off the parts of an item.
pub const PART: &str = "\u{1c}";

/// The pieces of a text between marks.
#[derive(Clone)]
pub struct Pieces<'a> {
    rest: Option<&'a str>,
    marks: &'static str,
}

/// Splits a text at every one of these ASCII characters. As with the library's `split`, an empty text is one empty piece.
pub fn pieces<'a>(text: &'a str, marks: &'static str) -> Pieces<'a> {
    Pieces { rest: Some(text), marks }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        // The library's `contains` for bytes goes through memory by words, and weighs more than all of this.
        #[allow(clippy::manual_contains)]
        let at = match *self.marks.as_bytes() {
            // The record is looked through for its end at every signal: a plain loop takes a quarter of the time.
            [mark] => rest.bytes().position(|byte| byte == mark),
            ref marks => rest.bytes().position(|byte| marks.iter().any(|mark| *mark == byte)),
        };
        let Some((piece, behind)) = at.and_then(|at| rest.split_at_checked(at)) else { return self.rest.take() };
        self.rest = behind.get(1..);
        Some(piece)
    }
}

/// The word at this place of a list whose words are set off by `|`: a page carries one text for them, and no table of pointers.
#[inline(never)]
pub fn word(words: &'static str, place: usize) -> &'static str {
    pieces(words, "|").nth(place).unwrap_or_default()
}

/// How many characters a text has: every byte but those that go on with one.
pub fn length(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

/// A whole number, the sign before it; nothing for a text that is none or goes beyond 18 digits.
pub fn number(text: &str) -> Option<i64> {
    let digits = text.strip_prefix("-").unwrap_or(text);
    let is_number = (1..=18).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.bytes().fold(0, |number, byte| number * 10 + i64::from(byte & 15));
    is_number.then_some(if digits.len() < text.len() { -number } else { number })
}

/// A list as the loader hands it over: one text whose items are set off by [`ITEM`]. An empty text is an empty list: no list
/// has an empty item that means anything, but that of one empty answer, which carries its control's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List<'a>(pub &'a str);

impl<'a> List<'a> {
    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The items in their order.
    pub fn iter(self) -> Pieces<'a> {
        Pieces { rest: (!self.0.is_empty()).then_some(self.0), marks: ITEM }
    }

    /// Whether this is one of the items.
    pub fn holds(self, text: &str) -> bool {
        self.iter().any(|item| item == text)
    }
}
