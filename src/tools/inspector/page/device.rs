//! Consent, storage, versions, requests, and the end of it all.

use alloc::string::String;

use super::{
    measure::Loaded,
    pen::{Drawn, Pen},
    text,
};
use crate::{
    fields::STORE_RECORD,
    time::Timestamp,
    tools::inspector::view::{ConsentState, View},
};

/// How far the erasing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Erasing {
    /// Nobody asked.
    #[default]
    No,
    /// Somebody asked, and is asked back.
    Sure,
    /// It was done, and this is what reading again gave.
    Done {
        /// Whether nothing is left.
        is_empty: bool,
    },
}

/// Everything about this device.
pub fn draw(pen: &Pen, view: &View, loaded: &Loaded, erasing: Erasing) -> Drawn {
    let consent = &view.consent;
    let gate = |word: &str| pen.plain(if word == "none" { pen.say(text::NO_GATE) } else { pen.word(word) });
    let gpc = consent.gpc.map_or(2, |is_sent| usize::from(!is_sent));
    let since = consent.since.as_deref().and_then(Timestamp::parse).map(|at| pen.plain(&pen.instant(at)));
    let record = (consent.record_characters > 0).then(|| {
        let (long, most) = (pen.number(consent.record_characters as u32), pen.number(STORE_RECORD.max as u32));
        pen.plain(&pen.fill(text::CHARACTERS, &[&long, &most, STORE_RECORD.key]))
    });
    let definition = &view.definition;
    let signed = pen.say(text::SIGNED[usize::from(definition.signed)]);
    let told = pen.fill(text::DEFINITION_OF, &[&definition.id, &pen.number(definition.version), signed]);
    let layout = pen.fill(text::LAYOUT, &[view.layout]);
    let files = loaded.files.iter().map(|(name, bytes)| {
        let weight = if *bytes > 0 { [" ", &pen.number((bytes + 999) / 1000), " KB"].concat() } else { String::new() };
        pen.draw("li").add(pen.code(name)).add(pen.plain(&weight))
    });
    let count = pen.fill(text::REQUESTS_OF, &[&pen.number(loaded.others.len() as u32)]);
    let others = loaded.others.iter().map(|address| pen.draw("li").add(pen.code(address)));
    pen.draw("div")
        .add(pen.write("h3", pen.say(text::CONSENT)))
        .add(pen.list(alloc::vec![
            (text::STATE, Some(pen.plain(pen.word(&consent.state)))),
            (text::CURE, (!consent.cure.is_empty()).then(|| pen.plain(&consent.cure))),
            (text::STORAGE, Some(gate(consent.storage))),
            (text::PROCESSING, Some(gate(consent.processing))),
            (text::SINCE, since),
            (text::GPC, Some(pen.plain(pen.say(text::GPC_STATES[gpc])))),
            (text::KEEPS, Some(pen.plain(&pen.age(consent.days_to_keep.into())))),
            (text::RECORD, record),
            (text::TOOLS, Some(tools(pen, consent))),
            (text::PAGE_API, Some(pen.plain(pen.say(text::YES_NO[usize::from(consent.page_api)])))),
        ]))
        .all(consent.storage_refused.then(|| pen.write("p", pen.say(text::STORAGE_REFUSED))))
        .add(erase(pen, consent, erasing))
        .add(pen.write("h3", pen.say(text::REQUESTS)))
        .add(pen.write("p", &count).class("big").set("id", "requests"))
        .add(pen.draw("ul").all(others))
        .add(pen.write("p", &pen.fill(text::REQUESTS_HINT, &[&loaded.folder])).class("hint"))
        .add(pen.write("h3", pen.say(text::VERSIONS)))
        .add(pen.list(alloc::vec![
            (text::BATON, Some(pen.plain(&[view.version, ", ", &layout].concat()))),
            (text::DEFINITION, Some(pen.draw("div").add(pen.plain(&told)).add(pen.code(&definition.sha256).class("hash")))),
            (text::FILES, Some(pen.draw("ul").all(files))),
        ]))
}

fn tools(pen: &Pen, consent: &ConsentState) -> Drawn {
    let opened_by = |all: &[String]| if all.is_empty() { "–".into() } else { all.join(" + ") };
    pen.draw("ul").all(consent.tools.iter().map(|one| {
        let by = [&one.attribution, &one.profile, &one.storage].map(|all| opened_by(all));
        pen.draw("li").add(pen.plain(&pen.fill(text::OPENS, &[&one.tool, &by[0], &by[1], &by[2]])))
    }))
}

fn erase(pen: &Pen, consent: &ConsentState, erasing: Erasing) -> Drawn {
    let part = pen.draw("div").class("erase");
    match erasing {
        Erasing::Sure => part
            .add(pen.write("p", pen.say(text::ERASE_SURE)))
            .add(pen.button("erase-yes", text::ERASE_YES).class("danger"))
            .add(pen.button("erase-no", text::ERASE_NO)),
        Erasing::Done { is_empty } => part.add(pen.write("p", pen.say(if is_empty { text::ERASED } else { text::NOT_ERASED }))),
        Erasing::No if consent.state == "ready" => part.add(pen.button("erase", text::ERASE).class("danger")),
        Erasing::No => part,
    }
}
