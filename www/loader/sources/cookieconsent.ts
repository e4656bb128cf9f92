// The adapter for orestbida/cookieconsent v3. It loads nothing and writes nothing; it hears the tool's own events, so the tool may
// come early or late, as a global or inside somebody's bundle.

/** The part of the tool that is asked. */
interface CookieConsent {
  validConsent(): boolean;
  getUserPreferences(): { acceptedCategories: string[] };
}

type Tell = (explicit: boolean, categories: string[]) => void;

// The first consent fires `cc:onConsent` as well. `cc:onModalShow` says that the tool asks, so that no choice stands.
const EVENTS = ["cc:onConsent", "cc:onChange", "cc:onModalShow"];

export default function cookieconsent(tell: Tell): void {
  const report = (event?: Event) => {
    try {
      const tool = (window as { CookieConsent?: CookieConsent }).CookieConsent;
      const saved: unknown = (event as CustomEvent | undefined)?.detail?.cookie?.categories;
      if (typeof tool?.validConsent === "function") {
        // In opt-out mode categories count as accepted before anybody chose: only a valid consent is a choice. A tool that has
        // not started yet knows no choice either, so at the start its silence is no refusal.
        const chosen = tool.validConsent() === true;
        if (chosen || event) tell(chosen, chosen ? texts(tool.getUserPreferences().acceptedCategories) : []);
      } else if (saved) {
        // Bundled without a global: the event carries what was saved, and the tool saves only what was chosen.
        tell(true, texts(saved));
      }
    } catch {
      // A choice that cannot be read is not a yes.
      if (event) tell(false, []);
    }
  };
  for (const name of EVENTS) window.addEventListener(name, report);
  report();
}

function texts(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}
