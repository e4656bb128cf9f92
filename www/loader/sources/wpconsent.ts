// The adapter for the WP Consent API of WordPress. Categories are preferences, statistics, statistics-anonymous and marketing.

import { heard, own } from "../chosen";

/** The part of the tool that is asked. */
interface Api {
  readonly wp_consent_type?: unknown;
  readonly wp_fallback_consent_type?: unknown;
  readonly consent_api?: object;
  consent_api_get_cookie?(name: string): string;
}

const CATEGORIES = ["preferences", "statistics", "statistics-anonymous", "marketing"];

export default heard(["wp_consent_type_defined", "wp_listen_for_consent_change"], () => {
  const page = window as Api;
  if (!(window as Api).consent_api_get_cookie) return undefined;
  // Without a type `wp_has_consent` says yes to everything, and where visitors only object it says yes until they do. So it is not
  // asked: what was chosen is what the tool's own cookies say, under a type that asks first.
  if (!/optin/.test(String(page.wp_consent_type ?? page.wp_fallback_consent_type))) return false;
  const prefix = String(own(page.consent_api)["cookie_prefix"]);
  const said = CATEGORIES.map((name) => page.consent_api_get_cookie!(`${prefix}_${name}`));
  return said.some(Boolean) && CATEGORIES.filter((_, place) => said[place] === "allow");
});
