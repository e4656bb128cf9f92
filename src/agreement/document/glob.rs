//! Globs as they are written, and what they are compiled to.

use unicode_normalization::UnicodeNormalization;

use super::part::Part;
use crate::{
    agreement::glob::{ANY, DEEP, Glob},
    error::document as message,
};

/// The most characters of a glob as it is written.
const MOST_CHARACTERS: usize = 200;
/// The most globs in one list.
const MOST_GLOBS: usize = 100;

/// A list of globs over paths.
pub(crate) fn paths(list: &Part) -> Option<Vec<Glob>> {
    list.each(1..=MOST_GLOBS, path)
}

/// A glob over whole canonical paths: begins with `/` and ends without one (but `/` itself). Refusals and stars are read
/// as written, then the rest is percent-decoded and brought to NFC, as the page's own path is.
pub(crate) fn path(part: &Part) -> Option<Glob> {
    let text = written(part)?;
    if !text.starts_with('/') {
        return part.refuse(message::glob_without_slash());
    }
    if text.len() > 1 && text.ends_with('/') {
        return part.refuse(message::glob_with_trailing_slash(text));
    }
    let glob: String = wildcards(text).split_inclusive([ANY, DEEP]).map(decoded).collect::<String>().nfc().collect();
    if glob.chars().any(|c| c.is_control() && c != ANY && c != DEEP) || stars(&glob) != stars(&wildcards(text)) {
        return part.refuse(message::glob_with_control_character());
    }
    if text.contains("//") {
        part.note(message::glob_with_empty_part());
    }
    Some(Glob(glob))
}

/// A glob over the keys of videos and sounds. A key is a name and no path: no slash is asked for and nothing is decoded.
pub(crate) fn key(part: &Part) -> Option<Glob> {
    let text = written(part)?;
    if text.is_empty() || text.chars().any(char::is_control) {
        return part.refuse(message::empty());
    }
    Some(Glob(wildcards(text)))
}

/// The glob as written, without what our globs have no use for: a document that means something by it would be misread.
fn written<'a>(part: &Part<'a>) -> Option<&'a str> {
    let text = part.text()?;
    if text.chars().count() > MOST_CHARACTERS {
        return part.refuse(message::too_long(text.chars().count(), MOST_CHARACTERS));
    }
    match text.chars().find(|c| matches!(c, '?' | '[' | '{' | '\\')) {
        Some(sign) => part.refuse(message::glob_sign(sign)),
        None => Some(text),
    }
}

impl Glob {
    /// The glob with its wildcards as documents write them.
    pub(crate) fn written(&self) -> String {
        self.0.replace(DEEP, "**").replace(ANY, "*")
    }

    /// Whether it has no wildcard and so names one path.
    pub(crate) fn is_literal(&self) -> bool {
        !self.0.contains([ANY, DEEP])
    }
}

/// The text with its wildcards as the characters that the matcher knows.
fn wildcards(text: &str) -> String {
    text.replace("**", &DEEP.to_string()).replace('*', &ANY.to_string())
}

fn stars(glob: &str) -> usize {
    glob.matches([ANY, DEEP]).count()
}

/// Percent-decodes each run of escapes; a run that is no UTF-8 stays as it is written. The loader does the same to the
/// page's path: `path.replace(/(%[0-9a-f]{2})+/gi, run => { try { return decodeURIComponent(run) } catch { return run } })`.
pub(crate) fn decoded(text: &str) -> String {
    let escape = |rest: &str| -> Option<u8> {
        let digits = rest.strip_prefix('%')?.get(..2)?;
        digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok())?
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let run: Vec<u8> = (0..).step_by(3).map_while(|at| escape(rest.get(at..)?)).collect();
        let length = if run.is_empty() { next.len_utf8() } else { run.len() * 3 };
        let (here, behind) = rest.split_at(length);
        match String::from_utf8(run) {
            Ok(run) if !run.is_empty() => out.push_str(&run),
            _ => out.push_str(here),
        }
        rest = behind;
    }
    out
}

/// Whether some path matches both globs.
///
/// The search walks both at once. A wildcard may end here, or swallow the next literal of the other glob; where two
/// wildcards stand against each other one of them may always end first, since whatever both would swallow can be left
/// out of the path.
pub(crate) fn can_meet(one: &Glob, other: &Glob) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.0.chars().collect(), other.0.chars().collect());
    let swallows = |wild: char, literal: char| wild == DEEP || literal != '/';
    let is_wild = |c: char| c == ANY || c == DEEP;
    let mut seen = vec![false; (a.len() + 1) * (b.len() + 1)];
    let mut open = vec![(0, 0)];
    while let Some((i, j)) = open.pop() {
        if std::mem::replace(&mut seen[i * (b.len() + 1) + j], true) {
            continue;
        }
        match (a.get(i).copied(), b.get(j).copied()) {
            (None, None) => return true,
            (Some(x), y) if is_wild(x) => {
                open.push((i + 1, j));
                match y {
                    Some(y) if is_wild(y) => open.push((i, j + 1)),
                    Some(y) if swallows(x, y) => open.push((i, j + 1)),
                    _ => {}
                }
            }
            (x, Some(y)) if is_wild(y) => {
                open.push((i, j + 1));
                if x.is_some_and(|x| swallows(y, x)) {
                    open.push((i + 1, j));
                }
            }
            (Some(x), Some(y)) if x == y => open.push((i + 1, j + 1)),
            _ => {}
        }
    }
    false
}
