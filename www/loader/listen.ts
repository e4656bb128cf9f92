// What is heard while a gate is open: links, buttons, forms, players, route changes. With the gates closed nothing of this is there.

import { link, pressed } from "./clicks";
import * as forms from "./forms";
import { followRoutes } from "./history";
import { hear } from "./listeners";
import { marks, PLAYS } from "./media";
import type { Tell } from "./wire";

/** Starts to listen and gives what ends it. */
export function listen(tell: Tell): () => void {
  const ending = new AbortController();
  const on = hear.bind(null, ending.signal);
  const roots = new WeakSet<Node>();
  const moved = () => tell(Date.now(), "moved");
  const form = (event: Event) => {
    const at = Date.now();
    const { type, target } = event;
    if (event.isTrusted && type === "submit") tell(at, "act", forms.keyOf(target as HTMLFormElement));
    forms.form(event, (...told) => tell(at, "form", ...told));
  };
  const play = (event: Event) => marks(event).forEach((mark) => tell(Date.now(), "media", ...mark));
  const click = (event: Event) => {
    const at = Date.now();
    const [touched] = event.composedPath();
    const root = touched instanceof Node && touched.getRootNode();
    // Form events and players do not leave a shadow root. The click that sends or starts does, and it comes first.
    if (root instanceof ShadowRoot && !roots.has(root)) {
      roots.add(root);
      on(root, "submit formdata", form);
      on(root, PLAYS, play);
    }
    const acted = pressed(event);
    if (acted) tell(at, "act", forms.keyOf(acted));
    const followed = link(event);
    if (followed) tell(at, "click", ...followed);
  };
  on(window, "click auxclick", click);
  on(window, "submit formdata", form);
  on(window, "popstate", moved);
  on(window, PLAYS, play);
  // A page that opened in the background, or that was made ready before anybody went there, is seen only when this comes.
  on(document, "visibilitychange prerenderingchange", moved);
  on(window, "pageshow", (event) => {
    // The page comes back as it was left, with fields of an act that may be over.
    if ((event as PageTransitionEvent).persisted) tell(Date.now(), "restored");
  });
  const leaveRoutes = followRoutes(moved);
  return () => {
    ending.abort();
    leaveRoutes();
  };
}
