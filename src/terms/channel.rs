//! Where an arrival came from.

super::vocabulary! {
    /// The kind of place that brought a visitor. The table that assigns them stands with the touches.
    Channel {
        /// A paid result of a search engine.
        PaidSearch = "paid_search",
        /// An unpaid result of a search engine.
        OrganicSearch = "organic_search",
        /// A paid post in a social network.
        PaidSocial = "paid_social",
        /// Any other post in a social network.
        OrganicSocial = "organic_social",
        /// A link in an e-mail.
        Email = "email",
        /// An advertisement for somebody who was here before.
        Retargeting = "retargeting",
        /// A link on another site.
        Referral = "referral",
        /// A banner.
        Display = "display",
        /// A link that pays its site.
        Affiliate = "affiliate",
        /// An answer of an assistant.
        AiAssistant = "ai_assistant",
        /// Typed, a bookmark, or nothing known.
        Direct = "direct",
    }
}
