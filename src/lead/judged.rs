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

    /// Met if enough are met, else unknown if those that are not known could still be enough, else not met. For any of them one
    /// is enough, for all of them their number.
    pub fn of_many(enough: usize, met: usize, unknown: usize) -> Judged {
        if met >= enough {
            Judged::Met
        } else if met + unknown >= enough {
            Judged::Unknown
        } else {
            Judged::NotMet
        }
    }
}
