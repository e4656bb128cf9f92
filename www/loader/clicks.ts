// Links that are followed and buttons that are pressed. Key presses need no listener: the browser turns them into clicks.

import { has, is } from "./controls";
import { address, flag, path } from "./page";
import type { Field } from "./wire";

const LINK = "a[href],area[href]";
const BUTTON = "button:not([type=reset]),input[type=submit],input[type=button],input[type=image]";

/** The link that a click follows, as the fields of the input `click`. */
export function link(event: Event): Field[] | undefined {
  const link = touched<HTMLAnchorElement>(event, LINK);
  // The third button closes or scrolls; the second of `auxclick` opens a menu.
  if (!link || (event.type === "auxclick" && (event as MouseEvent).button !== 1)) return undefined;
  const to = address(link.href);
  // A mail address or a telephone number in a link is nobody's page.
  return to?.protocol.startsWith("http") ? [path(to.pathname), to.host, flag(has(link, "download"))] : undefined;
}

/** The form whose button was pressed: somebody means to send it. */
export function pressed(event: Event): HTMLFormElement | null | undefined {
  return event.type === "click" ? touched<HTMLButtonElement>(event, BUTTON)?.form : undefined;
}

/** What a person touched. Clicks that a script makes are nobody's. */
function touched<T extends Element>(event: Event, selector: string): T | undefined {
  return event.isTrusted ? (event.composedPath().find((node) => is(node, selector)) as T | undefined) : undefined;
}
