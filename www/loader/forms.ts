// Forms that are about to be sent. What a form is made of goes to the engine; what it answers is put into the form, into the data
// that leaves now (`formdata`), into hidden inputs (`submit`) or where a vendor keeps it. Nothing here holds a form up or sends it.

import { answers } from "./answers";
import { attribute, controlsOf, described, has, is, property } from "./controls";
import * as fields from "./fields";
import { address as parsed, flag } from "./page";
import { items, parts, type Field } from "./wire";

/** Takes a field that a form gets, or an empty value to take it back; `adds` where the form has no control for it. */
export type Put = (name: string, value: string, adds: boolean) => void;

/** A form while it is handled: the engine's questions and answers name it by the key. */
interface Moment {
  readonly key: string;
  readonly form: HTMLFormElement;
  /** Found once: a form may have hundreds. */
  readonly controls: readonly Element[];
  readonly data?: FormData | undefined;
  readonly put?: Put;
}

// Nobody's form: what the page itself asks for belongs to it where nobody acted to send one.
const nobodys = document.createElement("form");
const keys = new WeakMap([[nobodys, "0"]]);
let count = 0;
let latest = nobodys;
let moment: Moment | undefined;
let selectors: readonly string[] = [];
// The submit event whose entry list the browser is about to make, in the same task.
let submitted: { readonly event: SubmitEvent; readonly form: HTMLFormElement } | undefined;

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

/** The same for a form that somebody acted to send. */
export function acted(form: HTMLFormElement): string {
  return keyOf((latest = form));
}

/** A `submit` or `formdata` event, told as the input `form`. A frame's form is of another realm, so no class of ours knows it. */
export function form(event: Event, tell: (...form: Field[]) => void): void {
  const { type } = event;
  const target = event.target as HTMLFormElement;
  if (!is(target, "form")) return;
  let button: HTMLElement | null | undefined;
  if (type === "submit") {
    // A submit event forgets its form when it comes out of a shadow root.
    submitted = { event: event as SubmitEvent, form: target };
    setTimeout(() => (submitted = undefined));
    button = submitted.event.submitter;
    // A button that overrides method or action does so only if the page lets this submission happen. The page may also stop it
    // and send the form itself, by its own method to its own action: inputs written now would go there. The entry list will do.
    if (overrides(button, "method") || overrides(button, "action")) return;
  } else if (submitted?.form === target && !submitted.event.defaultPrevented) {
    button = submitted.event.submitter;
  }
  const controls = controlsOf(target);
  moment = { key: keyOf(target), form: target, controls, data: (event as Partial<FormDataEvent>).formData };
  tell(...told(target, type, controls, button));
  moment = undefined;
}

/** The fields of the input `form`. */
export function told(
  form: HTMLFormElement,
  event: string,
  controls: readonly Element[] = controlsOf(form),
  button?: HTMLElement | null,
): Field[] {
  return [keyOf(form), event, ...sentTo(form, button), ...facts(form, controls)];
}

/** What a vendor's form gets: its script sends it, by its own method to its own address, which the site named with the vendor. */
export function give(form: HTMLFormElement, put: Put, tell: (...form: Field[]) => void): void {
  const key = keyOf(form);
  const controls = controlsOf(form);
  moment = {
    key,
    form,
    controls,
    put: (name, value, adds) => {
      // Owed first: the vendor's code may come to a no before this call is over.
      fields.owe(key, () => put(name, "", adds));
      put(name, value, adds);
    },
  };
  tell(key, "vendor", "post", "", ...facts(form, controls));
  moment = undefined;
}

/** Every field by its name, for the page: those of the latest act, or as things stand; nothing where none may be had. */
export function read(tell: (...form: Field[]) => void): Record<string, string> | undefined {
  let got: Record<string, string> | undefined;
  for (const form of [latest, nobodys]) {
    const key = keyOf(form);
    moment = { key, form, controls: controlsOf(form), put: (name, value) => ((got ??= {})[name] = value) };
    if (!got) tell(key, "read", "post", "", place(form), "1", [], random());
  }
  moment = undefined;
  return got;
}

/** The answers in the form of this moment that the engine asks for by name, and how its checkbox for messages stands. */
export function asked(key: string, names: string, checkbox: string): Field[] {
  return moment?.key === key ? answers(moment.controls, items(names), checkbox) : [];
}

/** Puts fields into the form of this moment, or into its data that leave now. */
export function attach(key: string, event: string, pairs: string): void {
  if (moment?.key !== key) return;
  const { form, controls, data, put } = moment;
  const added: [string, string][] = [];
  const began = fields.cleared;
  for (const [name = "", value = "", how] of items(pairs).map(parts)) {
    // A vendor's code, called for one field, can come to a no: the others are not written any more.
    if (began !== fields.cleared) return;
    if (put) put(name, value, how === "add");
    else if (event === "formdata") data?.set(name, value);
    else {
      const there = how === "fill" && controls.find((control) => attribute(control, "name") === name);
      if (there && is(there, "input")) fields.write(key, there, value);
      else added.push([name, value]);
    }
  }
  if (added.length) fields.add(key, form, added);
}

/** How and where a form is sent, with the button that sends it. */
function sentTo(form: HTMLFormElement, button: HTMLElement | null | undefined): Field[] {
  return [
    overrides(button, "method") ? (button as HTMLButtonElement).formMethod : property(form, "method"),
    elsewhere(overrides(button, "action") ? (button as HTMLButtonElement).formAction : property(form, "action")),
  ];
}

function facts(form: HTMLFormElement, controls: readonly Element[]): Field[] {
  return [place(form), flag(has(form, "data-baton")), controls.map(described), random()];
}

/** The place of the site config's entry for a form. */
function place(form: HTMLFormElement): string {
  const chosen = selectors.findIndex((selector) => is(form, selector));
  return chosen < 0 ? "" : String(chosen);
}

function random(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((word) => word.toString(16).padStart(8, "0")).join("");
}

function overrides(button: HTMLElement | null | undefined, what: string): boolean {
  return !!button && has(button, "form" + what);
}

/** Where an action leads: nothing for this site, another origin, or a scheme that is no address of a server. */
function elsewhere(action: string): string {
  // Nearly every form is sent to its own site, and that much is told without taking the address apart.
  const own = location.origin;
  if (action.startsWith(own + "/")) return "";
  const { origin = "null", protocol = ":" } = parsed(action) ?? {};
  return origin === own ? "" : origin === "null" ? protocol : origin;
}
