//! Elements, drawn one by one. Nothing here takes markup: what the page or a campaign says stays text.

use alloc::{string::String, vec::Vec};
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{Document, Element, HtmlElement};

use crate::{
    terms::Text,
    time::{Timestamp, digits},
    tools::inspector::words::{Say, filled, known},
};

/// The language that is drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Canadian English.
    En,
    /// Canadian French.
    Fr,
}

impl Tongue {
    /// The one of a language tag: French for French, else English.
    pub fn of_tag(tag: &str) -> Tongue {
        if tag.get(..2).is_some_and(|code| code.eq_ignore_ascii_case("fr")) { Tongue::Fr } else { Tongue::En }
    }

    /// The other one.
    pub fn other(self) -> Tongue {
        if self == Tongue::En { Tongue::Fr } else { Tongue::En }
    }

    /// What `lang` says.
    pub fn tag(self) -> &'static str {
        if self == Tongue::En { "en-CA" } else { "fr-CA" }
    }
}

/// Draws into a document, in a language.
#[derive(Clone)]
pub struct Pen {
    /// Where.
    pub document: Document,
    /// In which language.
    pub tongue: Tongue,
}

/// An element in the making.
#[derive(Clone)]
pub struct Drawn(pub Element);

impl Pen {
    /// An element without anything in it.
    pub fn draw(&self, tag: &str) -> Drawn {
        Drawn(self.document.create_element(tag).unwrap_throw())
    }

    /// An element with a text.
    pub fn write(&self, tag: &str, text: &str) -> Drawn {
        self.draw(tag).text(text)
    }

    /// In the language that is drawn in.
    pub fn say(&self, say: Say) -> &'static str {
        if self.tongue == Tongue::Fr { say.1 } else { say.0 }
    }

    /// Likewise for a text of the definition.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        if self.tongue == Tongue::Fr { &text.fr } else { &text.en }
    }

    /// What a word of Baton is called, or the word itself.
    pub fn word<'a>(&self, word: &'a str) -> &'a str {
        known(word).map_or(word, |say| self.say(say))
    }

    /// A text with its places `{}` filled in.
    pub fn fill(&self, say: Say, values: &[&str]) -> String {
        filled(self.say(say), values)
    }

    /// A day and a time as people here write them, by this device's clock.
    pub fn instant(&self, at: Timestamp) -> String {
        let options = Object::new();
        for (key, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
            let _ = Reflect::set(&options, &key.into(), &value.into());
        }
        let date = Date::new(&JsValue::from_f64(at.millis() as f64));
        date.to_locale_string(self.tongue.tag(), &options).into()
    }

    /// `12 days`, `1 day`, `today`.
    pub fn age(&self, days: u32) -> String {
        match (days, self.tongue) {
            (0, Tongue::En) => "today".into(),
            (0, Tongue::Fr) => "aujourd’hui".into(),
            (1, Tongue::En) => "1 day".into(),
            (1, Tongue::Fr) => "1 jour".into(),
            (_, Tongue::En) => self.number(days) + " days",
            (_, Tongue::Fr) => self.number(days) + " jours",
        }
    }

    /// Ages, set off by commas.
    pub fn ages(&self, ages: &[u32]) -> String {
        ages.iter().map(|age| self.age(*age)).collect::<Vec<_>>().join(", ")
    }

    /// A whole number.
    pub fn number(&self, number: impl Into<i64>) -> String {
        let mut text = String::new();
        digits(&mut text, number.into(), 1);
        text
    }

    /// A whole number with its sign: a minus that reads as one.
    pub fn signed(&self, number: i32) -> String {
        match number {
            1.. => String::from("+") + &self.number(number),
            0 => "0".into(),
            _ => String::from("\u{2212}") + &self.number(-i64::from(number)),
        }
    }

    /// A button that does something.
    pub fn button(&self, does: &str, say: Say) -> Drawn {
        self.write("button", self.say(say)).set("type", "button").set("id", does).does(does)
    }

    /// A mark with a word: its looks say the same as its text.
    pub fn badge(&self, kind: &str, text: &str) -> Drawn {
        let classes = String::from("badge ") + kind;
        self.write("span", text).class(&classes)
    }

    /// Terms and what they are. Rows without a value are left out.
    pub fn list(&self, rows: Vec<(Say, Option<Drawn>)>) -> Drawn {
        let list = self.draw("dl");
        rows.into_iter().filter_map(|(say, value)| Some((say, value?))).fold(list, |list, (say, value)| {
            list.add(self.draw("div").add(self.write("dt", self.say(say))).add(self.draw("dd").add(value)))
        })
    }

    /// A table with its caption; it scrolls by itself where it is too wide. The first cell of a row is its head.
    pub fn table(&self, id: &str, caption: Say, heads: &[Say], rows: Vec<Vec<Drawn>>) -> Drawn {
        let head = heads.iter().fold(self.draw("tr"), |row, say| row.add(self.write("th", self.say(*say)).set("scope", "col")));
        let body = rows.into_iter().fold(self.draw("tbody"), |body, cells| {
            body.add(cells.into_iter().enumerate().fold(self.draw("tr"), |row, (place, cell)| {
                let tag = if place == 0 { "th" } else { "td" };
                let drawn = self.draw(tag).add(cell);
                row.add(if place == 0 { drawn.set("scope", "row") } else { drawn })
            }))
        });
        let table = self.draw("table").add(self.write("caption", self.say(caption))).add(self.draw("thead").add(head)).add(body);
        self.draw("div")
            .class("scroll")
            .set("tabindex", "0")
            .set("role", "region")
            .set("aria-label", self.say(caption))
            .set("id", id)
            .add(table)
    }

    /// More for those who open it.
    pub fn more(&self, id: &str, summary: &str, inner: Drawn) -> Drawn {
        self.draw("details").set("id", id).add(self.write("summary", summary)).add(inner)
    }

    /// A plain text.
    pub fn plain(&self, text: &str) -> Drawn {
        self.write("span", text)
    }

    /// A text of machines: a path, a name, a hash.
    pub fn code(&self, text: &str) -> Drawn {
        self.write("code", text)
    }
}

impl Drawn {
    /// Sets the text.
    pub fn text(self, text: &str) -> Drawn {
        self.0.set_text_content(Some(text));
        self
    }

    /// Sets an attribute.
    pub fn set(self, name: &str, value: &str) -> Drawn {
        self.0.set_attribute(name, value).unwrap_throw();
        self
    }

    /// Sets an attribute where it holds.
    pub fn set_if(self, holds: bool, name: &str, value: &str) -> Drawn {
        if holds { self.set(name, value) } else { self }
    }

    /// Sets the classes.
    pub fn class(self, names: &str) -> Drawn {
        self.set("class", names)
    }

    /// What happens when it is pressed.
    pub fn does(self, name: &str) -> Drawn {
        self.set("data-do", name)
    }

    /// Appends an element.
    pub fn add(self, inner: Drawn) -> Drawn {
        self.0.append_child(&inner.0).unwrap_throw();
        self
    }

    /// Appends elements.
    pub fn all(self, inner: impl IntoIterator<Item = Drawn>) -> Drawn {
        inner.into_iter().fold(self, Drawn::add)
    }

    /// A length for the style sheet, in percent: the policy of the page forbids inline styles, and this is none.
    pub fn share(self, name: &str, percent: i32) -> Drawn {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let mut length = String::new();
            digits(&mut length, percent.clamp(0, 100).into(), 1);
            length.push('%');
            let _ = element.style().set_property(name, &length);
        }
        self
    }
}
