// The adapter for the IAB's Global Privacy Platform 1.1. Categories are a section and the number of a purpose in it: tcfeuv2.1, tcfcav1.3.

import { called, own } from "../chosen";

/** The part of the tool that is asked. */
type Api = (command: string, hear: (data: unknown, success: boolean) => void) => void;

// Sections in which visitors consent, and where they do so expressly. Canada's knows implied consents too, and the sections of the
// United States know only what was objected to: neither is a yes.
const SECTIONS = [
  [2, "tcfeuv2", "PurposeConsents"],
  [5, "tcfcav1", "PurposesExpressConsent"],
] as const;

const present = () => (window as { __gpp?: Api }).__gpp;

export default called((say) => {
  const api = present();
  if (typeof api !== "function") return false;
  api("addEventListener", (data, success) =>
    say(() => {
      const { signalStatus, applicableSections, parsedSections } = own(own(data)["pingData"]);
      // A stub answers at once, and a tool that still asks is not ready.
      if (!success || signalStatus !== "ready" || !Array.isArray(applicableSections)) return false;
      const applying = SECTIONS.filter(([id]) => applicableSections.includes(id));
      // Where no section applies, or one without consents, nobody was asked.
      if (applying.length < 1) return false;
      return applying.flatMap(([, name, field]) => {
        // A section is an object, or a list of its segments.
        const section = Object.assign(own({}), ...[own(parsedSections)[name]].flat().map(own)) as Record<string, unknown>;
        const purposes = section[field];
        return Array.isArray(purposes) ? purposes.flatMap((yes, place) => (yes === true ? `${name}.${place + 1}` : [])) : [];
      });
    }),
  );
  return true;
}, present);
