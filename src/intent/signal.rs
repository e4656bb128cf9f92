//! What an event says about intent, once consent has admitted it.

use alloc::string::String;

use super::{
    consent::Processing,
    event::{Click, Page},
    filter,
    touch::{self, Touch},
};
use crate::{
    agreement::{glob::any_matches, site::Site},
    terms::FormKind,
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
pub enum What {
    /// A page was shown.
    View {
        /// Its path; nothing where only attribution is allowed.
        path: Option<String>,
        /// The touch that it would be.
        touch: Touch,
        /// Whether a campaign or another site led here, which makes it an arrival in the middle of a visit too.
        arrival: bool,
    },
    /// A file was clicked.
    Download(String),
    /// A form is being sent.
    Form(FormKind),
}

/// The signal of a page, if the visitor sees it and the site did not exclude it.
pub fn of_page(page: &Page<'_>, at: Timestamp, site: &Site, processing: Processing) -> Option<Signal> {
    if !page.shown || is_excluded(page.path, site) {
        return None;
    }
    let path = filter::path(page.path);
    let (touch, arrival) = touch::of_page(page, &path, at);
    let path = (processing == Processing::Profile).then_some(path);
    Some(Signal { at, what: What::View { path, touch, arrival } })
}

/// The signal of a link, if it leads to a download of the page's own host.
pub fn of_click(click: &Click<'_>, host: &str, at: Timestamp, site: &Site, processing: Processing) -> Option<Signal> {
    let path = filter::path(click.path);
    let name = pieces(&path, "/").last().unwrap_or_default();
    let ending = pieces(name, ".").skip(1).last();
    let is_type = ending.is_some_and(|ending| site.downloads.iter().any(|one| one.eq_ignore_ascii_case(ending)));
    let counts =
        processing == Processing::Profile && (is_type || click.download) && click.host == host && !is_excluded(click.path, site);
    counts.then_some(Signal { at, what: What::Download(path) })
}

/// Whether the site wants no trace of this path. It is asked of the path as it is, before anything in it is replaced.
fn is_excluded(path: &str, site: &Site) -> bool {
    let path = path.strip_suffix('/').filter(|path| !path.is_empty()).unwrap_or(path);
    any_matches(&site.exclude, path)
}
