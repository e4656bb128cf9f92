// The engine as text. `baton publish` packs the rows of the wasm (`weave.ts`) and the published copy.
//
// The law: the signs are printable ASCII from the space to |, without ", ', ` and \; that is 89. A sign alone is the byte of its own
// code, but the signs of LENT are the bytes of STEPS. The other bytes, in their order, are written as two signs: the first 89 behind },
// the rest behind ~. A byte is always one or two whole signs, so brotli sees the wasm through the text and packs it nearly as well as
// the bytes themselves.

import { weave } from "./weave";

/** What a script holds its engine in. */
export type Packed = string | Uint8Array<ArrayBuffer>;

const LENT = "%&*+,.23589;<=>?CDHJKLMNOPQRSTUVWXYZ[]^yz{|";
// Each byte as its distance from the one before, a digit to base 36: the first is 126, and 255 is followed by 0.
const STEPS = "011g88ggg448g843111111111111111111111132116";

/** The bytes that `baton publish` packed: the engine, and the published copy that it is started with. Deflated, they come as bytes. */
export function unpack(text: Packed): [wasm: Uint8Array<ArrayBuffer>, copy: Uint8Array<ArrayBuffer>] {
  if (typeof text !== "string") return weave(text);
  const table = bytesOf();
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 124) shift = (code - 124) * 128;
    else {
      bytes[length++] = table[shift + code]!;
      shift = 0;
    }
  }
  return weave(bytes.subarray(0, length));
}

/** The byte of each sign alone by its code, behind } by its code and 128, behind ~ by its code and 256. */
function bytesOf(): number[] {
  const table: number[] = [];
  const signs: number[] = [];
  let byte = 126;
  let lent = 0;
  for (let code = 32; code < 125; code++) {
    const sign = String.fromCharCode(code);
    if ("\"'`\\".includes(sign)) continue;
    signs.push(code);
    table[code] = LENT.includes(sign) ? (byte = (byte + parseInt(STEPS[lent++]!, 36)) % 256) : code;
  }
  let place = 0;
  for (let rest = 0; rest < 256; rest++) {
    if (!table.includes(rest)) table[(place < 89 ? 128 : 256) + signs[place++ % 89]!] = rest;
  }
  return table;
}
