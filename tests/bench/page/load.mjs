// One script on a fresh page: evaluated, started, asked for page views. The empty page goes the same way and is taken off.

const PEER = {
  empty: "window.peer = { start() {}, view() {} }",
  baton: `window.peer = {
    start: async () => { bench.release(); await bench.starts },
    view: (i) => i ? undefined : baton.consent({ explicit: true, categories: ["everything"] }),
  }`,
};
const NEXT = 20;

export async function load(bench, names, loads, say) {
  const rows = Object.fromEntries(names.map((name) => [name, []]));
  await bench.browser.tools("Network.enable");
  await bench.browser.tools("Performance.enable", { timeDomain: "threadTicks" });
  // One load that nobody counts: the browser itself warms up.
  for (let i = -1; i < loads; i++) {
    for (const name of names) {
      const row = await once(bench, name);
      if (i >= 0) rows[name].push(row);
    }
    if (i >= 0) say(`loads: ${i + 1} of ${loads}`);
  }
  return rows;
}

async function once({ server, browser, rate }, name) {
  await browser.slows(1);
  await browser.goes("about:blank");
  await browser.tools("HeapProfiler.collectGarbage");
  await browser.tools("Storage.clearDataForOrigin", { origin: server.home, storageTypes: "all" });
  await browser.tools("Network.clearBrowserCookies");
  await browser.goes(`${server.home}/page`);
  await browser.awaits("bench.rests(200)");
  server.asked();
  await browser.slows(rate);
  const at = [await browser.counts()];
  await browser.awaits(`(async () => { await bench.loads("${name}"); await bench.rests() })()`);
  at.push(await browser.counts());
  await browser.awaits(`(async () => { ${PEER[name] ?? ""}; await peer.start(); await bench.rests() })()`);
  at.push(await browser.counts());
  const first = await browser.awaits("bench.times(() => peer.view(0))[0]");
  await browser.awaits("bench.rests()");
  at.push(await browser.counts());
  const next = await browser.awaits(`(async () => { const times = []; for (let i = 1; i <= ${NEXT}; i++) {
    const path = "/en/page-" + i;
    const routed = bench.routes(path);
    times.push(bench.times(() => peer.view(i))[0] + routed);
    await bench.rests(10);
  } return times })()`);
  const long = await browser.awaits("bench.longest");
  await browser.slows(1);
  await browser.awaits("bench.rests(300)");
  await browser.tools("HeapProfiler.collectGarbage");
  const { JSHeapUsedSize: heap } = await browser.counts();
  const kept = await browser.awaits(`({ cookies: document.cookie.split("; ").filter(Boolean).length, cookie_bytes: document.cookie.length,
    keys: Object.keys(localStorage).length + Object.keys(sessionStorage).length, failed: bench.failed })`);
  if (kept.failed.length) throw new Error(`${name}: ${kept.failed.join("; ")}`);
  const [evaluate, start, view] = at.slice(1).map((it, i) => it.TaskDuration - at[i].TaskDuration);
  return { evaluate, start, view, first, next, long, heap, requests: server.asked(), ...kept };
}
