// Baton's loader: everything of Baton that touches the page. It hears what happens, reads what the engine asks for and carries
// out what the engine answers; it decides nothing about a lead, a consent or a form. It stops no event, sends nothing, reads a
// control's value in one place only (`answers.ts`) and fails silently (`guard.ts`).

import { offer, open, present } from "./api";
import type { Source } from "./chosen";
import { boot, failed } from "./engine";
import { beforeTheEnd, guard } from "./guard";
import type { Vendor } from "./listen";
import { connect, hire, isOpenToPage, leave, opened } from "./outputs";

/** Starts Baton with the adapters of the site's consent tools and vendors and the packed engine. A second copy on one page does nothing. */
export function start(sources: Record<string, Source>, packed: string, vendors: readonly Vendor[] = []): void {
  guard(() => {
    if (present()) return;
    beforeTheEnd(() => {
      failed();
      leave();
    });
    offer();
    for (const [tool, source] of Object.entries(sources)) connect(tool, source);
    hire(vendors);
    boot(packed, (first) => {
      opened(first);
      if (isOpenToPage()) open();
    });
  });
}
