// Baton's loader: everything of Baton that touches the page. It hears what happens, reads what the engine asks for and carries
// out what the engine answers; it decides nothing about a lead, a consent or a form. It stops no event, sends nothing, reads a
// control's value in one place only (`answers.ts`) and fails silently (`guard.ts`).

import { again, offer, open, present } from "./api";
import type { Source } from "./chosen";
import { boot, type Given } from "./engine";
import { beforeTheEnd, guard } from "./guard";
import type { Vendor } from "./listen";
import { connect, hire, isOpenToPage, leave, opened } from "./outputs";
import { failed, say } from "./state";
import type { Packed } from "./unpack";

/** Starts Baton with the adapters of the site's consent tools and vendors and the packed engine. A second copy on one page
 *  tells the first one, and does nothing else. */
export function start(sources: Record<string, Source>, packed: Packed, vendors: readonly Vendor[] = [], given?: Given): void {
  guard(() => {
    if (present()) return again();
    beforeTheEnd(() => {
      failed();
      leave();
      say();
    });
    offer();
    for (const [tool, source] of Object.entries(sources)) connect(tool, source);
    hire(vendors);
    boot(packed, given, (first) => {
      opened(first);
      if (isOpenToPage()) open();
    });
  });
}
