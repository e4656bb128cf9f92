//! What our documents have in common that a generator of schemas does not know.

use schemars::{
    Schema,
    transform::{Transform, transform_subschemas},
};
use serde_json::{Map, Value};

/// Left out means left out, never `null`; a number is a number, whatever type holds it; and what a key does is shown at the key.
#[derive(Clone, Debug)]
pub(super) struct Plain;

impl Transform for Plain {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(schema) = schema.as_object_mut() {
            without_null(schema);
            without_machine_format(schema);
            description_at_the_key(schema);
        }
        transform_subschemas(self, schema);
    }
}

fn without_null(schema: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".into(), only);
        }
    }
    let Some(Value::Array(any)) = schema.get("anyOf") else { return };
    let some: Vec<&Value> = any.iter().filter(|one| one["type"] != "null").collect();
    if let ([Value::Object(only)], true) = (some.as_slice(), some.len() < any.len()) {
        let only = only.clone();
        schema.remove("anyOf");
        for (key, value) in only {
            schema.entry(key).or_insert(value);
        }
    }
}

/// `uint8` and the like are no formats of JSON Schema.
fn without_machine_format(schema: &mut Map<String, Value>) {
    if schema.get("format").and_then(Value::as_str).is_some_and(|format| format.trim_start_matches('u').starts_with("int")) {
        schema.remove("format");
    }
}

/// An object of one key is described where its key is written.
fn description_at_the_key(schema: &mut Map<String, Value>) {
    let Some(description) = schema.get("description").cloned() else { return };
    if let Some(Value::Object(properties)) = schema.get_mut("properties")
        && properties.len() == 1
        && let Some(Value::Object(only)) = properties.values_mut().next()
    {
        only.entry("description").or_insert(description);
    }
}
