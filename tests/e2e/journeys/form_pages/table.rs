//! One row for each form page: how it is sent, and what of ours arrives. README and LISEZMOI hold the same rows.

/// Where the form is.
#[derive(Clone, Copy)]
pub enum Place {
    /// In the page.
    Page,
    /// In a shadow root, reached by this expression.
    Root(&'static str),
    /// In the frame of this selector.
    Frame(&'static str),
}

/// What somebody does to send it.
#[derive(Clone, Copy)]
pub enum Sent {
    /// Presses this, by CSS selector.
    By(&'static str),
    /// Presses Enter in the first control.
    Enter,
}

/// What of ours arrives.
#[derive(Clone, Copy)]
pub enum Ours {
    /// Nothing: the submission is as it would be without Baton.
    Nothing,
    /// These names, each with the most characters that its value may have.
    Named(&'static [(&'static str, usize)]),
    /// Every field of the table that has a value.
    All,
}

/// A form page.
pub struct FormPage {
    /// The file in `tests/e2e/forms`.
    pub name: &'static str,
    /// What the documentation calls it; nothing for a page that stands there under another row's name.
    pub label: &'static str,
    /// How the fields come into what is sent, as the documentation says it.
    pub way: &'static str,
    pub place: Place,
    /// The control that is typed into.
    pub typed: &'static str,
    pub sent: Sent,
    pub ours: Ours,
}

const SCORE: Ours = Ours::Named(&[("baton_score", 3)]);
const BOTH: Ours = Ours::Named(&[("baton_score", 3), ("baton_context", 4000)]);
const SUBMIT: Sent = Sent::By("[type=submit]");
const BUTTON: Sent = Sent::By("button");
const DATA: &str = "`formdata`";
const INPUTS: &str = "`submit`";
const ADAPTER: &str = "`vendors`";
const CALL: &str = "`baton.fields()`";
const NONE: &str = "–";

const fn page(name: &'static str, label: &'static str, way: &'static str, sent: Sent, ours: Ours) -> FormPage {
    FormPage { name, label, way, place: Place::Page, typed: "[name=email]", sent, ours }
}

const fn typed(typed: &'static str, page: FormPage) -> FormPage {
    FormPage { typed, ..page }
}

const fn at(place: Place, page: FormPage) -> FormPage {
    FormPage { place, ..page }
}

const ROOT: Place = Place::Root("document.getElementById('host').shadowRoot");
const INNER: Place = Place::Root("document.getElementById('host').shadowRoot.firstChild.shadowRoot");

/// Every form page, in the order of the documentation.
pub const PAGES: &[FormPage] = &[
    page("post", "A plain form", DATA, BUTTON, BOTH),
    page("multipart", "A multipart form", DATA, BUTTON, Ours::All),
    page("plain", "A form that asks for nothing", NONE, BUTTON, Ours::Nothing),
    page("serialize", "jQuery `serialize()`", INPUTS, BUTTON, SCORE),
    page("fetch", "`fetch` of a `FormData`", DATA, BUTTON, Ours::All),
    page("xhr", "XHR of a `FormData`", DATA, BUTTON, SCORE),
    page("react_json", "JSON from a script's state, with the recipe", CALL, BUTTON, Ours::All),
    page("react_hidden", "A controlled hidden input, with the recipe", CALL, BUTTON, SCORE),
    page("json", "JSON from a script's state, without it", NONE, BUTTON, Ours::Nothing),
    page("hidden_frame", "A form that posts into a frame", DATA, BUTTON, Ours::All),
    page("script_submit", "`form.submit()` after a click", DATA, BUTTON, Ours::All),
    page("request_submit", "`form.requestSubmit()`", DATA, Sent::By("#send"), Ours::All),
    page("submitter", "A button with its own method and action", DATA, Sent::By("#send"), Ours::All),
    page("outside", "Controls outside of the form (`form=`)", DATA, BUTTON, SCORE),
    page("custom_element", "Form-associated custom elements", DATA, BUTTON, Ours::All),
    at(ROOT, page("shadow", "An open shadow root", DATA, BUTTON, Ours::All)),
    at(INNER, page("shadow_enter", "Enter in an open shadow root, no button", DATA, Sent::Enter, SCORE)),
    at(Place::Frame("#frame"), page("frame", "A frame of the same origin", DATA, BUTTON, BOTH)),
    page("replaced", "A form that is cloned, replaced, moved", DATA, BUTTON, Ours::All),
    page("late", "A form that comes late", DATA, BUTTON, SCORE),
    page("shadowing", "Controls named like properties of the form", DATA, BUTTON, Ours::All),
    page("contact_form_7", "Contact Form 7", DATA, SUBMIT, SCORE),
    typed("[name=input_1]", page("gravity_post_back", "Gravity Forms, post-back", DATA, SUBMIT, GRAVITY)),
    typed("[name=input_1]", page("gravity_iframe", "Gravity Forms, AJAX by frame", DATA, SUBMIT, GRAVITY)),
    typed("[name=input_1]", page("gravity_rest", "Gravity Forms, AJAX by REST", DATA, SUBMIT, GRAVITY)),
    typed("[name='wpforms[fields][1]']", page("wpforms", "WPForms", DATA, SUBMIT, Ours::Named(&[("wpforms[fields][4]", 3)]))),
    typed(
        "[name='form_fields[email]']",
        page("elementor", "Elementor Pro", DATA, SUBMIT, Ours::Named(&[("form_fields[score]", 3)])),
    ),
    typed("[name=Email]", page("webflow", "Webflow", INPUTS, SUBMIT, Ours::Named(&[("fields[baton_score]", 3)]))),
    typed("[name='mauticform[email]']", page("mautic", "Mautic", DATA, SUBMIT, Ours::Named(&[("mauticform[score]", 3)]))),
    typed(
        "[name=emailaddress1]",
        page("dynamics", "Dynamics 365", DATA, SUBMIT, Ours::Named(&[("baton_score_dyn", 3), ("baton_json_dyn", 2000)])),
    ),
    page("pardot", "Account Engagement (Pardot), form handler", DATA, SUBMIT, PARDOT),
    page("salesforce", "Salesforce Web-to-Lead", DATA, SUBMIT, SALESFORCE),
    page("formspree", "Formspree", DATA, BUTTON, Ours::All),
    page("netlify", "Netlify Forms", DATA, BUTTON, SCORE),
    typed(
        "[name=Email]",
        page("marketo", "Marketo Forms 2.0", ADAPTER, SUBMIT, Ours::Named(&[("batonScore", 3), ("batonContext", 3000)])),
    ),
    page("hubspot", "HubSpot, older forms as raw HTML", ADAPTER, SUBMIT, SCORE),
    typed(
        "[name=nf-field-1]",
        page("ninja_forms", "Ninja Forms", ADAPTER, Sent::By("[type=button]"), Ours::Named(&[("nf-field-5", 3)])),
    ),
    at(Place::Root("window.inside"), page("closed_shadow", "A closed shadow root", NONE, BUTTON, Ours::Nothing)),
    page("copier", "A script that copies inputs before `submit`", NONE, BUTTON, Ours::Nothing),
];

const GRAVITY: Ours = Ours::Named(&[("input_11", 3), ("input_12", 4000)]);
const PARDOT: Ours = Ours::Named(&[("Lead_Score", 3), ("Lead_Summary", 200)]);
const SALESFORCE: Ours = Ours::Named(&[("00N5e000001abcd", 3), ("00N5e000001abce", 3000)]);

/// The row of a page.
pub fn row(name: &str) -> &'static FormPage {
    PAGES.iter().find(|page| page.name == name).unwrap_or_else(|| panic!("{name} has a row"))
}
