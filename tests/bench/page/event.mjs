// What a page view costs over a full record: address and record are read, the view folded in, the record written. Then how much memory the
// engine holds after ten thousand of them.

import { arrives, status, wanders } from "./history.mjs";

const PAGES = 60;
const EVENTS = 10_000;

export async function event(bench, views, say) {
  const { browser } = bench;
  await arrives(bench);
  await wanders(browser, 1000, PAGES, 31);
  const record = await browser.awaits(`localStorage.getItem("baton.v1").length`);
  const wandered = `(() => { const times = []; for (let i = 0; i < ${views}; i++) { bench.waits(31);
    times.push(bench.routes("/en/a-readable-part/a-page-with-a-readable-name-" + (8 + i % ${PAGES - 8}))) } return times })()`;
  await browser.slows(bench.rate);
  const times = await browser.awaits(wandered);
  await browser.slows(1);
  say(`event: a page view over a record of ${record} characters`);
  await wanders(browser, EVENTS - 1000 - views, PAGES, 31);
  const memory = await browser.awaits("bench.memory.buffer.byteLength");
  const { state } = await status(browser);
  say(`event: ${EVENTS} page views`);
  return { record, times, memory, events: EVENTS, state };
}
