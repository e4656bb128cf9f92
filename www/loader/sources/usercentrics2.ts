// The adapter for Usercentrics v2. Categories are the identifiers of its categories. The tool says `consent_status` in the data layer,
// and to the window under a name that the site gives it there: `ucEvent`, as in its documentation.

import { heard, names, own } from "../chosen";

export default heard(["ucEvent", "UC_UI_INITIALIZED", "UC_UI_CMP_EVENT"], (event) => {
  const layer = (window as { dataLayer?: unknown }).dataLayer;
  const told = [...(Array.isArray(layer) ? (layer as unknown[]) : []), (event as CustomEvent | undefined)?.detail].map(own);
  const last = told.filter((one) => one["event"] === "consent_status").pop();
  if (!last) return undefined;
  // Without a click on the banner the type is implicit. A category is true, false, or null where its services differ: mixed is no yes.
  return /^explicit$/i.test(String(last["type"])) && names(last["ucCategory"], true);
});
