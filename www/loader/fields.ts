// Our fields in forms: what was added and what was filled, so that both can be taken back.

interface Written {
  readonly key: string;
  readonly input: HTMLInputElement;
  readonly added: boolean;
}

let written: Written[] = [];

/** Writes a field into the hidden control that is there for it, or else into a hidden input of ours. */
export function write(key: string, form: HTMLFormElement, name: string, value: string, there: Element | undefined): void {
  const added = !(there instanceof HTMLInputElement);
  const input = added ? document.createElement("input") : there;
  if (added) Element.prototype.append.call(form, Object.assign(input, { type: "hidden", name, autocomplete: "off" }));
  put(input, value);
  written.push({ key, input, added });
}

/** Removes the inputs that we added to a form and empties those that we filled; without a key, in all forms. */
export function clear(key: string): void {
  written = written.filter((one) => {
    if (key && key !== one.key) return true;
    if (one.added) one.input.remove();
    else put(one.input, "");
    return false;
  });
}

/** Sets a value through the prototype, past what a framework hung onto the element itself. */
function put(input: HTMLInputElement, value: string): void {
  Reflect.set(HTMLInputElement.prototype, "value", value, input);
}
