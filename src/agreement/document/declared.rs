//! What a definition declares for its own conditions: topics, answers, events, caps.

use super::{
    glob,
    json::Json,
    part::{self, Part},
};
use crate::{
    agreement::{
        agreed::{DeclaredAnswer, Topic},
        criterion::CriterionName,
        when::{Atom, Axes},
    },
    error::document as message,
    terms::{BLANK, OTHER},
};

/// Names that other parts refer to, as the document writes them. They are known even where what they name has a mistake, so that
/// one mistake does not make each of its uses another.
#[derive(Debug, Default)]
pub(crate) struct Declared {
    pub caps: Option<Axes>,
    pub topics: Vec<String>,
    pub answers: Vec<DeclaredAnswer>,
    pub events: Vec<String>,
    pub calendars: Vec<String>,
    pub criteria: Vec<CriterionName>,
}

impl Declared {
    /// Gathers the names of a document.
    pub fn of(document: &Json, caps: Option<Axes>) -> Declared {
        let answers = match document.get("answers") {
            Some(Json::Object(answers)) => {
                answers.iter().map(|(key, values)| DeclaredAnswer { key: key.clone(), values: texts(Some(values)) }).collect()
            }
            _ => Vec::new(),
        };
        let has = |name: &&CriterionName| document.get("criteria").is_some_and(|criteria| criteria.get(name.word()).is_some());
        Declared {
            caps,
            topics: ids(document, "topics"),
            answers,
            events: texts(document.get("events")),
            calendars: ids(document, "calendars"),
            criteria: CriterionName::ALL.iter().filter(has).copied().collect(),
        }
    }

    /// The place of a topic in the list.
    pub fn topic(&self, part: &Part) -> Option<u16> {
        let id = part.text()?;
        let place = self.topics.iter().position(|topic| topic == id).and_then(|place| u16::try_from(place).ok());
        place.or_else(|| part.refuse(message::undeclared("topic", id, &self.topics)))
    }

    /// A declared event.
    pub fn event(&self, part: &Part) -> Option<String> {
        let name = part.text()?;
        let known = self.events.iter().any(|event| event == name);
        if known { Some(name.into()) } else { part.refuse(message::undeclared("event", name, &self.events)) }
    }

    /// An answer and some of its values.
    pub fn answer(&self, part: &Part) -> Option<Atom> {
        let (key, list) = part.single("an answer atom", &[])?;
        let Some(answer) = self.answers.iter().find(|answer| answer.key == key) else {
            let keys: Vec<String> = self.answers.iter().map(|answer| answer.key.clone()).collect();
            return list.refuse(message::undeclared("answer", key, &keys));
        };
        let values = list.set(1..=MOST_VALUES, |part| {
            let value = part.text()?;
            let known = answer.values.iter().any(|one| one == value);
            if known { Some(value.into()) } else { part.refuse(message::undeclared("value", value, &answer.values)) }
        });
        Some(Atom::Answer { key: key.into(), values: values? })
    }
}

/// The texts of a list.
fn texts(list: Option<&Json>) -> Vec<String> {
    let Some(Json::List(list)) = list else { return Vec::new() };
    list.iter().filter_map(|one| if let Json::Text(text) = one { Some(text.clone()) } else { None }).collect()
}

/// The ids of a list's rows, each at its place; empty for a row without one.
pub(crate) fn ids(document: &Json, list: &str) -> Vec<String> {
    let Some(Json::List(rows)) = document.get(list) else { return Vec::new() };
    let id = |row: &Json| if let Some(Json::Text(id)) = row.get("id") { id.clone() } else { String::new() };
    rows.iter().map(id).collect()
}

/// The most values of an answer.
const MOST_VALUES: usize = 100;
/// What answers may not be called: both are atoms of their own, and the site config maps controls to them.
const OWN_ATOMS: [&str; 2] = ["province", "language"];

/// Reads `answers`: an object of name to values, in document order.
pub(crate) fn answers(part: &Part) -> Option<Vec<DeclaredAnswer>> {
    let pairs = part.pairs("the answers")?;
    if pairs.len() > 100 {
        return part.refuse(message::wrong_length(pairs.len(), 0, 100));
    }
    let all: Vec<Option<DeclaredAnswer>> = pairs.iter().map(|(key, values)| answer(key, values)).collect();
    all.into_iter().collect()
}

fn answer(key: &str, part: &Part) -> Option<DeclaredAnswer> {
    if OWN_ATOMS.contains(&key) {
        return part.refuse(message::answer_is_an_atom(key));
    }
    let key_fits = part::is_id(key);
    if !key_fits {
        part.note(message::bad_id(key));
    }
    let mut values: Vec<String> = Vec::new();
    let each = part.each(1..=MOST_VALUES, |part| {
        let value = part.line(80)?;
        if value.eq_ignore_ascii_case(BLANK) || value.eq_ignore_ascii_case(OTHER) {
            return part.refuse(message::reserved_value(&value));
        }
        // Answers are compared without regard to ASCII case, so two such values would be one.
        if values.iter().any(|one| one.eq_ignore_ascii_case(&value)) {
            return part.refuse(message::value_twice());
        }
        values.push(value);
        Some(())
    });
    (each.is_some() && key_fits).then(|| DeclaredAnswer { key: key.into(), values })
}

/// Reads one of `topics`.
pub(crate) fn topic(part: &Part) -> Option<Topic> {
    let topic = part.object("a topic", &["id", "pages", "label"])?;
    let (id, pages, label) = (topic.read("id", Part::id), topic.read("pages", glob::paths), topic.read("label", Part::label));
    Some(Topic { id: id?, pages: pages?, label: label? })
}
