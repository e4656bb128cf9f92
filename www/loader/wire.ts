// The text between loader and engine: records of fields, fields of lists, lists of items, items of parts.

/** What a field can hold: text, a list, or a list of items with parts. */
export type Field = string | readonly Field[];

/** Tells the engine what happened at a time, in milliseconds since 1970. */
export type Tell = (at: number, kind: string, ...fields: Field[]) => void;

/** What sets off records, fields, items and parts: from the outside in. */
const SEPARATORS = "\x1e\x1f\x1d\x1c";
const FIELD = 1;
const ITEM = 2;
const PART = 3;

/** One input. The page's own texts lose the separators, so that no page can forge a field. */
export function join(field: Field, depth = FIELD, forged = /[\x1c-\x1f]/.test(String(field))): string {
  // Hardly any text has one, and all of them together are looked through sooner than each.
  if (typeof field === "string") return forged ? field.replace(/[\x1c-\x1f]/g, "") : field;
  return field.map((inner) => join(inner, depth + 1, forged)).join(SEPARATORS[depth]);
}

/** The outputs of one call, all parsed before the first is carried out. */
export function records(text: string): string[][] {
  return split(text, 0).map((record) => split(record, FIELD));
}

/** The items of a field. */
export function items(field: string): string[] {
  return split(field, ITEM);
}

/** The parts of an item. */
export function parts(item: string): string[] {
  return split(item, PART);
}

/** Nothing between separators is nothing, not one empty text. */
function split(text: string, depth: number): string[] {
  return text ? text.split(SEPARATORS[depth]!) : [];
}
