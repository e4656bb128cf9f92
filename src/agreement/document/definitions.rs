//! The folder of published definitions that verification looks into.

use std::{collections::BTreeMap, fs, path::Path};

use super::{
    compile::{Audience, compile},
    definition::Definition,
    offsets::Offsets,
};
use crate::{
    agreement::{agreed::Agreed, sla::Escalation},
    error::{Error, files as message},
};

/// A definition with both of its copies.
#[derive(Clone, Debug)]
pub struct KnownDefinition {
    /// What browsers had.
    pub browser: Agreed,
    /// What the receiver adds to it.
    pub receiver: Agreed,
    /// Where leads go that nobody acted on.
    pub escalations: Vec<Escalation>,
    /// Whether the offsets that were published with it are here. Without them nothing can be said about respond-by times.
    pub has_offsets: bool,
}

impl KnownDefinition {
    /// A definition and the offsets that were published with it.
    pub fn new(definition: &Definition, offsets: Option<&Offsets>) -> KnownDefinition {
        let none = Offsets::default();
        let table = offsets.unwrap_or(&none);
        KnownDefinition {
            browser: compile(definition, Audience::Browser, table),
            receiver: compile(definition, Audience::Receiver, table),
            escalations: definition.escalations.clone(),
            has_offsets: offsets.is_some(),
        }
    }

    /// Whether both teams signed it.
    pub fn is_signed(&self) -> bool {
        self.browser.signed
    }
}

/// Published definitions by their hash. Cached scripts send older versions for weeks, so a folder keeps all that were ever published.
#[derive(Clone, Debug, Default)]
pub struct Definitions(BTreeMap<String, KnownDefinition>);

impl Definitions {
    /// No definitions.
    pub fn new() -> Definitions {
        Definitions::default()
    }

    /// Adds one.
    pub fn insert(&mut self, known: KnownDefinition) {
        self.0.insert(known.browser.sha256.clone(), known);
    }

    /// Reads every `<sha256>.json` of a folder, each with its `<sha256>.offsets.json` if that is there. A file whose definition
    /// has another hash than its name says, or does not pass the check, is an error: somebody changed it.
    pub fn from_folder(folder: &Path) -> Result<Definitions, Error> {
        let unreadable = |path: &Path, why: std::io::Error| message::unreadable(&path.display().to_string(), &why.to_string());
        let mut definitions = Definitions::new();
        for entry in fs::read_dir(folder).map_err(|why| unreadable(folder, why))? {
            let path = entry.map_err(|why| unreadable(folder, why))?.path();
            let Some(hash) = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".json")) else {
                continue;
            };
            if hash.ends_with(".offsets") {
                continue;
            }
            let name = path.display().to_string();
            let text = fs::read_to_string(&path).map_err(|why| unreadable(&path, why))?;
            let definition = Definition::read(&text).map_err(|problems| Error::document(&name, problems))?;
            if definition.sha256() != hash {
                return Err(message::wrong_name(&name, definition.sha256()));
            }
            let beside = folder.join(format!("{hash}.offsets.json"));
            let offsets = match fs::read_to_string(&beside) {
                Ok(text) => Some(Offsets::read(&beside.display().to_string(), &text)?),
                Err(why) if why.kind() == std::io::ErrorKind::NotFound => None,
                Err(why) => return Err(unreadable(&beside, why)),
            };
            definitions.insert(KnownDefinition::new(&definition, offsets.as_ref()));
        }
        Ok(definitions)
    }

    /// The definition of this hash.
    pub fn get(&self, sha256: &str) -> Option<&KnownDefinition> {
        self.0.get(sha256)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
