// The adapter for Didomi. Categories are the ids of its purposes.

import { called, own } from "../chosen";

/** The part of the tool that is asked. */
interface Didomi {
  isConsentRequired(): boolean;
  shouldUserStatusBeCollected(): boolean;
  getCurrentUserStatus(): { readonly purposes: Record<string, { readonly enabled: boolean }> };
}

interface Page {
  Didomi?: Didomi;
  didomiOnReady?: (() => void)[];
  didomiEventListeners?: object[];
}

export default called((say) => {
  const page = window as Page;
  const hear = () =>
    say(() => {
      const tool = page.Didomi!;
      // Where no consent is required everything is on, and nobody was asked. Where the status still has to be collected, nobody has
      // answered, or not everything.
      if (tool.isConsentRequired() !== true || tool.shouldUserStatusBeCollected() !== false) return false;
      const purposes = own(tool.getCurrentUserStatus().purposes);
      return Object.keys(purposes).filter((id) => own(purposes[id])["enabled"] === true);
    });
  // Both queues stand before the tool does and are served when it comes.
  (page.didomiOnReady ??= []).push(hear);
  (page.didomiEventListeners ??= []).push({ event: "consent.changed", listener: hear });
  return true;
});
