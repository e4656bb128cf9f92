// What Baton does between a click and the moment when a form's data leave: in its listeners for the click, the submit event and the
// formdata event, each timed around its own handler. Each act is a fresh one, with a bundle of its own.

import { arrives, downloads, wanders } from "./history.mjs";

const CONTROLS = [10, 100, 300];

/** For each size of form: acts on a page that has sent before, and the first act of fresh pages. */
export async function attach(bench, acts, say) {
  const { browser } = bench;
  const rows = [];
  for (const controls of CONTROLS) {
    const first = [];
    for (let i = 0; i < acts; i++) {
      await arrives(bench, "bench.hears()");
      if (i === 0 && controls === CONTROLS[0]) {
        // The record stays for the pages that follow.
        await wanders(browser, 200, 12, 31);
        await downloads(browser);
        await arrives(bench, "bench.hears()");
      }
      await builds(browser, controls);
      await browser.slows(bench.rate);
      first.push(await acted(browser));
      await browser.slows(1);
    }
    const again = [];
    await browser.slows(bench.rate);
    for (let i = 0; i < acts; i++) again.push(await acted(browser));
    await browser.slows(1);
    rows.push({ controls, first, again });
    say(`attach: a form of ${controls} controls`);
  }
  return rows;
}

/** A form that asks for every field, with the four declared controls and others. It stays on its page: the answer is empty. */
function builds(browser, controls) {
  return browser.awaits(`(() => {
    const form = Object.assign(document.createElement("form"), { id: "form", method: "post", action: "/lead" });
    const declared = [["role", "decision_maker"], ["company_size", "51-200"], ["timeline", "now"], ["province", "QC"]];
    for (let i = 0; i < ${controls}; i++) {
      const [name, value] = declared[i] ?? ["a_field_of_the_site_" + i, "What Ada wrote"];
      form.append(Object.assign(document.createElement("input"), { name, value, autocomplete: "on" }));
    }
    form.append(Object.assign(document.createElement("button"), { textContent: "Send", style: "position:fixed;left:0;top:0" }));
    document.body.append(form);
    addEventListener("formdata", ({ formData }) => {
      bench.context = formData.get("baton_context")?.length ?? 0;
      bench.fields = [...formData.keys()].filter((name) => name.startsWith("baton_")).length;
    });
  })()`);
}

async function acted(browser) {
  await browser.awaits("(bench.waits(1), bench.heard = {}, bench.context = undefined)");
  await browser.presses("#form button");
  await browser.awaits("bench.until(() => bench.context !== undefined)");
  return browser.awaits("({ click: bench.heard.click, submit: bench.heard.submit, formdata: bench.heard.formdata, context: bench.context, fields: bench.fields })");
}
