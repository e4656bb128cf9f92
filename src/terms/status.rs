//! Where a lead stands between marketing and sales.

super::vocabulary! {
    /// Handoff status. A browser's is provisional; `existing_account` can only be said by the receiver.
    Status {
        /// Sales should act now.
        SalesReady = "sales_ready",
        /// Somebody should find out what is missing.
        NeedsQualification = "needs_qualification",
        /// Marketing keeps in touch.
        Nurture = "nurture",
        /// A gate closed.
        Disqualified = "disqualified",
        /// Already a customer, by the receiver's own records.
        ExistingAccount = "existing_account",
    }
}
