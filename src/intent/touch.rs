//! Arrivals and their channels.

use alloc::string::String;
use serde::{Deserialize, Serialize};

use super::{event::Page, filter};
use crate::{
    agreement::site::Site,
    layout::{Bytes, Layout, written},
    terms::Channel,
    text::{List, PART, pieces},
    time::Timestamp,
};

/// The most characters of a click identifier.
const ID: usize = 128;

/// One arrival.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touch {
    /// When.
    pub at: Timestamp,
    /// By which channel.
    pub channel: Channel,
    /// `utm_source`; else the host that led here; else `direct`.
    pub source: String,
    /// `utm_medium`; else `organic` or `referral`; else `none`.
    pub medium: String,
    /// `utm_campaign`.
    pub campaign: String,
    /// `utm_term`.
    pub term: String,
    /// `utm_content`.
    pub content: String,
    /// Host of the page that led here.
    pub referrer: String,
    /// Path of the page of arrival.
    pub landing: String,
    /// The click identifier's name, and behind a space the identifier itself where the site turned that on.
    pub click: String,
}

/// The touch that the present page would be, and whether the page says so itself: by a campaign or by a page of another
/// site that led here. Without either it is `direct`, and an arrival only as the first view of a visit. The number is that of the
/// campaign values that say something and are not fit to be kept, up to the first good one of each name: they are only counted.
pub fn of_page(page: &Page<'_>, path: &str, at: Timestamp, site: &Site) -> (Touch, bool, u32) {
    let mut refused = 0;
    let mut first = |values: List<'_>| {
        let found = values.iter().find_map(|value| {
            let kept = filter::value(value);
            refused += u32::from(kept.is_none() && !value.trim_ascii().is_empty());
            kept
        });
        found.unwrap_or_default()
    };
    let referrer = filter::host(page.referrer);
    let home = page.host.strip_prefix("www.").unwrap_or(page.host);
    let is_own = is_under(&referrer, home) || site.own_hosts.iter().any(|host| is_under(&referrer, host));
    let mut touch = Touch {
        at,
        channel: Channel::Direct,
        source: first(page.source),
        medium: first(page.medium),
        campaign: first(page.campaign),
        term: first(page.term),
        content: first(page.content),
        click: clicked(page.clicks, site.click_ids),
        referrer: if is_own { String::new() } else { referrer },
        landing: path.into(),
    };
    let tagged = !(touch.source.is_empty() && touch.medium.is_empty() && touch.campaign.is_empty());
    let strong = tagged || !touch.referrer.is_empty() || !page.clicks.is_empty();
    let other = if tagged || !touch.referrer.is_empty() { Channel::Referral } else { Channel::Direct };
    touch.channel = channel(&touch).unwrap_or(other);
    if touch.source.is_empty() {
        touch.source = if touch.referrer.is_empty() { "direct".into() } else { touch.referrer.clone() };
    }
    if touch.medium.is_empty() {
        touch.medium = match touch.channel {
            Channel::Direct => "none",
            Channel::OrganicSearch => "organic",
            other => other.word(),
        }
        .into();
    }
    (touch, strong, refused)
}

/// The channels, one row each: channel, words of `utm_medium`, places, click identifiers. The first row whose columns all fit
/// decides; an empty column fits everything. A place is `utm_source`, else the host that led here: a name, a host with all below
/// it, or with a dot at its end a host (and `www.`) of any country. What no row fits is `referral` where a campaign or a page led
/// here, else `direct`. So what the campaign says comes before what the click identifier says, and that before the page.
///
/// Words and rows follow the default channel group of Google Analytics 4 (support.google.com/analytics/answer/9756891), search
/// engines and networks also Matomo's referrer lists (matomo-org/searchengine-and-social-list), cut to what leads to a Canadian
/// business and not compared with them row by row; webmail, applications (hosts of `android-app:`) and assistants by their own addresses;
/// click identifiers by the help pages of those who add them. French words are ours.
pub const CHANNELS: &str = "\
retargeting;retargeting remarketing reciblage
retargeting;;adroll adroll.com criteo criteo.com
email;email e-mail e_mail mail courriel newsletter infolettre
affiliate;affiliate affiliates affiliation affilié
paid_social;paidsocial paid-social paid_social
paid_social;cpc ppc cpm paid;SOCIAL
display;display banner banniere bannière expandable interstitial cpm
paid_search;cpc ppc paid paidsearch paid-search paid_search sem
organic_social;social social-media social_media social-network organic-social organic_social sm
organic_social;organic;SOCIAL
organic_search;organic
email;;email courriel newsletter infolettre mail.google.com mail.yahoo.com outlook.live.com outlook.office.com \
outlook.office365.com mail.proton.me com.google.android.gm com.microsoft.office.outlook
ai_assistant;;chatgpt chatgpt.com openai openai.com claude claude.ai perplexity perplexity.ai gemini gemini.google.com copilot \
copilot.microsoft.com mistral.ai deepseek.com grok.com meta.ai
paid_search;;;gclid gbraid wbraid msclkid
display;;;dclid
paid_social;;;li_fat_id ttclid twclid rdt_cid
email;;;mc_eid _hsmi mkt_tok
organic_social;;;fbclid
organic_social;;SOCIAL
organic_search;;google google. bing bing.com duckduckgo duckduckgo.com yahoo search.yahoo.com ecosia.org qwant.com search.brave.com \
kagi.com startpage.com yandex. baidu.com com.google.android.googlequicksearchbox";

