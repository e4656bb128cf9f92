//! Patterns over paths.

use alloc::string::String;
use serde::{Deserialize, Serialize};

use crate::layout::layout;

/// Stands for `*` in a compiled glob. A star that a document writes as `%2A` is an ordinary character, so the two
/// wildcards need characters of their own, and no path holds control characters.
pub(crate) const ANY: char = '\u{1}';
/// Stands for `**` in a compiled glob.
pub(crate) const DEEP: char = '\u{2}';

/// A glob, ready to be matched: `*` matches any characters but `/`, `**` any characters; both may match nothing.
///
/// It is matched against a whole canonical path, case-sensitive: `/en/pricing/**` matches what lies under
/// `/en/pricing`, but not `/en/pricing` itself. Two wildcards with one literal between them are all the grammar there is,
/// so the matcher needs no library: it walks both texts once and goes back to the last wildcard only. (The page pays for
/// every byte; a native test holds it against the `regex` crate.)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glob(pub(crate) String);

impl Glob {
    /// Whether the whole path matches.
    pub fn matches(&self, path: &str) -> bool {
        let (glob, path) = (self.0.as_bytes(), path.as_bytes());
        // Most globs part from a path early, and eight bytes are compared at once.
        if let (Some(a), Some(b)) = (glob.first_chunk::<8>(), path.first_chunk::<8>())
            && a != b
            && a.iter().all(|byte| *byte > DEEP as u8)
        {
            return false;
        }
        let (mut g, mut p) = (0, 0);
        // Where to go on after a mismatch: behind the last `*` of this stretch, else behind the last `**`. An earlier
        // wildcard never needs another try: what it could give, the later one finds as well.
        let (mut any, mut deep) = (None, None);
        loop {
            match (glob.get(g), path.get(p)) {
                (Some(&wild), _) if wild == ANY as u8 => {
                    g += 1;
                    any = Some((g, p));
                    continue;
                }
                (Some(&wild), _) if wild == DEEP as u8 => {
                    g += 1;
                    (any, deep) = (None, Some((g, p)));
                    continue;
                }
                (None, None) => return true,
                (Some(a), Some(b)) if a == b => {
                    (g, p) = (g + 1, p + 1);
                    continue;
                }
                _ => {}
            }
            if let Some((after, from)) = any
                && path.get(from).is_some_and(|b| *b != b'/')
            {
                any = Some((after, from + 1));
                (g, p) = (after, from + 1);
            } else if let Some((after, from)) = deep
                && from < path.len()
            {
                (any, deep) = (None, Some((after, from + 1)));
                (g, p) = (after, from + 1);
            } else {
                return false;
            }
        }
    }
}

/// Whether one of the globs matches the path.
pub fn any_matches(globs: &[Glob], path: &str) -> bool {
    globs.iter().any(|glob| glob.matches(path))
}

layout!(Glob { 0 });
