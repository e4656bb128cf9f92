// The only place that reads what a visitor entered, and only from controls that the site declared readable: the engine
// names them, from the published site config, when their form is being sent.

import { attribute, is } from "./controls";
import { flag } from "./page";
import type { Field } from "./wire";

// Whatever a site declares: these are never read, by their type or by what the browser would fill in.
const NEVER = /^(password|file|email|tel)$/;
const FILLED = /\b(email|tel|cc|name|one-time-code|(current|new)-password)\b/i;
const CHOICE = /^(radio|checkbox)$/;
const LONGEST = 255;

/**
 * Control and value of the named controls, once for each value: an empty one is shown but blank, an absent one is not there. Then two
 * digits for the checkbox for messages, of which nothing but its tick is read: whether it is ticked, whether the page had ticked it.
 */
export function answers(controls: readonly Element[], names: readonly string[], checkbox: string): [Field, string] {
  const asked = controls.filter((control) => names.includes(attribute(control, "name")));
  const isNamed = (control: Element) =>
    attribute(control, "name") === checkbox && is(control, "input[type=checkbox]:enabled");
  const box = checkbox ? controls.find(isNamed) : undefined;
  return [
    asked.flatMap((control) => entered(control).map((value) => [attribute(control, "name"), value.slice(0, LONGEST)])),
    box ? entered(box, true).join("") : "",
  ];
}

function entered(control: Element, isBox = false): string[] {
  if (isBox) return [(control as HTMLInputElement).checked, (control as HTMLInputElement).defaultChecked].map(flag);
  // What is switched off is not sent, so it answers nothing.
  if (is(control, ":disabled")) return [];
  // A frame's controls are of another realm: what they are is read off their names.
  if (is(control, "select")) return ["", ...[...(control as HTMLSelectElement).selectedOptions].map((option) => option.value)];
  if (is(control, "textarea")) return [(control as HTMLTextAreaElement).value];
  const { type } = control as HTMLInputElement;
  if (!is(control, "input") || NEVER.test(type) || FILLED.test(attribute(control, "autocomplete"))) return [];
  return [CHOICE.test(type) && !(control as HTMLInputElement).checked ? "" : (control as HTMLInputElement).value];
}
