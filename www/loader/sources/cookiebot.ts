// The adapter for Cookiebot. Categories are preferences, statistics and marketing.

import { heard, own } from "../chosen";

/** The part of the tool that is asked. */
interface Cookiebot {
  readonly hasResponse: boolean;
  readonly consent: object;
}

export default heard(["CookiebotOnConsentReady", "CookiebotOnAccept", "CookiebotOnDecline"], () => {
  const tool = (window as { Cookiebot?: Cookiebot }).Cookiebot;
  if (!tool) return undefined;
  const consent = own(tool.consent);
  // Where nobody has to be asked Cookiebot says yes by itself and calls it implied; of old consents it does not know.
  if (tool.hasResponse !== true || consent["method"] !== "explicit") return false;
  return ["preferences", "statistics", "marketing"].filter((name) => consent[name] === true);
});
