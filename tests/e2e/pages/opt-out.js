"use strict";
// The real tool in opt-out mode: everything counts as accepted until somebody objects.
void window.CookieConsent.run({
  mode: "opt-out",
  autoShow: false,
  hideFromBots: false,
  categories: { necessary: { readOnly: true }, analytics: { enabled: true }, marketing: { enabled: true }, preferences: { enabled: true } },
  language: { default: "en", translations: { en: { consentModal: { title: "Cookies" }, preferencesModal: { title: "Cookies", sections: [] } } } },
});
