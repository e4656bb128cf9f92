//! A document as JSON, before anything is known about it.

use core::fmt;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, SeqAccess, Visitor},
    ser::SerializeMap,
};

use crate::error::{Problem, document as message};

/// The most bytes of a document. The largest definition that `check` accepts is far smaller.
pub const MOST_BYTES: usize = 1 << 20;

/// A JSON value that keeps the order of its keys and every key that stands twice, so that both can be judged.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Flag(bool),
    Number(serde_json::Number),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole text. What is not JSON is said with its line and column.
    pub fn parse(text: &str) -> Result<Json, Problem> {
        if text.len() > MOST_BYTES {
            return Err(message::too_large(text.len(), MOST_BYTES));
        }
        // Editors of some systems put a byte order mark first; it is not part of the document.
        serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(|why| message::not_json(&why))
    }

    /// The value under a key of an object.
    pub fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Object(pairs) => pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The same object without one of its keys.
    pub fn without(&self, key: &str) -> Json {
        match self {
            Json::Object(pairs) => Json::Object(pairs.iter().filter(|(name, _)| name != key).cloned().collect()),
            other => other.clone(),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Json, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Json;
            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("JSON")
            }
            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json::Null)
            }
            fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
                Ok(Json::Flag(flag))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
                Ok(Json::Number(number.into()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
                Ok(Json::Number(number.into()))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
                Ok(serde_json::Number::from_f64(number).map_or(Json::Null, Json::Number))
            }
            fn visit_str<E>(self, text: &str) -> Result<Json, E> {
                Ok(Json::Text(text.into()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
                let mut list = Vec::new();
                while let Some(one) = from.next_element()? {
                    list.push(one);
                }
                Ok(Json::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = from.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Json::Object(pairs))
            }
        }
        from.deserialize_any(Any)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => to.serialize_unit(),
            Json::Flag(flag) => to.serialize_bool(*flag),
            Json::Number(number) => number.serialize(to),
            Json::Text(text) => to.serialize_str(text),
            Json::List(list) => to.collect_seq(list),
            Json::Object(pairs) => {
                let mut map = to.serialize_map(Some(pairs.len()))?;
                for (key, value) in pairs {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}
