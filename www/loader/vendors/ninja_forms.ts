// The adapter for Ninja Forms. The vendor's script keeps what its inputs announce by `change` and sends that at the click on the form's
// button, so the hidden fields are filled and announced on that click's way down.

import { announcing } from "../announce";
import { is } from "../controls";
import type { Vendor } from "../listen";

const BUTTON = ".nf-form-cont input[type=submit],.nf-form-cont input[type=button],.nf-form-cont button";

const ninjaForms: Vendor = (on, give) => {
  on(window, "click", (event) => {
    const button = event.composedPath().find((node) => is(node, BUTTON)) as HTMLButtonElement | undefined;
    if (button?.form) give(button.form, announcing(button.form, "change"));
  });
};

export default ninjaForms;
