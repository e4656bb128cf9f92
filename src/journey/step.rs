//! One thing that happens on a journey.

use crate::{
    agreement::document::{
        json::Json,
        part::{Object, Part},
    },
    error::journey as message,
    time::Timestamp,
};

/// What can happen in a step.
const DOES: [&str; 11] = ["open", "consent", "route", "turn", "click", "media", "track", "submit", "say", "gpc", "storage"];
/// The keys of a step; the last ones are notes and what tests expect.
const KEYS: &[&str] = &[
    "at", "tab", "open", "consent", "route", "turn", "click", "media", "track", "submit", "say", "gpc", "storage", "says",
    "by_hand", "expect", "absent", "nothing", "stored", "status",
];
/// What a page can ask for.
const WORDS: &[&str] = &["tick", "withdraw", "erase", "optout"];
/// How the device takes what is to be stored.
const STORAGES: &[&str] = &["works", "full", "refused"];
/// What happens to a page as a whole.
const TURNS: &[&str] = &["hide", "show", "back"];
/// What a page can be beside shown.
const MARKS: &[&str] = &["hidden", "prerendered", "reload", "automation", "internal", "test"];
/// The submission id of an act that names none.
const RANDOM: &str = "00000000000000000000000000000000";
/// The host of a site that names none.
const HOST: &str = "www.example.ca";

/// One step.
#[derive(Clone, Debug)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    pub(super) tab: String,
    /// What happens.
    pub(super) does: Does,
}

#[derive(Clone, Debug)]
pub(super) enum Does {
    Open(Page),
    Route(Page),
    Consent(Consent),
    Turn(&'static str),
    Click(Click),
    Media(Media),
    Track(String),
    Submit(Submit),
    Say(&'static str),
    Gpc(bool),
    Storage(Storage),
}

/// How the device's storage behaves from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Storage {
    /// It can neither be read nor written.
    Refused,
    /// So many things are still written, and what was written can be read.
    Takes(u32),
}

/// A page as the loader reads it.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub path: String,
    pub host: String,
    /// Source, medium, campaign, term, content and click identifiers, in this order.
    pub campaign: [Vec<String>; 6],
    pub referrer: String,
    pub lang: String,
    pub languages: Vec<String>,
    pub province: String,
    pub marks: Vec<&'static str>,
    pub zone: String,
}

#[derive(Clone, Debug)]
pub(super) struct Consent {
    pub tool: String,
    pub explicit: bool,
    pub categories: Vec<String>,
}

#[derive(Clone, Debug)]
pub(super) struct Click {
    pub path: String,
    pub host: String,
    pub download: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Media {
    pub name: String,
    pub path: String,
    pub host: String,
    pub autoplay: bool,
    pub percent: u8,
}

#[derive(Clone, Debug)]
pub(super) struct Submit {
    pub rules: Option<usize>,
    pub append: bool,
    /// Name, type and autocomplete.
    pub controls: Vec<[String; 3]>,
    pub answers: Vec<(String, String)>,
    pub ticked: Option<bool>,
    pub ticked_at_load: bool,
    pub acted: bool,
    pub method: String,
    pub origin: String,
    pub random: String,
}

impl Step {
    /// Whether a form is sent.
    pub fn is_submit(&self) -> bool {
        matches!(self.does, Does::Submit(_))
    }

