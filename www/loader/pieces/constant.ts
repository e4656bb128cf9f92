// The constant `baton_state`, published only where the site config asks for it: one word in a form that somebody sends, so that a site
// notices where Baton is off, late or blocked. It stands by itself, since it must also speak where the engine cannot. Which forms get
// it is laid down by publishing; nothing of the visitor is in it.

import { attribute, controlsOf, has, is, property } from "../controls";
import { hidden, set } from "../fields";

/** Forms that match, other origins that they may be sent to, their slots for the word, and whether a control is added for it. */
type Law = readonly [form: string, origins: readonly string[], slots: readonly string[], adds: number];

const NAME = "baton_state";

export default function constant(laws: readonly Law[], unfit: string, heedsGpc: boolean): void {
  const write = ({ target, isTrusted, submitter }: SubmitEvent) => {
    const form = target as HTMLFormElement;
    if (!isTrusted || property(form, "method") !== "post") return;
    // A button of another method or address sends another form.
    if (submitter && (has(submitter, "formmethod") || has(submitter, "formaction"))) return;
    const controls = controlsOf(form);
    const law = laws.find(([selector]) => is(form, selector));
    if (!law || controls.some((control) => is(control, unfit))) return;
    const [, origins, slots, adds] = law;
    const { origin } = new URL(property(form, "action"));
    if (origin !== location.origin && !origins.includes(origin)) return;
    const stands = word(heedsGpc);
    for (const name of [...slots, NAME]) {
      const [there, another] = controls.filter((control) => attribute(control, "name") === name);
      if (there && !another && is(there, "input[type=hidden]")) set(there, stands);
      if (!there && adds && name === NAME) Element.prototype.append.call(form, hidden(name, stands));
    }
  };
  window.addEventListener(
    "submit",
    (event) => {
      try {
        write(event);
      } catch {
        // A form without the word is a form all the same.
      }
    },
    true,
  );
}

/** How Baton stands, in the words that travel. */
function word(heedsGpc: boolean): string {
  const { state } = (window as unknown as { baton: { status(): { state: string } } }).baton.status();
  if (state === "ready") return heedsGpc && (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true ? "gpc" : "ok";
  if (/^off/.test(state)) return "no_consent";
  if (/ing$/.test(state)) return "late";
  return state === "blocked:csp" ? "blocked_csp" : "error";
}
