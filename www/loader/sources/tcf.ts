// The adapter for the IAB's Transparency and Consent Framework 2.2. Categories are the numbers of its purposes.

import { called, names, own } from "../chosen";

/** The part of the tool that is asked. */
type Api = (command: string, version: 2, hear: (data: unknown, success: boolean) => void) => void;

// While its dialog is open (`cmpuishown`) a tool shows what it suggests, legitimate interests among it.
const SETTLED = ["tcloaded", "useractioncomplete"];

const present = () => (window as { __tcfapi?: Api }).__tcfapi;

export default called((say) => {
  const api = present();
  if (typeof api !== "function") return false;
  api("addEventListener", 2, (data, success) =>
    say(() => {
      const { eventStatus, gdprApplies, purpose, publisher } = own(data);
      // A tool that has not loaded yet answers with what it has. Where the law does not apply nobody was asked.
      if (!success || gdprApplies !== true || !SETTLED.includes(String(eventStatus))) return false;
      // Baton is no vendor of the framework. What the visitor told the site itself stands in the publisher's part, where there is one.
      const publishers = own(own(publisher)["consents"]);
      return names(own(purpose)["consents"], true).filter((id) => Object.keys(publishers).length < 1 || publishers[id] === true);
    }),
  );
  return true;
}, present);
