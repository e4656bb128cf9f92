// Forms and their controls: names and kinds, never what somebody entered. A control called `action` or `matches` hides the form's
// own property of that name, so everything of a form is read through its prototype.

import type { Field } from "./wire";

const { getAttribute, hasAttribute, matches } = Element.prototype;

/** A property of a form, whatever its controls are called. */
export function property<K extends "action" | "elements" | "method">(form: HTMLFormElement, name: K): HTMLFormElement[K] {
  return Reflect.get(HTMLFormElement.prototype, name, form);
}

/** Everything that belongs to a form, also from outside its element. */
export function controlsOf(form: HTMLFormElement): Element[] {
  return [...property(form, "elements")];
}

/** An attribute as it is written. */
export function attribute(element: Element, name: string): string {
  return getAttribute.call(element, name) ?? "";
}

/** Whether an attribute is written. */
export function has(element: Element, name: string): boolean {
  return hasAttribute.call(element, name);
}

/** Whether something is an element that a selector means. A selector that is none means nothing. */
export function is(target: EventTarget, selector: string): boolean {
  try {
    // Documents and windows are looked at with every click, and an exception costs more than the whole path.
    return "matches" in target && matches.call(target as Element, selector);
  } catch {
    return false;
  }
}

/** Name, type and autocomplete of a control. No code of a custom element is run for it. */
export function described(control: Element): Field {
  const custom = control.localName.includes("-");
  return [attribute(control, "name"), custom ? "custom" : (control as HTMLInputElement).type, attribute(control, "autocomplete")];
}
