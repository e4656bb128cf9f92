//! What the inspector says, in both languages.

use crate::tools::inspector::words::Say;

pub const TITLE: Say = ("Baton inspector", "Inspecteur Baton");
pub const REOPEN: Say = ("Open the Baton inspector", "Ouvrir l’inspecteur Baton");
pub const CLOSE: Say = ("Close", "Fermer");
pub const OTHER_TONGUE: Say = ("Français", "English");
pub const COPY: Say = ("Copy JSON", "Copier le JSON");
pub const COPIED: Say = ("Copied.", "Copié.");
pub const COPY_BY_HAND: Say = ("Press Ctrl+C to copy.", "Appuyez sur Ctrl+C pour copier.");
pub const JSON: Say = ("Everything as JSON", "Tout en JSON");
pub const TABS: Say = ("Parts of the inspector", "Parties de l’inspecteur");
pub const TAB: [Say; 6] = [
    ("Score", "Pointage"),
    ("Lead", "Demande"),
    ("Signals", "Signaux"),
    ("Forms", "Formulaires"),
    ("Device", "Appareil"),
    ("Try", "Essai"),
];
pub const CHANGED: Say = ("Score {} of {} possible.", "Pointage : {} sur {} possibles.");

pub const NO_CONSENT: Say = (
    "Without the visitor’s consent nothing is kept, so there is nothing to show. Forms are sent without any field of Baton.",
    "Sans le consentement de la personne, rien n’est conservé : il n’y a donc rien à montrer. Les formulaires partent sans aucun champ de Baton.",
);
pub const ATTRIBUTION_ONLY: Say = (
    "Only attribution is allowed: where the visitor came from travels, and no score is computed.",
    "Seule l’attribution est permise : la provenance voyage, et aucun pointage n’est calculé.",
);
pub const PROVISIONAL: Say = (
    "Computed in this browser, so provisional: the receiver computes it again and has the last word.",
    "Calculé dans ce navigateur, donc provisoire : le destinataire refait le calcul et a le dernier mot.",
);
pub const SCORE: Say = ("Score", "Pointage");
pub const OF_POSSIBLE: Say = ("of {} possible with what is known", "sur {} possibles avec ce qui est connu");
pub const TRYING: Say = (
    "This is a trial in a memory of its own. Nothing of it is kept or sent.",
    "Ceci est un essai dans une mémoire à part. Rien n’en est conservé ni envoyé.",
);
pub const REALLY: Say = ("Really: {}", "En réalité : {}");
pub const END_TRIAL: Say = ("End the trial", "Terminer l’essai");
pub const COVERAGE: Say = ("{} of {} conditions are known.", "{} conditions sur {} sont connues.");
pub const AXIS_OF: Say = ("{} of {}", "{} sur {}");
pub const NOTHING_COUNTED: Say = ("Nothing counted yet.", "Rien de compté pour l’instant.");
pub const CAP: Say = ("Cap: this axis gives at most {}", "Plafond : cet axe donne au plus {}");
pub const FLOOR: Say = ("Floor: this axis is never below 0", "Plancher : cet axe n’est jamais sous 0");
pub const SUM: Say = ("{} × {} = {}", "{} × {} = {}");
pub const DECAY: Say = ("decay {}", "déclin {}");
pub const HALF_LIFE: Say = ("half after {}", "moitié après {}");
pub const WITHIN: Say = ("within {}", "en {}");
pub const MOST: Say = ("at most {} count", "au plus {} comptent");
pub const AGES: Say = ("Ages: {}", "Âges : {}");
pub const EVIDENCE: Say = ("Evidence: {}", "Preuves : {}");
pub const NEAR: Say = ("Near misses", "De justesse");
pub const NEAR_HINT: Say =
    ("Rules that counted nothing and are nearest to it.", "Règles qui n’ont rien compté et qui en sont le plus près.");
pub const NO_NEAR: Say = ("None.", "Aucune.");
pub const ANY: Say = ("one of these is enough", "une seule suffit");
pub const AGED: Say = ("age {}", "âge : {}");
pub const REACHED: Say = ("it is {}", "rendu à {}");
pub const ANSWERED: Say = ("answered: {}", "réponse : {}");
pub const NONE_COUNTED: Say = ("none", "aucun");

