// The adapter for Marketo's Forms 2.0. The vendor's script sends what it keeps, so the fields are handed to it by its own calls, at
// its own `onSubmit`: those that the form has by `vals`, others by `addHiddenFields`. A field without a name would break its post.

import type { Vendor } from "../listen";

/** The part of the vendor's form that is used. */
interface Form {
  getFormElem(): { readonly [first: number]: HTMLFormElement };
  onSubmit(handle: () => void): void;
  vals(values: Record<string, string>): void;
  addHiddenFields(values: Record<string, string>): void;
}

interface Tool {
  whenReady(handle: (form: Form) => void): void;
}

const hooked = new WeakSet<Form>();

const marketo: Vendor = (on, give) => {
  const hook = (form: Form) => {
    if (hooked.has(form)) return;
    hooked.add(form);
    form.onSubmit(() => {
      const element = form.getFormElem()[0];
      if (!element) return;
      give(element, (name, value, adds) => {
        if (name) form[adds ? "addHiddenFields" : "vals"]({ [name]: value });
      });
    });
  };
  let tool: Tool | undefined;
  // The vendor's script may come late; before somebody touches the page nothing is sent.
  on(window, "focusin pointerdown click", () => {
    if (tool) return;
    tool = (window as { MktoForms2?: Tool }).MktoForms2;
    tool?.whenReady(hook);
  });
};

export default marketo;
