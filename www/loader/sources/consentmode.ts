// The adapter for Google Consent Mode v2. Categories are its storage types, such as analytics_storage. Consent mode has no getter and
// fires nothing, and wrapping `dataLayer.push` would be an intrusion: the data layer is read while the page loads, when it is shown
// again, and before anything is kept or attached.

import { heard, late, names, own, type Source } from "../chosen";

const consentmode: Source = (tell) => {
  // What was said long ago may have left the data layer: tag managers shorten it.
  const state: Record<string, unknown> = own({});
  let said = false;
  const ask = heard(["visibilitychange", "pageshow"], () => {
    const layer = (window as { dataLayer?: unknown }).dataLayer;
    for (const entry of Array.isArray(layer) ? (layer as unknown[]) : []) {
      const [what, how, values] = [0, 1, 2].map((place) => own(entry)[place]);
      // A default is nobody's choice, wherever it applies. An update may be one: the site config says so, or it opens nothing.
      if (what === "consent" && how === "update") Object.assign(state, own(values), (said = true));
    }
    return said ? names(state, "granted") : undefined;
  })(tell);
  late(() => {
    ask();
    return said;
  });
  return ask;
};

export default consentmode;
