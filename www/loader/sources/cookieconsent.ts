// The adapter for orestbida/cookieconsent v3. The tool may come early or late, as a global or inside somebody's bundle.

import { heard, own } from "../chosen";

/** The part of the tool that is asked. */
interface CookieConsent {
  validConsent(): boolean;
  getCookie(field: "categories"): string[] | undefined;
}

// The first consent fires `cc:onConsent` as well. `cc:onModalShow` says that the tool asks, so that no choice stands.
export default heard(["cc:onConsent", "cc:onChange", "cc:onModalShow"], (event) => {
  const tool = (window as { CookieConsent?: CookieConsent }).CookieConsent;
  if (typeof tool?.validConsent === "function") {
    // In opt-out mode categories count as accepted before anybody chose: only a valid consent is a choice. It is read from the
    // cookie, which another tab may have changed, and not from the tool's memory.
    return tool.validConsent() === true && (tool.getCookie("categories") ?? false);
  }
  // Bundled without a global: the event carries what was saved, and the tool saves only what was chosen. Its consent dialog shows only
  // while no choice stands; the dialog for preferences says nothing.
  const { cookie, modalName } = own((event as CustomEvent | undefined)?.detail);
  const saved = own(cookie)["categories"];
  return Array.isArray(saved) ? saved : modalName === "consentModal" ? false : undefined;
});
