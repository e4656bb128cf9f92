// `window.baton`: what a page and its people can ask for. Calls made before the script came wait in a queue and are made then.

import { MOST, own } from "./chosen";
import { guard } from "./guard";
import { answer, forget, hear, read } from "./outputs";
import { doubled, state } from "./state";

/** No name of an event is longer. */
const LONGEST = 100;

/** What a second copy says to the first one, through its queue. */
const AGAIN = "again";

const page = window as { baton?: { readonly q?: unknown; readonly status?: unknown } };

/** Whether the page has Baton already. */
export function present(): boolean {
  return typeof page.baton?.status === "function";
}

/** Another copy of Baton is here: the first one stays, and says so. */
export function again(): void {
  (page.baton!.q as { push(call: string): void }).push(AGAIN);
}

/** Puts `window.baton` there and makes the calls that have waited. */
export function offer(): void {
  const early = page.baton?.q;
  const push = (call: unknown) => {
    if (call === AGAIN) doubled();
    else if (Array.isArray(call)) methods[String(call[0])]?.(call[1]);
  };
  page.baton = { ...methods, q: { push } };
  if (Array.isArray(early)) early.forEach(push);
}

/** Adds what page scripts may read where the site config says that they may. */
export function open(): void {
  const fields = () => {
    let told: Record<string, string> | undefined;
    guard(() => (told = read()));
    return told;
  };
  const context = () => {
    const text = fields()?.["baton_context"];
    return text && JSON.parse(text);
  };
  Object.assign(page.baton!, { fields, context });
}

/** What everybody may ask for. */
export const methods: Record<string, (given?: unknown) => unknown> = {
  status: stands,
  // What the visitor may expect is part of how things stand; without a yes nobody is promised anything.
  expectation: () => stands().expectation,
  // Whether the definition declares an event of this name; without an engine nobody knows yet.
  track: (name) => typeof name === "string" && answer("track", name.slice(0, LONGEST)) === true,
  consent: (given) => {
    let yes = false;
    let named: string[] = [];
    try {
      // Only a plain true is a yes, and only texts are categories.
      const { explicit, categories } = own(given);
      if (Array.isArray(categories)) named = categories.filter((one) => typeof one === "string").slice(0, MOST);
      yes = explicit === true;
    } catch {
      // What cannot be read is not a yes.
    }
    hear("page", yes, named);
  },
  // For the visitor: what is kept on this device, as a text that people can read.
  export: () => JSON.stringify(answer("export") ?? {}, null, 2),
  withdraw: () => forget("withdraw"),
  erase: () => forget("erase"),
  optOut: () => forget("optout"),
};

/** How things stand. */
function stands() {
  const told = answer("status") as { readonly expectation?: unknown } | null;
  // Asking is a call like any other: where it ended Baton, this says so.
  return {
    ...state(),
    ...told,
    // The whole page is walked through for it, so only for whoever looks.
    get ignored_attributes() {
      return ignored();
    },
  };
}

/** Attributes of the page that begin like ours and mean nothing: none of them opens a gate or adds a field, and whoever wrote them is told. */
function ignored(): string[] {
  const ours = "data-baton data-baton-internal data-baton-media data-baton-province ";
  const others = `//@*[starts-with(name(),"data-baton")][not(contains("${ours}",concat(name()," ")))]`;
  const found = document.evaluate(others, document);
  const names = new Set<string>();
  for (let one; (one = found.iterateNext()); ) names.add(one.nodeName);
  return [...names];
}
