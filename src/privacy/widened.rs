//! What an approval of an earlier manifest does not cover.

use alloc::{format, string::String, vec::Vec};

use super::manifest::{Entry, Gate, Manifest, ReadEntry, StoreEntry};

/// What was widened or removed since `before`, one line each. What is new is no change of what was approved: it stands in the
/// difference of the two manifests for all to see, and needs an approval of its own.
pub fn widened(before: &Manifest, now: &Manifest) -> Vec<String> {
    let mut lines = Vec::new();
    for old in &before.fields {
        match now.fields.iter().find(|one| one.id == old.id) {
            None => lines.push(format!("the field {} is gone", old.id)),
            Some(new) => lines.extend(field(old, new)),
        }
    }
    for (old, new) in before.reads.iter().filter_map(|old| Some((old, now.reads.iter().find(|one| one.api == old.api)?))) {
        lines.extend(read(old, new));
    }
    for (old, new) in before.stores.iter().filter_map(|old| Some((old, now.stores.iter().find(|one| one.key == old.key)?))) {
        lines.extend(store(old, new));
    }
    let (old, new) = (&before.limits, &now.limits);
    for (what, old, new) in [
        ("query characters", old.query_characters, new.query_characters),
        ("query pairs", old.query_pairs, new.query_pairs),
        ("items", old.items, new.items),
        ("times", old.times, new.times),
        ("context characters", old.context_characters, new.context_characters),
    ] {
        if new > old {
            lines.push(format!("the limit of {what} grew from {old} to {new}"));
        }
    }
    lines
}

fn field(old: &Entry, new: &Entry) -> Vec<String> {
    let mut lines = Vec::new();
    let id = &old.id;
    if new.max > old.max {
        lines.push(format!("the field {id} holds {} characters instead of {}", new.max, old.max));
    }
    if new.place != old.place {
        lines.push(format!("the field {id} travels elsewhere"));
    }
    if is_lower(new.needs, old.needs) || (new.before_consent && !old.before_consent) {
        lines.push(format!("the field {id} needs less consent"));
    }
    if new.source != old.source || new.category != old.category {
        lines.push(format!("the field {id} has another origin or another subject"));
    }
    for key in new.inside.iter().filter(|key| !old.inside.contains(key)) {
        lines.push(format!("the field {id} holds {key}"));
    }
    lines
}

fn read(old: &ReadEntry, new: &ReadEntry) -> Vec<String> {
    let mut lines = Vec::new();
    // A read of all that there is has no subset.
    let is_all = new.subset.is_empty() && !old.subset.is_empty();
    for one in new.subset.iter().filter(|one| !old.subset.contains(one) && !old.subset.is_empty()) {
        lines.push(format!("{} takes {one}", old.api));
    }
    if is_all {
        lines.push(format!("{} is taken whole", old.api));
    }
    if is_lower(new.needs, old.needs) {
        lines.push(format!("{} needs less consent", old.api));
    }
    lines
}

fn store(old: &StoreEntry, new: &StoreEntry) -> Vec<String> {
    let mut lines = Vec::new();
    let key = &old.key;
    if new.area != old.area {
        lines.push(format!("{key} lies in {}", new.area));
    }
    if new.max > old.max {
        lines.push(format!("{key} holds {} characters instead of {}", new.max, old.max));
    }
    if is_lower(new.needs, old.needs) {
        lines.push(format!("{key} needs less consent"));
    }
    if new.renewed_on_visit && !old.renewed_on_visit {
        lines.push(format!("{key} lives longer with each visit"));
    }
    lines
}

/// Whether either gate may be less open than before.
fn is_lower(new: Gate, old: Gate) -> bool {
    new.storage < old.storage || new.processing < old.processing
}
