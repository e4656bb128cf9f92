//! Routes and the catalogue as they are written.

use super::{
    declared::Declared,
    json::Json,
    part::Part,
    rule::at_receiver,
    when::{Stands, When, language},
};
use crate::{
    agreement::content::{Content, Stage},
    error::document as message,
    terms::{Language, Text},
};

/// The most characters of a queue's name: what the field `baton_queue` holds.
pub(crate) const MOST_QUEUE: usize = 64;

/// Who should own a lead.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    pub at_receiver: bool,
    pub queue: String,
    /// The fallback has none.
    pub when: Option<When>,
    pub language: Option<Language>,
    /// Name of its calendar; without it the fallback's.
    pub calendar: Option<String>,
}

impl Route {
    /// Reads one of `routes`.
    pub fn read(part: &Part, declared: &Declared) -> Option<Route> {
        let route = part.object("a route", &["id", "at", "queue", "when", "language", "calendar", "source"])?;
        let id = route.read_or("id", (), |part| part.id().map(drop));
        let at = route.read_or("at", false, at_receiver);
        let queue = route.read("queue", |part| part.line(MOST_QUEUE));
        let stands = Stands::Route { at_receiver: at == Some(true) };
        let when = route.read("when", |part| When::read(part, declared, stands));
        let language = route.read_or("language", None, |part| language(part).map(Some));
        let calendar = route.read_or("calendar", None, |part| named(part, &declared.calendars).map(Some));
        let source = route.aside("source");
        let _ = (id?, source?);
        Some(Route { at_receiver: at?, queue: queue?, when: Some(when?), language: language?, calendar: calendar? })
    }

    /// Reads `fallback`: the queue of last resort and the calendar of all routes without one of their own.
    pub fn read_fallback(part: &Part, declared: &Declared) -> Option<Route> {
        let route = part.object("the fallback", &["queue", "language", "calendar"])?;
        let queue = route.read("queue", |part| part.line(MOST_QUEUE));
        let language = route.read_or("language", None, |part| language(part).map(Some));
        let calendar = route.read("calendar", |part| named(part, &declared.calendars));
        Some(Route { at_receiver: false, queue: queue?, when: None, language: language?, calendar: Some(calendar?) })
    }
}

fn named(part: &Part, calendars: &[String]) -> Option<String> {
    let name = part.text()?;
    let known = calendars.iter().any(|calendar| calendar == name);
    if known { Some(name.into()) } else { part.refuse(message::undeclared("calendar", name, calendars)) }
}

/// Reads one of `content`; its `label` is for the people who sign, and goes no further.
pub(crate) fn content(part: &Part, declared: &Declared) -> Option<Content> {
    let content = part.object("a piece of content", &["id", "url", "topic", "stage", "label"])?;
    let id = content.read("id", Part::id);
    let url = content.read("url", urls);
    let topic = content.read_or("topic", None, |part| declared.topic(part).map(Some));
    let stage = content.read("stage", |part| part.word(Stage::ALL, Stage::word));
    let label = content.read("label", |part| part.label());
    label?;
    Some(Content { id: id?, url: url?, topic: topic?, stage: stage? })
}

/// One address for both languages, or one for each; where only one is given, the piece is for that language alone.
fn urls(part: &Part) -> Option<Text> {
    let Json::Object(_) = part.json else {
        let url = url(part)?;
        return Some(Text { en: url.clone(), fr: url });
    };
    let each = part.object("the addresses of a piece", &["en", "fr"])?;
    let (en, fr) = (each.read_or("en", String::new(), url), each.read_or("fr", String::new(), url));
    let urls = Text { en: en?, fr: fr? };
    if urls == Text::default() { part.refuse(message::no_url()) } else { Some(urls) }
}

fn url(part: &Part) -> Option<String> {
    let url = part.line(255)?;
    let fits = (url.starts_with('/') || url.starts_with("https://")) && !url.contains(char::is_whitespace);
    if fits { Some(url) } else { part.refuse(message::bad_url(&url)) }
}
