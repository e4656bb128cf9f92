// The engine: unpacked and compiled when the page is idle, closed until somebody says yes, and gone for good after a trap.

import { enter, handle, start } from "./glue";
import { guard } from "./guard";
import { runs, stop } from "./state";
import { unpack, type Packed } from "./unpack";
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
export function boot(packed: Packed, given: Given, opened: (outputs: string[][]) => void): void {
  const work = () => guard(() => compile(packed, given, opened));
  // Not every browser tells when it is idle.
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: PATIENCE });
  else setTimeout(work);
}

function compile(packed: Packed, given: Given, opened: (outputs: string[][]) => void): void {
  if (typeof WebAssembly !== "object") return stop("blocked:wasm");
  let inside, copy: Uint8Array;
  try {
    [inside, copy] = unpack(packed);
  } catch {
    return stop("damaged");
  }
  const wasm = given ?? inside;
  const isCompiled = wasm instanceof WebAssembly.Module;
  (isCompiled ? Promise.resolve(wasm) : WebAssembly.compile(wasm))
    // Some engines refuse only here.
    .then((module) => enter(module))
    .then(
      () =>
        guard(() => {
          const first = records(start(copy));
          runs();
          opened(first);
        }),
      () =>
        guard(() => {
          // The policy refuses what is valid; both come as the same kind of error.
          stop(isCompiled || WebAssembly.validate(wasm) ? "blocked:csp" : "damaged");
        }),
    );
}
