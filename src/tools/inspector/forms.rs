//! The forms of the page: what each would get, were it sent now, or why it gets nothing.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use super::told::Status;
use crate::{
    agreement::site::{Answers, Site},
    fields::flat_name,
    handoff::attach::How,
    machine::Input,
    page::wire,
    text::number,
};

/// One form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormFacts {
    /// What the page calls it.
    pub name: String,
    /// The selector of the site config's entry that is the form's.
    pub selector: Option<String>,
    /// What the form is for.
    pub kind: Option<&'static str>,
    /// Where it is sent, if not to this site.
    pub origin: String,
    /// Why it gets nothing: `method`, `origin`, `controls`, `not_asked`; nothing where it gets something.
    pub refused: Option<&'static str>,
    /// What it gets.
    pub gets: Vec<Gets>,
    /// Names of ours that are something else, or there twice: left alone.
    pub clashes: Vec<String>,
    /// Controls that may be read when it is sent, and what each answers.
    pub reads: Vec<(String, String)>,
    /// The checkbox for messages.
    pub permission: Option<String>,
    /// Why it got nothing when somebody sent it.
    pub refused_when_sent: Option<String>,
}

/// A field for a control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gets {
    /// The control's name.
    pub control: String,
    /// The field.
    pub field: String,
    /// `fill` for a control that is there, `add` for one that is added.
    pub how: &'static str,
    /// The most characters.
    pub max: usize,
}

impl FormFacts {
    /// What is decided about a form. `told` is what the loader would tell the engine of it; nothing for what is no form.
    pub fn of(site: &Site, name: String, told: &str, status: &Status) -> Option<FormFacts> {
        let Some((Input::Form { form, .. }, _)) = wire::read(told) else { return None };
        let rules = site.form(form.rules);
        let plan = form.plan(site);
        let refused = plan.as_ref().err().map(|refusal| refusal.word());
        let plan = plan.unwrap_or_default();
        let gets = plan.attach.into_iter().map(|one| Gets {
            field: flat_name(one.field),
            control: one.control,
            how: if one.how == How::Fill { "fill" } else { "add" },
            max: one.max,
        });
        let declared = rules.map_or(&[][..], |rules| &rules.answers);
        let reads = declared.iter().map(|one| {
            let answers = match &one.answers {
                Answers::Key(key, _) => key.as_str(),
                Answers::Province(_) => "province",
                Answers::Language(_) => "language",
                Answers::PostalCode(_) => "postal_code",
            };
            (one.control.clone(), String::from(answers))
        });
        Some(FormFacts {
            name,
            selector: rules.map(|rules| rules.selector.clone()),
            kind: rules.and_then(|rules| rules.kind).map(|kind| kind.word()),
            origin: form.origin.into(),
            refused,
            gets: gets.collect(),
            clashes: plan.clashes,
            reads: reads.collect(),
            permission: rules.and_then(|rules| rules.permission.as_ref()).map(|asked| asked.control.clone()),
            refused_when_sent: status
                .refused_forms
                .iter()
                .find(|(key, _)| number(key) == Some(form.key.into()))
                .map(|(_, why)| why.clone()),
        })
    }
}
