//! The forms of the page, and what each would get.

use alloc::vec::Vec;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlFormElement, HtmlIFrameElement, Node};

use super::{
    pen::{Drawn, Pen},
    text,
};
use crate::tools::inspector::{forms::FormFacts, view::View};

/// No page has so many; the rest is not looked at.
const MOST: usize = 50;

/// Every form of the page: also those in open shadow roots and in frames of this site.
pub fn all(document: &Document) -> Vec<HtmlFormElement> {
    let mut found = Vec::new();
    gather(document, &mut found);
    found
}

fn gather(root: &Node, found: &mut Vec<HtmlFormElement>) {
    let elements = match root.dyn_ref::<Document>() {
        Some(document) => document.query_selector_all("*"),
        None => match root.dyn_ref::<web_sys::ShadowRoot>() {
            Some(shadow) => shadow.query_selector_all("*"),
            None => return,
        },
    };
    let Ok(elements) = elements else { return };
    for place in 0..elements.length() {
        let Some(element) = elements.item(place).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        if found.len() >= MOST {
            return;
        }
        // A frame's elements are of another realm: what they are is read off their names.
        match element.local_name().as_str() {
            "form" => found.push(element.unchecked_into()),
            "iframe" => {
                let inner = element.unchecked_ref::<HtmlIFrameElement>().content_document();
                inner.iter().for_each(|document| gather(document, found));
            }
            _ => element.shadow_root().iter().for_each(|shadow| gather(shadow, found)),
        }
    }
}

/// What people call a form: its id, its name, or where it is sent.
pub fn name(form: &HtmlFormElement) -> alloc::string::String {
    let said = |name: &str| form.get_attribute(name).filter(|value| !value.is_empty());
    let id = said("id").map(|id| ["#", &id].concat());
    id.or_else(|| said("name")).or_else(|| said("action")).unwrap_or_else(|| "form".into())
}

/// One card for each form.
pub fn draw(pen: &Pen, view: &View) -> Drawn {
    let panel =
        pen.draw("div").add(pen.write("h3", pen.say(text::FORMS))).add(pen.write("p", pen.say(text::FORMS_HINT)).class("hint"));
    if view.forms.is_empty() {
        return panel.add(pen.write("p", pen.say(text::NO_FORMS)));
    }
    let is_open = view.consent.state == "ready";
    panel.add(
        pen.draw("ul")
            .class("bars")
            .all(view.forms.iter().enumerate().map(|(place, form)| card(pen, view, form, place, is_open))),
    )
}

fn card(pen: &Pen, view: &View, form: &FormFacts, place: usize, is_open: bool) -> Drawn {
    let verdict = match (form.refused, is_open) {
        (Some(reason), _) => (pen.badge("not_met", pen.say(text::GETS_NONE)), Some(pen.word(reason))),
        (None, false) => (pen.badge("unknown", pen.say(text::WITHOUT_CONSENT)), None),
        (None, true) => (pen.badge("met", &pen.fill(text::GETS, &[&pen.number(form.gets.len() as u32)])), None),
    };
    let head = pen.draw("div").class("head").add(pen.code(&form.name).class("name")).add(verdict.0);
    let kind = form.kind.map(|kind| pen.plain(pen.word(kind)));
    let reads = form.reads.iter().map(|(control, answers)| [control, " → ", answers].concat()).collect::<Vec<_>>().join(", ");
    let facts = pen.list(alloc::vec![
        (text::REASON, verdict.1.map(|reason| pen.plain(reason))),
        (text::KIND, kind),
        (text::ENTRY, form.selector.as_ref().map(|selector| pen.code(selector))),
        (text::READS, (!reads.is_empty()).then(|| pen.plain(&reads))),
        (text::PERMISSION, form.permission.as_ref().map(|control| pen.code(control))),
        (text::CLASHES, (!form.clashes.is_empty()).then(|| pen.plain(&form.clashes.join(", ")))),
    ]);
    let item = pen.draw("li").class("bar").set("data-form", &form.name).add(head).add(facts);
    let sent = form.refused_when_sent.as_ref();
    let item = item.all(sent.map(|reason| pen.write("p", &pen.fill(text::SENT_REFUSED, &[pen.word(reason)])).class("hint")));
    if form.gets.is_empty() || !is_open {
        return item;
    }
    let rows = form.gets.iter().map(|one| {
        let value = view.fields.iter().find(|(name, _)| *name == one.field).map(|(_, value)| value.as_str());
        let value = match value {
            Some(value) => pen.write("span", value).class("value"),
            None => pen.write("span", pen.say(text::NO_VALUE)).class("known"),
        };
        let name = if one.control == one.field { one.field.clone() } else { [&one.control, " (", &one.field, ")"].concat() };
        alloc::vec![pen.code(&name), value, pen.plain(pen.word(one.how))]
    });
    let id = ["fields-", &pen.number(place as u32)].concat();
    let table = [&id, "-table"].concat();
    let heads = [text::FIELD, text::VALUE, text::HOW];
    item.add(pen.more(&id, pen.say(text::FIELDS), pen.table(&table, text::FIELDS, &heads, rows.collect())))
}
