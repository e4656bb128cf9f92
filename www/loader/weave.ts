// Puts the engine together again: `baton publish` takes its wasm apart into rows of what is alike, which weigh less when they are sent.
// Its law is `src/publish/streams.rs`.

/** The rows that are walked through on their own; the others are those of KINDS. */
const FRAME = 0;
const INSTRUCTIONS = 1;
const SIZES = 6;
const LOCALS = 7;
const FEW = 8;
const ROWS = 12;
/** The row of the number behind an instruction, by the instruction's code and to base 16. */
const KINDS = "..aaa.......bbb.58..............2228888.333333333333333333333338849";

/** The wasm, and what stands behind its rows. */
export function weave(bytes: Uint8Array<ArrayBuffer>): [wasm: Uint8Array<ArrayBuffer>, rest: Uint8Array<ArrayBuffer>] {
  const [head, ...lengths] = new Uint32Array(bytes.buffer, 0, ROWS + 1);
  const begins = (ROWS + 1) * 4;
  let ends = begins;
  const places = lengths.map((length) => (ends += length) - length);
  const last = places[LOCALS]!;
  const rows = [...KINDS].map((kind) => parseInt(kind, 16));
  const wasm = new Uint8Array(ends - begins);
  let length = 0;
  const byte = (row: number) => (wasm[length++] = bytes[places[row]!++]!);
  const number = (row: number) => {
    let value = 0;
    let next;
    for (let shift = 0; ; shift += 7) {
      next = byte(row);
      value |= (next & 127) << shift;
      if (next < 128) return value;
    }
  };
  while (length < head!) byte(FRAME);
  while (places[SIZES]! < last) {
    const end = number(SIZES) + length;
    for (let groups = number(LOCALS); groups--; byte(LOCALS)) number(LOCALS);
    while (length < end) {
      const code = byte(INSTRUCTIONS);
      const row = code > 207 ? FEW : rows[code];
      // Before the offset of a load or a store stands its alignment.
      if (row === 3) byte(INSTRUCTIONS);
      if (!row) continue;
      const value = number(row);
      let more = 0;
      // A branch by a table has so many places and one for all else; a call by a table names type and table; memory is copied or filled.
      if (code === 14) more = value + 1;
      if (code === 17) more = 1;
      if (code > 251) more = 12 - value;
      while (more--) number(row);
    }
  }
  while (length < wasm.length) byte(FRAME);
  return [wasm, bytes.slice(ends)];
}
