// Baton's loader: everything of Baton that touches the page. It hears what happens, reads what the engine asks for and carries
// out what the engine answers; it decides nothing about a lead, a consent or a form. It stops no event, sends nothing, reads a
// control's value in one place only (`answers.ts`) and fails silently (`guard.ts`).

import { again, methods, offer, open, present } from "./api";
import type { Source } from "./chosen";
import { boot, type Given } from "./engine";
import { told } from "./forms";
import { beforeTheEnd, guard } from "./guard";
import type { Vendor } from "./listen";
import { connect, hire, isOpenToPage, leave, opened } from "./outputs";
import { asks, page } from "./page";
import { failed, say } from "./state";
import { read } from "./storage";

/** What the inspector is opened with: the published copy, what a page may ask for, and how record, page and forms are read for the engine. */
export type Inspect = (packed: string, baton: typeof methods, storage: typeof read, now: typeof page, form: typeof told) => void;

/**
 * Starts Baton with the adapters of the site's consent tools and vendors and the packed engine, or the given one. A second copy on one
 * page tells the first one, and does nothing else. `inspector` loads the inspector, where the address asks for it.
 */
export function start(
  sources: Record<string, Source>,
  packed: string,
  vendors: readonly Vendor[] = [],
  inspector?: () => Promise<{ readonly inspect: Inspect }>,
  given?: Given,
): void {
  guard(() => {
    if (present()) return again();
    beforeTheEnd(rites);
    offer();
    for (const [tool, source] of Object.entries(sources)) connect(tool, source);
    hire(vendors);
    boot(packed, given, (first) => {
      opened(first);
      if (isOpenToPage()) open();
    });
    if (inspector && asks("inspect")) {
      // Where a policy refuses the file, nothing opens and nobody is told.
      inspector()
        .then((file) => file.inspect(packed, methods, read, page, told))
        .catch(() => {});
    }
  });
}

/** What is done when Baton ends. It stands by itself, or what `start` was called with would be kept as long as the page. */
function rites(): void {
  failed();
  leave();
  say();
}
