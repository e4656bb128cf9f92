// The script of the privacy pages. It shows what Baton keeps on this device, and exports, erases or refuses when the visitor asks; all
// words stand in the page. It looks at Baton's own keys and at nothing else, sends nothing and writes nothing.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const device = byId("device");
  const keys = device.dataset.keys.split(" ");
  const [RECORD, OFF] = ["baton.v1", "baton.off"];
  const AREAS = ["localStorage", "sessionStorage"];

  /** Area, key and text of everything that is kept; undefined where no storage can be read. */
  function kept() {
    let found;
    for (const area of AREAS) {
      try {
        const storage = window[area];
        found ??= [];
        for (const key of keys) {
          const text = storage.getItem(key);
          if (text !== null) found.push({ area, key, text });
        }
      } catch {
        // A storage that is switched off keeps nothing.
      }
    }
    return found;
  }

  /** What Baton itself says of the record, once it runs; nothing before, and where it cannot. */
  function told() {
    try {
      return JSON.parse(window.baton.export());
    } catch {
      return {};
    }
  }

  const line = (list, text) => {
    const item = document.createElement("li");
    item.textContent = text;
    list.append(item);
  };
  const moment = (at) => new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });

  function show() {
    const found = kept();
    const words = byId("kept").dataset;
    const refused = found?.length === 1 && found[0].key === OFF;
    byId("kept").textContent = !found ? words.unreadable : found.length === 0 ? words.none : refused ? words.refused : words.some;
    const list = byId("keys");
    list.replaceChildren();
    for (const { area, key, text } of found ?? []) line(list, `${key} (${area}): ${text.length} ${list.dataset.characters}`);
    explain(told());
    const nothing = !found?.length;
    byId("download").disabled = nothing;
    byId("erase").disabled = nothing || refused;
    byId("refuse").disabled = !found || refused;
  }

  /** The record in words: since when, how often, what. */
  function explain(record) {
    const box = byId("record");
    const facts = byId("facts");
    facts.replaceChildren();
    box.hidden = !record.items;
    if (box.hidden) return;
    const { since, visits, kinds: words, colon } = box.dataset;
    const kinds = new Map(words.split("|").map((pair) => pair.split(": ")));
    line(facts, `${since} ${moment(record.since)}`);
    if (record.visits.length) line(facts, visits + colon + record.visits.map(moment).join("; "));
    for (const { kind, key, times } of record.items) {
      line(facts, `${kinds.get(kind) ?? kind}${colon}${key} × ${times.length}, ${moment(times.at(-1))}`);
    }
    for (const [name, touch] of Object.entries(record.touches)) {
      if (touch.at) line(facts, kinds.get(name) + colon + [touch.channel, touch.source, touch.medium, touch.campaign, touch.landing, moment(touch.at)].filter(Boolean).join(", "));
    }
  }

  /** Ends what is kept by Baton's own call, then by hand, so that it also works where Baton cannot run; then reads the storage again. */
  function end(call, expected, word) {
    try {
      window.baton[call]();
    } catch {
      // Baton is not here or cannot run; the keys go all the same.
    }
    for (const area of AREAS) {
      try {
        window[area].removeItem(RECORD);
        if (call === "optOut" && area === "localStorage") window[area].setItem(OFF, "1");
      } catch {
        // What cannot be reached is told below.
      }
    }
    const left = (kept() ?? []).filter(({ key }) => key !== expected);
    const said = byId("said");
    said.textContent = left.length ? `${said.dataset.left} ${left.map(({ key }) => key).join(", ")}` : said.dataset[word];
    show();
  }

  byId("erase").addEventListener("click", () => end("erase", OFF, "erased"));
  byId("refuse").addEventListener("click", () => end("optOut", OFF, "closed"));
  byId("download").addEventListener("click", () => {
    const record = told();
    const all = { exported: new Date().toISOString(), origin: location.origin, record, kept: kept() };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(all, null, 2)], { type: "application/json" }));
    link.download = byId("download").dataset.file;
    link.click();
    URL.revokeObjectURL(link.href);
    byId("said").textContent = byId("said").dataset.saved;
  });

  const gpc = navigator.globalPrivacyControl;
  byId("gpc").textContent = byId("gpc").dataset[gpc === undefined ? "unknown" : gpc ? "on" : "off"];
  byId("live").hidden = false;
  show();
  addEventListener("storage", show);

  // Baton starts when the page is idle; until it has, the record can be counted but not explained.
  let patience = 40;
  const wait = () => {
    const state = window.baton?.status?.().state;
    if ((state === undefined || state === "loading") && patience-- > 0) setTimeout(wait, 100);
    else show();
  };
  wait();
})();
