//! The shape of `site.json`.
#![expect(dead_code, reason = "the shape of a document; no value of it is made")]

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::word::{FlatField, Glob, Id, Line, Name, Wording};
use crate::{
    agreement::{document::Vendor, site::GpcMode},
    terms::{FormKind, Province, Storage},
};

/// What the web team decides: consent, what is captured, and the site's forms. Check it beside the lead definition with `baton check`.
#[derive(JsonSchema)]
#[schemars(title = "Site config", deny_unknown_fields)]
pub(super) struct SiteConfig {
    /// Where an editor finds this schema. It means nothing.
    #[schemars(rename = "$schema")]
    schema: Option<Name>,
    /// Who answers for the data.
    controller: Controller,
    /// What has to be accepted.
    consent: Consent,
    /// What is captured.
    capture: Option<Capture>,
    /// Whether page scripts may ask for the fields, and whether `baton:change` fires.
    page_api: Option<bool>,
    /// Whether the constant `baton_state` travels with declared forms: one word that says whether Baton was on, without a word about
    /// the visitor.
    state: Option<bool>,
    /// Each signal expires after so many days: 1 to 400, usually 180.
    #[schemars(range(min = 1, max = 400))]
    days_to_keep: Option<u16>,
    /// Vendors whose forms are sent by a script from what it keeps.
    #[schemars(length(max = 20))]
    vendors: Option<Vec<Vendor>>,
    /// The site's forms; the first entry that matches a form is the form's.
    #[schemars(length(max = 100))]
    forms: Option<Vec<Form>>,
}

/// Who answers for the data, for the privacy pages.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Controller {
    /// The organization.
    name: Line,
    /// Where people write to.
    contact: Name,
}

/// What has to be accepted before anything opens.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Consent {
    /// The site's consent tools. The strictest wins, and without any nothing opens.
    #[schemars(length(max = 20))]
    sources: Vec<Source>,
    /// What Global Privacy Control does; `strict` where it is left out.
    gpc: Option<GpcMode>,
    /// What Do Not Track does; `ignore` where it is left out.
    dnt: Option<Dnt>,
    /// The furthest that storage opens, whatever was accepted; `persistent` where it is left out.
    storage: Option<Storage>,
}

/// What Do Not Track does.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Dnt {
    /// Nothing.
    Ignore,
    /// It is a no.
    Deny,
}

/// A consent tool and the categories that open each gate. All of a list must be accepted; an empty one opens nothing.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Source {
    /// The adapter's name, or `page` for your own call of `baton.consent()`.
    tool: Id,
    /// Categories that open attribution: where the visitor came from.
    #[schemars(length(max = 20), extend("uniqueItems" = true))]
    attribution: Option<Vec<Line>>,
    /// Categories that open the profile: what the visitor reads, and the score. It needs those of attribution too.
    #[schemars(length(max = 20), extend("uniqueItems" = true))]
    profile: Option<Vec<Line>>,
    /// Categories that open storage on the device, so that visits are recognized.
    #[schemars(length(max = 20), extend("uniqueItems" = true))]
    storage: Option<Vec<Line>>,
    /// Your word that on every page its yes is a visitor's choice: for tools that cannot tell, `hubspot` and `consentmode`.
    always_asks: Option<bool>,
}

/// What is captured.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Capture {
    /// File types whose links are downloads, without the dot; pdf, docx, xlsx, pptx and zip where it is left out.
    #[schemars(length(max = 50), inner(regex(pattern = "^[a-z0-9]{1,10}$")), extend("uniqueItems" = true))]
    downloads: Option<Vec<String>>,
    /// Paths that leave no trace.
    #[schemars(length(max = 100))]
    exclude: Option<Vec<Glob>>,
    /// Whether what a program does that drives a browser counts too. Usually not.
    automation: Option<bool>,
    /// Whether the part behind `#/` is a page of its own, as single-page sites write it.
    hash_routes: Option<bool>,
    /// Other hosts of this site, each with all below it: who comes from there does not arrive.
    #[schemars(length(max = 20), inner(regex(pattern = "^[a-z0-9.:-]{1,253}$")), extend("uniqueItems" = true))]
    own_hosts: Option<Vec<String>>,
    /// Whether click identifiers are kept, which identify a click and so are personal. Usually only that there was one is noted.
    click_ids: Option<bool>,
    /// By province, the pages that say it, as two letters and globs.
    #[schemars(schema_with = "provinces", default)]
    provinces: Option<BTreeMap<String, Vec<Glob>>>,
    /// Whether a province may be guessed from the time zone. Usually not.
    time_zone: Option<bool>,
}

fn provinces(generator: &mut SchemaGenerator) -> Schema {
    let pages = json_schema!({ "type": "array", "minItems": 1, "maxItems": 20, "items": generator.subschema_for::<Glob>() });
    json_schema!({
        "type": "object",
        "propertyNames": generator.subschema_for::<Province>(),
        "additionalProperties": pages,
    })
}

/// What the site says about a form.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Form {
    /// A CSS selector.
    selector: Name,
    /// What the form is for.
    kind: Option<FormKind>,
    /// Whether missing fields are added as hidden inputs.
    append: Option<bool>,
    /// Origins that the form may be sent to beside the page's own, as in `https://forms.example.ca`.
    #[schemars(length(max = 20), inner(length(max = 200), regex(pattern = "^https?://[a-z0-9.:-]+$")), extend("uniqueItems" = true))]
    origins: Option<Vec<String>>,
    /// Controls that may be read when the form is sent. No other control ever is.
    #[schemars(length(max = 50))]
    answers: Option<Vec<Control>>,
    /// Your own hidden controls by name, and what each holds.
    slots: Option<BTreeMap<String, Slot>>,
    /// The checkbox by which a visitor lets you send messages.
    permission: Option<Permission>,
}

/// A control that may be read.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Control {
    /// The control's name.
    control: Name,
    /// What it answers: a key of the lead definition's `answers`, `province` or `language`.
    answer: Id,
    /// What the form sends for each value, in both languages. A value is known by its own name too.
    synonyms: Option<BTreeMap<String, Synonyms>>,
}

/// What a value is also called.
#[derive(JsonSchema)]
struct Synonyms(#[schemars(length(min = 1, max = 20), extend("uniqueItems" = true))] Vec<Name>);

/// A checkbox by which a visitor lets you send messages, and what is asked there.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Permission {
    /// The checkbox's name.
    control: Name,
    /// Who asks: legal name and postal address.
    who: Name,
    /// What for.
    purpose: Id,
    /// The words beside the checkbox. Their SHA-256 travels, not they.
    wording: Words,
}

/// The words beside a checkbox.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Words {
    /// Canadian English.
    en: Wording,
    /// Canadian French.
    fr: Wording,
}

/// A control of the site that holds one of Baton's fields.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Slot {
    /// The field that goes into it.
    holds: FlatField,
    /// The most characters that it takes; without it the field's own limit.
    #[schemars(range(min = 1, max = 65_535))]
    max: Option<u16>,
}
