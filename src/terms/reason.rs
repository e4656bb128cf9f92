//! Why a gate closes.

super::vocabulary! {
    /// Standard reasons of gates, each one an action for marketing.
    Reason {
        /// Looking for work or for a thesis.
        StudentOrJobSeeker = "student_or_job_seeker",
        /// Sells the same.
        Competitor = "competitor",
        /// Nobody serves the place.
        OutsideTerritory = "outside_territory",
        /// Not a lead at all.
        Spam = "spam",
        /// Says to be a customer: a claim that does not disqualify.
        ExistingCustomer = "existing_customer",
        /// The offer does not fit.
        NoFit = "no_fit",
    }
}
