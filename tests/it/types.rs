//! The types that are published: TypeScript takes them under its strictest rules, and they know what really travels.

use std::{fs, path::Path, process::Command};

use baton_handoff::publish::types;
use serde_json::Value;

/// A receiver's and a page's code as somebody would write it, and what must not pass.
const USE: &str = r#"
import type { Baton, Context, Fields, Init, InitSlim, PageStatus } from "./baton";

const context: Context = JSON.parse("{}");
const score: number | undefined = context.score;
const rules: string[] = (context.contributions ?? []).map((one) => `${one.rule}: ${one.points} of ${one.axis}`);
const fields: Fields = { baton_score: "85" };
// @ts-expect-error: a flat field is a text.
fields.baton_score = 85;
// @ts-expect-error: nobody has such a status.
context.status = "hot";
const status: PageStatus | undefined = window.baton?.status();
if (status?.state === "blocked:csp") console.log(status.cure, score, rules);
// @ts-expect-error: there is no such state.
status?.state === "fine";
const known: boolean | undefined = window.baton?.track("trial_started");
document.addEventListener("baton:change", () => known);
export const start = (init: Init): Baton | undefined => init();
export const slim = (init: InitSlim) => init({ module_or_path: fetch("/baton/baton.0123.wasm") });
"#;

#[test]
fn typescript_takes_them_under_its_strictest_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let compiler = root.join("www/node_modules/typescript/bin/tsc");
    if !compiler.exists() {
        return eprintln!("SKIPPED: the types are held by tsc, which needs node and `npm ci` in www");
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("baton.d.ts"), types()).unwrap();
    fs::write(folder.path().join("use.ts"), USE).unwrap();
    let output = Command::new("node")
        .arg(compiler)
        .args(["--noEmit", "--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--noUnusedLocals"])
        .args([
            "--target",
            "es2022",
            "--module",
            "esnext",
            "--moduleResolution",
            "bundler",
            "--types",
            "",
            "use.ts",
            "baton.d.ts",
        ])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn every_key_of_every_held_bundle_and_every_flat_field_has_its_type() {
    let types = types();
    let mut bundles = 0;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    for file in fs::read_dir(folder).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        for held in fs::read_dir(file.path()).unwrap().flatten() {
            if !held.path().to_string_lossy().ends_with(".posted.json") {
                continue;
            }
            let posted: Value = serde_json::from_str(&fs::read_to_string(held.path()).unwrap()).unwrap();
            let text = posted.to_string();
            bundles += usize::from(text.contains("baton_context"));
            visit(&posted, &types);
        }
    }
    assert!(bundles > 50, "{bundles} bundles");
}

/// Every field of a posted lead, wherever it stands in the file, and the keys of its context.
fn visit(value: &Value, types: &str) {
    match value {
        Value::Object(entries) => {
            for (name, one) in entries {
                if name.starts_with("baton_") {
                    assert!(types.contains(&format!("  {name}?: string;")), "{name}");
                }
                if let (true, Some(text)) = (name == "baton_context", one.as_str()) {
                    let context: Value = serde_json::from_str(text).unwrap();
                    for key in context.as_object().unwrap().keys() {
                        assert!(types.contains(&format!("\n  {key}: ")) || types.contains(&format!("\n  {key}?: ")), "{key}");
                    }
                }
                visit(one, types);
            }
        }
        Value::Array(all) => all.iter().for_each(|one| visit(one, types)),
        _ => {}
    }
}
