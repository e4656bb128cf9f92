//! The score, bar by bar.

use alloc::vec::Vec;

use super::{
    pen::{Drawn, Pen},
    text,
};
use crate::tools::inspector::{
    lead::{Bar, Lead, Near, Terms},
    phrase::{Condition, Tested},
};

/// What the score is made of, and what nearly counted.
pub fn draw(pen: &Pen, lead: &Lead) -> Drawn {
    let (known, of) = lead.coverage;
    let panel =
        pen.draw("div").add(pen.write("p", &pen.fill(text::COVERAGE, &[&pen.number(known), &pen.number(of)])).class("hint"));
    let panel = lead.axes.iter().fold(panel, |panel, axis| {
        let sum = pen.fill(text::AXIS_OF, &[&pen.number(axis.points), &pen.number(axis.cap)]);
        let head = pen.write("h3", pen.word(axis.axis)).add(pen.write("span", &[" ", &sum].concat()).class("sum"));
        let bars: Vec<&Bar> = lead.contributions.iter().filter(|bar| bar.axis == axis.axis).collect();
        let track = track(pen, axis.points, 0, axis.cap).class("track axis");
        let panel = panel.add(head).add(track);
        if bars.is_empty() {
            return panel.add(pen.write("p", pen.say(text::NOTHING_COUNTED)).class("hint"));
        }
        // One measure for all bars of an axis: its cap, or the longest bar where one goes beyond.
        let most = bars.iter().map(|bar| bar.raw.abs().max(bar.points.abs())).max().unwrap_or(0).max(1);
        panel.add(pen.draw("ol").class("bars").all(bars.into_iter().map(|bar| draw_bar(pen, bar, most, axis.cap))))
    });
    let near = pen.draw("div").add(pen.write("h3", pen.say(text::NEAR)));
    let near = if lead.near_misses.is_empty() {
        near.add(pen.write("p", pen.say(text::NO_NEAR)).class("hint"))
    } else {
        near.add(pen.write("p", pen.say(text::NEAR_HINT)).class("hint"))
            .add(pen.draw("ul").class("bars").all(lead.near_misses.iter().map(|near| draw_near(pen, near))))
    };
    panel.add(near)
}

fn track(pen: &Pen, points: i32, lost: i32, of: i32) -> Drawn {
    let share = |part: i32| part * 100 / of.max(1);
    let fill = pen.draw("span").class(if points < 0 { "fill minus" } else { "fill" }).share("--share", share(points.abs()));
    pen.draw("div")
        .class("track")
        .set("aria-hidden", "true")
        .add(fill)
        .add(pen.draw("span").class("lost").share("--share", share(lost)))
}

fn draw_bar(pen: &Pen, bar: &Bar, most: i32, cap: i32) -> Drawn {
    let name = match bar.rule.as_str() {
        "cap" => pen.fill(text::CAP, &[&pen.number(cap)]),
        "floor" => pen.say(text::FLOOR).into(),
        rule if pen.text(&bar.label).is_empty() => rule.into(),
        _ => pen.text(&bar.label).into(),
    };
    let kind = if bar.by.is_none() { "bar adjusts" } else { "bar" };
    let head = pen
        .draw("div")
        .class("head")
        .add(pen.write("span", &name).class("name"))
        .add(pen.write("strong", &pen.signed(bar.points)).class("points"));
    let item = pen.draw("li").class(kind).set("data-rule", &bar.rule).set("data-points", &pen.number(bar.points)).add(head);
    let item = item.add(track(pen, bar.points, (bar.raw.abs() - bar.points.abs()).max(0) * i32::from(bar.by.is_some()), most));
    let Some(terms) = &bar.by else { return item };
    let id = ["why-", &bar.rule].concat();
    item.add(pen.write("p", &reckoning(pen, bar, terms)).class("meta")).add(pen.more(
        &id,
        &pen.fill(text::EVIDENCE, &[&bar.rule]),
        draw_condition(pen, &terms.when),
    ))
}

/// How the points came about, in one line.
fn reckoning(pen: &Pen, bar: &Bar, terms: &Terms) -> alloc::string::String {
    let mut parts = Vec::new();
    let number = |number: i32| pen.number(number);
    parts.push(pen.fill(text::SUM, &[&number(bar.count), &pen.signed(terms.each.into()), &pen.signed(bar.raw)]));
    if terms.half_life_days > 0 {
        parts.push(pen.fill(text::DECAY, &[&pen.signed(bar.decay)]));
        parts.push(pen.fill(text::HALF_LIFE, &[&pen.age(terms.half_life_days.into())]));
    }
    if terms.within_days > 0 {
        parts.push(pen.fill(text::WITHIN, &[&pen.age(terms.within_days.into())]));
    }
    parts.push(pen.fill(text::MOST, &[&number(terms.most.into())]));
    parts.push(pen.fill(text::AGES, &[&pen.ages(&terms.ages)]));
    parts.join(" · ")
}

fn draw_near(pen: &Pen, near: &Near) -> Drawn {
    let label = pen.text(&near.label);
    let head = pen
        .draw("div")
        .class("head")
        .add(pen.write("span", if label.is_empty() { &near.rule } else { label }).class("name"))
        .add(pen.write("strong", &pen.signed(near.points.into())).class("points"));
    pen.draw("li").class("bar near").add(head).add(draw_condition(pen, &near.when))
}

/// A condition with how each of its tests stands, and on what.
pub fn draw_condition(pen: &Pen, condition: &Condition) -> Drawn {
    let list = pen.draw("ul").class("tests").all(condition.tests.iter().map(|one| draw_test(pen, one)));
    let several = condition.tests.len() > 1 && condition.joined == "any";
    let lead = several.then(|| pen.write("p", pen.say(text::ANY)).class("hint"));
    pen.draw("div").all(lead).add(list)
}

fn draw_test(pen: &Pen, one: &Tested) -> Drawn {
    let known = match (&one.answered, &one.ages, one.reached) {
        (Some(answer), _, _) => Some(pen.fill(text::ANSWERED, &[answer])),
        (_, Some(ages), _) if ages.is_empty() => Some(pen.say(text::NONE_COUNTED).into()),
        (_, Some(ages), _) => Some(pen.fill(text::AGED, &[&pen.ages(ages)])),
        (_, _, Some(reached)) => Some(pen.fill(text::REACHED, &[&pen.number(reached)])),
        _ => None,
    };
    pen.draw("li")
        .add(pen.badge(one.judged, pen.word(one.judged)))
        .add(pen.plain(&[" ", pen.text(&one.label), " "].concat()))
        .all(known.map(|known| pen.write("span", &["(", &known, ")"].concat()).class("known")))
}
