//! The site config: what the web team decides.

use super::{
    canonical::{canonical, sha256},
    capture::Capture,
    consent::{Consent, consent},
    definition::Definition,
    json::Json,
    part::{Found, MOST_LABEL, Part},
    permission::{Permission, permission},
    places,
};
use crate::{
    agreement::site::{Answers, DeclaredControl, FormRules, Site, Slot, Synonyms},
    error::{Problem, document as message, site as site_message},
    fields::{FieldId, Place},
    terms::{FormKind, Language, Province},
};

const KEYS: &[&str] = &["$schema", "controller", "consent", "capture", "page_api", "state", "days_to_keep", "vendors", "forms"];

/// Days to keep where a site does not say: half a year, as long as a purchase between companies often takes.
const DAYS_TO_KEEP: u16 = 180;
/// The most characters of a control's name, of a selector and of an origin.
const MOST_NAME: usize = 200;

crate::terms::vocabulary! {
    /// A vendor whose forms are sent by a script from what it keeps, so that they need an adapter in the loader.
    Vendor {
        /// HubSpot's older forms, in the page itself ("raw HTML").
        HubSpot = "hubspot",
        /// Marketo's Forms 2.0.
        Marketo = "marketo",
        /// Ninja Forms for WordPress.
        NinjaForms = "ninja_forms",
    }
}

/// Who answers for the data, for the privacy pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Controller {
    /// The organization.
    pub name: String,
    /// Where people write to.
    pub contact: String,
}

/// A site config without errors. What it says about answers is held against a definition when it is compiled.
#[derive(Clone, Debug)]
pub struct SiteConfig {
    /// Who answers for the data.
    pub controller: Controller,
    consent: Consent,
    capture: Capture,
    days_to_keep: u16,
    page_api: bool,
    state: bool,
    vendors: Vec<Vendor>,
    forms: Vec<Form>,
    sha256: String,
    warnings: Vec<Problem>,
}

/// What the site says about a form.
#[derive(Clone, Debug)]
struct Form {
    selector: String,
    kind: Option<FormKind>,
    append: bool,
    origins: Vec<String>,
    answers: Vec<Control>,
    slots: Vec<Slot>,
    permission: Option<Permission>,
}

/// A control that may be read.
#[derive(Clone, Debug)]
struct Control {
    place: String,
    name: String,
    answer: String,
    synonyms: Vec<(String, Vec<String>)>,
}

impl SiteConfig {
    /// Reads and checks a document; see [`Definition::read`].
    pub fn read(text: &str) -> Result<SiteConfig, Vec<Problem>> {
        let json = Json::parse(text).map_err(|problem| vec![problem])?;
        let found = Found::default();
        let read = site(&Part::root(&json, &found));
        let has_errors = found.has_errors();
        let problems = found.into_problems();
        match read {
            Some(site) if !has_errors => {
                Ok(SiteConfig { sha256: sha256(canonical(&json).as_bytes()), warnings: problems, ..site })
            }
            _ => Err(problems),
        }
    }

    /// The hash of its canonical JSON, 64 hexadecimal digits.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// What was found that somebody should look at.
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// The consent tools whose adapters the script needs. `page` stands for `baton.consent()` and needs none.
    pub fn consent_tools(&self) -> impl Iterator<Item = &str> {
        self.consent.sources.iter().map(|source| source.tool.as_str()).filter(|tool| *tool != "page")
    }

    /// The vendors whose adapters the script needs.
    pub fn vendors(&self) -> &[Vendor] {
        &self.vendors
    }

