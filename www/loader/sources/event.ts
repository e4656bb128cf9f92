// The adapter for a page's own consent tool, which fires `baton:consent` with { explicit: true, categories: [...] } as its detail.

import { heard, own, type Chosen } from "../chosen";

let last: Chosen;

export default heard(["baton:consent"], (event) => {
  if (event) {
    // Only a plain true is a yes, and only the detail's own properties count.
    const { explicit, categories } = own((event as CustomEvent).detail);
    last = explicit === true && Array.isArray(categories) && categories;
  }
  return last;
});
