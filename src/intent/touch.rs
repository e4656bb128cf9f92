//! Arrivals and their channels.

use alloc::string::String;
use serde::{Deserialize, Serialize};

use super::{event::Page, filter};
use crate::{
    layout::kept,
    terms::Channel,
    text::{List, pieces},
    time::Timestamp,
};

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
}

/// The touch that the present page would be, and whether the page says so itself: by a campaign or by a page of another
/// site that led here. Without either it is `direct`, and an arrival only as the first view of a visit.
pub fn of_page(page: &Page<'_>, path: &str, at: Timestamp) -> (Touch, bool) {
    let first = |values: List<'_>| values.iter().find_map(filter::value).unwrap_or_default().into();
    let is_own = page.referrer.eq_ignore_ascii_case(page.host);
    let mut touch = Touch {
        at,
        channel: Channel::Direct,
        source: first(page.source),
        medium: first(page.medium),
        campaign: first(page.campaign),
        term: first(page.term),
        content: first(page.content),
        referrer: if is_own { String::new() } else { filter::host(page.referrer) },
        landing: path.into(),
    };
    let tagged = !(touch.source.is_empty() && touch.medium.is_empty() && touch.campaign.is_empty());
    let strong = tagged || !touch.referrer.is_empty() || !page.clicks.is_empty();
    touch.channel = channel(&touch, page.clicks, tagged);
    if touch.source.is_empty() {
        touch.source = if touch.referrer.is_empty() { "direct".into() } else { touch.referrer.clone() };
    }
    if touch.medium.is_empty() {
        touch.medium = match touch.channel {
            Channel::Direct => "none",
            Channel::OrganicSearch => "organic",
            Channel::Referral => "referral",
            other => other.word(),
        }
        .into();
    }
    (touch, strong)
}

/// Hosts by kind, each a suffix of whole labels. Search engines and networks as web analytics products group them by
/// default (Matomo's and Google Analytics' published lists, read November 2026), cut to those that send traffic in
/// Canada; assistants by their own addresses.
const SEARCH: &str =
    "google. bing.com duckduckgo.com yahoo.com ecosia.org qwant.com search.brave.com startpage.com yandex. baidu.com";
const SOCIAL: &str = "linkedin.com lnkd.in facebook.com instagram.com t.co x.com twitter.com reddit.com youtube.com tiktok.com threads.net \
    pinterest. mastodon.social bsky.app";
const ASSISTANT: &str = "chatgpt.com openai.com claude.ai perplexity.ai gemini.google.com copilot.microsoft.com mistral.ai";

/// Words of `utm_medium` that say the channel by themselves.
const MEDIUMS: [(&str, Channel); 4] = [
    ("email e-mail mail courriel newsletter infolettre", Channel::Email),
    ("retargeting remarketing reciblage", Channel::Retargeting),
    ("affiliate affiliation", Channel::Affiliate),
    ("display banner cpm banniere", Channel::Display),
];

fn is_in(hosts: &str, host: &str) -> bool {
    pieces(hosts, " ").any(|one| match one.strip_suffix(".") {
        // A name with every ending: google.ca, google.com.
        Some(name) => pieces(host, ".").any(|label| label == name),
        None => host.strip_suffix(one).is_some_and(|rest| rest.is_empty() || rest.as_bytes().ends_with(b".")),
    })
}

/// The channel of an arrival. What the campaign says comes before what the click identifier says, and that before the
/// page that led here; the first row that fits decides.
fn channel(touch: &Touch, clicks: List<'_>, tagged: bool) -> Channel {
    let medium = touch.medium.as_str();
    let is = |words: &'static str| pieces(words, " ").any(|word| medium.eq_ignore_ascii_case(word));
    let source = touch.source.to_ascii_lowercase();
    let place = if source.is_empty() { touch.referrer.as_str() } else { source.as_str() };
    let names =
        |hosts: &'static str| is_in(hosts, place) || pieces(hosts, " ").any(|host| pieces(host, ".").next() == Some(place));
    let clicked = |ids: &'static str| pieces(ids, " ").any(|id| clicks.holds(id));
    if let Some((_, channel)) = MEDIUMS.iter().find(|(words, _)| is(words)) {
        *channel
    } else if is("cpc ppc paid paidsearch paid-search paid_search paidsocial paid-social paid_social sem") {
        if names(SOCIAL) || is("paidsocial paid-social paid_social") { Channel::PaidSocial } else { Channel::PaidSearch }
    } else if is("social organic-social organic_social social-media") {
        Channel::OrganicSocial
    } else if is("organic") {
        Channel::OrganicSearch
    } else if names(ASSISTANT) {
        Channel::AiAssistant
    } else if clicked("gclid gbraid wbraid msclkid") {
        Channel::PaidSearch
    } else if clicked("fbclid li_fat_id ttclid") || names(SOCIAL) {
        Channel::OrganicSocial
    } else if names(SEARCH) {
        Channel::OrganicSearch
    } else if tagged || !touch.referrer.is_empty() {
        Channel::Referral
    } else {
        Channel::Direct
    }
}

kept!(Touch { at, channel, source, medium, campaign, term, content, referrer, landing });
