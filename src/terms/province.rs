//! Where in Canada.

super::vocabulary! {
    /// The ten provinces and three territories by their two letters (Canada Post).
    Province {
        /// Alberta.
        Ab = "AB",
        /// British Columbia, Colombie-Britannique.
        Bc = "BC",
        /// Manitoba.
        Mb = "MB",
        /// New Brunswick, Nouveau-Brunswick.
        Nb = "NB",
        /// Newfoundland and Labrador, Terre-Neuve-et-Labrador.
        Nl = "NL",
        /// Nova Scotia, Nouvelle-Écosse.
        Ns = "NS",
        /// Northwest Territories, Territoires du Nord-Ouest.
        Nt = "NT",
        /// Nunavut.
        Nu = "NU",
        /// Ontario.
        On = "ON",
        /// Prince Edward Island, Île-du-Prince-Édouard.
        Pe = "PE",
        /// Québec.
        Qc = "QC",
        /// Saskatchewan.
        Sk = "SK",
        /// Yukon.
        Yt = "YT",
    }
}

super::vocabulary! {
    /// What a province rests on.
    ProvinceBasis {
        /// The visitor said so in the form.
        Declared = "declared",
        /// The site says so about the page.
        Site = "site",
        /// Nothing is known.
        None = "none",
    }
}
