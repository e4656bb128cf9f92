//! Inputs and outputs as text.
//!
//! Records are set off by U+001E, their fields by U+001F, items of a list by U+001D, parts of an item by U+001C. The loader
//! takes these four characters out of everything that it passes in, so nothing needs to be escaped. The first field says
//! what a record is; an input's second field is the time in milliseconds.

use alloc::string::String;

use crate::{
    handoff::attach::{Form, How},
    intent::event::{Click, Marks, Media, Page},
    machine::{Baton, Input, Output, Told},
    text::{ITEM, List, PART, number, pieces},
    time::{Timestamp, digits},
};

const RECORD: char = '\u{1e}';
const FIELD: char = '\u{1f}';

/// The answer of `start` to a copy that was not published for this engine.
pub fn refused() -> String {
    String::from("refused\u{1f}copy")
}

/// The answer of `start`: the selectors of the site's forms, whether page scripts may read the context, whether a fragment like
/// `#/pricing` is a route, whether click identifiers are told, whether the time zone is, and whether the site heeds Do Not Track.
pub fn config(baton: &Baton) -> String {
    let mut text = String::from("config\u{1f}");
    join(&mut text, &mut baton.selectors());
    let (ids, zone) = (baton.keeps_click_ids(), baton.asks_for_the_time_zone());
    for is_on in [baton.has_page_api(), baton.has_hash_routes(), ids, zone, baton.heeds_dnt()] {
        text.push(FIELD);
        text.push(if is_on { '1' } else { '0' });
    }
    text
}

/// Takes one input and answers what should be done; nothing to what is no input.
pub fn handle(baton: &mut Baton, input: &str) -> String {
    let mut outputs = String::new();
    if let Some((input, now)) = read(input) {
        baton.handle(input, now, &mut |output| write(&mut outputs, output));
    }
    outputs
}

/// Reads an input and its time; nothing for what is none.
pub fn read(text: &str) -> Option<(Input<'_>, Timestamp)> {
    let mut fields = pieces(text, "\u{1f}");
    let mut next = || fields.next().unwrap_or_default();
    let kind = next();
    let now = Timestamp::from_millis(number(next())?);
    let input = match kind {
        "signals" => Input::Signals { gpc: is(next()), dnt: is(next()) },
        "consent" => Input::Consent { tool: next(), explicit: is(next()), categories: List(next()) },
        "told" => {
            let (record, present) = (next(), next());
            Input::Told(Told {
                record: is(present).then_some(record),
                is_own: present == "=",
                is_readable: !present.is_empty(),
                is_off: is(next()),
                answers: List(next()),
                ticked: next(),
            })
        }
        "moved" => Input::Moved,
        "page" => Input::Page(Page {
            path: next(),
            host: next(),
            source: List(next()),
            medium: List(next()),
            campaign: List(next()),
            term: List(next()),
            content: List(next()),
            clicks: List(next()),
            referrer: next(),
            lang: next(),
            languages: List(next()),
            province: next(),
            marks: Marks::of(List(next())),
            zone: next(),
        }),
        "restored" => Input::Restored,
        "click" => Input::Click(Click { path: next(), host: next(), download: is(next()) }),
        "media" => Input::Media(Media {
            name: next(),
            path: next(),
            host: next(),
            autoplay: is(next()),
            percent: u8::try_from(number(next())?).ok()?,
        }),
        "track" => Input::Track(next()),
        "act" => Input::Act(u32::try_from(number(next())?).ok()?),
        "form" => {
            let form = Form {
                key: u32::try_from(number(next())?).ok()?,
                event: next(),
                method: next(),
                origin: next(),
                rules: number(next()).and_then(|place| usize::try_from(place).ok()),
                appends: is(next()),
                controls: List(next()),
            };
            Input::Form { form, random: next() }
        }
        "tick" => Input::Tick,
        "unkept" => Input::Unkept,
        "withdraw" => Input::Withdraw,
        "erase" => Input::Erase,
        "optout" => Input::OptOut,
        "status" => Input::Status,
        "export" => Input::Export,
        _ => return None,
    };
    Some((input, now))
}

/// Writes an output behind those before it.
fn write(text: &mut String, output: Output<'_>) {
    if !text.is_empty() {
        text.push(RECORD);
    }
    let mut fields = |fields: &[&str]| {
        for (place, field) in fields.iter().enumerate() {
            if place > 0 {
                text.push(FIELD);
            }
            text.push_str(field);
        }
    };
    match output {
        Output::Ask { area, form, controls, checkbox } => {
            let area = area.word();
            fields(&["ask", if area == "none" { "" } else { area }, RECORD_KEY, OFF_KEY, ""]);
            form.iter().for_each(|form| digits(text, i64::from(*form), 1));
            text.push(FIELD);
            join(text, &mut controls.iter().map(|one| one.control.as_str()));
            text.push(FIELD);
            text.push_str(checkbox.unwrap_or_default());
        }
        Output::Consult => fields(&["consult"]),
        Output::Listen => fields(&["listen"]),
        Output::Unlisten => fields(&["unlisten"]),
        Output::Look => fields(&["look"]),
        Output::Store(area, key, record) => fields(&["store", area.word(), key, record]),
        Output::Remove(key) => fields(&["remove", key]),
        Output::SetOff(key) => fields(&["set_off", key]),
        Output::Attach { form, event, pairs } => {
            fields(&["attach", ""]);
            digits(text, i64::from(form), 1);
            text.push(FIELD);
            text.push_str(event);
            text.push(FIELD);
            for (place, pair) in pairs.iter().enumerate() {
                let how = if pair.how == How::Fill { "fill" } else { "add" };
                let before = if place > 0 { ITEM } else { "" };
                for part in [before, pair.control, PART, pair.value, PART, how] {
                    text.push_str(part);
                }
            }
        }
        Output::Clear(form) => {
            fields(&["clear", ""]);
            form.iter().for_each(|form| digits(text, i64::from(*form), 1));
        }
        Output::Wake(millis) => {
            fields(&["wake", ""]);
            digits(text, millis, 1);
        }
        Output::Changed => fields(&["changed"]),
        Output::Reply(reply) => fields(&["reply", reply]),
    }
}

const RECORD_KEY: &str = crate::fields::STORE_RECORD.key;
const OFF_KEY: &str = crate::fields::STORE_OFF.key;

fn is(field: &str) -> bool {
    field == "1"
}

fn join(text: &mut String, items: &mut dyn Iterator<Item = &str>) {
    for (place, item) in items.enumerate() {
        if place > 0 {
            text.push_str(ITEM);
        }
        text.push_str(item);
    }
}
