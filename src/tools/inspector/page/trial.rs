//! What can be tried, and what comes of it.

use alloc::{string::String, vec::Vec};

use super::{
    pen::{Drawn, Pen},
    text,
};
use crate::{
    agreement::layout::Published,
    terms::{FormKind, Province},
    tools::inspector::{
        memory::Trial,
        view::View,
        words::{Say, province, said},
    },
};

/// What stands before the key of an answer in the name of its control.
const ANSWER: &str = "answer.";

/// Takes what a control of the trial says.
pub fn hear(trial: &mut Trial, name: &str, value: &str) {
    let value = value.trim();
    match name {
        "language" => trial.language = value.into(),
        "province" => trial.province = value.into(),
        "source" => trial.source = value.into(),
        "medium" => trial.medium = value.into(),
        "campaign" => trial.campaign = value.into(),
        "form" => trial.form = value.into(),
        "later" => trial.days_later = value.parse().unwrap_or_default(),
        name => {
            let Some(key) = name.strip_prefix(ANSWER) else { return };
            trial.answers.retain(|(one, _)| one != key);
            if !value.is_empty() {
                trial.answers.push((key.into(), value.into()));
            }
        }
    }
}

/// The controls and the result.
pub fn draw(pen: &Pen, published: &Published, trial: &Trial, view: &View) -> Drawn {
    let agreed = &published.agreed;
    let as_it_is = || (String::new(), String::from(pen.say(text::AS_IT_IS)));
    let languages = [("en", text::ENGLISH), ("fr", text::FRENCH)].map(|(code, say)| (code.into(), pen.say(say).into()));
    let provinces = Province::ALL.iter().map(|one| (one.word().into(), pen.say(province(*one)).into()));
    let forms = FormKind::ALL.iter().map(|kind| (kind.word().into(), pen.say(said(kind.word())).into()));
    let visitor = pen
        .draw("fieldset")
        .add(pen.write("legend", pen.say(text::TRY_VISITOR)))
        .add(choice(pen, "language", pen.say(text::TRY_LANGUAGE), &trial.language, [as_it_is()].into_iter().chain(languages)))
        .add(choice(pen, "province", pen.say(text::PROVINCE), &trial.province, [as_it_is()].into_iter().chain(provinces)))
        .add(choice(pen, "form", pen.say(text::TRY_FORM), &trial.form, [as_it_is()].into_iter().chain(forms)))
        .add(days(pen, trial));
    let campaign = [
        ("source", text::TRY_SOURCE, &trial.source),
        ("medium", text::TRY_MEDIUM, &trial.medium),
        ("campaign", text::TRY_NAME, &trial.campaign),
    ]
    .into_iter()
    .fold(pen.draw("fieldset").add(pen.write("legend", pen.say(text::TRY_CAMPAIGN))), |set, (name, say, value)| {
        set.add(entry(pen, name, say, value))
    });
    let answers =
        agreed.answers.iter().fold(pen.draw("fieldset").add(pen.write("legend", pen.say(text::TRY_ANSWERS))), |set, one| {
            let chosen = trial.answers.iter().find(|(key, _)| *key == one.key).map_or("", |(_, value)| value.as_str());
            let none = (String::new(), String::from(pen.say(text::NO_ANSWER)));
            let values = one.values.iter().map(|value| (value.clone(), value.clone()));
            set.add(choice(pen, &[ANSWER, &one.key].concat(), &one.key, chosen, [none].into_iter().chain(values)))
        });
    pen.draw("div")
        .add(pen.write("h3", pen.say(text::TRY)))
        .add(pen.write("p", pen.say(text::TRY_HINT)).class("hint"))
        .add(pen.draw("div").class("trial").add(visitor).add(answers).add(campaign))
        .all(view.tried.as_ref().zip(view.lead.as_ref()).map(|(tried, real)| {
            let change = |real: &str, tried: &str| {
                let really =
                    (real != tried).then(|| pen.write("span", &[" ", &pen.fill(text::REALLY, &[real])].concat()).class("known"));
                pen.draw("div").add(pen.write("strong", tried)).all(really)
            };
            let local = |lead: &crate::tools::inspector::lead::Lead| match pen.text(&lead.respond_by_local) {
                "" => String::from(pen.say(text::NO_SLA)),
                local => local.into(),
            };
            pen.draw("div").add(pen.write("h3", pen.say(text::RESULT))).add(pen.list(alloc::vec![
                (text::SCORE, Some(change(&pen.number(real.score), &pen.number(tried.score)))),
                (text::STATUS, Some(change(pen.word(real.status), pen.word(tried.status)))),
                (text::PRIORITY, Some(change(pen.word(real.priority), pen.word(tried.priority)))),
                (text::QUEUE, Some(change(&real.queue, &tried.queue))),
                (text::RESPOND_BY, Some(change(&local(real), &local(tried)))),
            ]))
        }))
}

fn choice(pen: &Pen, name: &str, label: &str, chosen: &str, options: impl Iterator<Item = (String, String)>) -> Drawn {
    let id = ["try-", name].concat();
    let options: Vec<Drawn> = options
        .map(|(value, text)| pen.write("option", &text).set("value", &value).set_if(value == chosen, "selected", ""))
        .collect();
    labelled(pen, &id, label, pen.draw("select").set("data-try", name).set("id", &id).all(options))
}

fn entry(pen: &Pen, name: &str, say: Say, value: &str) -> Drawn {
    let id = ["try-", name].concat();
    let input = pen.draw("input").set("type", "text").set("maxlength", "128").set("autocomplete", "off");
    labelled(pen, &id, pen.say(say), input.set("data-try", name).set("id", &id).set("value", value))
}

fn days(pen: &Pen, trial: &Trial) -> Drawn {
    let value = if trial.days_later == 0 { String::new() } else { pen.number(trial.days_later) };
    let input = pen.draw("input").set("type", "number").set("min", "0").set("max", "400").set("placeholder", "0");
    labelled(
        pen,
        "try-later",
        pen.say(text::TRY_LATER),
        input.set("data-try", "later").set("id", "try-later").set("value", &value),
    )
}

fn labelled(pen: &Pen, id: &str, label: &str, control: Drawn) -> Drawn {
    pen.draw("div").class("field").add(pen.write("label", label).set("for", id)).add(control)
}