    /// What the engine uses. Refused is what the definition does not know.
    pub fn compile(&self, definition: &Definition) -> Result<Site, Vec<Problem>> {
        let found = Found::default();
        let form = |form: &Form| FormRules {
            selector: form.selector.clone(),
            kind: form.kind,
            append: form.append,
            origins: form.origins.clone(),
            answers: form.answers.iter().filter_map(|control| control.compile(definition, &found)).collect(),
            slots: form.slots.clone(),
            permission: form.permission.as_ref().map(|asked| asked.compile(&form.selector)),
        };
        let site = Site {
            consent: self.consent.sources.clone(),
            gpc: self.consent.gpc,
            heeds_dnt: self.consent.heeds_dnt,
            storage: self.consent.storage,
            downloads: self.capture.downloads.clone(),
            exclude: self.capture.exclude.clone(),
            automation: self.capture.automation,
            hash_routes: self.capture.hash_routes,
            own_hosts: self.capture.own_hosts.clone(),
            click_ids: self.capture.click_ids,
            provinces: self.capture.provinces.clone(),
            zones: if self.capture.time_zone { places::ZONES.into() } else { String::new() },
            days_to_keep: self.days_to_keep,
            page_api: self.page_api,
            state: self.state,
            forms: self.forms.iter().map(form).collect(),
        };
        let problems = found.into_problems();
        if problems.is_empty() { Ok(site) } else { Err(problems) }
    }
}

impl Control {
    fn compile(&self, definition: &Definition, found: &Found) -> Option<DeclaredControl> {
        let answers = match self.answer.as_str() {
            // The site's own words come first, should one of them mean another place there.
            "province" => Answers::Province(
                self.named(found, &places::codes(), |code| Province::parse(code).is_some())?
                    .into_iter()
                    .chain(places::names())
                    .collect(),
            ),
            "postal_code" if !definition.answers().iter().any(|answer| answer.key == self.answer) => {
                self.named(found, &[], |_| false)?;
                Answers::PostalCode(places::POSTAL.into())
            }
            "language" => Answers::Language(
                self.named(found, &[], |code| Language::of_tag(code).is_some_and(|language| language.code() == code))?,
            ),
            key => {
                let Some(answer) = definition.answers().iter().find(|answer| answer.key == key) else {
                    let mut known: Vec<String> = definition.answers().iter().map(|answer| answer.key.clone()).collect();
                    known.extend(["province".into(), "language".into(), "postal_code".into()]);
                    found.report(&format!("{}.answer", self.place), message::undeclared("answer", key, &known));
                    return None;
                };
                let is_value = |value: &str| answer.values.iter().any(|one| one == value);
                Answers::Key(key.into(), self.named(found, &answer.values, is_value)?)
            }
        };
        Some(DeclaredControl { control: self.name.clone(), answers })
    }

    /// The synonyms by what they stand for.
    fn named(&self, found: &Found, known: &[String], is_known: impl Fn(&str) -> bool) -> Option<Synonyms> {
        let mut all_are_known = true;
        for (value, _) in &self.synonyms {
            if !is_known(value) {
                found.report(&format!("{}.synonyms", self.place), message::undeclared("value", value, known));
                all_are_known = false;
            }
        }
        all_are_known.then(|| self.synonyms.clone())
    }
}

fn site(root: &Part) -> Option<SiteConfig> {
    let site = root.object("a site config", KEYS)?;
    let schema = site.aside("$schema");
    let controller = site.read("controller", controller);
    let consent = site.read("consent", consent);
    let capture = site.read_or("capture", Capture::default(), Capture::read);
    let page_api = site.read_or("page_api", false, Part::flag);
    let state = site.read_or("state", false, Part::flag);
    let days_to_keep = site.read_or("days_to_keep", DAYS_TO_KEEP, |part| part.whole(1..=400));
    let vendors = site.read_or("vendors", Vec::new(), |part| part.set(0..=20, |part| part.word(Vendor::ALL, Vendor::word)));
    let forms = site.rows("forms", 100, form);
    schema?;
    Some(SiteConfig {
        controller: controller?,
        consent: consent?,
        capture: capture?,
        days_to_keep: days_to_keep?,
        page_api: page_api?,
        state: state?,
        vendors: vendors?,
        forms: forms?,
        sha256: String::new(),
        warnings: Vec::new(),
    })
}

