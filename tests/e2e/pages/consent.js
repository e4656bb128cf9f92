"use strict";
// The consent tool's interface without the tool: `?mode=opt-out` is the global of a tool that counts everything as accepted before
// anybody chose, `?mode=throwing` a broken one, `?mode=bundled` a tool that somebody bundled without a global.
const mode = new URLSearchParams(location.search).get("mode");
const everything = ["necessary", "analytics", "marketing"];
window.chosen = false;
if (mode !== "bundled") {
  window.CookieConsent = {
    validConsent: () => {
      if (mode === "throwing") throw new Error("not ready");
      return window.chosen;
    },
    acceptedCategory: () => true,
    getCookie: () => everything,
  };
}

// What the tool fires: at its dialog, and when a choice is saved or found.
window.ask = () => dispatchEvent(new CustomEvent("cc:onModalShow", { detail: { modalName: "consentModal" } }));
window.choose = (categories = everything) => {
  window.chosen = true;
  dispatchEvent(new CustomEvent("cc:onConsent", { detail: { cookie: { categories } } }));
};
