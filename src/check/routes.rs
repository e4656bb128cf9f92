//! Routes that no lead takes, and routes without a calendar of their own.

use super::{possible::Whole, wider::covers};
use crate::error::{Problem, check as message};

pub(super) fn of(whole: &Whole, found: &mut Vec<Problem>) {
    let definition = whole.definition;
    let fallback = definition.fallback.calendar.as_deref().unwrap_or_default();
    for (at, route) in definition.routes.iter().enumerate() {
        let place = format!("routes[{at}]");
        let Some(when) = &route.when else { continue };
        whole.tell(when, found);
        // A receiver's route takes nothing from what a browser chooses.
        let earlier = definition.routes[..at].iter().position(|other| {
            other.at_receiver <= route.at_receiver
                && other.when.as_ref().is_some_and(|wide| covers(wide, when, &definition.topics))
        });
        if let Some(first) = earlier {
            found.push(message::route_behind(first).at(&place));
        }
        if route.calendar.is_none() {
            found.push(message::no_calendar(fallback).at(&place));
        }
    }
}
