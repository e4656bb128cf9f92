//! The least site config that a journey can be played with.

use serde_json::{Value, json};

use super::step::{Does, Step, Submit};
use crate::agreement::document::Definition;

/// What consent tools call what they never ask about; to have it opens nothing.
const NEVER_ASKED: &str = "necessary";

/// The document: everything opens by what was ever accepted, and every form that is sent gets all fields.
pub(super) fn document(steps: &[Step], definition: &Definition) -> String {
    let submits = || steps.iter().filter_map(|step| if let Does::Submit(submit) = &step.does { Some(submit) } else { None });
    let forms = submits().filter_map(|submit| submit.rules).max().map_or(0, |last| last + 1);
    let form = json!({ "selector": "form", "append": true, "answers": answers(submits(), definition) });
    let sources: Vec<Value> = accepted(steps)
        .into_iter()
        .map(|(tool, all)| json!({ "tool": tool, "attribution": all, "profile": all, "storage": all }))
        .collect();
    let document = json!({
        "controller": { "name": "Journey", "contact": "privacy@example.ca" },
        "consent": { "sources": sources, "gpc": "flag" },
        "forms": vec![form; forms],
    });
    document.to_string()
}

/// By consent tool, the categories that its visitor ever accepted.
fn accepted(steps: &[Step]) -> Vec<(&str, Vec<&str>)> {
    let mut tools: Vec<(&str, Vec<&str>)> = Vec::new();
    for step in steps {
        let Does::Consent(consent) = &step.does else { continue };
        let mut all = match tools.iter().position(|(tool, _)| *tool == consent.tool) {
            Some(place) => tools.remove(place).1,
            None => Vec::new(),
        };
        for category in consent.categories.iter().map(String::as_str) {
            if category != NEVER_ASKED && !all.contains(&category) {
                all.push(category);
            }
        }
        tools.push((&consent.tool, all));
    }
    tools
}

/// The controls that bear the name of an answer, each once.
fn answers<'a>(submits: impl Iterator<Item = &'a Submit>, definition: &Definition) -> Vec<Value> {
    let mut answers: Vec<Value> = Vec::new();
    for (control, _) in submits.flat_map(|submit| &submit.answers) {
        let is_answer =
            matches!(control.as_str(), "province" | "language") || definition.answers().iter().any(|one| one.key == *control);
        let declared = json!({ "control": control, "answer": control });
        if is_answer && !answers.contains(&declared) {
            answers.push(declared);
        }
    }
    answers
}
