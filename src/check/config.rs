//! What a site config leaves a definition without.

use crate::{
    agreement::{
        document::Definition,
        site::{Answers, Site},
        when::Atom,
    },
    error::{Problem, check as message},
};

pub(super) fn of(site: &Site, definition: &Definition) -> Vec<Problem> {
    let mut found = Vec::new();
    for (at, source) in site.consent.iter().enumerate() {
        if source.profile.is_empty() && !source.attribution.is_empty() {
            found.push(message::no_profile().at(&format!("consent.sources[{at}].profile")));
        }
    }
    for (form_at, form) in site.forms.iter().enumerate() {
        for (at, control) in form.answers.iter().enumerate() {
            let Answers::Key(key, synonyms) = &control.answers else { continue };
            if synonyms.is_empty() {
                continue;
            }
            let place = format!("forms[{form_at}].answers[{at}].synonyms");
            let values = asked(definition, key).into_iter();
            let silent = values.filter(|value| !synonyms.iter().any(|(one, _)| one == value));
            found.extend(silent.map(|value| message::no_synonym(value).at(&place)));
        }
    }
    found
}

/// The values of an answer that conditions ask for, in the order in which the answer declares them.
fn asked<'a>(definition: &'a Definition, key: &str) -> Vec<&'a str> {
    let conditions = definition.conditions();
    let is_asked = |value: &&str| {
        conditions.iter().flat_map(|condition| condition.when.atoms()).any(
            |(.., atom)| matches!(atom, Atom::Answer { key: one, values } if one == key && values.iter().any(|one| one == value)),
        )
    };
    let declared = definition.answers.iter().find(|answer| answer.key == key);
    declared.map_or(Vec::new(), |answer| answer.values.iter().map(String::as_str).filter(is_asked).collect())
}
