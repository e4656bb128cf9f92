//! Conditions in words of both languages, each with how it stands and on what evidence.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use super::words::{Say, channel, filled, province, said};
use crate::{
    agreement::{
        agreed::Agreed,
        glob::{ANY, DEEP, Glob},
        when::{Atom, Axis, Test, TouchSlot, When},
    },
    lead::{assessment::Assessment, criteria::Decided},
    terms::Text,
    time::digits,
};

/// A condition: its tests, and how many of them are enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Condition {
    /// `any` where one is enough, else `all`.
    pub joined: &'static str,
    /// `met`, `not_met`, `unknown`.
    pub judged: &'static str,
    /// The tests in their order.
    pub tests: Vec<Tested>,
}

/// One test of a condition, and what it was judged by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tested {
    /// What it asks.
    pub label: Text,
    /// `met`, `not_met`, `unknown`.
    pub judged: &'static str,
    /// The number that its evidence travels under; none for what has no evidence of its own.
    pub atom: Option<u16>,
    /// The ages in days of what it counts, youngest first; none where nothing is known.
    pub ages: Option<Vec<u32>>,
    /// How far an axis has come.
    pub reached: Option<i32>,
    /// What was answered.
    pub answered: Option<String>,
}

/// A condition, held against what is known.
pub fn condition(assessment: &Assessment<'_>, when: &When, decided: Decided) -> Condition {
    let tests = when.tests().iter().map(|test| tested(assessment, test, decided)).collect();
    let joined = if matches!(when, When::Any(_)) { "any" } else { "all" };
    Condition { joined, judged: assessment.judge(when, decided).word(), tests }
}

fn tested(assessment: &Assessment<'_>, test: &Test, decided: Decided) -> Tested {
    let agreed = assessment.agreed;
    let atom = if let Test::Atom(place) = test { agreed.atoms.get(usize::from(*place)) } else { None };
    let ages = if let Test::Atom(place) = test { assessment.evidence.ages(usize::from(*place)) } else { None };
    let answered = match atom.map(|one| &one.atom) {
        Some(Atom::Answer { key, .. }) => {
            assessment.evidence.answers.iter().find(|(one, _)| one == key).map(|(_, value)| value.clone())
        }
        _ => None,
    };
    Tested {
        label: label(agreed, test),
        judged: assessment.judge(&When::One(test.clone()), decided).word(),
        atom: atom.map(|one| one.number),
        ages: ages.map(Vec::from),
        reached: if let Test::Axis(axis, _) = test { Some(assessment.score.axes.of(*axis)) } else { None },
        answered,
    }
}

/// What a test asks.
pub fn label(agreed: &Agreed, test: &Test) -> Text {
    match test {
        Test::Atom(place) => agreed.atoms.get(usize::from(*place)).map(|one| atom(agreed, &one.atom)).unwrap_or_default(),
        Test::Axis(Axis::Intent, at) => both(("intent of at least {}", "intérêt d’au moins {}"), &[&number(*at)]),
        Test::Axis(Axis::Fit, at) => both(("fit of at least {}", "adéquation d’au moins {}"), &[&number(*at)]),
        Test::Status(all) => listed(("status", "statut"), all.iter().map(|one| said(one.word()))),
        Test::Priority(all) => listed(("priority", "priorité"), all.iter().map(|one| said(one.word()))),
    }
}

fn atom(agreed: &Agreed, atom: &Atom) -> Text {
    match atom {
        Atom::Page(pages) => globs(("views of {}", "consultations de {}"), pages),
        Atom::Download(files) => globs(("downloads of {}", "téléchargements de {}"), files),
        Atom::Media { key, percent } => {
            let key = glob(key);
            both(("{} played to {}%", "lecture de {} jusqu’à {} %"), &[&key, &number(*percent)])
        }
        Atom::Event(name) => both(("the event {}", "l’événement {}"), &[name]),
        Atom::Form(kind) => listed(("a form:", "un formulaire :"), [said(kind.word())].into_iter()),
        Atom::Visits { at_least, within_days } => {
            let (visits, days) = (number(*at_least), number(*within_days));
            both(("at least {} visits within {} days", "au moins {} visites en {} jours"), &[&visits, &days])
        }
        Atom::Returns { pages, at_least, within_days } => {
            let pages = paths(pages);
            let (returns, days) = (number(*at_least), number(*within_days));
            both(("at least {} returns to {} within {} days", "au moins {} retours à {} en {} jours"), &[&returns, &pages, &days])
        }
        Atom::Touch(slot, channels) => {
            let lead = match slot {
                TouchSlot::First => ("first arrival by", "première arrivée par"),
                TouchSlot::Last => ("latest arrival by", "dernière arrivée par"),
                TouchSlot::LastNonDirect => ("latest arrival that was not direct, by", "dernière arrivée non directe, par"),
            };
            listed(lead, channels.iter().map(|one| channel(*one)))
        }
        Atom::Language(all) => {
            let codes = all.iter().map(|language| language.code()).collect::<Vec<_>>().join(", ");
            both(("language {}", "langue {}"), &[&codes])
        }
        Atom::Province(all) => listed(("province:", "province :"), all.iter().map(|one| province(*one))),
        Atom::Topic(place) => {
            let Some(topic) = agreed.topics.get(usize::from(*place)) else { return Text::default() };
            Text {
                en: filled("views of the topic “{}”", &[&topic.label.en]),
                fr: filled("consultations du sujet « {} »", &[&topic.label.fr]),
            }
        }
        Atom::Answer { key, values } => {
            let (en, fr) = (values.join(" or "), values.join(" ou "));
            Text { en: filled("{} answered {}", &[key, &en]), fr: filled("réponse à {} : {}", &[key, &fr]) }
        }
    }
}

fn both(say: Say, values: &[&str]) -> Text {
    Text { en: filled(say.0, values), fr: filled(say.1, values) }
}

fn number(number: impl Into<i64>) -> String {
    let mut text = String::new();
    digits(&mut text, number.into(), 1);
    text
}

fn listed(lead: Say, all: impl Iterator<Item = Say> + Clone) -> Text {
    let (en, fr): (Vec<_>, Vec<_>) = all.unzip();
    Text { en: [lead.0, &en.join(" or ")].join(" "), fr: [lead.1, &fr.join(" ou ")].join(" ") }
}

fn globs(lead: Say, all: &[Glob]) -> Text {
    let all = paths(all);
    both(lead, &[&all])
}

fn paths(all: &[Glob]) -> String {
    all.iter().map(glob).collect::<Vec<_>>().join(", ")
}

/// A glob as documents write it.
fn glob(glob: &Glob) -> String {
    let mut text = String::new();
    for c in glob.0.chars() {
        match c {
            ANY => text.push('*'),
            DEEP => text.push_str("**"),
            c => text.push(c),
        }
    }
    text
}