    pub(super) fn read(part: &Part) -> Option<Step> {
        let step = part.object("a step", KEYS)?;
        let at = step.read("at", |part| {
            let text = part.text()?;
            Timestamp::parse(text).or_else(|| part.refuse(message::bad_instant(text)))
        });
        let tab = text(&step, "tab", "a");
        let done: Vec<(&str, Part)> = DOES.iter().filter_map(|key| Some((*key, step.get(key)?))).collect();
        let [(key, part)] = done.as_slice() else { return part.refuse(message::not_one_step(&DOES)) };
        let does = match *key {
            "open" => page(part).map(Does::Open),
            "route" => page(part).map(Does::Route),
            "consent" => consent(part).map(Does::Consent),
            "turn" => part.word(TURNS, |word| word).map(Does::Turn),
            "click" => click(part).map(Does::Click),
            "media" => media(part).map(Does::Media),
            "track" => part.text().map(|name| Does::Track(one_field(name))),
            "submit" => submit(part).map(Does::Submit),
            "gpc" => part.flag().map(Does::Gpc),
            "storage" => storage(part).map(Does::Storage),
            _ => part.word(WORDS, |word| word).map(Does::Say),
        };
        Some(Step { at: at?, tab: tab?, does: does? })
    }
}

fn page(part: &Part) -> Option<Page> {
    const KEYS: &[&str] = &[
        "path",
        "host",
        "source",
        "medium",
        "campaign",
        "term",
        "content",
        "clicks",
        "referrer",
        "lang",
        "languages",
        "province",
        "marks",
        "zone",
    ];
    let page = part.object("a page", KEYS)?;
    let campaign = ["source", "medium", "campaign", "term", "content", "clicks"].map(|key| texts(&page, key));
    let [source, medium, name, term, content, clicks] = campaign;
    let (path, host) = (text(&page, "path", "/"), text(&page, "host", HOST));
    let (referrer, lang, province) = (text(&page, "referrer", ""), text(&page, "lang", "en-CA"), text(&page, "province", ""));
    let (languages, zone) = (texts(&page, "languages"), text(&page, "zone", ""));
    let marks = page.read_or("marks", Vec::new(), |part| part.set(0..=MARKS.len(), |part| part.word(MARKS, |word| word)));
    Some(Page {
        path: path?,
        host: host?,
        campaign: [source?, medium?, name?, term?, content?, clicks?],
        referrer: referrer?,
        lang: lang?,
        languages: languages?,
        province: province?,
        marks: marks?,
        zone: zone?,
    })
}

/// `"works"`, `"full"` or `"refused"`, or the write from which on it fails: `{ "fails_at": 3 }`.
fn storage(part: &Part) -> Option<Storage> {
    if let Json::Object(_) = part.json {
        let storage = part.object("a storage", &["fails_at"])?;
        return storage.read("fails_at", |part| part.whole(1..=1000).map(|place: u16| Storage::Takes(u32::from(place) - 1)));
    }
    match part.word(STORAGES, |word| word)? {
        "works" => Some(Storage::Takes(u32::MAX)),
        "full" => Some(Storage::Takes(0)),
        _ => Some(Storage::Refused),
    }
}

fn consent(part: &Part) -> Option<Consent> {
    let consent = part.object("what the consent tool says", &["tool", "explicit", "categories"])?;
    let (tool, explicit) = (text(&consent, "tool", "cookieconsent"), consent.read_or("explicit", true, Part::flag));
    let categories = texts(&consent, "categories");
    Some(Consent { tool: tool?, explicit: explicit?, categories: categories? })
}

fn click(part: &Part) -> Option<Click> {
    let click = part.object("a click", &["path", "host", "download"])?;
    let (path, host) = (text(&click, "path", ""), text(&click, "host", HOST));
    let download = click.read_or("download", false, Part::flag);
    Some(Click { path: path?, host: host?, download: download? })
}

fn media(part: &Part) -> Option<Media> {
    let media = part.object("a mark of a player", &["name", "path", "host", "autoplay", "percent"])?;
    let (name, path, host) = (text(&media, "name", ""), text(&media, "path", ""), text(&media, "host", HOST));
    let autoplay = media.read_or("autoplay", false, Part::flag);
    let percent = media.read("percent", |part| part.whole(0..=100));
    Some(Media { name: name?, path: path?, host: host?, autoplay: autoplay?, percent: percent? })
}

fn submit(part: &Part) -> Option<Submit> {
    const KEYS: &[&str] =
        &["rules", "append", "controls", "answers", "ticked", "ticked_at_load", "acted", "method", "origin", "random"];
    let submit = part.object("a sent form", KEYS)?;
    let rules = submit.read_or("rules", None, |part| part.whole::<u8>(0..=99).map(|place| Some(usize::from(place))));
    let append = submit.read_or("append", false, Part::flag);
    let controls = submit.rows("controls", 500, control);
    let answers = submit.read_or("answers", Vec::new(), |part| {
        let each = part.pairs("the answers")?;
        // A control that answers more than once: boxes of one name that are ticked, a list of which several are chosen.
        let said = |(name, part): &(&str, Part)| Some(values(part)?.into_iter().map(|value| (one_field(name), value)).collect());
        let each: Vec<Option<Vec<_>>> = each.iter().map(said).collect();
        Some(each.into_iter().collect::<Option<Vec<_>>>()?.concat())
    });
    let ticked = submit.read_or("ticked", None, |part| part.flag().map(Some));
    let ticked_at_load = submit.read_or("ticked_at_load", false, Part::flag);
    let acted = submit.read_or("acted", true, Part::flag);
    let (method, origin, random) =
        (text(&submit, "method", "post"), text(&submit, "origin", ""), text(&submit, "random", RANDOM));
    Some(Submit {
        rules: rules?,
        append: append?,
        controls: controls?,
        answers: answers?,
        ticked: ticked?,
        ticked_at_load: ticked_at_load?,
        acted: acted?,
        method: method?,
        origin: origin?,
        random: random?,
    })
}

/// Name, type and, where it has one, autocomplete.
fn control(part: &Part) -> Option<[String; 3]> {
    let mut parts = part.each(2..=3, |part| part.text().map(one_field))?;
    parts.resize(3, String::new());
    parts.try_into().ok()
}

fn text(object: &Object, key: &str, usual: &str) -> Option<String> {
    object.read_or(key, usual.into(), |part| part.text().map(one_field))
}

/// A text alone, or a list of them.
fn texts(object: &Object, key: &str) -> Option<Vec<String>> {
    object.read_or(key, Vec::new(), |part| Some(values(part)?.into_iter().filter(|text| !text.is_empty()).collect()))
}

fn values(part: &Part) -> Option<Vec<String>> {
    match part.json {
        Json::List(_) => part.each(0..=100, |part| part.text().map(one_field)),
        _ => part.text().map(|text| vec![one_field(text)]),
    }
}

/// A text without the signs that set fields off: the loader takes them out as well.
fn one_field(text: &str) -> String {
    text.replace(['\u{1c}', '\u{1d}', '\u{1e}', '\u{1f}'], "")
}
