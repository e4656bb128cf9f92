//! What verification can find.

use serde::Serialize;

crate::terms::vocabulary! {
    /// The name of a finding.
    FindingName {
        /// A computed field is not what the evidence gives.
        Differs = "differs",
        /// A form field and the context say different things.
        FlatDiffers = "flat_differs",
        /// No browser could have written this evidence.
        EvidenceImpossible = "evidence_impossible",
        /// A field that the permission of this bundle does not cover.
        NotAllowed = "not_allowed",
        /// The context cannot be read.
        ContextMalformed = "context_malformed",
        /// A field that the table does not hold.
        UnknownField = "unknown_field",
        /// A field that was posted more than once.
        FieldTwice = "field_twice",
        /// A field that is longer than it can be.
        FieldMalformed = "field_malformed",
        /// Nobody published this definition.
        UnknownDefinition = "unknown_definition",
        /// The definition has another name or version than claimed.
        DefinitionDiffers = "definition_differs",
        /// The definition was published without both signatures.
        UnsignedDefinition = "unsigned_definition",
        /// This submission was received before.
        Replayed = "replayed",
        /// What is needed to check was not posted or is not in the folder.
        CannotBeChecked = "cannot_be_checked",
    }
}

crate::terms::vocabulary! {
    /// The whole verification in a word.
    Verdict {
        /// All that can be computed again is what was claimed.
        Agrees = "agrees",
        /// Something is not.
        Differs = "differs",
        /// Too little was posted, or the definition is not known.
        CannotBeChecked = "cannot_be_checked",
        /// The post holds nothing of Baton.
        Absent = "absent",
    }
}

impl Verdict {
    /// The verdict of findings. An unsigned definition and a replay are told, but do not make a bundle wrong.
    pub(super) fn of(findings: &[Finding]) -> Verdict {
        let worst = |finding: &Finding| match finding.finding {
            FindingName::UnsignedDefinition | FindingName::Replayed => 0,
            FindingName::CannotBeChecked | FindingName::UnknownDefinition => 1,
            _ => 2,
        };
        match findings.iter().map(worst).max() {
            None | Some(0) => Verdict::Agrees,
            Some(1) => Verdict::CannotBeChecked,
            Some(_) => Verdict::Differs,
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is.
    pub finding: FindingName,
    /// Where.
    pub field: String,
    /// What was posted.
    pub claimed: String,
    /// What was found instead.
    pub found: String,
    /// The finding as a sentence.
    pub says: String,
}

impl Finding {
    pub(super) fn new(finding: FindingName, field: &str, claimed: &str, found: &str) -> Finding {
        let says = match finding {
            FindingName::Differs if found.is_empty() => format!("{field} says {claimed}, but the evidence gives none"),
            FindingName::Differs if claimed.is_empty() => format!("{field} is missing; the evidence gives {found}"),
            FindingName::Differs => format!("{field} says {claimed}, but the evidence gives {found}"),
            FindingName::FlatDiffers if found.is_empty() => {
                format!("{field} says {claimed}, but the context says nothing about it")
            }
            FindingName::FlatDiffers => format!("{field} says {claimed}, but the context says {found}"),
            FindingName::EvidenceImpossible => format!("{field} cannot have been written by a browser{}", told(claimed)),
            FindingName::NotAllowed => format!("{field} is part of a profile, which this visitor did not allow{}", told(claimed)),
            FindingName::ContextMalformed => format!("the context cannot be read: {field}"),
            FindingName::UnknownField => format!("{field} is no field of Baton{}", told(claimed)),
            FindingName::FieldTwice => format!("{field} was posted more than once; the first one is used"),
            FindingName::FieldMalformed => format!("{field} is longer than the field can be"),
            FindingName::UnknownDefinition => {
                format!("no published definition has the hash {claimed}; add its file to the folder")
            }
            FindingName::DefinitionDiffers => {
                format!("the bundle names its definition {claimed}, but that hash belongs to {found}")
            }
            FindingName::UnsignedDefinition => String::from("the definition was published without the signatures of both teams"),
            FindingName::Replayed => format!("submission {claimed} was received before"),
            FindingName::CannotBeChecked => {
                format!("{field} cannot be checked: what it needs was not posted or is not in the folder")
            }
        };
        Finding { finding, field: field.into(), claimed: claimed.into(), found: found.into(), says }
    }
}

fn told(claimed: &str) -> String {
    if claimed.is_empty() { String::new() } else { format!(": {claimed}") }
}