/// What `SOCIAL` stands for in [`CHANNELS`].
pub const SOCIAL: &str = "linkedin linkedin.com lnkd.in com.linkedin.android facebook facebook.com fb instagram instagram.com t.co x.com \
twitter twitter.com reddit reddit.com com.reddit.frontpage youtube youtube.com tiktok tiktok.com threads.net threads.com pinterest pinterest. \
mastodon.social bsky.app";

fn is_in(places: &'static str, place: &str) -> bool {
    pieces(if places == "SOCIAL" { SOCIAL } else { places }, " ").any(|one| {
        let host = place.strip_prefix("www.").unwrap_or(place);
        if one.ends_with('.') {
            return host.as_bytes().starts_with(one.as_bytes());
        }
        is_under(host, one)
    })
}

/// Whether a host is this one or below it.
fn is_under(host: &str, above: &str) -> bool {
    host.strip_suffix(above).is_some_and(|rest| rest.is_empty() || rest.as_bytes().ends_with(b"."))
}

/// The first click identifier that is there: its name, and with it what it holds where that may be kept. It identifies a click,
/// so it is a token by nature; what does not look like one is not kept.
fn clicked(clicks: List<'_>, with_id: bool) -> String {
    let mut parts = clicks.iter().next().map_or(pieces("", PART), |click| pieces(click, PART));
    let mut click = String::from(parts.next().unwrap_or_default());
    let id = parts.next().unwrap_or_default();
    let fits = (1..=ID).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    if with_id && fits {
        click.push(' ');
        click.push_str(id);
    }
    click
}

/// The channel of the first row that fits.
fn channel(touch: &Touch) -> Option<Channel> {
    let source = touch.source.to_ascii_lowercase();
    let place = if source.is_empty() { touch.referrer.as_str() } else { source.as_str() };
    let click = pieces(&touch.click, " ").next();
    let row = pieces(CHANNELS, "\n").find(|row| {
        let mut columns = pieces(row, ";").skip(1);
        let mut fits = |has: &dyn Fn(&'static str) -> bool| columns.next().is_none_or(|column| column.is_empty() || has(column));
        fits(&|words| pieces(words, " ").any(|word| touch.medium.eq_ignore_ascii_case(word)))
            && fits(&|places| is_in(places, place))
            && fits(&|ids| pieces(ids, " ").any(|id| Some(id) == click))
    });
    Channel::parse(pieces(row?, ";").next()?)
}

impl Layout for Touch {
    #[inline(never)]
    fn read(bytes: &mut Bytes<'_>) -> Touch {
        Touch {
            at: Layout::read(bytes),
            channel: Layout::read(bytes),
            source: Layout::read(bytes),
            medium: Layout::read(bytes),
            campaign: Layout::read(bytes),
            term: Layout::read(bytes),
            content: Layout::read(bytes),
            referrer: Layout::read(bytes),
            landing: Layout::read(bytes),
            // The first version told nobody which click identifier was there.
            click: if bytes.are_since(2) { Layout::read(bytes) } else { String::new() },
        }
    }
}

written!(Touch { at, channel, source, medium, campaign, term, content, referrer, landing, click });
