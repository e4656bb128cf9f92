//! Slots that are too small for what a definition's leads can bring.

use crate::{
    agreement::{
        document::{Audience, Definition, Offsets, compile, part::place_of},
        site::Site,
    },
    error::{Problem, check as message},
    fields::{FieldId, flat_name},
    handoff::bundle::{ADDRESS, Room},
};

/// How long the context of this definition's leads can become on this site.
pub(super) fn room(site: &Site, definition: &Definition) -> Room {
    Room::of(&compile(definition, Audience::Browser, &Offsets::default()), site)
}

pub(super) fn of(site: &Site, definition: &Definition) -> Vec<Problem> {
    let room = room(site, definition);
    let mut found = Vec::new();
    let own = flat_name(FieldId::Context);
    let mut is_asked = false;
    for (at, form) in site.forms.iter().enumerate() {
        let place = format!("forms[{at}]");
        for slot in form.slots.iter().filter(|slot| slot.holds == FieldId::Context) {
            is_asked = true;
            let place = place_of(&format!("{place}.slots"), &slot.control) + ".max";
            let cure = format!("give it {} characters", room.with_evidence);
            found.extend(judge(room, definition, usize::from(slot.max), &cure, &place));
        }
        if form.append && !form.slots.iter().any(|slot| slot.control == own) {
            is_asked = true;
            found.extend(usual(room, definition, &format!("{place}.append")));
        }
    }
    if !is_asked {
        found.extend(usual(room, definition, "forms"));
    }
    found
}

/// The field of our own name, where no slot gives it another size.
fn usual(room: Room, definition: &Definition, place: &str) -> Option<Problem> {
    let cure = format!(
        "put a hidden control baton_context into the form and declare it with more, as in \"slots\": {{ \"baton_context\": {{ \"holds\": \"context\", \"max\": {} }} }}",
        room.with_evidence
    );
    judge(room, definition, usize::from(FieldId::Context.spec().max), &cure, place)
}

fn judge(room: Room, definition: &Definition, max: usize, cure: &str, place: &str) -> Option<Problem> {
    let rules = definition.rules.iter().filter(|rule| !rule.at_receiver).count();
    let problem = if max < room.least {
        message::no_room_for_a_context(max, room.least, (rules, ADDRESS), cure)
    } else if max < room.with_evidence {
        message::no_room_for_evidence(max, room.with_evidence, (rules, ADDRESS), cure)
    } else {
        return None;
    };
    Some(problem.at(place))
}
