// Puts the engine together again: `baton publish` takes its wasm apart into rows of what is alike, which weigh less when they are sent.
// Its law is `src/publish/streams.rs`.

/** The rows that are walked through on their own; the others are those of KINDS. */
const FRAME = 0;
const INSTRUCTIONS = 1;
const OFFSETS = 3;
const SIZES = 6;
const LOCALS = 7;
const FEW = 8;
const ROWS = 12;
/** The row of the number behind an instruction, by the instruction's code and to base 16. */
const KINDS = "..aaa.......bbb.58..............2228888.333333333333333333333338849";
/** From here on instructions name functions and memories. */
const FIRST_FEW = 208;

/** The wasm, and what stands behind its rows. */
export function weave(bytes: Uint8Array<ArrayBuffer>): [wasm: Uint8Array<ArrayBuffer>, rest: Uint8Array<ArrayBuffer>] {
  const [head, ...lengths] = new Uint32Array(bytes.buffer, 0, ROWS + 1);
  const begins = (ROWS + 1) * 4;
  let ends = begins;
  const places = lengths.map((length) => (ends += length) - length);
  // What is damaged says anything of itself: nothing may take more room or go on for longer than there are bytes.
  if (ends > bytes.length) throw 0;
  const sizesEnd = places[LOCALS]!;
  const rows = Uint8Array.from({ length: 256 }, (_, code) => (code < FIRST_FEW ? parseInt(KINDS[code]!, 16) : FEW));
  const wasm = new Uint8Array(ends - begins);
  let length = 0;
  const frame = (end: number) => {
    wasm.set(bytes.subarray(places[FRAME], (places[FRAME]! += end - length)), length);
    length = end;
  };
  const number = (row: number) => {
    let value = 0;
    let next = 128;
    for (let shift = 0; next > 127; shift += 7) {
      next = wasm[length++] = bytes[places[row]!++]!;
      value |= (next & 127) << shift;
    }
    return value;
  };
  // Nine tenths of the bytes pass here, in a function that is called for each of the engine's, so that browsers soon compile it.
  const instructions = (end: number) => {
    let at = length;
    let place = places[INSTRUCTIONS]!;
    while (at < end) {
      const code = (wasm[at++] = bytes[place++]!);
      const row = rows[code]!;
      if (!row) continue;
      // Before the offset of a load or a store stands its alignment.
      if (row === OFFSETS) wasm[at++] = bytes[place++]!;
      let from = places[row]!;
      let next = (wasm[at++] = bytes[from++]!);
      // A branch by a table has so many places and one for all else; a call by a table names type and table; memory is copied, or it or a table filled.
      let more = code === 14 ? next + 1 : code === 17 ? 1 : code > 251 ? (next === 10 ? 2 : 1) : 0;
      while (next > 127 || more--) next = wasm[at++] = bytes[from++]!;
      places[row] = from;
    }
    places[INSTRUCTIONS] = place;
    length = at;
  };
  frame(head!);
  while (places[SIZES]! < sizesEnd) {
    const end = number(SIZES) + length;
    for (let groups = number(LOCALS); groups-- > 0 && length < ends; number(LOCALS)) number(LOCALS);
    instructions(Math.min(end, ends));
  }
  frame(wasm.length);
  return [wasm, bytes.slice(ends)];
}
