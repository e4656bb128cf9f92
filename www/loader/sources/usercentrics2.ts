// The adapter for Usercentrics v2. Categories are the identifiers of its categories. The tool says `consent_status` in the data layer,
// and to the window under a name that the site gives it there: `ucEvent`, as in its documentation.

import { heard, names, own } from "../chosen";

const seen = new WeakSet<object>();
let last: Record<string, unknown> | undefined;

export default heard(["ucEvent", "UC_UI_INITIALIZED", "UC_UI_CMP_EVENT"], (event) => {
  const layer = (window as { dataLayer?: unknown }).dataLayer;
  // Each word counts once: an old one of the data layer does not come after a newer one that only the window was told.
  for (const one of [...(Array.isArray(layer) ? (layer as unknown[]) : []), (event as CustomEvent | undefined)?.detail]) {
    if (typeof one !== "object" || !one || seen.has(one)) continue;
    const word = own(one);
    seen.add(one);
    if (word["event"] === "consent_status") last = word;
  }
  if (!last) return undefined;
  // Without a click on the banner the type is implicit. A category is true, false, or null where its services differ: mixed is no yes.
  return /^explicit$/i.test(String(last["type"])) && names(last["ucCategory"], true);
});
