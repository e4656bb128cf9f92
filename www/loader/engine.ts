// The engine: unpacked and compiled when the page is idle, closed until somebody says yes, and gone for good after a trap.

import { handle, initSync, start } from "baton-engine";
import { end, guard } from "./guard";
import { unpack } from "./unpack";
import { join, records, type Field } from "./wire";

/** What `baton.status()` says while the engine cannot say it. */
export interface State {
  readonly state: "loading" | "running" | "blocked:csp" | "blocked:wasm" | "error";
  readonly cure?: string;
}

/** The latest a busy page lets the engine start, in milliseconds. */
const PATIENCE = 1000;

let now: State = { state: "loading" };

export function state(): State {
  return now;
}

/** Baton is off on this page, and this is why. */
export function stop(why: State): void {
  now = why;
  end();
}

/** Baton has ended. Where no other reason was given, it was an error. */
export function failed(): void {
  if (/ing$/.test(now.state)) now = { state: "error" };
}

/** One call: the input goes in, its outputs come out. */
export function call(input: Field): string[][] {
  return records(handle(join(input)));
}

/** Starts the engine when the page is idle and hands over what it says first. */
export function boot(packed: string, opened: (outputs: string[][]) => void): void {
  const work = () => guard(() => compile(packed, opened));
  // Not every browser tells when it is idle.
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: PATIENCE });
  else setTimeout(work);
}

function compile(packed: string, opened: (outputs: string[][]) => void): void {
  if (typeof WebAssembly !== "object") return stop({ state: "blocked:wasm" });
  const [wasm, copy] = unpack(packed);
  WebAssembly.compile(wasm)
    // Some engines refuse only here.
    .then((module) => void initSync({ module }))
    .then(
      () =>
        guard(() => {
          const first = records(start(copy));
          now = { state: "running" };
          opened(first);
        }),
      () =>
        guard(() => {
          // The policy refuses what is valid; both come as the same kind of error.
          const csp = WebAssembly.validate(wasm);
          stop(csp ? { state: "blocked:csp", cure: "Add 'wasm-unsafe-eval' to script-src." } : { state: "error" });
        }),
    );
}
