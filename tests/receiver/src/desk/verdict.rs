//! What the check found, in words.

use serde_json::Value;

use super::claim::{list, text};
use super::words;

pub(super) struct Verdict {
    /// One of four class names, never posted text.
    pub(super) kind: &'static str,
    pub(super) mark: &'static str,
    pub(super) title: &'static str,
    pub(super) sentence: &'static str,
    pub(super) findings: Vec<Finding>,
    /// What the browser said and nobody can check.
    pub(super) claims: Vec<String>,
}

pub(super) struct Finding {
    pub(super) name: String,
    pub(super) field: Option<String>,
    pub(super) says: Option<String>,
    pub(super) claimed: Option<String>,
    pub(super) found: Option<String>,
}

impl Verdict {
    pub(super) fn new(verification: &Value) -> Verdict {
        let findings: Vec<Finding> = verification["findings"].as_array().into_iter().flatten().map(Finding::new).collect();
        let replayed = findings.iter().any(|finding| finding.name == "replayed");
        let (kind, mark, title, sentence) = match (verification["verdict"].as_str(), replayed) {
            (Some("agrees"), false) => (
                "agrees",
                "✓",
                "Verification agrees",
                "Everything that can be recomputed from the posted evidence was recomputed here and is what the browser said.",
            ),
            (Some("agrees"), true) => (
                "differs",
                "!",
                "Verification agrees, but this submission came before",
                "The numbers are right, and they were right the first time: work the earlier lead.",
            ),
            (Some("differs"), _) => (
                "differs",
                "✗",
                "Verification differs",
                "What was recomputed here is not what the browser said. Trust the numbers marked as confirmed, if there are any.",
            ),
            (Some("absent"), _) => (
                "absent",
                "–",
                "No context came with this lead",
                "The visitor did not consent, or the script did not run. The form itself is complete.",
            ),
            _ => (
                "unchecked",
                "?",
                "Verification cannot be done",
                "Nothing confirms or contradicts the browser. Its numbers are claims; read them as such.",
            ),
        };
        Verdict { kind, mark, title, sentence, findings, claims: list(&verification["claims"]) }
    }
}

impl Finding {
    fn new(finding: &Value) -> Finding {
        Finding {
            name: text(&finding["finding"]).map_or_else(|| "unnamed finding".to_string(), |name| words::plain(&name)),
            field: text(&finding["field"]),
            says: text(&finding["says"]),
            claimed: text(&finding["claimed"]),
            found: text(&finding["found"]),
        }
    }
}
