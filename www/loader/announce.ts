// For forms that a script keeps in a model of its own: a value is set past the framework's setter, then announced as a visitor's
// entry would be. The event is not trusted, and nobody takes it for an act.

import { attribute, controlsOf } from "./controls";
import { set } from "./fields";
import type { Put } from "./forms";

/** Puts fields into the controls that are there for them and announces each by this event. What has no control is left out. */
export function announcing(form: HTMLFormElement, event: string): Put {
  return (name, value) => {
    const control = controlsOf(form).find((one) => attribute(one, "name") === name);
    if (!control) return;
    set(control, value);
    control.dispatchEvent(new Event(event, { bubbles: true }));
  };
}
