//! The panel: what everybody wants to know first, the tabs, and the part that is chosen.

use super::{
    device::{self, Erasing},
    forms, lead,
    measure::Loaded,
    pen::{Drawn, Pen},
    score, signals, text, trial,
};
use crate::{
    agreement::layout::Published,
    tools::inspector::{lead::Lead, memory::Trial, view::View, words::Say},
};

/// The parts, in the order of their tabs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Score,
    Lead,
    Signals,
    Forms,
    Device,
    Try,
}

/// Each with the id of its tab.
pub const PARTS: [(Part, &str); 6] = [
    (Part::Score, "tab-score"),
    (Part::Lead, "tab-lead"),
    (Part::Signals, "tab-signals"),
    (Part::Forms, "tab-forms"),
    (Part::Device, "tab-device"),
    (Part::Try, "tab-try"),
];

/// All that is drawn from.
pub struct Panel<'a> {
    /// What draws.
    pub pen: &'a Pen,
    /// The published copy.
    pub published: &'a Published,
    /// What is shown.
    pub view: &'a View,
    /// Files and requests.
    pub loaded: &'a Loaded,
    /// What is tried.
    pub trial: &'a Trial,
    /// How far the erasing is.
    pub erasing: Erasing,
    /// The JSON that was copied, to be copied by hand where the clipboard is refused.
    pub copied: Option<&'a str>,
    /// The place of the chosen part.
    pub part: usize,
}

impl Panel<'_> {
    /// The part that is chosen.
    pub fn part(&self) -> Part {
        PARTS.get(self.part).map_or(Part::Score, |(part, _)| *part)
    }

    /// The lead that is shown: that of the trial, where one is on.
    pub fn shown(&self) -> Option<&Lead> {
        self.view.tried.as_ref().or(self.view.lead.as_ref())
    }

    /// Everything.
    pub fn draw(&self) -> Drawn {
        let pen = self.pen;
        let head = pen
            .draw("header")
            .add(pen.write("h2", pen.say(text::TITLE)).set("id", "title").set("tabindex", "-1"))
            .add(pen.button("tongue", text::OTHER_TONGUE).set("lang", pen.tongue.other().tag()))
            .add(pen.button("copy", text::COPY))
            .add(pen.button("close", text::CLOSE).class("close"));
        let tabs = PARTS.iter().zip(text::TAB).enumerate().map(|(place, ((_, id), say))| {
            let is_chosen = place == self.part;
            pen.button(id, say)
                .set("role", "tab")
                .set("aria-selected", if is_chosen { "true" } else { "false" })
                .set("aria-controls", "body")
                .set("tabindex", if is_chosen { "0" } else { "-1" })
        });
        let tabs = pen.draw("div").class("tabs").set("role", "tablist").set("aria-label", pen.say(text::TABS)).all(tabs);
        let chosen = PARTS.get(self.part).map_or("", |(_, id)| id);
        let body = pen.draw("div").set("id", "body").set("role", "tabpanel").set("aria-labelledby", chosen).set("tabindex", "0");
        pen.draw("aside")
            .class("panel")
            .set("aria-labelledby", "title")
            .add(head)
            .add(self.draw_summary())
            .all(self.view.tried.is_some().then(|| self.draw_banner()))
            .add(tabs)
            .add(body.all(self.draw_json()).add(self.draw_part()))
    }

    fn draw_banner(&self) -> Drawn {
        let pen = self.pen;
        pen.draw("div").class("banner").add(pen.write("p", pen.say(text::TRYING))).add(pen.button("end-trial", text::END_TRIAL))
    }

    fn draw_json(&self) -> Option<Drawn> {
        let (pen, json) = (self.pen, self.copied?);
        let field = pen.draw("textarea").set("id", "json").set("readonly", "").set("rows", "8").text(json);
        Some(pen.draw("div").class("field").add(pen.write("label", pen.say(text::JSON)).set("for", "json")).add(field))
    }

    /// What everybody wants to know first: score, status, queue, respond-by.
    fn draw_summary(&self) -> Drawn {
        let pen = self.pen;
        let part = pen.draw("div").class("summary");
        let Some(lead) = self.shown() else {
            return part.add(pen.badge("unknown", pen.word(&self.view.consent.state)));
        };
        let number = |number: i32| pen.number(number);
        let score = pen
            .draw("p")
            .class("score")
            .add(pen.write("strong", &number(lead.score)).set("id", "score"))
            .add(pen.write("span", &pen.fill(text::OF_POSSIBLE, &[&number(lead.score_possible)])));
        let gauge = lead.axes.iter().fold(pen.draw("div").class("gauge").set("aria-hidden", "true"), |gauge, axis| {
            gauge.add(pen.draw("span").class(axis.axis).share("--share", axis.points))
        });
        let really = self.view.tried.as_ref().zip(self.view.lead.as_ref());
        let really = really.map(|(_, real)| pen.write("p", &pen.fill(text::REALLY, &[&number(real.score)])).class("known"));
        let fact = |say: Say, value: &str| {
            pen.draw("p").add(pen.write("span", pen.say(say)).class("term")).add(pen.write("span", value))
        };
        let respond_by = match pen.text(&lead.respond_by_local) {
            "" => pen.say(text::NO_SLA),
            local => local,
        };
        let facts = pen
            .draw("div")
            .class("facts")
            .add(pen.draw("p").add(pen.badge(&["status ", lead.status].concat(), pen.word(lead.status))))
            .add(fact(text::QUEUE, &lead.queue))
            .add(fact(text::RESPOND_BY, respond_by));
        part.add(pen.draw("div").add(score).all(really)).add(facts).add(gauge)
    }

    fn draw_part(&self) -> Drawn {
        let (pen, view) = (self.pen, self.view);
        match (self.part(), self.shown()) {
            (Part::Forms, _) => forms::draw(pen, view),
            (Part::Device, _) => device::draw(pen, view, self.loaded, self.erasing),
            (Part::Signals, _) if view.consent.state == "ready" => signals::draw(pen, view),
            (Part::Score, Some(lead)) => score::draw(pen, lead).add(pen.write("p", pen.say(text::PROVISIONAL)).class("hint")),
            (Part::Lead, Some(lead)) => lead::draw(pen, lead).add(pen.write("p", pen.say(text::PROVISIONAL)).class("hint")),
            (Part::Try, Some(_)) => trial::draw(pen, self.published, self.trial, view),
            _ => {
                let say = if view.consent.state == "ready" { text::ATTRIBUTION_ONLY } else { text::NO_CONSENT };
                pen.draw("div").class("empty").add(pen.write("p", pen.say(say)))
            }
        }
    }
}
