//! What of the browser and of the page is read, and why. Not in the visitor's file.
//!
//! `names` is how a read stands in the loader: `location.search` for a property of something global, `.isTrusted` for one of
//! an object at hand. `tests/wasm/loader.test.mjs` holds the syntax tree of the loader, and of the script as it ships,
//! against these names: a read that stands in no row is red, and so is a row that nothing reads.

use super::table::Needs;
use crate::terms::Text;

/// For which sites a read happens at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// Everywhere.
    Always,
    /// Where the site listens to this consent tool.
    Tool(&'static str),
    /// Where a fragment that looks like a path is a route.
    HashRoutes,
    /// Where the site keeps click identifiers.
    ClickIds,
    /// Where the site turned on the guess of a province from the time zone.
    Zones,
    /// Where the site uses this vendor's forms.
    Vendor(&'static str),
    /// Where a form declares controls readable.
    Answers,
    /// Where a form names the checkbox for messages.
    Permission,
    /// Where the site heeds Do Not Track.
    Dnt,
    /// Where the site wants the constant that says how Baton stands.
    State,
}

/// When a read happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// When the script starts: to know whether anything may happen at all, or to be able to.
    Start,
    /// When a page is shown, and when the route changes.
    Page,
    /// When a link is followed or a button is pressed.
    Click,
    /// When a player of the page plays.
    Play,
    /// When a form is about to be sent.
    Send,
    /// When the visitor or the page asks for what is kept, or ends it.
    Asked,
}

