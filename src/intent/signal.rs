//! What an event says about intent, once consent has admitted it.

use alloc::string::String;

use super::{
    consent::Processing,
    event::{Click, Marks, Media, Page},
    filter,
    touch::{self, Touch},
};
use crate::{
    agreement::{glob::any_matches, site::Site},
    terms::Language,
    text::pieces,
    time::Timestamp,
};

crate::terms::vocabulary! {
    /// What a remembered item is. Its place in this list is part of the journal's layout.
    Kind {
        /// A page that was shown; the key is its path.
        Page = "page",
        /// A file that was clicked; the key is its path.
        Download = "download",
        /// A form that was sent; the key is its kind.
        Form = "form",
        /// An event of the site; the key is its name.
        Event = "event",
        /// A video or a sound that was started; the key is its name or its path. Likewise the next four.
        Start = "media_0",
        /// It came to the end of its first quarter.
        Quarter = "media_25",
        /// To its half.
        Half = "media_50",
        /// To the end of its third quarter.
        ThreeQuarters = "media_75",
        /// To its end.
        End = "media_100",
        /// A language that pages were read in; the key is its code.
        Language = "language",
        /// Arrivals of a channel that are counted; the key is the channel.
        Arrival = "arrival",
    }
}

impl Kind {
    /// The mark of so many percent.
    pub fn of_mark(percent: u8) -> Option<Kind> {
        Some(match percent {
            0 => Kind::Start,
            25 => Kind::Quarter,
            50 => Kind::Half,
            75 => Kind::ThreeQuarters,
            100 => Kind::End,
            _ => return None,
        })
    }
}

crate::terms::vocabulary! {
    /// Why a view is seen, not counted.
    Uncounted {
        /// The same page was counted less than 30 minutes ago in this visit.
        Duplicate = "duplicate",
        /// The document was loaded again, and this visit has counted the page already.
        Reload = "reload",
        /// The browser made the page ready, and nobody has gone there yet.
        Prerendered = "prerendered",
        /// The page is in a tab that was not shown yet.
        Background = "background",
        /// A program drives the browser.
        Automation = "automation",
        /// The site says that its own people look at it.
        Internal = "internal",
        /// The site wants no trace of this path.
        Excluded = "excluded",
    }
}

/// An admitted signal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub what: What,
}

/// What a signal tells.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)] // A few live for one call, and a box would be a detour.
pub enum What {
    /// A page was shown.
    View {
        /// Its path; nothing where only attribution is allowed.
        path: Option<String>,
        /// The language that it says it is in.
        language: Option<Language>,
        /// The touch that it would be.
        touch: Touch,
        /// Whether a campaign or another site led here, which makes it an arrival in the middle of a visit too.
        arrival: bool,
        /// Whether the document was loaded again.
        reload: bool,
        /// How many campaign values were refused; they are told and not remembered.
        refused: u32,
    },
    /// A page was visible for so many seconds more.
    Read {
        /// Its path.
        path: String,
        /// How much longer.
        seconds: u32,
    },
    /// Something else that is counted by its kind and key.
    Did(Kind, String),
}

/// Why a page has no signal, as far as the page itself says so.
pub fn refused(page: &Page<'_>, site: &Site) -> Option<Uncounted> {
    let marks = page.marks;
    if let Some(reason) = barred(marks, site) {
        Some(reason)
    } else if is_excluded(page.path, site) {
        Some(Uncounted::Excluded)
    } else if marks.prerendered {
        Some(Uncounted::Prerendered)
    } else {
        marks.hidden.then_some(Uncounted::Background)
    }
}

/// The signal of a page. `path` is its path as it is remembered.
pub fn of_page(page: &Page<'_>, path: &str, at: Timestamp, site: &Site, processing: Processing) -> Signal {
    let (touch, arrival, refused) = touch::of_page(page, path, at, site);
    let path = (processing == Processing::Profile).then(|| path.into());
    let language = Language::of_tag(page.lang);
    Signal { at, what: What::View { path, language, touch, arrival, reload: page.marks.reload, refused } }
}

/// Whose traffic this is, where it is not a visitor's.
pub fn traffic(marks: Marks) -> Option<Uncounted> {
    match (marks.internal, marks.automation) {
        (true, _) => Some(Uncounted::Internal),
        (_, true) => Some(Uncounted::Automation),
        _ => None,
    }
}

/// Why nothing that happens on such a page counts.
pub fn barred(marks: Marks, site: &Site) -> Option<Uncounted> {
    traffic(marks).filter(|reason| *reason == Uncounted::Internal || !site.automation)
}

/// The signal of a link, if it leads to a download of the page's own host.
pub fn of_click(click: &Click<'_>, host: &str, at: Timestamp, site: &Site, processing: Processing) -> Option<Signal> {
    let path = filter::path(click.path);
    let name = pieces(&path, "/").last().unwrap_or_default();
    let ending = pieces(name, ".").skip(1).last();
    let is_type = ending.is_some_and(|ending| site.downloads.iter().any(|one| one.eq_ignore_ascii_case(ending)));
    let counts =
        processing == Processing::Profile && (is_type || click.download) && click.host == host && !is_excluded(click.path, site);
    counts.then_some(Signal { at, what: What::Did(Kind::Download, path) })
}

/// The signal of a mark of a video or a sound: of one that the site names, or of one that lies on the page's own host and does
/// not play by itself.
pub fn of_media(media: &Media<'_>, host: &str, at: Timestamp, site: &Site, processing: Processing) -> Option<Signal> {
    let kind = Kind::of_mark(media.percent).filter(|_| processing == Processing::Profile)?;
    let is_own = !media.autoplay && media.host == host && !is_excluded(media.path, site);
    let key = match filter::value(media.name) {
        Some(name) => name,
        None if is_own && media.name.is_empty() => filter::path(media.path),
        None => return None,
    };
    Some(Signal { at, what: What::Did(kind, key) })
}

/// Whether the site wants no trace of this path. It is asked of the path as it is, before anything in it is replaced.
pub fn is_excluded(path: &str, site: &Site) -> bool {
    any_matches(&site.exclude, bare(path))
}

/// A path without the slash at its end, as globs look at it.
pub fn bare(path: &str) -> &str {
    path.strip_suffix('/').filter(|path| !path.is_empty()).unwrap_or(path)
}
