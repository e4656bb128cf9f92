//! The score of any evidence: sums, ranges, age and one event more.

use baton_handoff::{
    agreement::{
        agreed::Agreed,
        when::{Atom, Axis},
    },
    lead::{
        evidence::Evidence,
        score::{Contribution, Score, Share},
    },
};
use proptest::{collection::vec, option, prelude::*, sample::Index};

use super::{agreed, cases, definitions};

/// For each atom, ages that a browser could have found: nothing, or a few, ascending.
type Ages = Vec<Option<Vec<u32>>>;

fn ages() -> impl Strategy<Value = Ages> {
    let list = vec(prop_oneof![3 => 0..10u32, 2 => 0..120u32, 1 => 0..400u32], 0..=8).prop_map(|mut ages| {
        ages.sort_unstable();
        ages
    });
    vec(option::weighted(0.9, list), 120)
}

/// Evidence as a browser would have written it on a day so many days later: inside windows and limits.
fn evidence(agreed: &Agreed, ages: &Ages, later: u32) -> Evidence {
    let mut evidence = Evidence::new(Vec::new());
    for (one, ages) in agreed.atoms.iter().zip(ages) {
        let mut ages: Option<Vec<u32>> = ages.as_ref().map(|ages| ages.iter().map(|age| age + later).collect());
        if let Some(ages) = &mut ages {
            match &one.atom {
                Atom::Visits { within_days, .. } | Atom::Returns { within_days, .. } => {
                    ages.retain(|age| *age < u32::from(*within_days));
                }
                // What is no event is as old as today.
                Atom::Language(_) | Atom::Province(_) | Atom::Answer { .. } => ages.iter_mut().for_each(|age| *age = 0),
                _ => {}
            }
            ages.truncate(usize::from(one.limit));
        }
        evidence.push(ages.as_deref());
    }
    assert!(agreed.atoms.len() <= ages.len(), "there are ages for every atom");
    evidence
}

fn of_rules(score: &Score) -> impl Iterator<Item = (usize, &Contribution)> {
    score.contributions.iter().filter_map(|one| if let Share::Rule(place) = one.share { Some((place, one)) } else { None })
}

fn points(score: &Score, place: usize) -> i32 {
    of_rules(score).find(|(one, _)| *one == place).map_or(0, |(_, one)| one.points)
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_score_is_the_exact_sum_of_its_contributions_and_stays_in_its_range(document in definitions::document(), ages in ages()) {
        let agreed = agreed(&document);
        let score = Score::of(&agreed, &evidence(&agreed, &ages, 0));
        for axis in [Axis::Intent, Axis::Fit] {
            let of_axis = score.contributions.iter().filter(|one| one.axis == axis);
            prop_assert_eq!(of_axis.map(|one| one.points).sum::<i32>(), score.axes.of(axis));
            prop_assert!((0..=agreed.caps.of(axis)).contains(&score.axes.of(axis)));
        }
        prop_assert_eq!(score.total(), score.axes.intent + score.axes.fit);
        prop_assert!((0..=100).contains(&score.total()) && score.total() <= score.possible && score.possible <= 100);
        for (place, one) in of_rules(&score) {
            let rule = &agreed.rules[place];
            prop_assert!((1..=i32::from(rule.most)).contains(&one.count));
            prop_assert_eq!((one.raw, one.points), (i32::from(rule.points) * one.count, one.raw + one.decay));
            prop_assert!(one.points * one.raw >= 0 && one.points.abs() <= one.raw.abs(), "age takes away and never turns: {:?}", one);
        }
        let order: Vec<_> = of_rules(&score).map(|(place, one)| (one.axis, place)).collect();
        prop_assert!(order.is_sorted(), "{:?}", order);
    }

    #[test]
    fn what_is_older_is_never_worth_more(document in definitions::document(), ages in ages(), earlier in 0..60u32, later in 1..400u32) {
        let agreed = agreed(&document);
        let [now, then] = [earlier, earlier + later].map(|days| Score::of(&agreed, &evidence(&agreed, &ages, days)));
        for place in 0..agreed.rules.len() {
            prop_assert!(points(&then, place).abs() <= points(&now, place).abs(), "rule {}: {:?} {:?}", place, now, then);
        }
    }

    #[test]
    fn one_more_event_never_lowers_a_positive_rule(
        document in definitions::document(), ages in ages(), which in any::<Index>(), age in 0..120u32,
    ) {
        let agreed = agreed(&document);
        let which = which.index(agreed.atoms.len());
        let mut more = ages.clone();
        if let Some(ages) = &mut more[which] {
            ages.push(age);
            ages.sort_unstable();
        }
        let [before, after] = [ages, more].map(|ages| Score::of(&agreed, &evidence(&agreed, &ages, 0)));
        for (place, _) in agreed.rules.iter().enumerate().filter(|(_, rule)| rule.points > 0) {
            prop_assert!(points(&after, place) >= points(&before, place), "rule {}: {:?} {:?}", place, before, after);
        }
    }
}
