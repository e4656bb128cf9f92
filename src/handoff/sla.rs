//! Priority, and the instants until which somebody answers.

use crate::{
    agreement::{agreed::Agreed, route::Route, sla::Sla},
    terms::{Priority, Status},
    time::Timestamp,
};

/// The service level of a status.
pub fn of(agreed: &Agreed, status: Status) -> Option<&Sla> {
    agreed.slas.iter().find(|sla| sla.status == status)
}

/// The priority of a status; without a service level nobody is promised anything.
pub fn priority(sla: Option<&Sla>) -> Priority {
    sla.map_or(Priority::None, |sla| sla.priority)
}

/// The instants of target and limit, counted from `at` in the open time of the route's calendar. An instant beyond the
/// published offsets cannot be told.
pub fn instants(agreed: &Agreed, sla: Option<&Sla>, route: &Route, at: Timestamp) -> (Option<Timestamp>, Option<Timestamp>) {
    let (Some(sla), Some((calendar, zone))) = (sla, agreed.calendar(route.calendar)) else { return (None, None) };
    let after = |minutes| calendar.after(zone, at, minutes);
    (after(sla.target_business_minutes), after(sla.limit_business_minutes))
}
