//! What the words of Baton are called for people, in Canadian English and Canadian French.

use alloc::string::String;

use crate::{
    terms::{Channel, Province},
    text::pieces,
};

/// One thing to say: in English, in French.
pub type Say = (&'static str, &'static str);

/// What a word is called. A word that nobody knows is no reason to say nothing: it stands there as it is, in `missing`.
pub fn said(word: &str) -> Say {
    known(word).unwrap_or(MISSING)
}

/// What a word is called, if it has a name.
pub fn known(word: &str) -> Option<Say> {
    WORDS.iter().find(|(one, _)| *one == word).map(|(_, say)| *say)
}

/// What a channel is called.
pub fn channel(channel: Channel) -> Say {
    said(channel.word())
}

/// What a province is called.
pub fn province(province: Province) -> Say {
    said(province.word())
}

/// A text with its places `{}` filled in.
pub fn filled(text: &str, values: &[&str]) -> String {
    let mut pieces = pieces(text, "{");
    let mut text = String::from(pieces.next().unwrap_or_default());
    for (place, piece) in pieces.enumerate() {
        text.push_str(values.get(place).copied().unwrap_or_default());
        text.push_str(piece.strip_prefix('}').unwrap_or(piece));
    }
    text
}

/// For a word without a name.
const MISSING: Say = ("(no name)", "(sans nom)");

