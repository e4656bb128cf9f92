//! `baton.d.ts`: what arrives and what `window.baton` offers, as types of TypeScript, from the table of fields and the context's schema.

use std::fmt::Write;

use serde_json::Value;

use crate::{
    fields::{FieldId, Place, flat_name, label},
    handoff::attach::Refusal,
    intent::{
        consent::{Processing, Storage},
        signal::Uncounted,
    },
    schema::Subject,
    terms::Channel,
};

/// The whole file. The same text every time.
///
/// ```
/// let types = baton_handoff::publish::types();
/// assert!(types.contains("export interface Context {\n"));
/// assert!(types.contains("  baton_score?: string;\n"));
/// ```
pub fn types() -> String {
    let schema: Value = serde_json::from_str(&Subject::Context.schema()).unwrap_or_default();
    let mut text = String::from(
        "// What a form brings, and what `window.baton` offers. Written by `baton publish` from the same tables as the bundle itself.\n\
         // Everything computed in a browser is a claim: `baton verify` computes it again.\n",
    );
    let _ = write!(text, "\n{}", declaration("Context", &schema));
    for (name, one) in schema["$defs"].as_object().into_iter().flatten() {
        let _ = write!(text, "\n{}", declaration(name, one));
    }
    text.push_str("\n/** The form fields, each where there is something to say. */\nexport interface Fields {\n");
    for id in FieldId::ALL.iter().copied().filter(|id| id.spec().place != Place::Context) {
        let _ = writeln!(text, "  /** {}. */\n  {}?: string;", label(id).en, flat_name(id));
    }
    text.push_str("}\n");
    text.push_str(&page());
    text
}

/// A named type of the schema.
fn declaration(name: &str, schema: &Value) -> String {
    let told = told(schema, "");
    match schema["properties"].is_object() {
        true => format!("{told}export interface {name} {}\n", of(schema, "")),
        false => format!("{told}export type {name} = {};\n", of(schema, "")),
    }
}

/// What a schema lets through, written at this depth.
fn of(schema: &Value, depth: &str) -> String {
    let list = |name: &str| schema[name].as_array().map(Vec::as_slice).unwrap_or_default();
    let union = |parts: Vec<String>| parts.join(" | ");
    if let Some(path) = schema["$ref"].as_str() {
        return path.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(constant) = schema.get("const") {
        return constant.to_string();
    }
    if !list("enum").is_empty() {
        return union(list("enum").iter().map(Value::to_string).collect());
    }
    for name in ["oneOf", "anyOf"] {
        if !list(name).is_empty() {
            return union(list(name).iter().map(|one| of(one, depth)).collect());
        }
    }
    match schema["type"].as_str() {
        Some("integer" | "number") => "number".to_owned(),
        Some(word @ ("string" | "boolean" | "null")) => word.to_owned(),
        Some("array") => format!("Array<{}>", of(&schema["items"], depth)),
        Some("object") => object(schema, depth),
        _ => "unknown".to_owned(),
    }
}

fn object(schema: &Value, depth: &str) -> String {
    let Some(properties) = schema["properties"].as_object() else {
        return format!("Record<string, {}>", of(&schema["additionalProperties"], depth));
    };
    let deeper = format!("{depth}  ");
    let required: Vec<&Value> = schema["required"].as_array().into_iter().flatten().collect();
    let mut text = String::from("{\n");
    for (name, one) in properties {
        let mark = if required.iter().any(|wanted| *wanted == name) { "" } else { "?" };
        let _ = writeln!(text, "{}{deeper}{name}{mark}: {};", told(one, &deeper), of(one, &deeper));
    }
    let _ = write!(text, "{depth}}}");
    text
}

fn told(schema: &Value, depth: &str) -> String {
    let text = schema["description"].as_str().map(|text| text.replace("*/", "* /"));
    text.map(|text| format!("{depth}/** {text} */\n")).unwrap_or_default()
}

fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> String {
    all.iter().map(|one| format!("\"{}\"", word(*one))).collect::<Vec<_>>().join(" | ")
}

/// What `www/loader/api.ts` and `src/machine/status.rs` give; the scenarios' statuses are held against it key by key.
fn page() -> String {
    let storage = words(Storage::ALL, Storage::word);
    let processing = words(Processing::ALL, Processing::word);
    let channel = words(Channel::ALL, Channel::word);
    let refusal = words(Refusal::ALL, Refusal::word);
    let uncounted = words(Uncounted::ALL, Uncounted::word);
    format!(
        r#"
/** How things stand. Without an engine there is nothing but the state, and what to do about it. */
export interface PageStatus {{
  state:
    | "loading" | "running" | "ready"
    | "off:consent" | "off:optout" | "off:ended" | "off:elsewhere"
    | "blocked:csp" | "blocked:wasm" | "damaged" | "error";
  /** What a web team does about it, where something is wrong. */
  cure?: string;
  /** Stands where the page brought another copy of Baton, which does nothing. */
  twice?: true;
  storage?: {storage};
  /** Stands where the device would not keep what it may. */
  storage_refused?: true;
  processing?: {processing};
  definition?: {{ id: string; version: number; sha256: string }};
  channel?: {channel};
  signals?: number;
  /** Forms that got nothing, by a number, and why. */
  refused_forms?: Record<string, {refusal}>;
  /** Names of ours that the site uses for something else, or twice. */
  clashes?: Array<string>;
  /** Events that the definition does not list. */
  refused_events?: Array<string>;
  refused_values?: number;
  /** Attributes of the page that begin with `data-baton-` and mean nothing. */
  ignored_attributes?: Array<string>;
  /** Views that were seen, not counted: how many by reason, and the last of them. */
  not_counted?: {{ [reason in {uncounted}]?: number }} & {{
    last: Array<{{ path: string; reason: {uncounted}; at: string }}>;
  }};
  expectation?: Expectation;
}}

/** What the visitor may expect, were a form sent now. */
export interface Expectation {{
  en: string;
  fr: string;
  respond_by: string;
}}

/** What `window.baton` offers. */
export interface Baton {{
  status(): PageStatus;
  expectation(): Expectation | undefined;
  /** Whether the definition lists an event of this name. */
  track(name: string): boolean;
  consent(choice: {{ explicit: boolean; categories: ReadonlyArray<string> }}): void;
  /** What is kept on this device, as JSON that people can read. */
  export(): string;
  withdraw(): void;
  erase(): void;
  optOut(): void;
  /** The bundle as it would travel, where the site config says `page_api`. */
  context?(): Context | undefined;
  /** Every form field as it would travel, where the site config says `page_api`. */
  fields?(): Fields | undefined;
  q: {{ push(call: readonly [name: string, given?: unknown]): void }};
}}

/** `init` of `baton.<hash>.mjs`; on a server it gives nothing. */
export type Init = () => Baton | undefined;

/** `init` of `baton.<hash>.slim.mjs`; an address is fetched, so the policy needs it in `connect-src`. */
export type InitSlim = (given: {{
  module_or_path: Source | PromiseLike<Source>;
}}) => Promise<Baton | undefined>;

/** Where the engine of the slim pair comes from. */
export type Source = string | URL | Response | BufferSource | WebAssembly.Module;

declare global {{
  interface Window {{
    /** Before the script has come, only a queue that the page may have put there. */
    baton?: Baton;
  }}
  interface DocumentEventMap {{
    /** What would travel has changed, where the site config says `page_api`. */
    "baton:change": CustomEvent;
  }}
}}
"#
    )
}