pub const CRITERIA: Say = ("Criteria", "Critères");
pub const DECISION: Say = ("Decision", "Décision");
pub const STATUS: Say = ("Status", "Statut");
pub const BECAUSE_ROW: Say = ("row {}, which needs {}", "ligne {}, qui exige {}");
pub const BECAUSE_LAST: Say = ("row {}, which needs nothing", "ligne {}, qui n’exige rien");
pub const BECAUSE_GATE: Say = ("the gate {}", "la barrière {}");
pub const GATES: Say = ("Gates that closed", "Barrières fermées");
pub const GATES_HINT: Say = ("none here; the receiver may have more", "aucune ici; le destinataire peut en avoir d’autres");
pub const REVIEW: Say = ("Review by a person", "Révision humaine");
pub const PRIORITY: Say = ("Priority", "Priorité");
pub const SLA: Say = ("Service level", "Délai convenu");
pub const SLA_MINUTES: Say =
    ("target {} minutes, limit {} minutes of open time", "cible {} minutes, limite {} minutes d’ouverture");
pub const NO_SLA: Say = ("none for this status", "aucun pour ce statut");
pub const TARGET: Say = ("Target", "Cible");
pub const RESPOND_BY: Say = ("Respond by", "Répondre d’ici");
pub const HERE: Say = ("{} on this device", "{} sur cet appareil");
pub const QUEUE: Say = ("Queue", "File");
pub const ROUTE: Say = ("route {}", "aiguillage {}");
pub const FALLBACK: Say = ("the fallback, since no route is met", "la file de repli, aucun aiguillage n’étant rempli");
pub const CALENDAR: Say = ("Calendar", "Calendrier");
pub const ANSWER_IN: Say = ("Answer in", "Répondre en");
pub const LANGUAGE: Say = ("Visitor’s language", "Langue de la personne");
pub const PROVINCE: Say = ("Province", "Province");
pub const CONTENT: Say = ("Next content", "Contenu suivant");
pub const SUMMARY: Say = ("Summary", "Résumé");

pub const REMEMBERED: Say = ("What is remembered", "Ce qui est retenu");
pub const KIND: Say = ("Kind", "Genre");
pub const WHAT: Say = ("What", "Quoi");
pub const COUNT: Say = ("Count", "Nombre");
pub const LAST: Say = ("Last", "Dernier");
pub const EXPIRES: Say = ("Forgotten", "Oublié");
pub const SECONDS: Say = ("{} s visible", "{} s visible");
pub const ARRIVALS: Say = ("Arrivals", "Arrivées");
pub const SAID: Say = ("Said", "Dit");
pub const LANDING: Say = ("Page", "Page");
pub const WHEN: Say = ("When", "Quand");
pub const WHICH: Say = ("Which", "Laquelle");
pub const VISITS: Say = ("Visits", "Visites");
pub const BEGAN: Say = ("Began", "Début");
pub const NOT_COUNTED: Say = ("Seen, not counted", "Vu, non compté");
pub const NOT_COUNTED_HINT: Say = ("Views of this page load.", "Consultations depuis le chargement de cette page.");
pub const REASON: Say = ("Reason", "Raison");
pub const NOTHING: Say = ("Nothing.", "Rien.");
pub const REFUSED_EVENTS: Say = ("Events that nobody declared: {}", "Événements que personne n’a déclarés : {}");
pub const COUNTS_FOR: Say = ("rules: {}", "règles : {}");
pub const REFUSED_VALUES: Say =
    ("Campaign values that were not fit to be kept: {}", "Valeurs de campagne impropres à la conservation : {}");

pub const FORMS: Say = ("Forms on this page", "Formulaires de cette page");
pub const FORMS_HINT: Say = (
    "What each would get, were it sent now by its own button; answers are read only then.",
    "Ce que chacun recevrait, s’il était envoyé maintenant par son bouton; les réponses ne sont lues qu’à ce moment.",
);
pub const NO_FORMS: Say = ("There is no form on this page.", "Il n’y a pas de formulaire sur cette page.");
pub const GETS: Say = ("gets {} fields", "reçoit {} champs");
pub const GETS_NONE: Say = ("gets nothing", "ne reçoit rien");
pub const WITHOUT_CONSENT: Say = ("gets nothing without consent", "ne reçoit rien sans consentement");
pub const SENT_REFUSED: Say = ("When it was sent: {}", "À l’envoi : {}");
pub const ENTRY: Say = ("Entry of the site config", "Entrée de la configuration");
pub const READS: Say = ("Read when it is sent", "Lu à l’envoi");
pub const PERMISSION: Say = ("Checkbox for messages", "Case des messages");
pub const CLASHES: Say = ("Left alone, since the name is taken", "Laissé tel quel, le nom étant pris");
pub const FIELDS: Say = ("Fields", "Champs");
pub const FIELD: Say = ("Field", "Champ");
pub const HOW: Say = ("How", "Comment");
pub const VALUE: Say = ("Value now", "Valeur actuelle");
pub const NO_VALUE: Say = ("no value now", "aucune valeur actuelle");

