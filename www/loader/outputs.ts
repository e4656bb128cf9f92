// What goes into the engine, and what is done with what comes out of it. Every input passes here, and with it the guard.

import type { Source } from "./chosen";
import { call } from "./engine";
import * as fields from "./fields";
import * as forms from "./forms";
import { ended, guard } from "./guard";
import { listen, type Vendor } from "./listen";
import { flag, page, route } from "./page";
import { stop } from "./state";
import * as storage from "./storage";
import { items, join, type Tell } from "./wire";

// What happens before the engine has started waits for it, with its time.
let waiting: (() => void)[] | undefined = [];
// What is told before the first input of all.
let signals: (() => void) | undefined;
let unlisten: (() => void) | undefined;
let announced = false;
let heedsDnt = false;
// What each consent tool said last: the word, the categories of a yes, and whether it is none or less than the one before; and what
// asks it again.
const said = new Map<string, readonly [word: string, has: readonly string[], lessens: boolean]>();
const asking: (() => void)[] = [];
let vendors: readonly Vendor[] = [];
let reply = "";
// The record as this page kept it last. As long as storage holds it still, it need not be told.
let kept: string | undefined;

export const tell: Tell = (at, kind, ...told) => {
  const work = () => {
    signals?.();
    // As `String` writes it, without the cache of 48 kB that browsers keep for the numbers that were written by it.
    carryOut(at, call([kind, at.toFixed(), ...told]));
  };
  if (waiting) waiting.push(work);
  else guard(work);
};

/** Sets the adapters of the vendors whose forms the site has. */
export function hire(adapters: readonly Vendor[]): void {
  vendors = adapters;
}

/** Whether the site lets page scripts read the context. */
export function isOpenToPage(): boolean {
  return announced;
}

/** Every field as the page may read it now; nothing without consent, or before there is an engine. */
export function read(): Record<string, string> | undefined {
  return waiting ? undefined : forms.read((...told) => tell(Date.now(), "form", ...told));
}

/** Hears a consent tool from now on. */
export function connect(tool: string, source: Source): void {
  asking.push(source((explicit, categories) => hear(tool, explicit, categories)));
}

/** What a consent tool says. A tool may say the same ten thousand times: the engine hears it once. */
export function hear(tool: string, explicit: boolean, categories: readonly string[]): void {
  const word = flag(explicit) + join(categories);
  const has = explicit ? categories : [];
  const [before, had = []] = said.get(tool) ?? [];
  if (before === word) return;
  said.set(tool, [word, has, !has.length || had.some((one) => !has.includes(one))]);
  tell(Date.now(), "consent", tool, flag(explicit), categories);
  sweep();
}

/** With Baton ended no engine can say what a word opens: one that is no yes, or takes something back, empties the device. */
function sweep(): void {
  if (ended() && [...said.values()].some(([, , lessens]) => lessens)) storage.remove(storage.RECORD);
}

/** The engine has started: carries out what it said first, then tells it what has waited. */
export function opened(first: string[][]): void {
  const late = waiting ?? [];
  waiting = undefined;
  const at = Date.now();
  carryOut(at, first);
  // `undefined` is a browser that does not know the signal. Do Not Track is looked at only where the site heeds it.
  const dnt = heedsDnt && /^(1|yes)$/.test(String(navigator.doNotTrack));
  signals = () => {
    signals = undefined;
    tell(at, "signals", flag((navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true), flag(dnt));
  };
  // It is a no by itself. The other one only narrows what a tool says, and many pages are left before one has said anything: what takes
  // most of the engine's start waits until then.
  if (dnt) guard(signals);
  late.forEach(guard);
}

/** What the engine answers, as JSON; `null` where there is none that could. */
export function answer(kind: string, ...told: string[]): unknown {
  reply = "null";
  tell(Date.now(), kind, ...told);
  return JSON.parse(reply);
}

/** What a visitor or the page ends is ended at once, with an engine, without one and before there is one. */
export function forget(kind: string): void {
  tell(Date.now(), kind);
  storage.remove(storage.RECORD);
  if (kind === "optout") storage.keep("persistent", storage.OFF, "1");
}

/** Baton ends: nothing is heard any more and no form keeps a field of ours. */
export function leave(): void {
  unlisten?.();
  fields.clear("");
  sweep();
}

function carryOut(at: number, outputs: string[][]): void {
  let began = fields.cleared;
  for (const [kind, ...output] of outputs) {
    // A tool that is consulted, or a page script in between, can end everything: what is left was said before that, and no answer is
    // read for it, nothing kept and nothing attached.
    if (ended() || began !== fields.cleared) return;
    OUTPUTS[kind!]?.(at, ...(output as Output));
    if (kind === "clear") began = fields.cleared;
  }
}

/** What each output carries is laid down in the engine; no field that it does not write is named below. */
type Output = [string, string, string, string, string, string];

const OUTPUTS: Record<string, (at: number, ...output: Output) => void> = {
  config: (_, selectors, api, byHash, ids, zone, dnt) => {
    forms.know(items(selectors));
    announced = api === "1";
    route(byHash === "1", ids === "1", zone === "1");
    heedsDnt = dnt === "1";
  },
  consult: () => asking.forEach((ask) => ask()),
  refused: () => stop("damaged"),
  ask: (at, area, key, off, form, names, checkbox) => {
    const record = storage.read(area, key);
    const isOwn = record !== null && record === kept;
    const present = record === undefined ? "" : isOwn ? "=" : flag(record !== null);
    tell(at, "told", (!isOwn && record) || "", present, flag(storage.read("persistent", off) != null), ...forms.asked(form, names, checkbox));
  },
  listen: () => {
    unlisten ??= listen(tell, vendors);
  },
  unlisten: () => {
    unlisten?.();
    // What this page kept is no longer its own to know.
    unlisten = kept = undefined;
  },
  look: (at) => tell(at, "page", ...page()),
  store: (at, area, key, text) => {
    storage.keep(area, key, text);
    kept = storage.read(area, key) === text ? text : undefined;
    if (!kept) tell(at, "unkept");
  },
  remove: (_, key) => storage.remove(key),
  set_off: (_, key) => storage.keep("persistent", key, "1"),
  attach: (_, form, event, pairs) => forms.attach(form, event, pairs),
  clear: (_, form) => fields.clear(form),
  wake: (_, millis) => void setTimeout(() => tell(Date.now(), "tick"), Number(millis)),
  changed: () => {
    if (announced) document.dispatchEvent(new CustomEvent("baton:change"));
  },
  reply: (_, text) => {
    reply = text;
  },
};
