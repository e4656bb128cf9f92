// Puts the engine together again: `baton publish` takes its wasm apart into rows of what is alike, which weigh less when they are sent.
// Its law is `src/publish/streams.rs`.

/** The rows that are walked through on their own; the others are those of KINDS. */
const FRAME = 0;
const INSTRUCTIONS = 1;
const OFFSETS = 3;
const TYPES = 5;
const LOCALS = 7;
const ROWS = 8;
/** The row of the number behind an instruction, by the instruction's code. */
const KINDS = "..555.......666.11..............2221111.333333333333333333333331144";
/** From here on instructions name functions and memories. */
const FIRST_NAMING = 208;

/** The wasm, and what stands behind its rows. */
export function weave(bytes: Uint8Array<ArrayBuffer>): [wasm: Uint8Array<ArrayBuffer>, rest: Uint8Array<ArrayBuffer>] {
  const [head, ...lengths] = new Uint32Array(bytes.buffer, 0, ROWS + 1);
  let ends = (ROWS + 1) * 4;
  const places = lengths.map((length) => (ends += length) - length);
  // What is damaged says anything of itself: nothing may take more room or go on for longer than there are bytes.
  if (ends > bytes.length) throw 0;
  const frameEnds = places[INSTRUCTIONS]!;
  const rows = Uint8Array.from({ length: 256 }, (_, code) => (code < FIRST_NAMING ? Number(KINDS[code]) : INSTRUCTIONS));
  // A size has no more bytes than its function, and an alignment no more than its instruction and offset.
  const wasm = new Uint8Array(2 * ends);
  let length = 0;
  const frame = (end: number) => {
    wasm.set(bytes.subarray(places[FRAME], end), length);
    length += end - places[FRAME]!;
    places[FRAME] = end;
  };
  const number = () => {
    let value = 0;
    let next = 128;
    for (let shift = 0; next > 127; shift += 7) {
      next = wasm[length++] = bytes[places[LOCALS]!++]!;
      value |= (next & 127) << shift;
    }
    return value;
  };
  // Nine tenths of the bytes pass here, in a function that is called for each of the engine's, so that browsers soon compile it.
  const instructions = () => {
    let at = length;
    let place = places[INSTRUCTIONS]!;
    for (let depth = 1; depth && at < wasm.length; ) {
      const code = (wasm[at++] = bytes[place++]!);
      const row = rows[code]!;
      if (!row) {
        if (code === 11) depth--;
        continue;
      }
      if (row === TYPES) depth++;
      // Before the offset of a load or a store stands its alignment, which is 0.
      if (row === OFFSETS) at++;
      let from = row > INSTRUCTIONS ? places[row]! : place;
      let next = (wasm[at++] = bytes[from++]!);
      // A branch by a table has so many places and one for all else; a call by a table names type and table; memory is copied, or it or a table filled.
      let more = code === 14 ? next + 1 : code === 17 ? 1 : code > 251 ? (next === 10 ? 2 : 1) : 0;
      while (next > 127 || more--) next = wasm[at++] = bytes[from++]!;
      if (row > INSTRUCTIONS) places[row] = from;
      else place = from;
    }
    places[INSTRUCTIONS] = place;
    length = at;
  };
  frame(places[FRAME]! + head!);
  while (places[LOCALS]! < ends) {
    const begins = length;
    for (let groups = number(); groups-- > 0 && length < wasm.length; number()) number();
    instructions();
    // The size stands before the function, and is known only now.
    const size = [];
    for (let rest = length - begins; size.push(rest > 127 ? (rest & 127) | 128 : rest), rest > 127; rest >>= 7);
    wasm.copyWithin(begins + size.length, begins, length);
    wasm.set(size, begins);
    length += size.length;
  }
  frame(frameEnds);
  return [wasm.subarray(0, length), bytes.slice(ends)];
}
