//! The provinces and territories as forms, addresses and clocks name them. Only what a site turns on goes into its copy.

use crate::terms::Province;

/// What each is also called, in both languages and shortened (Canada Post's Addressing Guidelines; the Translation Bureau's list of
/// abbreviations of provinces and territories; the names without their accents, as forms often write them).
const NAMES: &str = "\
AB;Alberta;Alta.;Alb.
BC;British Columbia;Colombie-Britannique;B.C.;C.-B.;CB
MB;Manitoba;Man.
NB;New Brunswick;Nouveau-Brunswick;N.B.;N.-B.
NL;Newfoundland and Labrador;Newfoundland & Labrador;Terre-Neuve-et-Labrador;Newfoundland;Terre-Neuve;N.L.;T.-N.-L.;TNL;NF;Nfld.
NS;Nova Scotia;Nouvelle-Écosse;Nouvelle-Ecosse;N.S.;N.-É.;NÉ;NE
NT;Northwest Territories;Territoires du Nord-Ouest;N.W.T.;NWT;T.N.-O.;TNO
NU;Nunavut
ON;Ontario;Ont.
PE;Prince Edward Island;Île-du-Prince-Édouard;Ile-du-Prince-Edouard;P.E.I.;PEI;Î.-P.-É.;ÎPÉ;IPE
QC;Québec;Quebec;Qué.;Que.;QUÉBEC;PQ;P.Q.
SK;Saskatchewan;Sask.
YT;Yukon;Yukon Territory;Territoire du Yukon;Y.T.";

/// By the first letter of a postal code (Canada Post, forward sortation areas): X is shared by two territories.
pub(crate) const POSTAL: &str =
    "A NL\nB NS\nC PE\nE NB\nG QC\nH QC\nJ QC\nK ON\nL ON\nM ON\nN ON\nP ON\nR MB\nS SK\nT AB\nV BC\nX NT NU\nY YT";

/// By time zone: every province or territory where its clocks are in use. The zones of Canada and their places are those of the IANA
/// time zone database, `zone.tab` of release 2025b (Halifax is kept on Prince Edward Island and, which the database does not say,
/// on the Îles de la Madeleine, Winnipeg in the west of Ontario, Edmonton in the east of British Columbia, at Lloydminster and in the
/// Northwest Territories, Vancouver in most of British Columbia, Atikokan and Coral Harbour under one zone); older names are those of its `backward` that browsers still tell.
pub(crate) const ZONES: &str = "\
America/Toronto ON QC
America/Montreal ON QC
Canada/Eastern ON QC
America/Vancouver BC
Canada/Pacific BC
America/Edmonton AB BC NT SK
Canada/Mountain AB BC NT SK
America/Yellowknife NT
America/Winnipeg MB ON
Canada/Central MB ON
America/Halifax NS PE QC
Canada/Atlantic NS PE QC
America/Regina SK
Canada/Saskatchewan SK
America/Swift_Current SK
America/St_Johns NL
Canada/Newfoundland NL
America/Goose_Bay NL
America/Moncton NB
America/Glace_Bay NS
America/Blanc-Sablon QC
America/Atikokan ON NU
America/Coral_Harbour ON NU
America/Thunder_Bay ON
America/Nipigon ON
America/Rainy_River ON
America/Iqaluit NU
America/Pangnirtung NU
America/Rankin_Inlet NU
America/Resolute NU
America/Cambridge_Bay NU
America/Inuvik NT
America/Whitehorse YT
America/Dawson YT
Canada/Yukon YT
America/Dawson_Creek BC
America/Fort_Nelson BC
America/Creston BC";

/// The names of each province, to stand behind what the site itself calls it.
pub(crate) fn names() -> impl Iterator<Item = (String, Vec<String>)> {
    NAMES.lines().filter_map(|line| {
        let mut names = line.split(';').map(String::from);
        Some((names.next()?, names.collect()))
    })
}

/// The two letters of each.
pub(crate) fn codes() -> Vec<String> {
    Province::ALL.iter().map(|province| province.word().into()).collect()
}
