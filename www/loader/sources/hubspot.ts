// The adapter for HubSpot's cookie banner. Categories are analytics, advertisement and functionality.

import { called, names, own } from "../chosen";

interface Page {
  _hsp?: unknown[];
}

// Where no banner is set up HubSpot calls at once, with a yes to everything. Nothing here can tell that from a choice: the site config
// must say that HubSpot always asks, or it opens nothing.
export default called((say) => {
  ((window as Page)._hsp ??= []).push(["addPrivacyConsentListener", (consent: unknown) => say(() => names(own(consent)["categories"], true))]);
  return true;
});
