//! The context as it was posted: read with suspicion, kept as it is.

use serde_json::{Map, Value};

use crate::{
    agreement::{agreed::Agreed, when::Atom},
    fields::{FieldId, Place},
    handoff::bundle::VERSION,
    lead::evidence::{Evidence, answered},
    terms::Language,
    time::Timestamp,
};

/// The most bytes that are read: sixteen times what a browser writes.
const MOST: usize = 65_536;

/// A posted context.
pub struct Claim {
    pub context: Map<String, Value>,
    pub definition_id: String,
    pub definition_version: i64,
    pub sha256: String,
    pub is_unsigned: bool,
    pub at: Timestamp,
    pub language: Option<Language>,
    pub evidence: Option<ClaimedEvidence>,
}

/// Evidence by atom number, as it was posted.
#[derive(Default)]
pub struct ClaimedEvidence {
    pub atoms: Vec<(u16, Vec<u32>)>,
    pub answers: Vec<(String, String)>,
    /// What has no shape that a browser writes: its place and its text.
    pub malformed: Vec<(String, String)>,
}

/// The submission id of a context, whatever else is wrong with it.
pub fn submission_id(context: &str) -> Option<String> {
    let context: Value = serde_json::from_str(context).ok()?;
    Some(context.get(FieldId::Submission.name())?.get("id")?.as_str()?.to_owned())
}

impl Claim {
    /// Reads a context; says what is missing where it cannot.
    pub fn read(text: &str) -> Result<Claim, String> {
        if text.len() > MOST {
            return Err(format!("it is longer than {MOST} bytes"));
        }
        let context: Map<String, Value> = serde_json::from_str(text).map_err(|why| why.to_string())?;
        let missing = |what: &str| format!("{what} is missing");
        if context.get(FieldId::Version.name()) != Some(&Value::from(VERSION)) {
            return Err(format!("its version is not {VERSION}"));
        }
        let part = |id: FieldId, key: &str| context.get(id.name()).and_then(|value| value.get(key));
        let word = |id, key| part(id, key).and_then(Value::as_str).map(str::to_owned);
        let at = word(FieldId::Submission, "at").and_then(|at| Timestamp::parse(&at)).ok_or_else(|| missing("submission.at"))?;
        let top = |id: FieldId| context.get(id.name());
        Ok(Claim {
            definition_id: word(FieldId::Definition, "id").ok_or_else(|| missing("definition.id"))?,
            definition_version: part(FieldId::Definition, "version")
                .and_then(Value::as_i64)
                .ok_or_else(|| missing("definition.version"))?,
            sha256: word(FieldId::Definition, "sha256").ok_or_else(|| missing("definition.sha256"))?,
            is_unsigned: part(FieldId::Definition, "unsigned").is_some(),
            at,
            language: top(FieldId::Language).and_then(Value::as_str).and_then(Language::of_tag),
            evidence: top(FieldId::Evidence).map(ClaimedEvidence::read),
            context,
        })
    }

    /// The processing that the bundle claims.
    pub fn processing(&self) -> &str {
        self.word(FieldId::Processing)
    }

    /// The storage that the bundle claims.
    pub fn storage(&self) -> &str {
        self.word(FieldId::Storage)
    }

    /// Whether the bundle says that items were left out.
    pub fn is_truncated(&self) -> bool {
        self.context.contains_key(FieldId::Truncated.name())
    }

    fn word(&self, id: FieldId) -> &str {
        self.context.get(id.name()).and_then(Value::as_str).unwrap_or_default()
    }

    /// Keys that the table of fields does not hold.
    pub fn unknown_keys(&self) -> Vec<String> {
        let mut unknown = Vec::new();
        for (key, value) in &self.context {
            let id = FieldId::ALL.iter().find(|id| id.name() == key && id.spec().place != Place::Flat);
            match id {
                None => unknown.push(key.clone()),
                Some(id) => unknown_parts(value, id.spec().parts, key, &mut unknown),
            }
        }
        unknown
    }
}

fn unknown_parts(value: &Value, parts: &[&str], place: &str, unknown: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let place = format!("{place}.{key}");
                if !parts.contains(&"*") && !parts.contains(&key.as_str()) {
                    unknown.push(place);
                } else {
                    unknown_parts(value, parts, &place, unknown);
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| unknown_parts(value, parts, place, unknown)),
        _ => {}
    }
}

impl ClaimedEvidence {
    fn read(value: &Value) -> ClaimedEvidence {
        let mut evidence = ClaimedEvidence::default();
        let mut malformed = |place: String, value: &Value| evidence.malformed.push((place, value.to_string()));
        let empty = Map::new();
        let part = |key| value.get(key).and_then(Value::as_object).unwrap_or(&empty);
        for (key, ages) in part("atoms") {
            let number = key.parse().ok().filter(|number: &u16| number.to_string() == *key);
            let age = |age: &Value| age.as_u64().and_then(|age| u32::try_from(age).ok());
            let read = ages.as_array().and_then(|ages| ages.iter().map(age).collect::<Option<Vec<u32>>>());
            match (number, read) {
                (Some(number), Some(ages)) => evidence.atoms.push((number, ages)),
                _ => malformed(format!("evidence.atoms.{key}"), ages),
            }
        }
        for (key, answer) in part("answers") {
            match answer.as_str() {
                Some(answer) => evidence.answers.push((key.clone(), answer.into())),
                None => malformed(format!("evidence.answers.{key}"), answer),
            }
        }
        evidence
    }

    /// The evidence in the order of an agreement's atoms.
    pub fn under(&self, agreed: &Agreed) -> Evidence {
        let mut evidence = Evidence::new(self.answers.clone());
        for one in &agreed.atoms {
            let claimed = self.atoms.iter().find(|(number, _)| *number == one.number).map(|(_, ages)| ages.as_slice());
            evidence.push(match &one.atom {
                Atom::Answer { key, values } => {
                    answered(&self.answers, key, values).map(|is_one| if is_one { &[0][..] } else { &[] })
                }
                _ => claimed,
            });
        }
        evidence
    }
}
