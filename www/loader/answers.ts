// The only place that reads what a visitor entered, and only from controls that the site declared readable: the engine
// names them, from the published site config, when their form is being sent.

import { attribute } from "./controls";
import type { Field } from "./wire";

// Whatever a site declares: these are never read, by their type or by what the browser would fill in.
const NEVER = /^(password|file|email|tel)$/;
const FILLED = /\b(email|tel|cc|name|one-time-code|(current|new)-password)\b/i;
const CHOICE = /^(radio|checkbox)$/;
const LONGEST = 255;

/** Control and value of the named controls, once for each value: an empty one is shown but blank, an absent one is not there. */
export function answers(controls: readonly Element[], names: readonly string[]): Field[] {
  const asked = controls.filter((control) => names.includes(attribute(control, "name")));
  return asked.flatMap((control) => entered(control).map((value) => [attribute(control, "name"), value.slice(0, LONGEST)]));
}

function entered(control: Element): string[] {
  // What is switched off is not sent, so it answers nothing.
  if (control.matches(":disabled")) return [];
  if (control instanceof HTMLSelectElement) return ["", ...[...control.selectedOptions].map((option) => option.value)];
  if (control instanceof HTMLTextAreaElement) return [control.value];
  if (!(control instanceof HTMLInputElement) || NEVER.test(control.type)) return [];
  if (FILLED.test(attribute(control, "autocomplete"))) return [];
  return [CHOICE.test(control.type) && !control.checked ? "" : control.value];
}
