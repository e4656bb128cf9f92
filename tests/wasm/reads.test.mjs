// Catalogue test 70: whatever the shipped scripts name of the browser stands in a list here, so that a new read cannot come in unseen.
// The names of globals survive minifying; what is read of an element or of a consent tool is looked at in the sources.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const dist = process.env.BATON_DIST ?? "target/dist";
const GLOBALS =
  /(?<![-\w$]|(?<!\.\.)\.)(navigator|document|location|history|screen|performance|crypto|localStorage|sessionStorage|indexedDB|caches|cookieStore|visualViewport|frames|parent|opener|Notification|BroadcastChannel|Worker|fetch|XMLHttpRequest|WebSocket|EventSource|Image|eval)\b(?:\??\.(\w+))?/g;

// Bare `document` and `history` are those that are passed on: listened to, followed.
const LOADER = [
  "crypto.getRandomValues",
  "document",
  "document.createElement",
  "document.dispatchEvent",
  "document.documentElement",
  "document.evaluate",
  "document.prerendering",
  "document.querySelector",
  "document.referrer",
  "document.visibilityState",
  "history",
  "localStorage",
  "location.hash",
  "location.host",
  "location.origin",
  "location.pathname",
  "location.search",
  "navigator.doNotTrack",
  "navigator.globalPrivacyControl",
  "navigator.languages",
  "navigator.webdriver",
  "performance.getEntriesByType",
  "performance.navigation",
  "sessionStorage",
];
const SOURCES = { klaro: ["document.readyState"] };

function named(file) {
  const text = readFileSync(join(dist, file), "utf8");
  return [...new Set([...text.matchAll(GLOBALS)].map(([, name, read]) => (read ? `${name}.${read}` : name)))].sort();
}

test("catalogue_70 the loader names nothing of the browser but what is listed", () => {
  assert.deepEqual(named("loader.js"), LOADER);
});

for (const file of readdirSync(join(dist, "sources"))) {
  const tool = file.replace(/\.js$/, "");
  test(`catalogue_70 the adapter for ${tool} names nothing of the browser but what is listed`, () => {
    assert.deepEqual(named(join("sources", file)), SOURCES[tool] ?? []);
  });
}

// What the inspector asks the browser for beyond that: whoever opens it looks at their own device. The DOM that it draws is its own.
const INSPECTOR = ["document.body", "document.createElement"];

test("70 the inspector's script names nothing of the browser but what is listed", () => {
  assert.deepEqual(named("inspector.js"), INSPECTOR);
  const text = readFileSync(join(dist, "inspector.js"), "utf8");
  const sends = /fetch|XMLHttpRequest|WebSocket|sendBeacon|EventSource|postMessage|importScripts/;
  const writes = /setItem|removeItem|\.cookie|indexedDB|innerHTML|outerHTML|insertAdjacentHTML|eval\(|new Function/;
  assert.doesNotMatch(text, sends, "it asks nobody");
  assert.doesNotMatch(text, writes, "it keeps nothing and makes no markup");
});
