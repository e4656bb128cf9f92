//! Which queue owns a lead.

use crate::{
    agreement::route::Route,
    lead::{assessment::Assessment, criteria::Decided, judged::Judged},
    terms::Language,
};

/// The first route whose condition is met; without one the lead goes to the fallback. An unknown is passed over.
pub fn of<'a>(assessment: &Assessment<'a>, decided: Decided) -> Option<&'a Route> {
    let is_met = |route: &&Route| route.when.as_ref().is_some_and(|when| assessment.judge(when, decided) == Judged::Met);
    assessment.agreed.routes.iter().find(is_met)
}

/// The language to answer in: the route's, else the visitor's, else the fallback's.
pub fn language(route: Option<&Route>, visitor: Option<Language>, fallback: &Route) -> Option<Language> {
    route.and_then(|route| route.language).or(visitor).or(fallback.language)
}
