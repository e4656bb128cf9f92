"use strict";
// klaro's own config: one service that is on by default until somebody declines it, one that is always on.
window.klaroConfig = {
  version: 1,
  elementID: "klaro",
  storageMethod: "cookie",
  mustConsent: true,
  acceptAll: true,
  lang: "en",
  translations: { en: { privacyPolicyUrl: "/en/privacy", consentModal: { title: "Privacy", description: "Choose." } } },
  services: [
    { name: "session", title: "Session", purposes: ["functional"], required: true },
    { name: "matomo", title: "Matomo", purposes: ["analytics"], default: true },
    { name: "ads", title: "Advertisements", purposes: ["marketing"], default: true },
  ],
};
