// The words of the consent dialogs, in Canadian English and in Québec French.
import type { Translation } from "vanilla-cookieconsent";

export const english: Translation = {
  consentModal: {
    title: "May we remember what you read?",
    description:
      "With your yes, this browser remembers the pages you read here and how you found us. None of it leaves your device, except inside a request that you send.",
    acceptAllBtn: "Accept all",
    acceptNecessaryBtn: "Reject all",
    showPreferencesBtn: "Choose",
    footer: '<a href="/en/privacy">Privacy, in plain words</a>',
  },
  preferencesModal: {
    title: "Privacy choices",
    acceptAllBtn: "Accept all",
    acceptNecessaryBtn: "Reject all",
    savePreferencesBtn: "Save my choices",
    closeIconLabel: "Close",
    sections: [
      { description: 'Everything optional is off until you turn it on. The <a href="/en/privacy">privacy page</a> lists each item.' },
      {
        title: "Necessary",
        description: "One cookie, <code>cc_cookie</code>, which keeps the choice you make here for six months.",
        linkedCategory: "necessary",
      },
      {
        title: "How you found us",
        description: "Keeps on your device the campaign or site that brought you and the page you arrived on, for at most 180 days.",
        linkedCategory: "analytics",
      },
      {
        title: "What you read",
        description: "Adds the pages you read, your visits and your downloads. Your device works out from them which subjects interest you, and a score with its reasons. That is profiling. It needs the choice above to work, and a person reads every request, whatever its score.",
        linkedCategory: "marketing",
      },
    ],
  },
};

export const french: Translation = {
  consentModal: {
    title: "Peut-on retenir ce que vous lisez?",
    description:
      "Si vous dites oui, ce navigateur retient les pages que vous lisez ici et comment vous nous avez trouvés. Rien ne quitte votre appareil, sauf avec une demande que vous envoyez.",
    acceptAllBtn: "Tout accepter",
    acceptNecessaryBtn: "Tout refuser",
    showPreferencesBtn: "Choisir",
    footer: '<a href="/fr/confidentialite">La confidentialité, en clair</a>',
  },
  preferencesModal: {
    title: "Choix de confidentialité",
    acceptAllBtn: "Tout accepter",
    acceptNecessaryBtn: "Tout refuser",
    savePreferencesBtn: "Enregistrer mes choix",
    closeIconLabel: "Fermer",
    sections: [
      { description: 'Tout ce qui est facultatif est désactivé au départ. La page <a href="/fr/confidentialite">Confidentialité</a> en donne la liste complète.' },
      {
        title: "Nécessaire",
        description: "Un seul témoin, <code>cc_cookie</code>, qui conserve pendant six mois le choix que vous faites ici.",
        linkedCategory: "necessary",
      },
      {
        title: "Comment vous nous avez trouvés",
        description: "Retient sur votre appareil la campagne ou le site qui vous a amené et la page d’arrivée, pendant 180 jours au plus.",
        linkedCategory: "analytics",
      },
      {
        title: "Ce que vous lisez",
        description: "Y ajoute les pages lues, vos visites et vos téléchargements. Votre appareil en déduit les sujets qui vous intéressent et un pointage, raisons à l’appui. C’est du profilage. Ce choix ne fonctionne qu’avec le précédent, et une personne lit chaque demande, peu importe le pointage.",
        linkedCategory: "marketing",
      },
    ],
  },
};
