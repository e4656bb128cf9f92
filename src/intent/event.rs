//! What the browser saw, as the loader reports it: facts without judgement.

use crate::text::List;

/// The page that is shown, as it is now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page<'a> {
    /// Decoded path in NFC, without query and fragment.
    pub path: &'a str,
    /// The page's own host.
    pub host: &'a str,
    /// Every value of `utm_source`, in order; the first good one counts. Likewise the next four.
    pub source: List<'a>,
    /// Of `utm_medium`.
    pub medium: List<'a>,
    /// Of `utm_campaign`.
    pub campaign: List<'a>,
    /// Of `utm_term`.
    pub term: List<'a>,
    /// Of `utm_content`.
    pub content: List<'a>,
    /// Names of the click identifiers that the address carries. The identifiers themselves are not read.
    pub clicks: List<'a>,
    /// Host of the page that led here, or nothing.
    pub referrer: &'a str,
    /// The page's language tag.
    pub lang: &'a str,
    /// The browser's languages.
    pub languages: List<'a>,
    /// What the site says about the visitor's province: two letters, or nothing.
    pub province: &'a str,
    /// Whether the visitor can see the page.
    pub shown: bool,
    /// Whether the address asks for a test lead.
    pub test: bool,
}

/// A link that was activated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Click<'a> {
    /// Decoded path of its address.
    pub path: &'a str,
    /// Host of its address.
    pub host: &'a str,
    /// Whether the link carries the `download` attribute.
    pub download: bool,
}
