//! The one filter for text that comes from an address.
//!
//! What a visitor's address says ends up in a CRM, a spreadsheet and on a screen, and it may hold what nobody meant to
//! collect. So what does not look like a campaign is not kept; the receiver encodes what is kept again all the same. The
//! loader brings each text into NFC, since the tables for that would weigh more than the whole engine.

use alloc::string::String;

use crate::text::{length, pieces};

/// The most characters of a campaign value.
const VALUE: usize = 128;
/// The most characters of a path.
const PATH: usize = 255;
/// This many digits, whatever stands between them but letters, may be a telephone or card number.
const NUMBER: u32 = 7;
/// A run of letters and digits of this length that mixes both is a token. Words of a readable address are shorter, or hold
/// no more than one number of at most four digits: a year.
const TOKEN: usize = 20;
/// A run of hexadecimal digits and dashes of this length is a token.
const HEX: usize = 16;

/// A campaign value as it may be kept: without the characters that nobody sees, trimmed, its first 128 characters.
///
/// Letters, digits, spaces and `. _ ~ : + | - /` may stand in it, and an apostrophe between two letters. `None` for what
/// holds anything else (so no `=` and `@`, no full-width twins, no mark that combines), begins with `+` or `-` like a
/// formula, or looks like a number to reach or pay somebody or like a token. All of it is judged before it is cut.
pub fn value(text: &str) -> Option<String> {
    let mut value = String::new();
    let (mut long, mut end) = (0, 0);
    let (mut after_letter, mut after_quote) = (false, false);
    for c in text.trim_ascii().chars() {
        if is_unseen(c) {
            continue;
        }
        let letter = is_letter(c);
        let is_quote = matches!(c, '\'' | '’');
        let fits = letter || matches!(c, '0'..=':' | ' ' | '.' | '_' | '~' | '+' | '|' | '-' | '/') || (is_quote && after_letter);
        if !fits || (after_quote && !letter) {
            return None;
        }
        (after_letter, after_quote) = (letter, is_quote);
        value.push(c);
        long += 1;
        if long <= VALUE {
            end = value.len();
        }
    }
    let is_formula = matches!(value.trim_ascii_start().as_bytes(), [] | [b'+' | b'-', ..]);
    if is_formula || after_quote || is_number(&value) || has_token(&value) {
        return None;
    }
    value.truncate(end);
    Some(value)
}

/// Letters of the scripts that are written from left to right and stay in their place: no controls, marks that combine,
/// full-width twins, private characters, emoji.
fn is_letter(c: char) -> bool {
    let is_european = matches!(c, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}')
        && !matches!(c, '×' | '÷' | '\u{37E}');
    is_european
        || matches!(c, '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Whether the text holds so many digits, with no letter between them, that they may reach or pay somebody. Eight of them
/// that are year, month and day are none of that.
fn is_number(text: &str) -> bool {
    let (mut run, mut number) = (0, 0u32);
    for (place, byte) in text.bytes().enumerate() {
        if byte.is_ascii_digit() {
            run += 1;
            number = number.wrapping_mul(10).wrapping_add(u32::from(byte & 15));
            let goes_on = text.as_bytes().get(place + 1).is_some_and(u8::is_ascii_digit);
            if run >= NUMBER && !goes_on {
                let is_date = matches!(number / 10_000, 1990..2100) && number / 100 % 100 <= 12 && number % 100 <= 31;
                if run > 8 || !is_date {
                    return true;
                }
                (run, number) = (0, 0);
            }
        } else if byte.is_ascii_alphabetic() || byte > 127 {
            (run, number) = (0, 0);
        }
    }
    false
}

/// Whether a part of the text is a token. Words are joined by dashes, but so are the parts of a UUID.
fn has_token(text: &str) -> bool {
    pieces(text, " .:+|/_~").any(|part| {
        let hex = part.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        (hex && part.len() >= HEX && part.bytes().any(|byte| byte.is_ascii_digit())) || pieces(part, "-").any(is_token)
    })
}

fn is_token(run: &str) -> bool {
    let (mut digits, mut groups, mut capitals, mut was_digit) = (0, 0, 0, false);
    for byte in run.bytes() {
        let is_digit = byte.is_ascii_digit();
        digits += usize::from(is_digit);
        groups += usize::from(is_digit && !was_digit);
        capitals += usize::from(byte.is_ascii_uppercase());
        was_digit = is_digit;
    }
    let is_readable = digits <= 4 && groups < 2 && capitals * 4 <= run.len();
    run.len() >= TOKEN && digits > 0 && digits < run.len() && !is_readable
}

/// The path as it is remembered: no slash at the end, and `:id` for a part that may name a person or a record: with an
/// `@`, of digits only (five or more), or with a token (16 or more hexadecimal digits and dashes, or a run of 20 or more
/// that mixes letters and digits and is no word with a year). What is left of more than 255 characters ends in `/:long`.
pub fn path(text: &str) -> String {
    let mut path = String::new();
    let mut long = 0;
    for part in pieces(text, "/").filter(|part| !part.is_empty()) {
        let part = if is_id(part) { ":id" } else { part };
        long += length(part) + 1;
        if long > PATH {
            // A path that is cut is not its parent: no glob that names one matches the mark.
            path.push_str("/:long");
            break;
        }
        path.push('/');
        path.extend(part.chars().map(|c| if c.is_ascii_control() || is_unseen(c) { '_' } else { c }));
    }
    if path.is_empty() {
        path.push('/');
    }
    path
}

/// Characters that nobody sees, or that turn the text around them.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

fn is_id(part: &str) -> bool {
    let is_number = part.len() >= 5 && part.bytes().all(|byte| byte.is_ascii_digit());
    is_number || part.bytes().any(|byte| byte == b'@') || has_token(part)
}

/// A host name in lower case; nothing for what is none.
pub fn host(text: &str) -> String {
    let fits = !text.is_empty()
        && text.len() <= 253
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'_'));
    if fits { text.to_ascii_lowercase() } else { String::new() }
}
