//! The demo site's two languages: the same journey finds its pages by these names.

pub struct Tongue {
    pub code: &'static str,
    /// Where the newsletter leads, with its campaign.
    pub landing: &'static str,
    pub source: &'static str,
    pub medium: &'static str,
    pub campaign: &'static str,
    pub product: &'static str,
    pub pricing: &'static str,
    pub resources: &'static str,
    pub guide: &'static str,
    pub contact: &'static str,
    /// What sales reads first when pricing was looked at.
    pub pricing_label: &'static str,
}

pub const ENGLISH: Tongue = Tongue {
    code: "en",
    landing: "/en/?utm_source=newsletter&utm_medium=email&utm_campaign=fall",
    source: "newsletter",
    medium: "email",
    campaign: "fall",
    product: "/en/product",
    pricing: "/en/pricing",
    resources: "/en/resources",
    guide: "/en/downloads/onboarding-guide.pdf",
    contact: "/en/contact",
    pricing_label: "Viewed pricing",
};

pub const FRENCH: Tongue = Tongue {
    code: "fr",
    landing: "/fr/?utm_source=infolettre&utm_medium=email&utm_campaign=automne",
    source: "infolettre",
    medium: "email",
    campaign: "automne",
    product: "/fr/produit",
    pricing: "/fr/tarifs",
    resources: "/fr/ressources",
    guide: "/fr/telechargements/guide-integration.pdf",
    contact: "/fr/contact",
    pricing_label: "A consulté les tarifs",
};
