//! What is decided about the lead, and why.

use alloc::{string::String, vec::Vec};

use super::{
    pen::{Drawn, Pen},
    score::draw_condition,
    text,
};
use crate::tools::inspector::lead::{By, Lead};

/// Decision, criteria and summary.
pub fn draw(pen: &Pen, lead: &Lead) -> Drawn {
    let words = |all: &[&str]| all.iter().map(|word| pen.word(word)).collect::<Vec<_>>().join(", ");
    let or_none = |all: &[&str]| if all.is_empty() { pen.word("none").into() } else { words(all) };
    let status = pen
        .draw("div")
        .add(pen.badge(&["status ", lead.status].concat(), pen.word(lead.status)))
        .add(pen.write("span", &[" ", &because(pen, &lead.decided_by)].concat()).class("known"));
    let gates = if lead.gates.is_empty() { String::from(pen.say(text::GATES_HINT)) } else { words(&lead.gates) };
    let sla = match lead.sla_minutes {
        Some((target, limit)) => pen.fill(text::SLA_MINUTES, &[&pen.number(target), &pen.number(limit)]),
        None => pen.say(text::NO_SLA).into(),
    };
    let respond_by = lead.respond_by.map(|at| {
        let here = pen.fill(text::HERE, &[&pen.instant(at)]);
        pen.draw("div").add(pen.write("strong", pen.text(&lead.respond_by_local))).add(pen.write("p", &here).class("known"))
    });
    let route = match &lead.route {
        Some((place, why)) => {
            let route = pen.write("p", &pen.fill(text::ROUTE, &[&pen.number(*place)])).class("known");
            pen.draw("div").add(pen.code(&lead.queue)).add(route).all(why.as_ref().map(|why| draw_condition(pen, why)))
        }
        None => pen.draw("div").add(pen.code(&lead.queue)).add(pen.write("p", pen.say(text::FALLBACK)).class("known")),
    };
    let based = |what: Option<&str>, basis: &str| {
        let what = what.map_or(pen.word("unknown"), |what| what);
        pen.plain(&if basis == "none" { String::from(what) } else { [what, " (", pen.word(basis), ")"].concat() })
    };
    let language = lead.language.0.as_deref().map(|code| tongue(pen, code));
    let (province, basis, candidates) = &lead.province;
    let province = match (province, candidates.is_empty()) {
        (Some(code), _) => based(Some(pen.word(code)), basis),
        (None, false) => based(Some(&words(candidates)), basis),
        (None, true) => based(None, "none"),
    };
    let content = lead.content.as_ref().map(|(id, url)| pen.draw("div").add(pen.plain(&[id, " "].concat())).add(pen.code(url)));
    let criteria = lead.criteria.iter().map(|one| {
        let head = pen
            .draw("div")
            .class("head")
            .add(pen.write("span", pen.word(one.name)).class("name"))
            .add(pen.badge(one.judged, pen.word(one.judged)));
        pen.draw("li")
            .class("bar")
            .set("data-criterion", one.name)
            .set("data-judged", one.judged)
            .add(head)
            .add(draw_condition(pen, &one.when))
    });
    pen.draw("div")
        .add(pen.write("h3", pen.say(text::DECISION)))
        .add(pen.list(alloc::vec![
            (text::STATUS, Some(status)),
            (text::PRIORITY, Some(pen.plain(pen.word(lead.priority)))),
            (text::SLA, Some(pen.plain(&sla))),
            (text::RESPOND_BY, respond_by),
            (text::TARGET, lead.target_by.map(|at| pen.plain(&pen.fill(text::HERE, &[&pen.instant(at)])))),
            (text::QUEUE, Some(route)),
            (text::CALENDAR, Some(pen.code(&lead.calendar))),
            (text::ANSWER_IN, lead.answer_in.as_deref().map(|code| pen.plain(tongue(pen, code)))),
            (text::LANGUAGE, Some(based(language, lead.language.1))),
            (text::PROVINCE, Some(province)),
            (text::GATES, Some(pen.plain(&gates))),
            (text::REVIEW, Some(pen.plain(&or_none(&lead.review)))),
            (text::CONTENT, content),
        ]))
        .add(pen.write("h3", pen.say(text::CRITERIA)))
        .add(pen.draw("ul").class("bars").all(criteria))
        .add(pen.write("h3", pen.say(text::SUMMARY)))
        .add(pen.write("blockquote", &lead.summary.en).set("lang", "en-CA"))
        .add(pen.write("blockquote", &lead.summary.fr).set("lang", "fr-CA"))
}

fn because(pen: &Pen, by: &By) -> String {
    if let Some(gate) = &by.gate {
        return pen.fill(text::BECAUSE_GATE, &[gate]);
    }
    let row = pen.number(by.row.unwrap_or_default());
    if by.needs.is_empty() {
        return pen.fill(text::BECAUSE_LAST, &[&row]);
    }
    let needs = by.needs.iter().map(|need| pen.word(need)).collect::<Vec<_>>().join(", ");
    pen.fill(text::BECAUSE_ROW, &[&row, &needs])
}

/// What a language is called; its code for those that have no name here.
fn tongue<'a>(pen: &Pen, code: &'a str) -> &'a str {
    match code {
        "en" => pen.say(text::ENGLISH),
        "fr" => pen.say(text::FRENCH),
        code => code,
    }
}
