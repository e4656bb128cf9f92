// The adapter for HubSpot's older forms that stand in the page itself ("raw HTML"). The vendor's script keeps what its inputs
// announce and sends that: each hidden field is filled at submit, before the script looks, and announced by `input`. A field that
// the vendor's form does not have is left out: its server refuses a whole submission for one.

import { announcing } from "../announce";
import { is } from "../controls";
import type { Vendor } from "../listen";

const hubspot: Vendor = (on, give) => {
  on(window, "submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (is(form, "form.hs-form")) give(form, announcing(form, "input"));
  });
};

export default hubspot;
