// The engine as text: `baton publish` packs the wasm and the published copy, and `unpack.wat`, a small wasm of its own, unpacks them.

import signs from "baton-unpacker";

/** What the unpacker shows: its memory, and where in it the rows end, the wasm begins and the wasm ends. */
type Shown = { readonly room: WebAssembly.Memory; unpack(length: number): [rest: number, wasm: number, end: number] };

/** What was packed: the engine, and the published copy that it is started with. The engine is lent, and is gone with the next call. */
type Unpack = (text: string) => [wasm: Uint8Array<ArrayBuffer>, copy: Uint8Array<ArrayBuffer>];

/** Starts the unpacker, which a policy may refuse. */
export function unpacker(): Unpack {
  const wasm = new Uint8Array(signs.length);
  for (let i = 0; i < signs.length; i++) wasm[i] = signs.charCodeAt(i);
  const { room, unpack } = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports as Shown;
  const all = new Uint8Array(room.buffer);
  return (text) => {
    new TextEncoder().encodeInto(text, all);
    const [rest, wasm, end] = unpack(text.length);
    return [all.subarray(wasm, end), all.slice(rest, wasm)];
  };
}
