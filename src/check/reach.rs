//! What rules can give at all, beside what both teams agreed as the most of each axis.

use std::collections::BTreeMap;

use super::possible::Whole;
use crate::{
    agreement::{
        document::{
            rule::Rule,
            when::{Join, Test},
        },
        when::{Atom, Axes, Axis},
    },
    error::{Problem, check as message},
};

/// Rules that can never fire, rules that give more than their axis, and caps that all rules together do not reach.
pub(super) fn of_rules(whole: &mut Whole, found: &mut Vec<Problem>) {
    let definition = whole.definition;
    let mut firing: Vec<&Rule> = Vec::new();
    let mut told = Vec::new();
    for rule in &definition.rules {
        if whole.tell(&rule.when, &mut told) {
            firing.push(rule);
        }
        let cap = definition.caps.of(rule.axis);
        let most = most(rule);
        if i32::from(rule.points) * most > cap {
            let place = format!("{}.points", rule.place);
            told.push(message::over_the_cap(rule.points, most, rule.axis.word(), cap).at(&place));
        }
    }
    whole.reach = Axes { intent: reach(&firing, Axis::Intent), fit: reach(&firing, Axis::Fit) };
    for axis in Axis::ALL {
        let (cap, reach) = (definition.caps.of(*axis), whole.reach.of(*axis));
        if reach < cap {
            found.push(message::cap_out_of_reach(axis.word(), cap, reach).at(&format!("caps.{}", axis.word())));
        }
        let capped = reach.min(cap);
        *(if *axis == Axis::Fit { &mut whole.reach.fit } else { &mut whole.reach.intent }) = capped;
    }
    found.append(&mut told);
}

/// How many events a rule can count at all.
fn most(rule: &Rule) -> i32 {
    let of_test = |test: &Test| match test {
        Test::Atom { atom, .. } if atom.counts_events() => i32::from(rule.most),
        _ => 1,
    };
    let of_tests = rule.when.tests.iter().map(|(_, test)| of_test(test));
    let most = if rule.when.join == Join::All { 1 } else { of_tests.sum() };
    most.min(i32::from(rule.most))
}

/// The most that the positive rules of an axis give one lead. What can be said once only, an answer, a province, a language, is one
/// value, so of the rules on it those of the best value count.
fn reach(rules: &[&Rule], axis: Axis) -> i32 {
    let mut sum = 0;
    // By what is said, then by value.
    let mut said: BTreeMap<&str, BTreeMap<String, i32>> = BTreeMap::new();
    for rule in rules.iter().filter(|rule| rule.axis == axis && rule.points > 0) {
        let points = i32::from(rule.points) * most(rule);
        let single = match (rule.when.join, rule.when.tests.as_slice()) {
            (Join::One, [(_, Test::Atom { atom, .. })]) => values(atom),
            _ => None,
        };
        match single {
            Some((what, values)) => {
                for value in values {
                    *said.entry(what).or_default().entry(value).or_default() += points;
                }
            }
            None => sum += points,
        }
    }
    sum + said.values().filter_map(|values| values.values().max()).sum::<i32>()
}

fn values(atom: &Atom) -> Option<(&str, Vec<String>)> {
    match atom {
        Atom::Answer { key, values } => Some((key, values.clone())),
        Atom::Province(all) => Some(("province", all.iter().map(|one| one.word().into()).collect())),
        Atom::Language(all) => Some(("language", all.iter().map(|one| one.code()).collect())),
        _ => None,
    }
}
