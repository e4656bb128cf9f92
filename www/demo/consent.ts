// The demo's consent tool: the real vanilla-cookieconsent, set up as a careful site would. Nothing is on before a yes,
// a no is as easy as a yes, and the footer's button reopens the choice (the tool binds `data-cc` by itself).
import "vanilla-cookieconsent/dist/cookieconsent.css";
import "./consent.css";
import * as CookieConsent from "vanilla-cookieconsent";
import { english, french } from "./consent-texts";

// A page's own language decides. The page where visitors choose a language has none yet: there the browser's decides.
const root = document.documentElement;
const chosen = root.dataset["language"] === "visitor" ? navigator.language : root.lang;
const language = chosen.toLowerCase().startsWith("fr") ? "fr" : "en";

// The tool's own bundle for script tags sets this global; Baton's adapter and `assets/demo.js` look for it.
window.CookieConsent = CookieConsent;

void CookieConsent.run({
  mode: "opt-in",
  // By default the tool hides from automated browsers, and with it the choice that this demo is tested for.
  hideFromBots: false,
  disablePageInteraction: false,
  manageScriptTags: false,
  guiOptions: {
    consentModal: { layout: "cloud", position: "bottom center", equalWeightButtons: true },
    preferencesModal: { layout: "box", equalWeightButtons: true },
  },
  categories: {
    necessary: { enabled: true, readOnly: true },
    analytics: {},
    marketing: {},
  },
  language: { default: language, translations: { en: english, fr: french } },
  // The dialogs say which language they speak, also on the page that is in both.
  onModalReady: ({ modal }) => {
    modal.lang = `${language}-CA`;
  },
});