pub const CONSENT: Say = ("Consent and storage", "Consentement et stockage");
pub const STATE: Say = ("State", "État");
pub const CURE: Say = ("Cure", "Remède");
pub const STORAGE: Say = ("Storage", "Stockage");
pub const PROCESSING: Say = ("Processing", "Traitement");
pub const NO_GATE: Say = ("none", "aucun");
pub const STORAGE_REFUSED: Say = ("The device refuses to keep the record.", "L’appareil refuse de conserver le dossier.");
pub const SINCE: Say = ("Permission since", "Permission depuis");
pub const GPC: Say = ("Global Privacy Control", "Global Privacy Control");
pub const GPC_STATES: [Say; 3] =
    [("sent", "envoyé"), ("not sent", "non envoyé"), ("unknown to this browser", "inconnu de ce navigateur")];
pub const KEEPS: Say = ("Forgets after", "Oublie après");
pub const RECORD: Say = ("Stored record", "Dossier stocké");
pub const CHARACTERS: Say = ("{} of {} characters under {}", "{} caractères sur {} sous {}");
pub const TOOLS: Say = ("Consent tools", "Outils de consentement");
pub const OPENS: Say =
    ("{}: attribution by {}; profile by {}; storage by {}", "{} : attribution par {}; profil par {}; stockage par {}");
pub const PAGE_API: Say = ("Page scripts may read the context", "Les scripts de la page peuvent lire le contexte");
pub const YES_NO: [Say; 2] = [("no", "non"), ("yes", "oui")];
pub const VERSIONS: Say = ("Versions and hashes", "Versions et empreintes");
pub const BATON: Say = ("Baton", "Baton");
pub const LAYOUT: Say = ("layout {}", "format {}");
pub const DEFINITION: Say = ("Lead definition", "Définition de client potentiel");
pub const DEFINITION_OF: Say = ("{}, version {}, {}", "{}, version {}, {}");
pub const SIGNED: [Say; 2] =
    [("not signed by both teams", "non signée par les deux équipes"), ("signed by both teams", "signée par les deux équipes")];
pub const FILES: Say = ("Published files loaded", "Fichiers publiés chargés");
pub const REQUESTS: Say = ("Requests", "Requêtes");
pub const REQUESTS_OF: Say = ("requests: {}", "requêtes : {}");
pub const REQUESTS_HINT: Say = (
    "Counted: whatever this browser’s list of loaded resources holds below {}, besides the published files named above. The engine cannot ask for anything: it imports nothing of the page.",
    "Comptées : tout ce que la liste des ressources chargées par ce navigateur contient sous {}, hormis les fichiers publiés ci-dessus. Le moteur ne peut rien demander : il n’importe rien de la page.",
);
pub const ERASE: Say = ("Erase what is kept on this device", "Effacer ce qui est conservé sur cet appareil");
pub const ERASE_SURE: Say = ("Erase the whole record? This cannot be undone.", "Effacer tout le dossier? C’est sans retour.");
pub const ERASE_YES: Say = ("Erase", "Effacer");
pub const ERASE_NO: Say = ("Keep it", "Conserver");
pub const ERASED: Say =
    ("Erased. The storage was read again: nothing is left.", "Effacé. Le stockage a été relu : il ne reste rien.");
pub const NOT_ERASED: Say =
    ("It could not be erased: the record is still there.", "L’effacement a échoué : le dossier est toujours là.");

pub const TRY: Say = ("Try another visitor", "Essayer une autre personne");
pub const TRY_HINT: Say = (
    "The same score on a copy of what is known. Look at the result here, under Score and under Lead.",
    "Le même calcul sur une copie de ce qui est connu. Le résultat se voit ici, sous Pointage et sous Demande.",
);
pub const AS_IT_IS: Say = ("as it is", "comme c’est");
pub const NO_ANSWER: Say = ("no answer", "sans réponse");
pub const TRY_LANGUAGE: Say = ("Language", "Langue");
pub const TRY_CAMPAIGN: Say = ("Arrived now by a campaign", "Arrivée par une campagne");
pub const TRY_SOURCE: Say = ("Source", "Source");
pub const TRY_MEDIUM: Say = ("Medium", "Support");
pub const TRY_NAME: Say = ("Campaign", "Campagne");
pub const TRY_ANSWERS: Say = ("Answers", "Réponses");
pub const TRY_FORM: Say = ("Form that is sent", "Formulaire envoyé");
pub const TRY_LATER: Say = ("Days later", "Jours plus tard");
pub const TRY_VISITOR: Say = ("Visitor", "Personne");
pub const ENGLISH: Say = ("English", "anglais");
pub const FRENCH: Say = ("French", "français");
pub const RESULT: Say = ("Result", "Résultat");
