//! The pages of a site, as a list or as the `sitemap.xml` that search engines read, and the globs that match none of them.

use unicode_normalization::UnicodeNormalization;

use crate::{
    agreement::{
        document::{Definition, glob::decoded},
        glob::Glob,
        when::Atom,
    },
    error::{Error, Problem, check as message},
    intent::filter,
};

/// The paths of a site's pages, as they are remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteMap {
    paths: Vec<String>,
}

impl SiteMap {
    /// Reads a map: one path or address per line (`#` begins a remark), or the XML of sitemaps.org with its alternates in other
    /// languages.
    pub fn read(name: &str, text: &str) -> Result<SiteMap, Error> {
        let text = text.trim_start_matches('\u{feff}');
        let paths = if text.trim_start().starts_with('<') { of_xml(name, text)? } else { of_lines(name, text)? };
        if paths.is_empty() { Err(message::empty_map(name)) } else { Ok(SiteMap { paths }) }
    }

    /// The pages of both maps.
    pub fn with(mut self, other: SiteMap) -> SiteMap {
        self.paths.extend(other.paths);
        self
    }

    /// How many pages it names.
    pub fn len(&self) -> usize {
        self.paths.len()
    }

    /// Whether it names none. A map that was read names at least one.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// The paths, in the order of the map.
    pub fn paths(&self) -> &[String] {
        &self.paths
    }

    /// The globs of pages that match none of them.
    pub(super) fn misses(&self, definition: &Definition) -> Vec<Problem> {
        let mut found = Vec::new();
        for (at, topic) in definition.topics.iter().enumerate() {
            self.miss(&format!("topics[{at}].pages"), &topic.pages, &mut found);
        }
        for condition in definition.conditions() {
            for (place, _, atom) in condition.when.atoms() {
                match atom {
                    Atom::Page(globs) => self.miss(&format!("{place}.page"), globs, &mut found),
                    Atom::Returns { pages, .. } => self.miss(&format!("{place}.returns.page"), pages, &mut found),
                    _ => {}
                }
            }
        }
        found
    }

    fn miss(&self, place: &str, globs: &[Glob], found: &mut Vec<Problem>) {
        for (at, glob) in globs.iter().enumerate() {
            if !self.paths.iter().any(|path| glob.matches(path)) {
                found.push(message::matches_no_page(&glob.written(), self.len()).at(&format!("{place}[{at}]")));
            }
        }
    }
}

fn of_lines(name: &str, text: &str) -> Result<Vec<String>, Error> {
    let lines = text.lines().enumerate().map(|(at, line)| (at, line.trim()));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(at, line)| path(line).ok_or_else(|| message::no_page(name, at + 1, line))).collect()
}

/// The addresses of `<loc>` and of `<xhtml:link href="…">`. The format has no other place for addresses, and neither of them can hold
/// an element, so the text is searched and not parsed.
fn of_xml(name: &str, text: &str) -> Result<Vec<String>, Error> {
    if text.contains("<sitemapindex") {
        return Err(message::map_of_maps(name));
    }
    let mut paths = Vec::new();
    for (begin, end) in [("<loc>", "<"), ("href=\"", "\""), ("href='", "'")] {
        for (at, _) in text.match_indices(begin) {
            let address = text[at + begin.len()..].split(end).next().unwrap_or_default();
            let address = address.trim().replace("&apos;", "'").replace("&quot;", "\"").replace("&amp;", "&");
            let line = text[..at].matches('\n').count() + 1;
            paths.push(path(&address).ok_or_else(|| message::no_page(name, line, &address))?);
        }
    }
    Ok(paths)
}

/// The path of an address as a visitor's browser would tell it and the journal would remember it.
fn path(address: &str) -> Option<String> {
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => address,
    };
    let path = path.split(['?', '#']).next().filter(|path| path.starts_with('/'))?;
    Some(filter::path(&decoded(path).nfc().collect::<String>()))
}
