//! Which forms get fields, and which of their controls.
//!
//! A form gets something only when somebody has just acted to send it, when it asks, and when nothing about it says that
//! it is none of our business. The loader reads names and types of controls and carries out what is decided here.

use alloc::{string::String, vec::Vec};

use crate::{
    agreement::site::Site,
    fields::{FieldId, PREFIX, Place},
    text::{List, PART, pieces},
};

/// Types of controls that make a whole form none of our business.
pub(crate) const PRIVATE_KINDS: [&str; 3] = ["password", "file", "search"];
/// What tokens of `autocomplete` begin with where a card is asked for, which does the same.
pub(crate) const CARD: &str = "cc-";
/// Other tokens of `autocomplete` that do.
pub(crate) const PRIVATE_TOKENS: [&str; 3] = ["one-time-code", "current-password", "new-password"];

/// A control of a form: what it is called and what it is, never what it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Control<'a> {
    name: &'a str,
    kind: &'a str,
    autocomplete: &'a str,
}

/// A form as it is about to be sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form<'a> {
    /// The loader's number for it.
    pub key: u32,
    /// `submit` or `formdata`; what is attached depends on neither.
    pub event: &'a str,
    /// The method that applies, in lower case.
    pub method: &'a str,
    /// The origin that it is sent to; nothing for the page's own.
    pub origin: &'a str,
    /// The place of the first form entry of the site config that matches.
    pub rules: Option<usize>,
    /// Whether it carries `data-baton`.
    pub appends: bool,
    /// Its controls: name, `type` and `autocomplete` tokens of each.
    pub controls: List<'a>,
}

crate::terms::vocabulary! {
    /// Why a form gets nothing.
    Refusal {
        /// It is not sent by POST: the fields would stand in an address.
        Method = "method",
        /// It is sent to somebody whom the site config does not name.
        Origin = "origin",
        /// It holds a password, a payment, a code, a file or a search.
        Controls = "controls",
        /// It asks for nothing.
        NotAsked = "not_asked",
    }
}

/// How a value comes into a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Into a hidden control that is there.
    Fill,
    /// As a control that is added.
    Add,
}

/// A value for a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The control's name.
    pub control: String,
    /// The field that it gets.
    pub field: FieldId,
    /// The most characters that it takes.
    pub max: usize,
    /// How.
    pub how: How,
}

/// What a form gets, and which of its controls of our names are in the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What is attached.
    pub attach: Vec<Attached>,
    /// Names that the site uses for something else, or twice: left alone.
    pub clashes: Vec<String>,
}

impl Form<'_> {
    /// What the form gets.
    pub fn plan(&self, site: &Site) -> Result<Plan, Refusal> {
        let rules = site.form(self.rules);
        if self.method != "post" {
            return Err(Refusal::Method);
        }
        if !self.origin.is_empty() && !rules.is_some_and(|rules| rules.origins.iter().any(|one| one == self.origin)) {
            return Err(Refusal::Origin);
        }
        let slots = rules.map_or(&[][..], |rules| &rules.slots);
        // Each field looks for its control, and hardly any control has to do with one.
        let mut controls = Vec::new();
        for one in self.controls() {
            if one.is_private() {
                return Err(Refusal::Controls);
            }
            if one.name.starts_with(PREFIX) || slots.iter().any(|slot| slot.control == one.name) {
                controls.push(one);
            }
        }
        let mut plan = Plan::default();
        for slot in slots {
            place(&controls, &mut plan, &slot.control, slot.holds, usize::from(slot.max), false);
        }
        let appends = self.appends || rules.is_some_and(|rules| rules.append);
        let mut name = String::from(PREFIX);
        for (field, word) in FieldId::ALL.iter().copied().zip(FieldId::names()) {
            name.truncate(PREFIX.len());
            name.push_str(word);
            // A slot may bear the name of a field; then it is that slot.
            let is_slot = plan.attach.iter().any(|one| one.control == name) || plan.clashes.contains(&name);
            if field.spec().place != Place::Context && !is_slot {
                place(&controls, &mut plan, &name, field, usize::from(field.spec().max), appends);
            }
        }
        if plan.attach.is_empty() { Err(Refusal::NotAsked) } else { Ok(plan) }
    }

    fn controls(&self) -> impl Iterator<Item = Control<'_>> {
        self.controls.iter().map(|item| {
            let mut parts = pieces(item, PART);
            let mut part = || parts.next().unwrap_or_default();
            Control { name: part(), kind: part(), autocomplete: part() }
        })
    }
}

fn place(controls: &[Control<'_>], plan: &mut Plan, control: &str, field: FieldId, max: usize, adds: bool) {
    let (mut found, mut is_hidden) = (0, false);
    for one in controls {
        if one.name == control {
            found += 1;
            is_hidden = one.kind == "hidden";
        }
    }
    let how = match found {
        0 if adds => How::Add,
        0 => return,
        1 if is_hidden => How::Fill,
        _ => {
            plan.clashes.push(control.into());
            return;
        }
    };
    plan.attach.push(Attached { control: control.into(), field, max, how });
}

impl Control<'_> {
    /// Whether the control makes the whole form none of our business.
    fn is_private(&self) -> bool {
        let private = |token: &str| {
            token.get(..CARD.len()).is_some_and(|start| start.eq_ignore_ascii_case(CARD))
                || PRIVATE_TOKENS.iter().any(|one| token.eq_ignore_ascii_case(one))
        };
        PRIVATE_KINDS.contains(&self.kind) || pieces(self.autocomplete, " \t\n\u{c}\r").any(private)
    }
}
