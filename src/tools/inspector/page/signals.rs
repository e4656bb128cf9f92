//! What is remembered, with its times and when it is forgotten; and what was seen and not counted.

use alloc::vec::Vec;

use super::{
    pen::{Drawn, Pen},
    text,
};
use crate::{
    time::Timestamp,
    tools::inspector::{signals::Signals, view::View, words::Say},
};

/// Signals, arrivals, visits, and what does not count.
pub fn draw(pen: &Pen, view: &View) -> Drawn {
    let Signals { items, arrivals, visits } = &view.signals;
    let note = |pen: &Pen, text: &str| pen.write("div", text).class("known");
    let rows = items.iter().map(|item| {
        let seconds = (item.visible_seconds > 0).then(|| pen.fill(text::SECONDS, &[&pen.number(item.visible_seconds)]));
        let rules = (!item.rules.is_empty()).then(|| pen.fill(text::COUNTS_FOR, &[&item.rules.join(", ")]));
        let what = pen.draw("div").add(pen.code(&item.key)).add(note(pen, pen.word(item.kind)));
        let what = what.all(seconds.map(|seconds| note(pen, &seconds))).all(rules.map(|rules| note(pen, &rules)));
        let last = item.times.last().map(|at| pen.instant(*at)).unwrap_or_default();
        alloc::vec![what, pen.plain(&pen.number(item.count)), pen.plain(&last), pen.plain(&pen.instant(item.expires))]
    });
    let heads = [text::WHAT, text::COUNT, text::LAST, text::EXPIRES];
    let panel = pen.draw("div").add(table_or_nothing(pen, "items", text::REMEMBERED, &heads, rows.collect()));
    let rows = arrivals.iter().map(|one| {
        let said = one.said.iter().map(|(key, value)| {
            let (key, value) = (pen.word(key), value.as_str());
            pen.draw("div").add(pen.write("span", key).class("known")).add(pen.plain(" ")).add(pen.plain(value))
        });
        let which = pen.draw("div").add(pen.plain(pen.word(one.slot))).add(note(pen, pen.word(one.channel)));
        let said = pen.draw("div").add(pen.code(&one.landing)).all(said);
        alloc::vec![which, said, pen.plain(&pen.instant(one.at)), pen.plain(&pen.instant(one.expires))]
    });
    let heads = [text::WHICH, text::SAID, text::WHEN, text::EXPIRES];
    let panel = panel.add(table_or_nothing(pen, "arrivals", text::ARRIVALS, &heads, rows.collect()));
    let rows = visits.iter().rev().map(|one| alloc::vec![pen.plain(&pen.instant(one.at)), pen.plain(&pen.instant(one.expires))]);
    let panel = panel.add(table_or_nothing(pen, "visits", text::VISITS, &[text::BEGAN, text::EXPIRES], rows.collect()));
    panel.add(not_counted(pen, view))
}

fn not_counted(pen: &Pen, view: &View) -> Drawn {
    let counts = view.not_counted.iter().map(|(reason, count)| {
        pen.draw("li").add(pen.plain(pen.word(reason)).add(pen.plain(" × ")).add(pen.plain(&pen.number(*count))))
    });
    let panel = pen
        .draw("div")
        .add(pen.write("h3", pen.say(text::NOT_COUNTED)))
        .add(pen.write("p", pen.say(text::NOT_COUNTED_HINT)).class("hint"));
    let panel = if view.not_counted.is_empty() {
        panel.add(pen.write("p", pen.say(text::NOTHING)))
    } else {
        let rows = view.not_counted_last.iter().rev().map(|seen| {
            let at = Timestamp::parse(&seen.at).map(|at| pen.instant(at)).unwrap_or_default();
            alloc::vec![pen.code(&seen.path), pen.plain(pen.word(&seen.reason)), pen.plain(&at)]
        });
        let heads = [text::LANDING, text::REASON, text::WHEN];
        panel.add(pen.draw("ul").all(counts)).add(pen.table("not-counted", text::NOT_COUNTED, &heads, rows.collect()))
    };
    let values =
        (view.refused_values > 0).then(|| pen.write("p", &pen.fill(text::REFUSED_VALUES, &[&pen.number(view.refused_values)])));
    let events = (!view.refused_events.is_empty())
        .then(|| pen.write("p", &pen.fill(text::REFUSED_EVENTS, &[&view.refused_events.join(", ")])));
    panel.all(values).all(events)
}

fn table_or_nothing(pen: &Pen, id: &str, caption: Say, heads: &[Say], rows: Vec<Vec<Drawn>>) -> Drawn {
    let part = pen.draw("div").add(pen.write("h3", pen.say(caption)));
    if rows.is_empty() { part.add(pen.write("p", pen.say(text::NOTHING))) } else { part.add(pen.table(id, caption, heads, rows)) }
}
