// The browser's storage. Where it is switched off the getter gives null or throws, and a full one throws on writing: all of that
// means that nothing is there and nothing is kept.

/** The keys of `src/fields/stores.rs`, for what must go although there is no engine to name them. */
export const RECORD = "baton.v1";
export const OFF = "baton.off";

/** Where the engine wants its record, in its own words. */
const AREAS: Record<string, "localStorage" | "sessionStorage"> = { persistent: "localStorage", tab: "sessionStorage" };

/** A stored text, null where there is none, undefined where the storage cannot be read or none is meant. */
export function read(area: string, key: string): string | null | undefined {
  return use(area, (storage) => storage.getItem(key));
}

/** Keeps a text. */
export function keep(area: string, key: string, text: string): void {
  use(area, (storage) => storage.setItem(key, text));
}

/** Removes a key wherever it may lie. */
export function remove(key: string): void {
  for (const area in AREAS) use(area, (storage) => storage.removeItem(key));
}

function use<T>(area: string, work: (storage: Storage) => T): T | undefined {
  try {
    return work(window[AREAS[area]!]);
  } catch {
    return undefined;
  }
}
