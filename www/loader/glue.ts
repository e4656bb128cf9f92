// The engine's two functions, as wasm-bindgen lays them out: what goes in is written into the engine's memory, and a text comes out of
// it. The script that wasm-bindgen itself writes knows many ways to load and many kinds of values, half a kilobyte of brotli that no
// page comes to. Its types say here what the engine exports, and the tests in Node and in browsers run the engine by it.

import type * as Exports from "baton-engine";

/** Bytes in, a text out. */
type Call = typeof Exports.handle;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
let engine: typeof Exports;

/** Brings the engine to life. It is handed nothing. */
export function enter(module: WebAssembly.Module): void {
  engine = new WebAssembly.Instance(module).exports as unknown as typeof Exports;
}

/** Starts with the published copy. */
export function start(copy: Uint8Array): string {
  return call(engine.start, copy);
}

/** Takes one input. */
export function handle(input: string): string {
  return call(engine.handle, encoder.encode(input));
}

function call(one: Call, given: Uint8Array): string {
  const { length } = given;
  const at = engine.__wbindgen_malloc(length, 1);
  // Memory that has grown is another buffer.
  new Uint8Array(engine.memory.buffer).set(given, at);
  const [from, size] = one(at, length);
  const text = decoder.decode(new Uint8Array(engine.memory.buffer, from, size));
  engine.__wbindgen_free(from, size, 1);
  return text;
}
