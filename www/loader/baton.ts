// Baton's loader: everything of Baton that touches the page. It hears what happens, reads what the engine asks for and carries
// out what the engine answers; it decides nothing about a lead, a consent or a form. It stops no event, sends nothing, reads a
// control's value in one place only (`answers.ts`) and fails silently (`guard.ts`).

import { offer, open, present } from "./api";
import { boot, failed } from "./engine";
import { beforeTheEnd, guard } from "./guard";
import type { Vendor } from "./listen";
import { hire, isOpenToPage, leave, opened, tell } from "./outputs";

/** A consent tool's adapter. It tells what the visitor chose, at the start and at every change. */
export type Source = (tell: (explicit: boolean, categories: readonly string[]) => void) => void;

/** Starts Baton with the adapters of the site's consent tools and vendors and the packed engine. A second copy on one page does nothing. */
export function start(sources: Record<string, Source>, packed: string, vendors: readonly Vendor[] = []): void {
  guard(() => {
    if (present()) return;
    beforeTheEnd(() => {
      failed();
      leave();
    });
    offer();
    for (const [tool, source] of Object.entries(sources)) {
      source((explicit, categories) => tell(Date.now(), "consent", tool, explicit ? "1" : "0", categories));
    }
    hire(vendors);
    boot(packed, (first) => {
      opened(first);
      if (isOpenToPage()) open();
    });
  });
}
