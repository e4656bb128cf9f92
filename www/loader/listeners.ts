// The page's events, heard on the way down so that no listener of the page can come first, passively so that the page
// never waits, and each inside the guard.

import { guard } from "./guard";

/** Listens to events of a target until the signal ends it. */
export function hear(signal: AbortSignal, target: EventTarget, names: string, handle: (event: Event) => void): void {
  for (const name of names.split(" ")) {
    target.addEventListener(name, (event) => guard(() => handle(event)), { capture: true, passive: true, signal });
  }
}
