// The adapter for Usercentrics v3. Categories are the identifiers of its categories.

import { heard, own, type Source } from "../chosen";

/** The part of the tool that is asked. */
interface Cmp {
  getConsentDetails(): Promise<unknown>;
}

const usercentrics3: Source = (tell) => {
  let details: unknown;
  let turn = 0;
  const ask = heard(["UC_CONSENT"], (event) => {
    if (event) {
      turn++;
      details = (event as CustomEvent).detail;
    }
    if (details === undefined) return undefined;
    const { consent, categories } = own(details);
    // Before anybody touches the banner services may be on, and the type says that it is implicit.
    if (own(consent)["type"] !== "EXPLICIT") return false;
    return Object.entries(own(categories)).flatMap(([name, category]) => (own(category)["state"] === "ALL_ACCEPTED" ? name : []));
  })(tell);
  // The tool answers when it likes, or never: an older answer does not overtake a newer word, and a failure is no yes.
  const look = () => {
    const mine = ++turn;
    const take = (found: unknown) => {
      if (mine !== turn) return;
      details = found ?? null;
      ask();
    };
    (window as { __ucCmp?: Cmp }).__ucCmp?.getConsentDetails().then(take, () => take(null));
  };
  const tryToLook = () => {
    try {
      look();
    } catch {
      details = null;
      ask();
    }
  };
  for (const name of ["UC_UI_INITIALIZED", "UC_UI_CMP_EVENT"]) window.addEventListener(name, tryToLook, true);
  tryToLook();
  return ask;
};

export default usercentrics3;
