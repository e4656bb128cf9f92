// What a page view costs over a short and a full record: address and record are read, the view folded in, the record written. Beside it the
// write alone, of a text as long. Then how much memory the engine holds after ten thousand views.

import { arrives, status, wanders } from "./history.mjs";

/** How many pages a visitor goes through again and again: those of a small site, and more than a record holds. */
const PAGES = [10, 60];
const EVENTS = 10_000;

export async function event(bench, views, say) {
  const { browser } = bench;
  const rows = [];
  for (const pages of PAGES) {
    await browser.goes(`${bench.server.home}/page`);
    await browser.awaits("localStorage.clear()");
    await arrives(bench);
    await wanders(browser, 1000, pages, 31);
    const record = await browser.awaits(`localStorage.getItem("baton.v1").length`);
    await browser.slows(bench.rate);
    const times = await browser.awaits(`(() => { const times = []; for (let i = 0; i < ${views}; i++) { bench.waits(31);
      times.push(bench.routes("/en/a-readable-part/a-page-with-a-readable-name-" + i % ${pages})) } return times })()`);
    await browser.slows(1);
    await browser.goes(`${bench.server.home}/page`);
    await browser.slows(bench.rate);
    const writes = await browser.awaits(`(() => { const times = []; for (let i = 0; i < ${views}; i++) {
      const text = new TextDecoder().decode(Uint8Array.from({ length: ${record} }, () => 65 + Math.random() * 26));
      bench.waits(31); bench.routes("/en/a-readable-part/a-page-with-a-readable-name-" + i % ${pages});
      times.push(bench.times(() => localStorage.setItem("baton.v1", text))[0]) } return times })()`);
    await browser.slows(1);
    rows.push({ pages, record, times, writes });
    say(`event: a page view over a record of ${record} characters`);
  }
  await browser.awaits("localStorage.clear()");
  await arrives(bench);
  await wanders(browser, EVENTS, PAGES.at(-1), 31);
  const memory = await browser.awaits("bench.memory.buffer.byteLength");
  const { state } = await status(browser);
  say(`event: ${EVENTS} page views`);
  return { rows, memory, events: EVENTS, state };
}
