//! What a form is for.

super::vocabulary! {
    /// The kind of a form, as the site config names it.
    FormKind {
        /// A demonstration is asked for.
        Demo = "demo",
        /// A quote or price is asked for.
        Pricing = "pricing",
        /// Any other message.
        Contact = "contact",
        /// Mailings are asked for.
        Newsletter = "newsletter",
        /// A seat in a webinar is asked for.
        Webinar = "webinar",
    }
}
