// Our fields in forms: what was added and what was filled, so that both can be taken back.

interface Written {
  readonly key: string;
  readonly takeBack: () => void;
}

let written: Written[] = [];

/** How often everything was taken back. What began before one of these times does not go on after it. */
export let cleared = 0;

/** Writes a field into the hidden input that is there for it. */
export function write(key: string, input: Element, value: string): void {
  set(input, value);
  owe(key, () => set(input, ""));
}

/** Adds fields as hidden inputs of ours, all at once: after each change of a form the browser counts its controls anew. */
export function add(key: string, form: HTMLFormElement, fields: readonly (readonly [name: string, value: string])[]): void {
  const inputs = fields.map(([name, value]) => hidden(name, value));
  Element.prototype.append.apply(form, inputs);
  owe(key, () => inputs.forEach((input) => input.remove()));
}

// What is copied for each input: sooner done than to make one.
const blank = Object.assign(document.createElement("input"), { type: "hidden", autocomplete: "off" });

/** A hidden input of ours, which no browser fills in. */
export function hidden(name: string, value: string): HTMLInputElement {
  return Object.assign(blank.cloneNode() as HTMLInputElement, { name, value });
}

/** Remembers how to take back what a form got. */
export function owe(key: string, takeBack: () => void): void {
  written.push({ key, takeBack });
}

/** Takes everything of ours out of a form; without a key, out of all. */
export function clear(key: string): void {
  if (!key) cleared++;
  const [gone, kept] = [true, false].map((goes) => written.filter((one) => (!key || key === one.key) === goes));
  written = kept!;
  for (const { takeBack } of gone!) {
    try {
      takeBack();
    } catch {
      // A vendor's script that fails here must not keep the others from being taken back.
    }
  }
}

/** Sets a value through the prototype, past what a framework hung onto the element itself. */
export function set(input: Element, value: string): void {
  Reflect.set(HTMLInputElement.prototype, "value", value, input);
}
