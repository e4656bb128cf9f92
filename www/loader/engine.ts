// The engine: unpacked and compiled when the page is idle, closed until somebody says yes, and gone for good after a trap.

import { enter, handle, start } from "./glue";
import { guard } from "./guard";
import { runs, stop } from "./state";
import { unpacker } from "./unpack";
import { join, records, type Field } from "./wire";

/** The latest a busy page lets the engine start, in milliseconds. */
const PATIENCE = 1000;

/** One call: the input goes in, its outputs come out. */
export function call(input: Field): string[][] {
  return records(handle(join(input)));
}

/** The engine by itself, where the text does not hold it. */
export type Given = BufferSource | WebAssembly.Module | undefined;

/** Starts the engine when the page is idle and hands over what it says first. */
export function boot(packed: string, given: Given, opened: (outputs: string[][]) => void): void {
  const work = () => guard(() => compile(packed, given, opened));
  // Not every browser tells when it is idle.
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: PATIENCE });
  else setTimeout(work);
}

function compile(packed: string, given: Given, opened: (outputs: string[][]) => void): void {
  if (typeof WebAssembly !== "object") return stop("blocked:wasm");
  // What a policy refuses is the unpacker, which is valid; where that runs, whatever fails is damaged.
  let why: "blocked:csp" | "damaged" = "blocked:csp";
  let inside, copy: Uint8Array;
  try {
    const unpack = unpacker();
    why = "damaged";
    [inside, copy] = unpack(packed);
  } catch {
    return stop(why);
  }
  const wasm = given ?? inside;
  (wasm instanceof WebAssembly.Module ? Promise.resolve(wasm) : WebAssembly.compile(wasm))
    .then((module) => enter(module))
    .then(
      () =>
        guard(() => {
          const first = records(start(copy));
          runs();
          opened(first);
        }),
      () => guard(() => stop("damaged")),
    );
}
