//! The one filter for text that comes from an address.
//!
//! What a visitor's address says ends up in a CRM, a spreadsheet and on a screen, and it may hold what nobody meant to
//! collect. So a value is kept whole or not at all; the receiver encodes it again all the same.

use alloc::string::String;

use crate::text::{length, pieces};

/// The most characters of a campaign value.
const VALUE: usize = 128;
/// The most characters of a path.
const PATH: usize = 255;
/// This many digits, whatever stands between them, may be a telephone or card number.
const NUMBER: usize = 7;
/// A run of letters and digits of this length that mixes both is a token. Words of a readable address are shorter.
const TOKEN: usize = 20;

/// A campaign value that may be kept: trimmed, 1 to 128 characters of letters, digits, spaces and `. _ ~ : + | - /`.
/// `None` for anything that looks like an address, a number to reach or pay somebody, a token or a formula.
pub fn value(text: &str) -> Option<&str> {
    let text = text.trim_ascii();
    let first = text.chars().next()?;
    let kept = !matches!(first, '+' | '-')
        && length(text) <= VALUE
        && text.chars().all(|c| {
            c.is_ascii_alphanumeric() || is_letter(c) || matches!(c, ' ' | '.' | '_' | '~' | ':' | '+' | '|' | '-' | '/')
        })
        && !is_number(text)
        && !has_token(text);
    kept.then_some(text)
}

/// Letters of the scripts that are written from left to right and stay in their place: no controls, marks that combine,
/// full-width twins, private characters, emoji.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}' | '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
        && !matches!(c, '×' | '÷')
}

/// Whether the text holds so many digits, with nothing but punctuation between them, that it may reach somebody.
fn is_number(text: &str) -> bool {
    let mut run = 0;
    text.bytes().any(|b| {
        match b {
            b'0'..=b'9' => run += 1,
            b' ' | b'-' | b'.' | b'/' | b'+' => {}
            _ => run = 0,
        }
        run >= NUMBER
    })
}

fn has_token(text: &str) -> bool {
    pieces(text, " .:+|/-_~").any(|run| {
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        run.len() >= TOKEN && digits > 0 && digits < run.len()
    })
}

/// The path as it is remembered: no slash at the end, and `:id` for a part that may name a person or a record: with an
/// `@`, of digits only (five or more), or with a token (16 or more hexadecimal digits and dashes, or a run of 20 or more
/// that mixes letters and digits). What is left of more than 255 characters ends in `/:long`.
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
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn is_id(part: &str) -> bool {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    let hex = part.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    part.bytes().any(|b| b == b'@')
        || (digits == part.len() && digits >= 5)
        || (hex && digits > 0 && part.len() >= 16)
        || has_token(part)
}

/// A host name in lower case; nothing for what is none.
pub fn host(text: &str) -> String {
    let fits = !text.is_empty()
        && text.len() <= 253
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'_'));
    if fits { text.to_ascii_lowercase() } else { String::new() }
}
