//! How far the two gates can be open.

super::vocabulary! {
    /// Where signals may be kept. Law on cookies looks at this gate.
    Storage {
        /// Nowhere: they live as long as the page.
        None = "none",
        /// In this tab.
        Tab = "tab",
        /// On this device.
        Persistent = "persistent",
    }
}

super::vocabulary! {
    /// What may be done with signals. Law on profiling looks at this gate.
    Processing {
        /// Nothing.
        None = "none",
        /// Which arrival brought the visitor.
        Attribution = "attribution",
        /// Everything: pages, downloads, score.
        Profile = "profile",
    }
}
