//! What `check` warns about: what is legal and does not do what somebody meant.

use super::{Error, Problem, document::shown};

pub(crate) fn contradicts(first: &str) -> Problem {
    Problem::warning(
        format!("can never be met together with {first}: one lead has one value of it, and the two lists have none in common"),
        "join them with \"any\", or leave one of them out",
    )
}

pub(crate) fn visits_do_not_fit(at_least: u8, gap: u16, within_days: u16) -> Problem {
    Problem::warning(
        format!(
            "can never be met: {at_least} visits, each more than {gap} minutes after the one before, do not fit into {within_days} day{}",
            if within_days == 1 { "" } else { "s" }
        ),
        "lower \"at_least\" or \"visit_gap_minutes\", or widen \"within_days\"",
    )
}

pub(crate) fn never_direct() -> Problem {
    Problem::warning("can never be met: the last arrival that was not direct never is", "ask the touch \"last\" instead")
}

pub(crate) fn axis_out_of_reach(axis: &str, least: i32, reach: i32) -> Problem {
    Problem::warning(
        format!("can never be met: the rules of {axis} that can fire give at most {reach}, never {least}"),
        format!("lower it to {reach} or less, or give rules of {axis} more points"),
    )
}

pub(crate) fn never_given(what: &str) -> Problem {
    Problem::warning(
        format!("can never be met: no lead gets such a {what}"),
        match what {
            "status" => "use a status that a row of \"status\" gives, or leave the condition out",
            _ => "use the priority of a row of \"sla\", or \"none\" for a status without one",
        },
    )
}

pub(crate) fn nothing_stored() -> Problem {
    Problem::warning(
        "can never be met on this site: a consent tool of it opens no storage, so earlier visits are not known",
        "name categories for \"storage\" in the site config, or leave the condition out",
    )
}

pub(crate) fn never_asked(key: &str) -> Problem {
    Problem::warning(
        format!("can never be met on this site: no form of it declares a control that answers {key}"),
        format!(
            "declare one in the site config, as in {{ \"control\": \"…\", \"answer\": {} }}, or leave the condition out",
            shown(key)
        ),
    )
}

pub(crate) fn no_such_form(kind: &str) -> Problem {
    Problem::warning(
        format!("can never be met on this site: no form of it is of the kind {kind}"),
        format!("say \"kind\": {} at a form of the site config, or leave the condition out", shown(kind)),
    )
}

pub(crate) fn cleaned(kept: &str) -> Problem {
    Problem::warning(
        "matches no path: a part that may name a person or a record is remembered as :id",
        format!("write {}, which stands for all such pages", shown(kept)),
    )
}

pub(crate) fn excluded() -> Problem {
    Problem::warning(
        "matches no path on this site: its config excludes it",
        "take it out here, or out of \"exclude\" in the site config",
    )
}

pub(crate) fn uncaptured(ending: Option<&str>) -> Problem {
    let (what, cure) = match ending {
        Some(ending) => (format!("the type {ending}, which the site config does not name"), format!("add {} to", shown(ending))),
        None => ("no type".into(), "name a file whose type stands in".into()),
    };
    Problem::warning(
        format!("is a file of {what}: a click on it counts only where the link has the attribute download"),
        format!("{cure} \"downloads\" in the site config, or give all its links that attribute"),
    )
}

pub(crate) fn over_the_cap(points: i16, most: i32, axis: &str, cap: i32) -> Problem {
    let times = if most == 1 { format!("{points} points") } else { format!("{points} points for each of {most} events") };
    Problem::warning(
        format!("{times} are more than {axis} gives in all, {cap}"),
        format!("lower the points or \"most\", or raise the cap of {axis}"),
    )
}

pub(crate) fn cap_out_of_reach(axis: &str, cap: i32, reach: i32) -> Problem {
    Problem::warning(
        format!("all rules of {axis} together give at most {reach}, so {cap} is never reached"),
        format!("give rules of {axis} more points, or lower its cap and raise the other one"),
    )
}

pub(crate) fn row_needs_the_unmet(name: &str) -> Problem {
    Problem::warning(
        format!("needs {name}, which nothing can meet, so no lead gets this row"),
        format!("mend the criterion {name}, or do not need it"),
    )
}

