// What Baton does between a click and the moment when a form's data leave: in its listeners for the click, the submit event and the
// formdata event, each timed around its own handler. Each act is a fresh one, with a bundle of its own. Beside it the least that the
// browser itself takes for it: the same controls looked at, the same record stored, the same inputs and entries written, by a few lines
// that know every value beforehand.

import { arrives, downloads, wanders } from "./history.mjs";

const CONTROLS = [10, 100, 300];

/** For each size of form: acts on a page that has sent before, the first act of fresh pages, and the same written by hand. */
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
    const pairs = await browser.awaits("bench.pairs");
    const record = await browser.awaits(`localStorage.getItem("baton.v1")`);
    await browser.goes(`${bench.server.home}/page`);
    await browser.awaits(`(bench.hears(), (${byHand})(${JSON.stringify([pairs, record])}))`);
    await builds(browser, controls);
    const hand = [];
    await browser.slows(bench.rate);
    for (let i = 0; i < acts; i++) hand.push(await acted(browser));
    await browser.slows(1);
    rows.push({ controls, first, again, hand });
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
      bench.pairs = [...formData].filter(([name]) => name.startsWith("baton_"));
      bench.fields = bench.pairs.length;
    });
  })()`);
}

/** Runs in the page. */
function byHand([pairs, record]) {
  let inputs = [];
  let count = 0;
  const looked = (form) => [...form.elements].map((control) => [control.name, control.type, control.getAttribute("autocomplete")]);
  const told = () => localStorage.getItem("by hand");
  addEventListener("click", ({ target }) => target.form && inputs.forEach((input) => input.remove()), true);
  addEventListener("submit", ({ target }) => {
    bench.looked = looked(target);
    told();
    localStorage.setItem("by hand", record.slice(0, -1) + (count++ % 10));
    told();
    inputs = pairs.map(([name, value]) => Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    target.append(...inputs);
  }, true);
  addEventListener("formdata", ({ target, formData }) => {
    bench.looked = looked(target);
    told();
    for (const [name, value] of pairs) formData.set(name, value);
  }, true);
}

async function acted(browser) {
  await browser.awaits("(bench.waits(1), bench.heard = {}, bench.context = undefined)");
  await browser.presses("#form button");
  await browser.awaits("bench.until(() => bench.context !== undefined)");
  return browser.awaits("({ click: bench.heard.click, submit: bench.heard.submit, formdata: bench.heard.formdata, context: bench.context, fields: bench.fields })");
}
