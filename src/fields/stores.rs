//! What is kept on the device, and under which key.

/// One key of the browser's storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Store {
    /// The key in `localStorage` (storage `persistent`) or `sessionStorage` (storage `tab`).
    pub key: &'static str,
    /// The most characters that it holds.
    pub max: usize,
    /// What it holds and what for, in both languages.
    #[cfg(feature = "std")]
    pub holds: (&'static str, &'static str),
}

/// The journal.
pub const STORE_RECORD: Store = Store {
    key: "baton.v1",
    max: 8192,
    #[cfg(feature = "std")]
    holds: (
        "What the visitor allowed and since when, up to 60 pages, downloads, recordings, events and forms with their last times, the starts of the last \
         eight visits, and three arrivals. It holds no name, no address and no identifier.",
        "Ce que la personne a permis et depuis quand, jusqu’à 60 pages, téléchargements, enregistrements, événements et formulaires avec leurs derniers moments, le \
         début des huit dernières visites et trois arrivées. On n’y trouve ni nom, ni adresse, ni identifiant.",
    ),
};

/// After `optOut()`: the constant `1`, in `localStorage`, so that the refusal holds without an account.
pub const STORE_OFF: Store = Store {
    key: "baton.off",
    max: 1,
    #[cfg(feature = "std")]
    holds: (
        "The sign 1, after the visitor refused on this device, so that the refusal holds without an account.",
        "Le signe 1, après un refus sur cet appareil, pour que le refus tienne sans compte.",
    ),
};

/// Every key.
#[cfg(feature = "std")]
pub const STORES: &[Store] = &[STORE_RECORD, STORE_OFF];
