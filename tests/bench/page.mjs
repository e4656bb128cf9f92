// What Baton costs a page in a real browser whose processor is slowed down, beside other scripts in the same run: evaluation, start,
// page views, memory, requests, cookies, and what a form costs that is sent. Every figure goes into page.json.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { attach } from "./page/attach.mjs";
import { open } from "./page/driver.mjs";
import { event } from "./page/event.mjs";
import { load } from "./page/load.mjs";
import { serve } from "./page/server.mjs";

const out = process.env.BENCH_OUT ?? "target/bench-page";
const [loads, acts, views, rate] = ["LOADS", "ACTS", "VIEWS", "RATE"].map((name) => Number(process.env[`BENCH_${name}`]));
const names = ["baton", "sourcebuster", "snowplow", "segment", "posthog"];
const scripts = Object.fromEntries(["empty", ...names].map((name) => [name, readFileSync(join(out, `${name}.js`), "utf8")]));
const probe = readFileSync(new URL("page/probe.js", import.meta.url), "utf8");

const server = await serve(scripts, probe);
const browser = await open();
try {
  const bench = { server, browser, rate };
  const say = (line) => process.stdout.write(`  ${line}\n`);
  const told = { chromium: browser.version, rate, loads, acts, views };
  told.attach = await attach(bench, acts, say);
  told.event = await event(bench, views, say);
  told.loads_of = await load(bench, ["empty", ...names], loads, say);
  writeFileSync(join(out, "page.json"), JSON.stringify(told, null, 1));
} finally {
  browser.end();
  server.end();
}
