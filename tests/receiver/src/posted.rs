//! The fields of one posted form, read from any of the three ways that forms are posted.
//!
//! Law: names and values are the visitor's own, in posted order, repeated names kept. What cannot be read without a change is
//! refused rather than stored changed.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use percent_encoding::percent_decode;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::{Deserialize as DeriveDeserialize, Serialize};
use serde_json::value::RawValue;

use crate::error::Refusal;

/// Field names and values in posted order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, DeriveDeserialize)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    pub(crate) fn as_slice(&self) -> &[(String, String)] {
        &self.0
    }

    /// The first value of that name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|field| field.0 == name).map(|field| field.1.as_str())
    }

    /// The first value of that name that says something.
    pub(crate) fn said(&self, name: &str) -> Option<&str> {
        self.get(name).map(str::trim).filter(|value| !value.is_empty())
    }
}

impl FromIterator<(String, String)> for Fields {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(fields: T) -> Fields {
        Fields(fields.into_iter().collect())
    }
}

/// Reads a whole body by its content type.
pub(crate) async fn read(content_type: &str, body: Bytes) -> Result<Fields, Refusal> {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let fields = match essence.as_str() {
        "application/x-www-form-urlencoded" => urlencoded(&body)?,
        "multipart/form-data" => multipart(content_type, body).await?,
        "application/json" => json(&body)?,
        _ => return Err(Refusal::UnknownContentType),
    };
    if fields.0.is_empty() { Err(Refusal::NoFields) } else { Ok(fields) }
}

fn urlencoded(body: &[u8]) -> Result<Fields, Refusal> {
    let pairs = body.split(|&byte| byte == b'&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let mut halves = pair.splitn(2, |&byte| byte == b'=');
            let name = decoded(halves.next().unwrap_or_default())?;
            let value = decoded(halves.next().unwrap_or_default()).map_err(|refusal| match refusal {
                Refusal::BadPercent { .. } => Refusal::BadPercent { name: name.clone() },
                other => other,
            })?;
            Ok((name, value))
        })
        .collect()
}

fn decoded(half: &[u8]) -> Result<String, Refusal> {
    let spaced: Vec<u8> = half.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
    // The URL standard keeps a lone percent sign, but no browser sends one: here it means that the body was cut or built by hand.
    let lone_percent = spaced.iter().enumerate().any(|(at, &byte)| {
        byte == b'%' && !spaced.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    });
    if lone_percent {
        return Err(Refusal::BadPercent { name: String::from_utf8_lossy(half).into_owned() });
    }
    let text = percent_decode(&spaced).decode_utf8().map_err(|_| Refusal::NotUtf8)?;
    Ok(text.into_owned())
}

async fn multipart(content_type: &str, body: Bytes) -> Result<Fields, Refusal> {
    let bad =
        |cause: &dyn std::fmt::Display| Refusal::BadMultipart { cause: cause.to_string().trim_end_matches('.').to_string() };
    let request = Request::builder()
        .header(header::CONTENT_TYPE, content_type)
        .body(Body::from(body))
        .map_err(|_| Refusal::UnknownContentType)?;
    let mut parts = Multipart::from_request(request, &()).await.map_err(|error| bad(&error.body_text()))?;
    let mut fields = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(|error| bad(&error.body_text()))? {
        let name = part.name().ok_or(Refusal::NamelessPart)?.to_string();
        // A file stands here with its name alone, as it does in an urlencoded form; a desk has no use for its bytes.
        let file = part.file_name().map(str::to_string);
        let bytes = part.bytes().await.map_err(|error| bad(&error.body_text()))?;
        let value = match file {
            Some(file) => file,
            None => String::from_utf8(bytes.to_vec()).map_err(|_| Refusal::NotUtf8)?,
        };
        fields.push((name, value));
    }
    Ok(Fields(fields))
}

fn json(body: &[u8]) -> Result<Fields, Refusal> {
    let object: Object = serde_json::from_slice(body).map_err(|error| Refusal::BadJson { cause: error.to_string() })?;
    let mut fields = Vec::new();
    for (name, value) in object.0 {
        if value.get().starts_with('[') {
            // A list is a repeated name: what several ticked boxes of one name are in an HTML form.
            let values: Vec<Box<RawValue>> = serde_json::from_str(value.get()).unwrap_or_default();
            fields.extend(values.iter().map(|value| (name.clone(), text_of(value))));
        } else {
            fields.push((name, text_of(&value)));
        }
    }
    Ok(Fields(fields))
}

/// A JSON string as its text, null as no text, anything else as the JSON that it is.
fn text_of(value: &RawValue) -> String {
    let raw = value.get();
    match raw {
        "null" => String::new(),
        _ => serde_json::from_str(raw).unwrap_or_else(|_| raw.to_string()),
    }
}

/// A JSON object with its order and its repeated names, which a map would lose.
struct Object(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Object, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Object;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Object(entries))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}
