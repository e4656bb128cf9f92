// What is heard while a gate is open: links, buttons, forms, players, route changes, here and in what events do not leave: open
// shadow roots and frames of this origin. With the gates closed nothing of this is there.

import { link, pressed } from "./clicks";
import { is } from "./controls";
import * as fields from "./fields";
import * as forms from "./forms";
import { guard } from "./guard";
import { followRoutes } from "./history";
import { hear } from "./listeners";
import { marks, PLAYS } from "./media";
import type { Tell } from "./wire";

/** Listens to events of a target as long as a gate is open. */
export type On = (target: EventTarget, names: string, handle: (event: Event) => void) => void;

/** Puts what a form gets now where its vendor wants it: one call for each field. An empty value takes the field back. */
export type Give = (form: HTMLFormElement, put: forms.Put) => void;

/** A vendor's adapter: for forms that send what a script keeps, and neither their inputs nor a `FormData`. */
export type Vendor = (on: On, give: Give) => void;

const FORM = "submit formdata reset";
/** The least that somebody does in a form before it can be sent: all three leave a shadow root. */
const TOUCH = "focusin input pointerdown";
const SHADOW_ROOT = 11;

/** Starts to listen and gives what ends it. */
export function listen(tell: Tell, vendors: readonly Vendor[]): () => void {
  const ending = new AbortController();
  const on: On = hear.bind(null, ending.signal);
  const known = new WeakSet<Node>();
  const moved = () => tell(Date.now(), "moved");
  const isNew = (root: Node) => !known.has(root) && known.add(root);

  const form = (event: Event) => {
    const at = Date.now();
    const { type, target } = event;
    if (type === "reset") return fields.clear(forms.keyOf(target as HTMLFormElement));
    if (event.isTrusted && type === "submit") tell(at, "act", forms.acted(target as HTMLFormElement));
    forms.form(event, (...told) => tell(at, "form", ...told));
  };
  const play = (event: Event) => marks(event).forEach((mark) => tell(Date.now(), "media", ...mark));
  // Form events and players do not leave a shadow root. What somebody does before does, and it comes first.
  const touch = (event: Event) => {
    for (const node of event.composedPath() as Node[]) {
      if (node.nodeType !== SHADOW_ROOT || !isNew(node)) continue;
      on(node, FORM, form);
      on(node, PLAYS, play);
    }
  };
  const click = (event: Event) => {
    const at = Date.now();
    touch(event);
    const acted = pressed(event);
    if (acted) tell(at, "act", forms.acted(acted));
    const followed = link(event);
    if (followed) tell(at, "click", ...followed);
  };
  const enter = (page: Document, window: EventTarget) => {
    on(window, "click auxclick", click);
    on(window, TOUCH, touch);
    on(window, FORM, form);
    // The load of a frame is seen on the document and not on the window.
    on(page, "load", ({ target }) => frame(target as Element));
    page.querySelectorAll("iframe,frame").forEach(frame);
  };
  // A frame is another document after each load. One that still loads is entered then, one that brings Baton itself never.
  const frame = (element: Element) => {
    const page = is(element, "iframe,frame") && (element as HTMLIFrameElement).contentDocument;
    if (page && page.readyState === "complete" && !("baton" in page.defaultView!) && isNew(page)) enter(page, page);
  };

  enter(document, window);
  on(window, "popstate", moved);
  on(window, PLAYS, play);
  // A page that opened in the background, or that was made ready before anybody went there, is seen only when this comes.
  on(document, "visibilitychange prerenderingchange", moved);
  // What left has left: neither the back button nor a browser that restores inputs brings a field of ours back.
  on(window, "pagehide", () => fields.clear(""));
  on(window, "pageshow", (event) => {
    // The page comes back as it was left, with acts that may be over.
    if ((event as PageTransitionEvent).persisted) tell(Date.now(), "restored");
  });
  for (const vendor of vendors) {
    vendor(on, (form, put) => {
      // The vendor's code calls this: nothing may come out of it.
      guard(() => forms.give(form, put, (...told) => tell(Date.now(), "form", ...told)));
    });
  }
  const leaveRoutes = followRoutes(moved);
  return () => {
    ending.abort();
    leaveRoutes();
  };
}
