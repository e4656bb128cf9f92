// Forms that are about to be sent. What a form is made of goes to the engine; what it answers is put into the form, into the data
// that leaves now (`formdata`) or into hidden inputs (`submit`). Nothing here holds a form up or sends it.

import { answers } from "./answers";
import { attribute, controlsOf, described, has, is, property } from "./controls";
import * as fields from "./fields";
import { address, flag } from "./page";
import { items, parts, type Field } from "./wire";

/** A form event while it is handled: the engine's questions and answers name its form by the key. */
interface Moment {
  readonly key: string;
  readonly form: HTMLFormElement;
  readonly data: FormData | undefined;
}

const keys = new WeakMap<HTMLFormElement, string>();
let count = 0;
let moment: Moment | undefined;
let selectors: readonly string[] = [];
// The submit event whose entry list the browser is about to make, in the same task.
let submitted: SubmitEvent | undefined;

/** Sets the selectors of the site config, in its order. */
export function know(configured: readonly string[]): void {
  selectors = configured;
}

/** The engine's name for a form: a number, given when somebody first acts on it. */
export function keyOf(form: HTMLFormElement): string {
  const key = keys.get(form) ?? String(++count);
  keys.set(form, key);
  return key;
}

/** A `submit` or `formdata` event, told as the input `form`. */
export function form(event: Event, tell: (...form: Field[]) => void): void {
  const { type, target } = event;
  if (!(target instanceof HTMLFormElement)) return;
  let button: HTMLElement | null | undefined;
  if (type === "submit") {
    submitted = event as SubmitEvent;
    setTimeout(() => (submitted = undefined));
    button = submitted.submitter;
    // A button that overrides method or action does so only if the page lets this submission happen. The page may also stop it
    // and send the form itself, by its own method to its own action: inputs written now would go there. The entry list will do.
    if (overrides(button, "method") || overrides(button, "action")) return;
  } else if (submitted?.target === target && !submitted.defaultPrevented) {
    button = submitted.submitter;
  }
  const key = keyOf(target);
  moment = { key, form: target, data: (event as Partial<FormDataEvent>).formData };
  tell(key, type, ...facts(target, button));
  moment = undefined;
}

/** The answers in the form of this moment that the engine asks for by name. */
export function asked(key: string, names: string): Field[] {
  return moment?.key === key ? answers(controlsOf(moment.form), items(names)) : [];
}

/** Puts fields into the form of this moment, or into its data that leave now. */
export function attach(key: string, event: string, pairs: string): void {
  if (moment?.key !== key) return;
  const { form, data } = moment;
  const controls = controlsOf(form);
  for (const [name = "", value = "", how] of items(pairs).map(parts)) {
    const there = controls.find((control) => how === "fill" && attribute(control, "name") === name);
    if (event === "formdata") data?.set(name, value);
    else fields.write(key, form, name, value, there);
  }
}

function facts(form: HTMLFormElement, button: HTMLElement | null | undefined): Field[] {
  const chosen = selectors.findIndex((selector) => is(form, selector));
  const random = [...crypto.getRandomValues(new Uint8Array(16))];
  return [
    overrides(button, "method") ? (button as HTMLButtonElement).formMethod : property(form, "method"),
    elsewhere(overrides(button, "action") ? (button as HTMLButtonElement).formAction : property(form, "action")),
    chosen < 0 ? "" : String(chosen),
    flag(has(form, "data-baton")),
    controlsOf(form).map(described),
    random.map((byte) => byte.toString(16).padStart(2, "0")).join(""),
  ];
}

function overrides(button: HTMLElement | null | undefined, what: string): boolean {
  return !!button && has(button, "form" + what);
}

/** Where an action leads: nothing for this site, another origin, or a scheme that is no address of a server. */
function elsewhere(action: string): string {
  const { origin = "null", protocol = ":" } = address(action) ?? {};
  return origin === location.origin ? "" : origin === "null" ? protocol : origin;
}
