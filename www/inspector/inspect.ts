// The inspector's door: an element with a closed shadow root, the wasm that draws into it, and the one guard around every call.
// Whatever fails here takes the element away and reaches nobody: the page and Baton go on.

import { handle, initSync, open } from "baton-inspector";
import type { Inspect } from "../loader/baton";
import { unpacker } from "../loader/unpack";
import { join } from "../loader/wire";
import style from "baton-inspector-style";

/** The wasm as text, which `baton publish` writes in front of this module. */
declare const BATON_INSPECTOR: string;

const NAME = "baton-inspector";

/** Opens the inspector on this page, once. */
export const inspect: Inspect = (packed, baton, storage, page, form) => {
  if (customElements.get(NAME)) return;
  let root: ShadowRoot | undefined;
  customElements.define(
    NAME,
    class extends HTMLElement {
      constructor() {
        super();
        root = this.attachShadow({ mode: "closed" });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        root.adoptedStyleSheets = [sheet];
      }
    },
  );
  const element = document.createElement(NAME);
  let isOver = false;
  const guard = (work: () => void) => {
    if (isOver) return;
    try {
      work();
    } catch {
      isOver = true;
      element.remove();
    }
  };
  const loader = {
    status: () => JSON.stringify(baton["status"]!()),
    export: baton["export"]!,
    erase: baton["erase"]!,
    stored: (area: string, key: string) => storage(area, key) ?? undefined,
    now: () => String(Date.now()),
    page: () => join(["page", "0", ...page()]),
    // The random digits are for an act of sending, and this is none.
    form: (one: HTMLFormElement) => join(["form", "0", ...form(one, "submit").slice(0, -1)]),
  };
  const unpack = unpacker();
  WebAssembly.compile(unpack(BATON_INSPECTOR)[0])
    .then((module) => {
      guard(() => {
        initSync({ module });
        document.body.append(element);
        open(root!, unpack(packed)[1], loader, (event?: Event) => guard(() => handle(event)));
      });
    })
    // A policy that refuses the engine refuses this as well.
    .catch(() => element.remove());
};
