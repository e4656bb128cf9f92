//! Whether one condition is met whenever another is.

use crate::agreement::{
    agreed::Topic,
    document::when::{Join, Test, When},
    glob::Glob,
    when::Atom,
};

/// Whether `wide` is met by every lead that meets `narrow`. `false` where it cannot be told from the two alone.
pub(super) fn covers(wide: &When, narrow: &When, topics: &[Topic]) -> bool {
    let tests = |when: &When| when.tests.iter().map(|(_, test)| test.clone()).collect::<Vec<_>>();
    let (wide_tests, narrow_tests) = (tests(wide), tests(narrow));
    let follows = |test: &Test, met: &[Test]| met.iter().any(|one| implies(one, test, topics));
    let is_met = |met: &[Test]| match wide.join {
        Join::Any => wide_tests.iter().any(|test| follows(test, met)),
        _ => wide_tests.iter().all(|test| follows(test, met)),
    };
    match narrow.join {
        Join::Any => narrow_tests.iter().all(|one| is_met(std::slice::from_ref(one))),
        _ => is_met(&narrow_tests),
    }
}

/// Whether whoever meets the first test meets the second too.
fn implies(one: &Test, other: &Test, topics: &[Topic]) -> bool {
    match (one, other) {
        (Test::Axis(a, m), Test::Axis(b, n)) => a == b && m >= n,
        (Test::Status(a), Test::Status(b)) => is_within(a, b),
        (Test::Priority(a), Test::Priority(b)) => is_within(a, b),
        (Test::Atom { atom: one, .. }, Test::Atom { atom: other, .. }) => implied(one, other, topics),
        _ => false,
    }
}

fn implied(one: &Atom, other: &Atom, topics: &[Topic]) -> bool {
    if let (Some(a), Some(b)) = (pages(one, topics), pages(other, topics)) {
        return is_within(a, b);
    }
    match (one, other) {
        (Atom::Download(a), Atom::Download(b)) => is_within(a, b),
        (Atom::Language(a), Atom::Language(b)) => is_within(a, b),
        (Atom::Province(a), Atom::Province(b)) => is_within(a, b),
        (Atom::Touch(a, x), Atom::Touch(b, y)) => a == b && is_within(x, y),
        (Atom::Answer { key: a, values: x }, Atom::Answer { key: b, values: y }) => a == b && is_within(x, y),
        (Atom::Visits { at_least: a, within_days: x }, Atom::Visits { at_least: b, within_days: y }) => a >= b && x <= y,
        (Atom::Returns { pages: p, at_least: a, within_days: x }, Atom::Returns { pages: q, at_least: b, within_days: y }) => {
            is_within(p, q) && a >= b && x <= y
        }
        (one, other) => one == other,
    }
}

/// The pages that an atom counts views of.
fn pages<'a>(atom: &'a Atom, topics: &'a [Topic]) -> Option<&'a [Glob]> {
    match atom {
        Atom::Page(globs) => Some(globs),
        Atom::Topic(at) => topics.get(usize::from(*at)).map(|topic| topic.pages.as_slice()),
        _ => None,
    }
}

fn is_within<T: PartialEq>(few: &[T], many: &[T]) -> bool {
    few.iter().all(|one| many.contains(one))
}
