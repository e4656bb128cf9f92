// What an address and the page say, in the engine's words. Read only when the engine asks for it.

import { has } from "./controls";
import type { Field } from "./wire";

const QUERY_MOST = 8192;
const PAIRS_MOST = 64;
const CAMPAIGN = ["source", "medium", "campaign", "term", "content"];
// Only whether one of these is there is told: what it holds identifies a click, so it goes no further unless the site turned that on.
const CLICK_IDS = "gclid gbraid wbraid msclkid dclid li_fat_id ttclid twclid rdt_cid mc_eid _hsmi mkt_tok fbclid".split(" ");

let hashed = false;
let withIds = false;
let withZone = false;

/** Sets whether a fragment that begins with `#/` or `#!/` is a route, and whether click identifiers and the time zone are told. */
export function route(byHash: boolean, ids: boolean, zone: boolean): void {
  [hashed, withIds, withZone] = [byHash, ids, zone];
}

// The query that was read last, and its pairs: a route change mostly leaves it as it is.
let known = "";
let pairs: [string, string][] = [];

/** Gives every value of a name in the address's query, in order. */
function query(): (name: string) => string[] {
  const search = location.search;
  if (search !== known) pairs = [...new URLSearchParams(search.slice(0, QUERY_MOST))].slice(0, PAIRS_MOST);
  known = search;
  return (name) => pairs.filter((pair) => pair[0] === name).map((pair) => pair[1].normalize());
}

/** Whether the address asks for this: `?baton=test`, `?baton=inspect`. */
export function asks(word: string, all = query()): boolean {
  return all("baton").includes(word);
}

/** The fields of the input `page`. */
export function page(): Field[] {
  const root = document.documentElement;
  const all = query();
  const [, hash] = (hashed && /^#!?(\/[^?#]+)/.exec(location.hash)) || [];
  // The old one is asked first: the other makes a page hold 9 kB more. What it says of a reload is 1.
  const loaded = performance.navigation ?? performance.getEntriesByType("navigation")[0];
  const marks: Record<string, unknown> = {
    hidden: document.visibilityState !== "visible",
    prerendered: (document as { prerendering?: boolean }).prerendering,
    reload: loaded && [1, "reload"].includes(loaded.type),
    automation: navigator.webdriver,
    internal: has(root, "data-baton-internal"),
    test: asks("test", all),
  };
  return [
    path(location.pathname + (hash ? "/#" + hash : "")),
    location.host,
    ...CAMPAIGN.map((name) => all("utm_" + name)),
    CLICK_IDS.filter((name) => all(name)[0]).map((name) => (withIds ? [name, all(name)[0]!] : name)),
    address(document.referrer)?.host ?? "",
    root.lang,
    navigator.languages,
    root.dataset["batonProvince"] ?? "",
    Object.keys(marks).filter((mark) => marks[mark]),
    withZone ? Intl.DateTimeFormat().resolvedOptions().timeZone : "",
  ];
}

/** A path as people read it, in NFC. What does not decode stays as it is written. */
export function path(written: string): string {
  return written
    .slice(0, QUERY_MOST)
    .replace(/(%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    })
    .normalize();
}

/** An address, or nothing where the text is none. */
export function address(text: string): URL | undefined {
  try {
    // Most pages have no referrer, and an exception costs more than all that is read here.
    return text ? new URL(text) : undefined;
  } catch {
    return undefined;
  }
}

/** A yes or no on the wire. */
export function flag(yes: boolean): string {
  return yes ? "1" : "0";
}
