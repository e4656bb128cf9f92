//! A visitor's journey as a file, and the device that plays it: what a lead would be worth can be seen without a browser.
//!
//! A journey is one JSON object. `steps` is what happens, in order; `definition` and `site` may name the documents that it
//! was written for, `gpc` and `dnt` say whether the browser sends Global Privacy Control and Do Not Track. `says` and `by_hand` are notes for people.
//!
//! Each step has a time (`at`), a tab (`tab`, `"a"` if left out), and one of:
//!
//! | key | what happens | its value |
//! |---|---|---|
//! | `open` | a page is loaded in the tab | `path`, `host`, `source`, `medium`, `campaign`, `term`, `content`, `clicks`, `referrer`, `lang`, `languages`, `province`, `marks` (of `hidden`, `prerendered`, `reload`, `automation`, `internal`, `test`), `zone`; a click identifier itself stands behind its name and a space |
//! | `route` | the page changes without a load | the same |
//! | `consent` | the consent tool speaks | `tool` (`cookieconsent`), `explicit` (`true`), `categories` |
//! | `turn` | the page is left behind other tabs, seen again, or the page before it in the tab comes back as it was left | `hide`, `show`, `back` |
//! | `click` | a link is clicked | `path`, `host`, `download` |
//! | `media` | a player comes to a mark | `name`, `path`, `host`, `autoplay`, `percent` (0 where it starts) |
//! | `track` | the site tells of an event | its name |
//! | `submit` | a form is sent | `rules` (place of its entry among the site's forms), `append`, `controls` (each `[name, type, autocomplete]`), `answers` (control to value, or to a list of them), `ticked` and `ticked_at_load` (the checkbox for messages, where the form has one), `acted` (`true`), `method` (`post`), `origin`, `random` (the submission id) |
//! | `say` | the page asks for something | `tick`, `withdraw`, `erase` or `optout` |
//! | `gpc` | the browser sends Global Privacy Control from the next page on, or no longer | `true`, `false` |
//! | `storage` | the device takes what is to be stored, is full, or refuses even to be read | `works`, `full`, `refused`, or `{ "fails_at": n }`: the write that fails, and all after it |
//!
//! The clock is the steps': `at` may go back, and stand in 1970 or 2100.
//!
//! Everything inside these values may be left out. What a test expects (`expect`, `absent`, `nothing`, `stored`, `status`) stands
//! beside the step and is not looked at here.
//!
//! ```
//! use baton_handoff::{
//!     agreement::{document::{Audience, Definition, Offsets, compile}, layout::Published},
//!     journey::Journey,
//! };
//!
//! let definition = Definition::read(include_str!("../../tests/cases/definitions/design.json")).unwrap();
//! let journey = Journey::read("journey.json", r#"{ "steps": [
//!     { "at": "2026-11-20T14:00:00.000Z", "open": { "path": "/en/pricing" } },
//!     { "at": "2026-11-20T14:00:10.000Z", "consent": { "categories": ["marketing"] } },
//!     { "at": "2026-11-20T14:05:00.000Z", "submit": { "append": true, "controls": [["email", "email", "email"]] } }
//! ] }"#).unwrap();
//! let site = journey.site(&definition).unwrap().compile(&definition).unwrap();
//! let agreed = compile(&definition, Audience::Browser, &Offsets::default());
//! let posts = journey.play(Published { agreed, site });
//! assert!(posts[0].fields.contains(&("baton_score".into(), "5".into())));
//! ```

mod step;

mod site;

mod device;

use self::step::Does;
pub use self::{device::Device, step::Step};
use crate::{
    agreement::{
        document::{
            Definition, SiteConfig,
            json::Json,
            part::{Found, Part},
        },
        layout::Published,
    },
    error::{Error, journey as message},
    time::Timestamp,
};

/// The most steps of a journey: far more than a lead remembers.
const MOST_STEPS: usize = 1000;

/// A journey without mistakes: there is no other way to one than reading it.
#[derive(Clone, Debug)]
pub struct Journey {
    definition: Option<String>,
    site: Option<String>,
    gpc: bool,
    dnt: bool,
    steps: Vec<Step>,
    name: String,
}

/// What one act of sending a form attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// When.
    pub at: Timestamp,
    /// Our fields as name and value; none where the form got nothing.
    pub fields: Vec<(String, String)>,
}

impl Journey {
    /// Reads a journey; `name` stands before each problem. Refused are unknown and doubled keys, steps that do nothing or two
    /// things, and whatever happens in a tab before a page was opened there.
    pub fn read(name: &str, text: &str) -> Result<Journey, Error> {
        let found = Found::default();
        let read = Json::parse(text).map(|json| journey(&Part::root(&json, &found)));
        match read {
            Ok(Some(journey)) if !found.has_errors() => Ok(Journey { name: name.into(), ..journey }),
            Ok(_) => Err(Error::document(name, found.into_problems())),
            Err(problem) => Err(Error::document(name, vec![problem])),
        }
    }

    /// The file of the lead definition that it was written for.
    pub fn definition_file(&self) -> Option<&str> {
        self.definition.as_deref()
    }

    /// The file of the site config that it was written for.
    pub fn site_file(&self) -> Option<&str> {
        self.site.as_deref()
    }

    /// What happens.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The least site config that this journey can be played with: all that its visitor ever accepted opens everything,
    /// every form that it sends gets all fields, and a control is read where the definition has an answer of its name.
    pub fn site(&self, definition: &Definition) -> Result<SiteConfig, Error> {
        SiteConfig::read(&site::document(&self.steps, definition)).map_err(|problems| Error::document(&self.name, problems))
    }

    /// A device that this journey can be played on, step by step.
    pub fn device(&self, copy: Published) -> Device {
        Device::new(copy, self.gpc, self.dnt)
    }

    /// Plays the journey on a new device; what each `submit` attached, in order.
    pub fn play(&self, copy: Published) -> Vec<Post> {
        let mut device = self.device(copy);
        self.steps.iter().filter_map(|step| device.step(step)).collect()
    }
}

fn journey(root: &Part) -> Option<Journey> {
    let journey = root.object("a journey", &["says", "by_hand", "definition", "site", "gpc", "dnt", "steps"])?;
    let file = |part: &Part| part.text().map(|text| Some(text.into()));
    let definition = journey.read_or("definition", None, file);
    let site = journey.read_or("site", None, file);
    let gpc = journey.read_or("gpc", false, Part::flag);
    let dnt = journey.read_or("dnt", false, Part::flag);
    let steps = journey.read("steps", |part| part.each(1..=MOST_STEPS, Step::read));
    let (definition, site, gpc, dnt, steps) = (definition?, site?, gpc?, dnt?, steps?);
    let mut open: Vec<&str> = Vec::new();
    for (place, step) in steps.iter().enumerate() {
        match step.does {
            Does::Open(_) => open.push(&step.tab),
            Does::Gpc(_) | Does::Storage(_) => {}
            _ if open.contains(&step.tab.as_str()) => {}
            _ => root.found.report(&format!("steps[{place}]"), message::tab_not_open(&step.tab)),
        }
    }
    Some(Journey { definition, site, gpc, dnt, steps, name: String::new() })
}
