// Our fields in forms: what was added and what was filled, so that both can be taken back.

import { is } from "./controls";

interface Written {
  readonly key: string;
  readonly takeBack: () => void;
}

let written: Written[] = [];

/** Writes a field into the hidden control that is there for it, or else into a hidden input of ours. */
export function write(key: string, form: HTMLFormElement, name: string, value: string, there: Element | undefined): void {
  if (there && is(there, "input")) {
    set(there, value);
    owe(key, () => set(there, ""));
  } else {
    const input = Object.assign(document.createElement("input"), { type: "hidden", name, autocomplete: "off", value });
    Element.prototype.append.call(form, input);
    owe(key, () => input.remove());
  }
}

/** Remembers how to take back what a form got. */
export function owe(key: string, takeBack: () => void): void {
  written.push({ key, takeBack });
}

/** Takes everything of ours out of a form; without a key, out of all. */
export function clear(key: string): void {
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
