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
    /// Names of the click identifiers that the address carries; with each, behind [`PART`](crate::text::PART), the identifier itself
    /// where the site turned that on. Else it is not read.
    pub clicks: List<'a>,
    /// Host of the page that led here, or nothing.
    pub referrer: &'a str,
    /// The page's language tag.
    pub lang: &'a str,
    /// The browser's languages.
    pub languages: List<'a>,
    /// The device's time zone; read only where the site turned that on.
    pub zone: &'a str,
    /// What the site says about the visitor's province: two letters, or nothing.
    pub province: &'a str,
    /// How the page stands.
    pub marks: Marks,
}

/// What is told of a page in a word each, where it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The visitor does not see it: its tab or window is behind others.
    pub hidden: bool,
    /// The browser made it ready before anybody went there.
    pub prerendered: bool,
    /// The document was loaded again.
    pub reload: bool,
    /// A program drives the browser, and says so.
    pub automation: bool,
    /// The site says that its own people look at it.
    pub internal: bool,
    /// The address asks for a test lead.
    pub test: bool,
}

impl Marks {
    /// The marks whose words are in the list.
    pub fn of(words: List<'_>) -> Marks {
        Marks {
            hidden: words.holds("hidden"),
            prerendered: words.holds("prerendered"),
            reload: words.holds("reload"),
            automation: words.holds("automation"),
            internal: words.holds("internal"),
            test: words.holds("test"),
        }
    }

    /// Whether the visitor can see the page.
    pub fn are_of_a_shown_page(self) -> bool {
        !self.hidden && !self.prerendered
    }
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

/// A mark that a playing video or sound came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Media<'a> {
    /// What the site calls it (`data-baton-media`), or nothing.
    pub name: &'a str,
    /// Decoded path of its address.
    pub path: &'a str,
    /// Host of its address.
    pub host: &'a str,
    /// Whether it plays by itself.
    pub autoplay: bool,
    /// 0 where it starts, then 25, 50, 75 and 100.
    pub percent: u8,
}
