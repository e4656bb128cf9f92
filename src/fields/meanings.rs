//! What each field is for, where it comes from and what it looks like: what a reviewer asks. Not in the visitor's file.

use super::table::{FieldId, Needs};
use crate::terms::{Text, vocabulary};

vocabulary! {
    /// What a field is about.
    Category {
        /// How the visitor came.
        Attribution = "attribution",
        /// What the visitor did on the site.
        Engagement = "engagement",
        /// When.
        Recency = "recency",
        /// In which language.
        Language = "language",
        /// In which province.
        Region = "region",
        /// What was computed from the rest.
        Score = "score",
        /// What the visitor allowed.
        Consent = "consent",
        /// What makes a bundle readable and checkable.
        Technical = "technical",
    }
}

vocabulary! {
    /// Where a value comes from.
    Source {
        /// The campaign parameters of the address.
        Url = "url",
        /// The host of the page that led here.
        ReferrerHost = "referrer_host",
        /// The browser's languages.
        Navigator = "navigator",
        /// An attribute that the site wrote into its page.
        PageAttribute = "page_attribute",
        /// Pages shown, links followed, forms sent.
        PageBehaviour = "page_behaviour",
        /// A control that the site declares readable.
        DeclaredAnswer = "declared_answer",
        /// A checkbox that the site names; whether it is ticked, and nothing else of it.
        NamedCheckbox = "named_checkbox",
        /// The consent tool.
        ConsentTool = "consent_tool",
        /// A signal that the browser sends of its own accord.
        Signal = "signal",
        /// The device's clock.
        Clock = "clock",
        /// Other fields of this table.
        Computed = "computed",
        /// The site config or the lead definition.
        Config = "config",
        /// Chance: digits that nobody can guess.
        Random = "random",
    }
}

/// A field as a reviewer reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// What it is about.
    pub category: Category,
    /// Where it comes from.
    pub source: Source,
    /// A value that it could have.
    pub example: &'static str,
    /// What it is for, as one sentence in both languages.
    pub purpose: Text,
}

impl Meaning {
    /// Whether it is a conclusion about the visitor, and no observation.
    pub fn is_inferred(&self) -> bool {
        self.category == Category::Score
    }
}

/// Whether the field may travel although no gate is open: a constant without any profile, where the site turns it on.
pub fn is_before_consent(id: FieldId) -> bool {
    id == FieldId::State && id.spec().needs == Needs::Nothing
}

