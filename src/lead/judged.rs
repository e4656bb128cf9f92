//! Met, not met, unknown.

crate::terms::vocabulary! {
    /// How a condition stands. Unknown is a state of its own: what is not known is not no.
    Judged {
        /// It holds.
        Met = "met",
        /// It does not.
        NotMet = "not_met",
        /// What it asks is not known.
        Unknown = "unknown",
    }
}

impl Judged {
    /// Met or not met.
    pub fn of(is_met: bool) -> Judged {
        if is_met { Judged::Met } else { Judged::NotMet }
    }

    /// Met if one is met, else unknown if one is unknown, else not met.
    pub fn any(all: &mut dyn Iterator<Item = Judged>) -> Judged {
        all.fold(Judged::NotMet, |so_far, one| match (so_far, one) {
            (Judged::Met, _) | (_, Judged::Met) => Judged::Met,
            (Judged::Unknown, _) | (_, Judged::Unknown) => Judged::Unknown,
            _ => Judged::NotMet,
        })
    }

    /// Not met if one is not met, else unknown if one is unknown, else met.
    pub fn all(all: &mut dyn Iterator<Item = Judged>) -> Judged {
        all.fold(Judged::Met, |so_far, one| match (so_far, one) {
            (Judged::NotMet, _) | (_, Judged::NotMet) => Judged::NotMet,
            (Judged::Unknown, _) | (_, Judged::Unknown) => Judged::Unknown,
            _ => Judged::Met,
        })
    }
}