pub(crate) fn row_behind(first: usize) -> Problem {
    Problem::warning(
        format!("is never reached: whoever meets it has met status[{first}] before, which needs no more"),
        format!("put it before status[{first}], or let it need less"),
    )
}

pub(crate) fn level_for_nobody(status: &str) -> Problem {
    let cure = match status {
        "disqualified" => "add a gate that disqualifies, or leave the row out",
        _ => "let a row of \"status\" give it, or leave the row out",
    };
    Problem::warning(format!("no lead gets the status {status}, so nobody is promised this"), cure)
}

pub(crate) fn review_out_of_reach(least: i32, reach: i32) -> Problem {
    Problem::warning(
        format!("no lead reaches {least}: the rules that can fire give at most {reach}"),
        format!("lower it to {reach} or less"),
    )
}

pub(crate) fn route_behind(first: usize) -> Problem {
    Problem::warning(
        format!("is never taken: routes[{first}] takes every lead that meets it"),
        format!("put it before routes[{first}], or leave it out"),
    )
}

pub(crate) fn no_calendar(fallback: &str) -> Problem {
    Problem::warning(
        format!("has no calendar, so its respond-by times are counted in the fallback's, {fallback}"),
        format!("write the calendar of the queue's people; if it is that one, \"calendar\": {}", shown(fallback)),
    )
}

pub(crate) fn stage_of_nobody(stage: &str, status: &str) -> Problem {
    Problem::warning(
        format!("is sent to nobody: the stage {stage} belongs to {status}, and no lead gets that status"),
        "give the piece another stage, or leave it out",
    )
}

pub(crate) fn piece_behind(first: usize) -> Problem {
    Problem::warning(
        format!(
            "is sent to nobody: content[{first}] stands before it for the same stage and topic, and is never downloaded away"
        ),
        format!("put it before content[{first}], or give one of them another topic or stage"),
    )
}

pub(crate) fn no_profile() -> Problem {
    Problem::warning(
        "is missing or empty, so no profile ever opens: leads bring their arrival, and no score",
        "name the categories that open the profile, as in \"profile\": [\"marketing\"]",
    )
}

pub(crate) fn no_synonym(value: &str) -> Problem {
    Problem::warning(
        format!("says what other values are called and nothing about {}, which the lead definition asks for", shown(value)),
        format!("add what the form sends for it; if that is the value itself, {}: [{}]", shown(value), shown(value)),
    )
}

/// Texts of addresses are not the definition's, so the bound says how long it takes them to be.
fn bound(rules: usize, (path, text): (usize, usize)) -> String {
    format!(
        "with all that one lead can meet of {rules} rules, {path} characters for each path and {text} for each campaign value and host"
    )
}

pub(crate) fn no_room_for_evidence(max: usize, needs: usize, (rules, address): (usize, (usize, usize)), cure: &str) -> Problem {
    Problem::warning(
        format!(
            "holds a context of {max} characters, and one can take {needs} ({}): such a lead travels without its evidence, and verify says cannot_be_checked",
            bound(rules, address)
        ),
        format!("{cure}, or let the definition have fewer rules"),
    )
}

pub(crate) fn no_room_for_a_context(max: usize, needs: usize, (rules, address): (usize, (usize, usize)), cure: &str) -> Problem {
    Problem::warning(
        format!(
            "holds a context of {max} characters, and one can take {needs} even without its evidence ({}): such a lead travels without any context",
            bound(rules, address)
        ),
        format!("{cure}, or let the definition have fewer rules"),
    )
}

pub(crate) fn matches_no_page(glob: &str, pages: usize) -> Problem {
    Problem::warning(
        format!("{} matches none of the {pages} pages of the site map", shown(glob)),
        "correct the path, or take the glob out; \"/a/**\" does not match \"/a\" itself",
    )
}

pub(crate) fn empty_map(name: &str) -> Error {
    Error::other(format!("{name}: names no page; write one path or address per line, or give the sitemap.xml of the site"))
}

pub(crate) fn map_of_maps(name: &str) -> Error {
    Error::other(format!("{name}: is an index of other site maps; give those, one after the other"))
}

pub(crate) fn no_page(name: &str, line: usize, text: &str) -> Error {
    Error::other(format!(
        "{name}: line {line}: {} is no path and no address; write it as \"/en/pricing\" or \"https://example.ca/en/pricing\"",
        shown(text)
    ))
}