fn controller(part: &Part) -> Option<Controller> {
    let controller = part.object("the controller", &["name", "contact"])?;
    let name = controller.read("name", |part| part.line(MOST_LABEL));
    let contact = controller.read("contact", |part| part.line(MOST_NAME));
    Some(Controller { name: name?, contact: contact? })
}

fn form(part: &Part) -> Option<Form> {
    let form = part.object("a form", &["selector", "kind", "append", "origins", "answers", "slots", "permission"])?;
    let selector = form.read("selector", |part| part.line(MOST_NAME));
    let kind = form.read_or("kind", None, |part| part.word(FormKind::ALL, FormKind::word).map(Some));
    let append = form.read_or("append", false, Part::flag);
    let origins = form.read_or("origins", Vec::new(), |part| part.set(0..=20, origin));
    let answers = form.rows("answers", 50, control);
    let answers = answers.and_then(|all: Vec<Control>| {
        let twice = (1..all.len()).find(|at| all[..*at].iter().any(|one| one.name == all[*at].name));
        match twice {
            Some(at) => part.refuse(site_message::control_twice(&all[at].name)),
            None => Some(all),
        }
    });
    let slots = form.read_or("slots", Vec::new(), slots);
    let permission = form.read_or("permission", None, |part| permission(part, MOST_NAME).map(Some));
    let (answers, permission) = (answers?, permission?);
    if let Some(asked) = &permission
        && answers.iter().any(|one| one.name == asked.control)
    {
        return part.refuse(site_message::control_twice(&asked.control));
    }
    Some(Form { selector: selector?, kind: kind?, append: append?, origins: origins?, answers, slots: slots?, permission })
}

/// `https://forms.example.ca`, with a port where it is not the usual one, and nothing behind it.
fn origin(part: &Part) -> Option<String> {
    let text = part.line(MOST_NAME)?;
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let fits = !host.is_empty() && host.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-:".contains(&b));
    if fits { Some(text) } else { part.refuse(site_message::bad_origin(&text)) }
}

fn control(part: &Part) -> Option<Control> {
    let control = part.object("a declared answer", &["control", "answer", "synonyms"])?;
    let name = control.read("control", |part| part.line(MOST_NAME));
    let answer = control.read("answer", Part::id);
    let synonyms = control.read_or("synonyms", Vec::new(), synonyms);
    Some(Control { place: part.place.clone(), name: name?, answer: answer?, synonyms: synonyms? })
}

/// By value: what the site's forms call it. Texts are compared without regard to ASCII case, and none may mean two values.
fn synonyms(part: &Part) -> Option<Vec<(String, Vec<String>)>> {
    let mut all: Vec<String> = Vec::new();
    let pairs = part.pairs("the synonyms")?;
    let each: Vec<Option<_>> = pairs
        .iter()
        .map(|(value, list)| {
            let texts = list.each(1..=20, |part| {
                let text = part.line(MOST_NAME)?;
                if all.iter().any(|one| one.eq_ignore_ascii_case(&text)) {
                    return part.refuse(message::value_twice());
                }
                all.push(text.clone());
                Some(text)
            });
            Some((value.to_string(), texts?))
        })
        .collect();
    each.into_iter().collect()
}

/// `{ "00N5e000001abcd": { "holds": "score", "max": 255 } }`.
fn slots(part: &Part) -> Option<Vec<Slot>> {
    let flat: Vec<FieldId> = FieldId::ALL.iter().copied().filter(|id| id.spec().place != Place::Context).collect();
    let each: Vec<Option<Slot>> = part
        .pairs("the slots")?
        .iter()
        .map(|(control, part)| {
            let slot = part.object("a slot", &["holds", "max"])?;
            let holds = slot.read("holds", |part| part.word(&flat, |id| id.name()));
            let max = slot.read_or("max", holds.map_or(0, |id| id.spec().max), |part| part.whole(1..=65_535));
            Some(Slot { control: control.to_string(), holds: holds?, max: max? })
        })
        .collect();
    each.into_iter().collect()
}