/// What the field is for. Whoever adds a field says it here, in both languages.
#[rustfmt::skip]
pub fn meaning(id: FieldId) -> Meaning {
    use Category as C;
    use Source as S;
    let (category, source, example, en, fr) = match id {
        FieldId::Version => (C::Technical, S::Config, "1",
            "Tells the receiver how to read the bundle.",
            "Indique au destinataire comment lire le dossier."),
        FieldId::Definition => (C::Technical, S::Config, "b2b-saas 1 6f1e…",
            "Names the rules that the score was computed with, so that it can be computed again.",
            "Nomme les règles qui ont servi au pointage, pour qu’on puisse le recalculer."),
        FieldId::Submission => (C::Technical, S::Random, "0123456789abcdef0123456789abcdef",
            "Tells two posts of one act of sending from two requests; it says nothing about the person and is never used again.",
            "Distingue un envoi reçu deux fois de deux demandes; il ne dit rien de la personne et ne sert jamais deux fois."),
        FieldId::Test => (C::Technical, S::Url, "true",
            "Keeps the team’s own tests out of the real requests.",
            "Tient les essais de l’équipe à l’écart des vraies demandes."),
        FieldId::Traffic => (C::Technical, S::PageAttribute, "internal",
            "Keeps the organization’s own people and programs out of the real requests.",
            "Tient les gens de l’organisation et les programmes à l’écart des vraies demandes."),
        FieldId::Provisional => (C::Technical, S::Config, "true",
            "Reminds the receiver that what a browser says is a claim to be checked.",
            "Rappelle au destinataire que ce que dit un navigateur reste à vérifier."),
        FieldId::Storage => (C::Consent, S::ConsentTool, "persistent",
            "Says how far the visitor allowed things to be kept on the device.",
            "Dit jusqu’où la personne a permis qu’on conserve quelque chose sur son appareil."),
        FieldId::Processing => (C::Consent, S::ConsentTool, "profile",
            "Says how far the visitor allowed their visits to be used.",
            "Dit jusqu’où la personne a permis qu’on se serve de ses visites."),
        FieldId::Consent => (C::Consent, S::ConsentTool, "express, cookieconsent, 2026-11-02T14:05:00.000Z",
            "Lets the organization show on what consent it acts, and since when.",
            "Permet à l’organisation de montrer sur quel consentement elle s’appuie, et depuis quand."),
        FieldId::ConsentBasis => (C::Consent, S::ConsentTool, "express",
            "Lets the organization show what kind of consent it acts on.",
            "Permet à l’organisation de montrer le genre de consentement sur lequel elle s’appuie."),
        FieldId::ConsentSource => (C::Consent, S::ConsentTool, "cookieconsent",
            "Lets the organization show where the choice was made.",
            "Permet à l’organisation de montrer où le choix a été fait."),
        FieldId::ConsentAt => (C::Consent, S::Clock, "2026-11-02T14:05:00.000Z",
            "Lets the organization show since when the permission stands.",
            "Permet à l’organisation de montrer depuis quand la permission vaut."),
        FieldId::Receipt => (C::Consent, S::NamedCheckbox, "express, fr, 2026-11-02T14:05:00.000Z",
            "Lets the organization show what was asked beside the checkbox, and whether the person ticked it.",
            "Permet à l’organisation de montrer ce que disait la case et si la personne l’a cochée."),
        FieldId::ReceiptBasis => (C::Consent, S::NamedCheckbox, "express",
            "Suggests on what ground messages may be sent; the organization decides.",
            "Propose à quel titre des messages peuvent être envoyés; l’organisation décide."),
        FieldId::ReceiptEnds => (C::Consent, S::Clock, "2027-05-02T14:05:00.000Z",
            "Says until when the suggested ground lasts, so that nobody writes after it.",
            "Dit jusqu’à quand vaut ce titre, pour que personne n’écrive après."),
        FieldId::Gpc => (C::Consent, S::Signal, "1",
            "Passes the browser’s privacy signal on to those who know the person from now on.",
            "Transmet le signal de confidentialité du navigateur à ceux qui connaissent désormais la personne."),
        FieldId::Score => (C::Score, S::Computed, "85",
            "Helps to decide whom to answer first; it refuses nobody.",
            "Aide à décider à qui répondre d’abord; il ne fait refuser personne."),
        FieldId::ScorePossible => (C::Score, S::Computed, "100",
            "Says how much of the score could be known, so that a low one is not misread.",
            "Dit quelle part du pointage pouvait être connue, pour qu’un pointage bas ne soit pas mal compris."),
        FieldId::Intent => (C::Score, S::Computed, "45",
            "Shows the part of the score that comes from what was read and done on the site.",
            "Montre la part du pointage qui vient de ce qui a été lu et fait sur le site."),
        FieldId::Fit => (C::Score, S::Computed, "40",
            "Shows the part of the score that comes from the answers given in the form.",
            "Montre la part du pointage qui vient des réponses données dans le formulaire."),
        FieldId::Contributions => (C::Score, S::Computed, "pricing, 3 views, 15 points",
            "Explains the score point by point, to the team and, on request, to the person.",
            "Explique le pointage point par point, à l’équipe et, sur demande, à la personne."),
        FieldId::Coverage => (C::Score, S::Computed, "25 of 25",
            "Says how many of the conditions could be judged at all.",
            "Dit combien de conditions ont pu être jugées."),
        FieldId::Criteria => (C::Score, S::Computed, "fit: met",
            "Shows which of the agreed criteria are met, not met or unknown.",
            "Montre quels critères convenus sont remplis, ne le sont pas ou sont inconnus."),
        FieldId::Status => (C::Score, S::Computed, "sales_ready",
            "Sends the request to those who should answer it.",
            "Achemine la demande vers ceux qui doivent y répondre."),
        FieldId::DecidedBy => (C::Score, S::Computed, "row 1, which needs fit and intent",
            "Says which agreed row or gate decided the status.",
            "Dit quelle ligne ou quelle exclusion convenue a décidé de l’état."),
        FieldId::Gates => (C::Score, S::Computed, "outside_territory",
            "Gives the reason where a request is not one for sales, so that a person can look at it.",
            "Donne le motif quand une demande ne relève pas des ventes, pour qu’une personne puisse la regarder."),
        FieldId::SaysExistingCustomer => (C::Score, S::DeclaredAnswer, "true",
            "Passes on that the person says to be a customer, so that the right team answers.",
            "Transmet que la personne se dit cliente, pour que la bonne équipe réponde."),
        FieldId::Review => (C::Score, S::Computed, "high_score",
            "Asks for a person to look before anything is decided.",
            "Demande qu’une personne regarde avant toute décision."),
        FieldId::Priority => (C::Score, S::Computed, "high",
            "Says how soon the request should be answered.",
            "Dit dans quel délai il convient de répondre."),
        FieldId::Queue => (C::Technical, S::Computed, "inbound",
            "Names the team that should answer.",
            "Nomme l’équipe qui devrait répondre."),
        FieldId::AnswerIn => (C::Language, S::Computed, "fr",
            "Lets the team answer in the person’s language.",
            "Permet à l’équipe de répondre dans la langue de la personne."),
        FieldId::RespondBy => (C::Recency, S::Computed, "2026-11-04T16:06:00.000Z",
            "Says until when somebody should have answered.",
            "Dit jusqu’à quand quelqu’un devrait avoir répondu."),
        FieldId::TargetBy => (C::Recency, S::Computed, "2026-11-04T15:11:00.000Z",
            "Says when the team means to have answered.",
            "Dit quand l’équipe compte avoir répondu."),
        FieldId::Content => (C::Score, S::Computed, "onboarding-guide",
            "Suggests what could be useful to read next.",
            "Suggère une lecture qui pourrait être utile."),
        FieldId::Summary => (C::Score, S::Computed, "Ready for sales, 85 of 100 possible points",
            "Tells whoever answers in one line what the request is about.",
            "Dit en une ligne, à qui répond, de quoi il s’agit."),
        FieldId::Reasons => (C::Score, S::Computed, "pricing +15; guide +5",
            "Lists the reasons for the score beside it.",
            "Donne les motifs du pointage à côté de celui-ci."),
        FieldId::Language => (C::Language, S::Navigator, "fr",
            "Lets the team answer in the language that was read.",
            "Permet de répondre dans la langue de lecture."),
        FieldId::LanguageBasis => (C::Language, S::Computed, "page",
            "Says how the language is known, so that nobody takes a guess for an answer.",
            "Dit comment on connaît la langue, pour que personne ne prenne une supposition pour une réponse."),
        FieldId::Province => (C::Region, S::DeclaredAnswer, "QC",
            "Sends the request to the team of that province.",
            "Achemine la demande vers l’équipe de cette province."),
        FieldId::ProvinceBasis => (C::Region, S::Computed, "declared",
            "Says how the province is known, so that nobody takes a guess for an answer.",
            "Dit comment on connaît la province, pour que personne ne prenne une supposition pour une réponse."),
        FieldId::ProvinceCandidates => (C::Region, S::Computed, "AB; NT",
            "Names the provinces that a time zone leaves possible, where the site turned that guess on.",
            "Nomme les provinces que laisse possibles un fuseau horaire, quand le site a activé cette supposition."),
        FieldId::Touches => (C::Attribution, S::Url, "newsletter, email, fall",
            "Shows which campaign or site led to the first and to the latest arrival.",
            "Montre quelle campagne ou quel site a mené à la première et à la dernière arrivée."),
        FieldId::FirstSource => (C::Attribution, S::Url, "newsletter",
            "Shows who made the site known to the visitor.",
            "Montre qui a fait connaître le site à la personne."),
        FieldId::FirstMedium => (C::Attribution, S::Url, "email",
            "Shows by what means the visitor first came.",
            "Montre par quel moyen la personne est venue la première fois."),
        FieldId::FirstCampaign => (C::Attribution, S::Url, "fall",
            "Shows which campaign first brought the visitor.",
            "Montre quelle campagne a amené la personne la première fois."),
        FieldId::LastSource => (C::Attribution, S::ReferrerHost, "www.example.org",
            "Shows who brought the visitor this time.",
            "Montre qui a amené la personne cette fois-ci."),
        FieldId::LastMedium => (C::Attribution, S::Url, "referral",
            "Shows by what means the visitor came this time.",
            "Montre par quel moyen la personne est venue cette fois-ci."),
        FieldId::LastCampaign => (C::Attribution, S::Url, "webinar-october",
            "Shows which campaign brought the visitor this time.",
            "Montre quelle campagne a amené la personne cette fois-ci."),
        FieldId::LandingPage => (C::Attribution, S::PageBehaviour, "/en/onboarding",
            "Shows which page the visitor first arrived on.",
            "Montre la page où la personne est arrivée la première fois."),
        FieldId::Visits => (C::Recency, S::PageBehaviour, "2",
            "Shows whether the interest lasts; without storage it knows this page alone.",
            "Montre si l’intérêt dure; sans conservation, on ne connaît que la page affichée."),
        FieldId::VisitsIn => (C::Recency, S::PageBehaviour, "7 days: 2, 30 days: 3, 90 days: 3",
            "Shows whether the interest is recent.",
            "Montre si l’intérêt est récent."),
        FieldId::FirstSeen => (C::Recency, S::Clock, "2026-11-02T14:05:00.000Z",
            "Shows how long the visitor has known the site.",
            "Montre depuis quand la personne connaît le site."),
        FieldId::LastSeen => (C::Recency, S::Clock, "2026-11-04T15:06:00.000Z",
            "Shows when a page was last shown.",
            "Montre quand une page a été affichée pour la dernière fois."),
        FieldId::PagesCount => (C::Engagement, S::PageBehaviour, "7",
            "Shows how much was read before the request.",
            "Montre combien de pages ont été lues avant la demande."),
        FieldId::TopPages => (C::Engagement, S::PageBehaviour, "/en/pricing; /en/product",
            "Lets the team begin where the person has read.",
            "Permet à l’équipe de commencer là où la personne en est dans sa lecture."),
        FieldId::Downloads => (C::Engagement, S::PageBehaviour, "/en/downloads/onboarding-guide.pdf",
            "Shows which documents the person already has.",
            "Montre quels documents la personne a déjà."),
        FieldId::Topics => (C::Engagement, S::Computed, "onboarding",
            "Shows which subjects of the site were read about.",
            "Montre sur quels sujets du site portait la lecture."),
        FieldId::NearMisses => (C::Score, S::Computed, "size-large",
            "Shows which rules nearly counted, so that the score can be understood.",
            "Montre quelles règles ont failli compter, pour que le pointage se comprenne."),
        FieldId::Labels => (C::Technical, S::Config, "Viewed pricing",
            "Says each reason in words.",
            "Dit chaque motif en toutes lettres."),
        FieldId::Truncated => (C::Technical, S::Computed, "true",
            "Says that something was left out for want of room.",
            "Dit que quelque chose a été laissé de côté, faute de place."),
        FieldId::Evidence => (C::Engagement, S::PageBehaviour, "pricing page: 0, 2 and 2 days ago",
            "Lets the receiver compute the score again instead of believing it.",
            "Permet au destinataire de recalculer le pointage au lieu de le croire."),
        FieldId::Context => (C::Technical, S::Computed, "{\"v\":1,…}",
            "Carries all of this in one field, for systems that read it themselves.",
            "Porte tout cela dans un seul champ, pour les systèmes qui le lisent eux-mêmes."),
        FieldId::State => (C::Technical, S::Config, "no_consent",
            "Lets the site notice that Baton is off, without a word about the visitor.",
            "Permet au site de voir que Baton est éteint, sans un mot sur la personne."),
    };
    Meaning { category, source, example, purpose: Text { en: en.into(), fr: fr.into() } }
}