/// Every word that is shown, by its wire word.
#[rustfmt::skip]
const WORDS: &[(&str, Say)] = &[
    // How things stand.
    ("ready", ("Ready", "En marche")),
    ("loading", ("Starting", "Démarrage")),
    ("running", ("Running", "En marche")),
    ("off:consent", ("Off: no consent", "Arrêt : pas de consentement")),
    ("off:optout", ("Off: the visitor opted out on this device", "Arrêt : refus sur cet appareil")),
    ("off:ended", ("Off: withdrawn or erased on this page", "Arrêt : retrait ou effacement sur cette page")),
    ("off:elsewhere", ("Off: ended in another tab", "Arrêt : terminé dans un autre onglet")),
    ("blocked:csp", ("Blocked by the content security policy", "Bloqué par la politique de sécurité du contenu")),
    ("blocked:wasm", ("This browser runs no WebAssembly", "Ce navigateur n’exécute pas WebAssembly")),
    ("error", ("Stopped after a fault", "Arrêt après une défaillance")),
    // Conditions.
    ("met", ("met", "rempli")),
    ("not_met", ("not met", "non rempli")),
    ("unknown", ("not known", "inconnu")),
    // Axes and criteria.
    ("intent", ("Intent", "Intérêt")),
    ("fit", ("Fit", "Adéquation")),
    ("problem", ("Problem", "Problème")),
    ("timing", ("Timing", "Moment")),
    ("process", ("Process", "Processus")),
    // Statuses.
    ("sales_ready", ("Ready for sales", "À remettre aux ventes")),
    ("needs_qualification", ("To be qualified", "À qualifier")),
    ("nurture", ("To be nurtured", "À entretenir")),
    ("disqualified", ("Disqualified", "À écarter")),
    ("existing_account", ("Existing account", "Compte existant")),
    // Reasons of gates.
    ("student_or_job_seeker", ("student or job seeker", "aux études ou en recherche d’emploi")),
    ("competitor", ("competitor", "concurrence")),
    ("outside_territory", ("outside the territory", "hors territoire")),
    ("spam", ("spam", "pourriel")),
    ("existing_customer", ("says they are a customer", "dit déjà faire affaire avec nous")),
    ("no_fit", ("no fit", "hors cible")),
    // Priorities, and nothing.
    ("high", ("high", "haute")),
    ("medium", ("medium", "moyenne")),
    ("low", ("low", "basse")),
    ("none", ("none", "aucune")),
    // Reviews.
    ("high_score", ("the score is high", "le pointage est élevé")),
    ("near_fit", ("near the threshold of fit", "près du seuil d’adéquation")),
    ("near_problem", ("near the threshold of problem", "près du seuil du problème")),
    ("near_intent", ("near the threshold of intent", "près du seuil d’intérêt")),
    ("near_timing", ("near the threshold of timing", "près du seuil du moment")),
    ("near_process", ("near the threshold of process", "près du seuil du processus")),
    // Channels.
    ("paid_search", ("paid search", "recherche payée")),
    ("organic_search", ("organic search", "recherche naturelle")),
    ("paid_social", ("paid social", "réseaux sociaux, payé")),
    ("organic_social", ("organic social", "réseaux sociaux")),
    ("email", ("email", "courriel")),
    ("retargeting", ("retargeting", "reciblage")),
    ("referral", ("referral", "site référent")),
    ("display", ("display", "bannière")),
    ("affiliate", ("affiliate", "affiliation")),
    ("ai_assistant", ("AI assistant", "assistant d’IA")),
    ("direct", ("direct", "accès direct")),
    // Gates.
    ("tab", ("in this tab", "dans cet onglet")),
    ("persistent", ("on this device", "sur cet appareil")),
    ("attribution", ("attribution only", "attribution seulement")),
    ("profile", ("profile", "profil")),
    // What is remembered.
    ("page", ("page", "page")),
    ("download", ("download", "téléchargement")),
    ("form", ("form", "formulaire")),
    ("event", ("event", "événement")),
    ("media_0", ("recording started", "enregistrement lancé")),
    ("media_25", ("recording, 25%", "enregistrement, 25 %")),
    ("media_50", ("recording, 50%", "enregistrement, 50 %")),
    ("media_75", ("recording, 75%", "enregistrement, 75 %")),
    ("media_100", ("recording, to its end", "enregistrement, jusqu’à la fin")),
    ("language", ("language", "langue")),
    ("arrival", ("counted arrivals", "arrivées comptées")),
    ("first", ("first", "première")),
    ("last", ("latest", "dernière")),
    ("last_non_direct", ("latest not direct", "dernière non directe")),
    ("source", ("source", "source")),
    ("campaign", ("campaign", "campagne")),
    ("term", ("term", "terme")),
    ("content", ("content", "contenu")),
    ("click", ("click identifier", "identifiant de clic")),
    ("referrer", ("led here by", "amené par")),
    // Seen, not counted.
    ("duplicate", ("the same page less than 30 minutes ago", "même page il y a moins de 30 minutes")),
    ("reload", ("the page was only loaded again", "page simplement rechargée")),
    ("prerendered", ("made ready by the browser, nobody there yet", "préparée par le navigateur, personne encore")),
    ("background", ("in a tab that was not shown", "dans un onglet non affiché")),
    ("automation", ("a program drives the browser", "navigateur piloté par un programme")),
    ("internal", ("the site’s own people", "gens du site")),
    ("excluded", ("the site wants no trace of this path", "le site ne veut pas de trace de ce chemin")),
    // Forms.
    ("method", ("not sent by POST: the fields would stand in an address", "pas envoyé par POST : les champs iraient dans une adresse")),
    ("origin", ("sent to an origin that the site config does not name", "envoyé à une origine que la configuration ne nomme pas")),
    ("controls", ("holds a password, a payment, a code, a file or a search", "contient un mot de passe, un paiement, un code, un fichier ou une recherche")),
    ("not_asked", ("asks for no field of Baton", "ne demande aucun champ de Baton")),
    ("fill", ("filled", "rempli")),
    ("add", ("added", "ajouté")),
    ("demo", ("demo request", "demande de démonstration")),
    ("pricing", ("pricing request", "demande de prix")),
    ("contact", ("contact", "contact")),
    ("newsletter", ("newsletter", "infolettre")),
    ("webinar", ("webinar", "webinaire")),
    // What language and province rest on.
    ("declared", ("said in the form", "dit dans le formulaire")),
    ("switch", ("this page, read after another language", "cette page, lue après une autre langue")),
    ("pages", ("most of the remembered pages", "la plupart des pages retenues")),
    ("browser", ("the browser", "le navigateur")),
    ("site", ("said by the site", "dit par le site")),
    ("inferred", ("guessed from the time zone", "supposée d’après le fuseau horaire")),
    ("candidates", ("one of a few", "l’une de quelques-unes")),
    // Provinces and territories.
    ("AB", ("Alberta", "Alberta")),
    ("BC", ("British Columbia", "Colombie-Britannique")),
    ("MB", ("Manitoba", "Manitoba")),
    ("NB", ("New Brunswick", "Nouveau-Brunswick")),
    ("NL", ("Newfoundland and Labrador", "Terre-Neuve-et-Labrador")),
    ("NS", ("Nova Scotia", "Nouvelle-Écosse")),
    ("NT", ("Northwest Territories", "Territoires du Nord-Ouest")),
    ("NU", ("Nunavut", "Nunavut")),
    ("ON", ("Ontario", "Ontario")),
    ("PE", ("Prince Edward Island", "Île-du-Prince-Édouard")),
    ("QC", ("Quebec", "Québec")),
    ("SK", ("Saskatchewan", "Saskatchewan")),
    ("YT", ("Yukon", "Yukon")),
];
