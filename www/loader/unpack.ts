// The engine as text. `baton publish` packs 4 bytes with the length of the wasm (little-endian), the wasm and the published copy.
//
// The law: the signs are printable ASCII from the space to |, without ", ', ` and \; that is 89, numbered from 0 in the order of their
// codes. A sign alone is the byte of its number; a sign behind } is its number and 89 more, behind ~ its number and 178 more. A byte is
// always one or two whole signs, so brotli sees the wasm through the text and packs it nearly as well as the bytes themselves.

/** The bytes that `baton publish` packed: the engine, and the published copy that it is started with. */
export function unpack(text: string): [wasm: Uint8Array<ArrayBuffer>, copy: Uint8Array<ArrayBuffer>] {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 124) shift = (code - 124) * 89;
    else {
      bytes[length++] = code - 32 - +(code > 34) - +(code > 39) - +(code > 92) - +(code > 96) + shift;
      shift = 0;
    }
  }
  const wasm = 4 + new DataView(bytes.buffer).getUint32(0, true);
  return [bytes.slice(4, wasm), bytes.slice(wasm, length)];
}
