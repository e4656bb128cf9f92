//! Where in Canada.

use super::vocabulary;
use crate::text::pieces;

vocabulary! {
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

vocabulary! {
    /// What a province rests on.
    ProvinceBasis {
        /// The visitor said so in the form.
        Declared = "declared",
        /// The site says so about the page.
        Site = "site",
        /// A guess: the clocks of the device are kept in this province alone.
        Inferred = "inferred",
        /// A guess that was not made: one of a few, which travel as they are.
        Candidates = "candidates",
        /// Nothing is known.
        None = "none",
    }
}

/// Some of the thirteen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Provinces(u16);

impl Provinces {
    /// None of them.
    pub const NONE: Provinces = Provinces(0);

    /// Those that a table has for a name. A line of it is a name and two letters for each, set off by spaces.
    pub fn of(table: &str, name: &str) -> Provinces {
        let mut all = 0;
        for line in pieces(table, "\n") {
            let mut words = pieces(line, " ");
            if words.next().is_some_and(|one| one.eq_ignore_ascii_case(name)) {
                words.filter_map(Province::parse).for_each(|one| all |= 1 << one as u16);
            }
        }
        Provinces(all)
    }

    /// Each, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = Province> {
        Province::ALL.iter().copied().filter(move |one| self.0 >> *one as u16 & 1 == 1)
    }
}

impl From<Province> for Provinces {
    fn from(one: Province) -> Provinces {
        Provinces(1 << one as u16)
    }
}