impl When {
    /// The word in the manifest.
    pub fn word(self) -> &'static str {
        match self {
            When::Start => "start",
            When::Page => "page",
            When::Click => "click",
            When::Play => "play",
            When::Send => "send",
            When::Asked => "asked",
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// What it is called for people who know browsers.
    pub api: &'static str,
    /// How it stands in the loader, set off by spaces.
    pub names: &'static str,
    /// What is taken of it, where that is not all; set off by spaces.
    pub subset: &'static str,
    /// Which sites.
    pub only: Where,
    /// When.
    pub when: When,
    /// The gate that must be open.
    pub needs: Needs,
    /// Why, in both languages.
    pub reason: (&'static str, &'static str),
}

impl Read {
    /// Why, as a text of both languages.
    pub fn why(&self) -> Text {
        Text { en: self.reason.0.into(), fr: self.reason.1.into() }
    }
}

const fn row(api: &'static str, names: &'static str, when: When, needs: Needs, en: &'static str, fr: &'static str) -> Read {
    Read { api, names, subset: "", only: Where::Always, when, needs, reason: (en, fr) }
}

/// Why each consent tool is asked.
const TOOL: (&str, &str) = (
    "To hear from the consent tool what the visitor chose.",
    "Pour apprendre de l’outil de consentement ce que la personne a choisi.",
);

/// Every read, in the order in which a visit meets them. A consent tool's adapter has a row of its own.
#[rustfmt::skip]
pub const READS: &[Read] = &[
    row("navigator.globalPrivacyControl", "navigator.globalPrivacyControl", When::Start, Needs::Nothing,
        "To heed the privacy signal that some browsers send.",
        "Pour respecter le signal de confidentialité que certains navigateurs envoient."),
    row("Date.now()", "Date.now", When::Start, Needs::Nothing,
        "To give each fact its time, so that it can grow old and expire.",
        "Pour dater chaque fait, afin qu’il vieillisse puis expire."),
    Read { subset: "baton", ..row("location.search: whether it asks for the inspector", "location.search", When::Start, Needs::Nothing,
        "To open the inspector for the site’s own people, where the address says ?baton=inspect; nothing else of the address is kept.",
        "Pour ouvrir l’inspecteur aux gens du site, quand l’adresse dit ?baton=inspect; rien d’autre de l’adresse n’est gardé.") },
    Read { subset: "q", ..row("window.baton", ".q", When::Start, Needs::Nothing,
        "To make the calls that the page made before the script came.",
        "Pour faire les appels que la page a faits avant l’arrivée du script.") },
    Read { only: Where::Tool("cookieconsent"), ..row("CookieConsent (orestbida/cookieconsent)", "window.CookieConsent .detail .cookie",
        When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::Tool("klaro"), ..row("klaro", "window.klaro document.readyState .store .required", When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::Tool("onetrust"), ..row("OneTrust", "window.OneTrust window.OnetrustActiveGroups", When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::Tool("cookiebot"), ..row("Cookiebot", "window.Cookiebot .method", When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::Tool("didomi"), ..row("Didomi", ".enabled", When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::Tool("usercentrics2"), ..row("Usercentrics 2", "window.dataLayer", When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::Tool("usercentrics3"), ..row("Usercentrics 3", "window.__ucCmp", When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::Tool("consentmode"), ..row("Google Consent Mode 2", "window.dataLayer", When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::Tool("tcf"), ..row("IAB TCF 2.2", "window.__tcfapi", When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::Tool("gpp"), ..row("IAB GPP", "window.__gpp", When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::Tool("hubspot"), ..row("HubSpot banner", "window._hsp", When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::Tool("wpconsent"), ..row("WP Consent API", "window.consent_api_get_cookie", When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::Tool("event"), ..row("the page's own event baton:consent", ".detail", When::Start, Needs::Nothing, TOOL.0, TOOL.1) },
    Read { only: Where::State, ..row("a declared form that is being sent", ".isTrusted .target .submitter", When::Send, Needs::Nothing,
        "To say in it with one word whether Baton was on, without a word about the visitor.",
        "Pour y dire en un mot si Baton était allumé, sans un mot sur la personne.") },
    Read { only: Where::Dnt, ..row("navigator.doNotTrack", "navigator.doNotTrack", When::Start, Needs::Nothing,
        "To heed Do Not Track, where the site does.",
        "Pour respecter « Ne pas me pister », là où le site le fait.") },
    Read { subset: "baton.v1 baton.off", ..row("localStorage and sessionStorage: own keys", ".getItem", When::Start, Needs::Attribution,
        "To find what was kept earlier, and a refusal that holds on this device.",
        "Pour retrouver ce qui a été conservé, et un refus qui vaut sur cet appareil.") },
    row("location.pathname", "location.pathname", When::Page, Needs::Attribution,
        "To know which page of the site is shown; parts that look like a person or a record become :id.",
        "Pour savoir quelle page du site est affichée; ce qui ressemble à une personne ou à un dossier devient :id."),
    Read { subset: "utm_source utm_medium utm_campaign utm_term utm_content baton", ..row("location.search", "location.search",
        When::Page, Needs::Attribution,
        "To know which campaign led here; of click identifiers (gclid, fbclid and the like) only that one is there, unless a row of its own says otherwise.",
        "Pour savoir quelle campagne a mené ici; des identifiants de clic (gclid, fbclid et semblables), seulement qu’il y en a un, à moins qu’une ligne ne dise autre chose.") },
    Read { only: Where::ClickIds, subset: "gclid gbraid wbraid msclkid fbclid li_fat_id ttclid", ..row("click identifiers of location.search",
        "location.search", When::Page, Needs::Attribution,
        "To tell the advertiser which click led to a request, since this site turned that on; such an identifier points to one person’s click.",
        "Pour dire à l’annonceur quel clic a mené à une demande, puisque ce site l’a activé; un tel identifiant renvoie au clic d’une seule personne.") },
    Read { only: Where::Zones, ..row("Intl.DateTimeFormat().resolvedOptions().timeZone", "Intl.DateTimeFormat", When::Page, Needs::Profile,
        "To guess the province from the device’s time zone, since this site turned that on.",
        "Pour supposer la province d’après le fuseau horaire de l’appareil, puisque ce site l’a activé.") },
    Read { only: Where::HashRoutes, ..row("location.hash", "location.hash", When::Page, Needs::Attribution,
        "To know which page is shown where the site names its pages behind a #; any other fragment is left alone.",
        "Pour savoir quelle page est affichée quand le site nomme ses pages après un #; tout autre fragment est laissé de côté.") },
    row("location.host, location.origin", "location.host location.origin", When::Page, Needs::Attribution,
        "To tell the site’s own pages and forms from those of others.",
        "Pour distinguer les pages et formulaires du site de ceux d’autrui."),
    Read { subset: "host", ..row("document.referrer", "document.referrer .host", When::Page, Needs::Attribution,
        "To know which site led here: its host, and nothing behind it.",
        "Pour savoir quel site a mené ici : son nom d’hôte, et rien de plus.") },
    row("document.documentElement.lang", "document.documentElement .lang", When::Page, Needs::Attribution,
        "To answer in the language that was read.",
        "Pour répondre dans la langue de lecture."),
    row("navigator.languages", "navigator.languages", When::Page, Needs::Attribution,
        "To answer in the visitor’s language where the page does not say its own.",
        "Pour répondre dans la langue de la personne quand la page ne dit pas la sienne."),
    Read { subset: "data-baton-province data-baton-internal", ..row("attributes of the page", ".dataset .hasAttribute", When::Page,
        Needs::Attribution,
        "To know the province where the site itself states it, as on the pages of a branch, and whether its own people look at the page.",
        "Pour connaître la province quand le site lui-même l’indique, comme sur les pages d’une succursale, et savoir si ses propres gens regardent la page.") },
    row("names of attributes that begin with data-baton", "document.evaluate .iterateNext .nodeName", When::Asked, Needs::Nothing,
        "To tell whoever builds the site, in baton.status(), which of them mean nothing.",
        "Pour dire à qui construit le site, dans baton.status(), lesquels ne veulent rien dire."),
    row("document.visibilityState, document.prerendering", "document.visibilityState document.prerendering", When::Page, Needs::Attribution,
        "To count only pages that somebody could see.",
        "Pour ne compter que les pages que quelqu’un a pu voir."),
    row("performance.navigation, performance.getEntriesByType(\"navigation\")", "performance.navigation performance.getEntriesByType .type", When::Page, Needs::Attribution,
        "To know whether the page was only loaded again, which is no other view.",
        "Pour savoir si la page a simplement été rechargée, ce qui n’est pas une autre consultation."),
    row("navigator.webdriver", "navigator.webdriver", When::Page, Needs::Attribution,
        "To keep browsers that a program drives apart from people.",
        "Pour distinguer les navigateurs pilotés par un programme des personnes."),
    row("history.pushState, history.replaceState, popstate, pageshow", "history .persisted", When::Page, Needs::Attribution,
        "To notice pages that are shown without being loaded.",
        "Pour remarquer les pages affichées sans être chargées."),
    row("a click: whether a person made it, and on what", ".isTrusted .composedPath .button .type .target", When::Click, Needs::Attribution,
        "To know that a person, and no script, follows a link or presses a button.",
        "Pour savoir qu’une personne, et non un script, suit un lien ou presse un bouton."),
    row("a link that is followed: its address, and whether it is a download", ".href .protocol .pathname .host .hasAttribute",
        When::Click, Needs::Attribution,
        "To count documents that are downloaded from this site.",
        "Pour compter les documents téléchargés depuis ce site."),
    Read { subset: "data-baton-media autoplay", ..row("a video or sound that plays: its address and how far it has come",
        ".currentSrc .currentTime .duration .ended .target .getAttribute .hasAttribute", When::Play, Needs::Profile,
        "To know which recordings somebody played, in quarters; players in frames of other sites are not heard.",
        "Pour savoir quels enregistrements quelqu’un a fait jouer, par quarts; les lecteurs dans les cadres d’autres sites ne sont pas écoutés.") },
    row("frames of this site and shadow parts of the page", ".contentDocument .defaultView .readyState .querySelectorAll .nodeType", When::Page,
        Needs::Attribution,
        "To hear of forms that stand in a frame of this site or in a part of the page that hides its inside.",
        "Pour connaître les formulaires placés dans un cadre de ce site ou dans une partie de la page qui cache son intérieur."),
    Read { only: Where::Vendor("marketo"), ..row("MktoForms2 (Marketo)", "window.MktoForms2", When::Send, Needs::Attribution,
        "To hand the fields to the vendor’s form by its own calls.",
        "Pour remettre les champs au formulaire du fournisseur par ses propres appels.") },
    row("a form that is being sent: method, address, button", ".form .submitter .defaultPrevented .formMethod .formAction .formData .matches Reflect.get",
        When::Send, Needs::Attribution,
        "To add nothing to a form that would put it into an address or send it to strangers.",
        "Pour ne rien joindre à un formulaire qui le mettrait dans une adresse ou l’enverrait à des inconnus."),
    Read { only: Where::Permission, ..row("the checkbox for messages that the site names", ".checked .defaultChecked", When::Send,
        Needs::Attribution,
        "To note whether the person ticked the box for messages, and whether the page had ticked it.",
        "Pour noter si la personne a coché la case des messages, et si la page l’avait cochée d’avance.") },
    Read { subset: "name type autocomplete data-baton", ..row("names and kinds of a form’s controls", ".getAttribute .hasAttribute .localName .type",
        When::Send, Needs::Attribution,
        "To find the fields that are there for Baton, and to leave forms with a password, a payment or a file alone.",
        "Pour trouver les champs prévus pour Baton et laisser de côté les formulaires avec mot de passe, paiement ou fichier.") },
    Read { only: Where::Answers, ..row("answers in declared controls", ".value .checked .selectedOptions", When::Send, Needs::Profile,
        "To take the answers that the site declared readable into the score, as one of the agreed values and never as typed.",
        "Pour tenir compte, dans le pointage, des réponses que le site a déclarées lisibles, sous une valeur convenue et jamais telles quelles.") },
    row("crypto.getRandomValues()", "crypto.getRandomValues", When::Send, Needs::Attribution,
        "To number one act of sending with digits that nobody can guess.",
        "Pour numéroter un envoi par des chiffres que personne ne peut deviner."),
];
