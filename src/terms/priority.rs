//! How urgent a lead is.

super::vocabulary! {
    /// Set by the service level of the status; without one it is `none`.
    Priority {
        /// First.
        High = "high",
        /// Next.
        Medium = "medium",
        /// When there is time.
        Low = "low",
        /// No human action is promised.
        None = "none",
    }
}
