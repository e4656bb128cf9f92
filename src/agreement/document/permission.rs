//! The checkbox for messages: which it is, who asks, what for and in which words.

use serde_json::json;

use super::{canonical::sha256, part::Part};
use crate::{agreement::site, terms::Text};

/// The most characters of who asks: a legal name and a postal address.
const MOST_WHO: usize = 200;
/// The most characters of the words beside the checkbox.
const MOST_WORDING: usize = 2000;

/// What the site asks at a checkbox.
#[derive(Clone, Debug)]
pub(super) struct Permission {
    pub control: String,
    who: String,
    purpose: String,
    wording: Text,
}

/// `{ "control": "newsletter", "who": "Example Inc., 1 Main Street, Ottawa", "purpose": "newsletter", "wording": { "en": ..., "fr": ... } }`.
pub(super) fn permission(part: &Part, most_name: usize) -> Option<Permission> {
    let permission = part.object("the permission", &["control", "who", "purpose", "wording"])?;
    let control = permission.read("control", |part| part.line(most_name));
    let who = permission.read("who", |part| part.line(MOST_WHO));
    let purpose = permission.read("purpose", Part::id);
    let wording = permission.read("wording", |part| {
        let wording = part.object("the wording", &["en", "fr"])?;
        let words = |part: &Part| part.line(MOST_WORDING);
        let (en, fr) = (wording.read("en", words), wording.read("fr", words));
        Some(Text { en: en?, fr: fr? })
    });
    Some(Permission { control: control?, who: who?, purpose: purpose?, wording: wording? })
}

impl Permission {
    /// What the engine needs of it on the form of this selector. The words stay here: what travels is their SHA-256, so that whoever
    /// keeps them can show which ones were read. All that never changes is written here and not in the page.
    pub fn compile(&self, selector: &str) -> site::Permission {
        let asked = |language: &str, words: &str| {
            let pairs = [
                ("who", self.who.as_str()),
                ("purpose", &self.purpose),
                ("wording", &sha256(words.as_bytes())),
                ("language", language),
                ("form", selector),
                ("control", &self.control),
                ("decides", "receiver"),
            ];
            ascii(&pairs.map(|(key, value)| format!("{}:{}", json!(key), json!(value))).join(","))
        };
        site::Permission { control: self.control.clone(), asked: (asked("en", &self.wording.en), asked("fr", &self.wording.fr)) }
    }
}

/// JSON text in ASCII, like the rest of the context. Lines of a document hold nothing beyond U+FFFF.
fn ascii(json: &str) -> String {
    json.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) }).collect()
}
