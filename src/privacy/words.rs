//! Words of the closed lists, for people.

use super::manifest::Gate;
use crate::{
    fields::{Category, Source},
    intent::consent::{Processing, Storage},
};

/// One of the two languages of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Canadian English.
    English,
    /// Canadian French.
    French,
}

impl Tongue {
    /// Both.
    pub const ALL: [Tongue; 2] = [Tongue::English, Tongue::French];

    /// `en` or `fr`, as files are named.
    pub fn code(self) -> &'static str {
        self.says("en", "fr")
    }

    /// The one of two texts that is in this language.
    pub fn says<'a>(self, en: &'a str, fr: &'a str) -> &'a str {
        if self == Tongue::French { fr } else { en }
    }

    /// The text in this language.
    pub fn of(self, text: &crate::terms::Text) -> &str {
        self.says(&text.en, &text.fr)
    }

    /// What must be open.
    pub fn gate(self, gate: Gate) -> &'static str {
        match (gate.processing, gate.storage) {
            (Processing::None, _) => self.says("no consent", "aucun consentement"),
            (Processing::Attribution, Storage::None) => self.says("a yes to attribution", "un oui à la provenance"),
            (Processing::Profile, Storage::None) => self.says("a yes to the profile", "un oui au profil"),
            (Processing::Attribution, _) => {
                self.says("a yes to attribution and to storage", "un oui à la provenance et à la conservation")
            }
            (Processing::Profile, _) => self.says("a yes to the profile and to storage", "un oui au profil et à la conservation"),
        }
    }

    /// What a field is about.
    pub fn category(self, category: Category) -> &'static str {
        match category {
            Category::Attribution => self.says("How the visitor came", "Provenance de la visite"),
            Category::Engagement => self.says("What was read", "Ce qui a été lu"),
            Category::Recency => self.says("When", "Quand"),
            Category::Language => self.says("Language", "Langue"),
            Category::Region => self.says("Province or territory", "Province ou territoire"),
            Category::Score => self.says("Conclusions", "Conclusions"),
            Category::Consent => self.says("Consent", "Consentement"),
            Category::Technical => self.says("For the machines", "Pour les machines"),
        }
    }

    /// Where a value comes from.
    pub fn source(self, source: Source) -> &'static str {
        match source {
            Source::Url => self.says("campaign in the address", "campagne dans l’adresse"),
            Source::ReferrerHost => self.says("site that led here", "site qui a mené ici"),
            Source::Navigator => self.says("languages of page and browser", "langues de la page et du navigateur"),
            Source::PageAttribute => self.says("what the page states", "ce que la page indique"),
            Source::PageBehaviour => self.says("pages, downloads and forms", "pages, téléchargements et formulaires"),
            Source::DeclaredAnswer => self.says("a choice in the form", "un choix dans le formulaire"),
            Source::NamedCheckbox => self.says("a checkbox that is named", "une case nommée"),
            Source::ConsentTool => self.says("the consent tool", "l’outil de consentement"),
            Source::Signal => self.says("a signal of the browser", "un signal du navigateur"),
            Source::Clock => self.says("the device’s clock", "l’horloge de l’appareil"),
            Source::Computed => self.says("computed from the rest", "calculé à partir du reste"),
            Source::Config => self.says("the site’s own documents", "les documents du site"),
            Source::Random => self.says("chance", "le hasard"),
        }
    }

    /// When something is read.
    pub fn when(self, when: &str) -> &'static str {
        match when {
            "start" => self.says("when the script starts", "au démarrage du script"),
            "page" => self.says("when a page is shown", "à l’affichage d’une page"),
            "click" => self.says("when somebody clicks", "quand quelqu’un clique"),
            "play" => self.says("when a recording plays", "quand un enregistrement joue"),
            "send" => self.says("when a form is sent", "à l’envoi d’un formulaire"),
            _ => self.says("when somebody asks", "sur demande"),
        }
    }
}
