// A page that goes on for days: what the engine once needed at a time is all that it ever takes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { Device } from "./device.mjs";

const dist = process.env.BATON_DIST ?? "target/dist";
const wasm = new WebAssembly.Module(readFileSync(join(dist, "engine.wasm")));
const glue = pathToFileURL(join(dist, "glue", "engine.js")).href;
const copy = readFileSync("target/cases/a_newsletter_reader_returns_to_pricing_and_asks_for_a_demo.copy");

const CONTROLS = [["email", "email", "email"], ["baton_context", "hidden"]];

test("three thousand pages and a hundred forms take no more memory than the first few hundred", async () => {
  const { initSync, start, handle } = await import(`${glue}?memory`);
  const { memory } = initSync({ module: wasm });
  assert.match(start(copy), /^config/, "the engine takes the copy");
  const device = new Device(() => handle, {});
  let now = Date.parse("2026-11-02T14:00:00Z");
  const step = (step) => device.step({ at: new Date((now += 6_000)).toISOString(), ...step });
  await step({ open: { path: "/en/" } });
  await step({ consent: { categories: ["necessary", "analytics", "marketing", "storage", "functional"] } });
  let early;
  for (let count = 1; count <= 3000; count++) {
    const campaign = count % 9 ? [] : ["c".repeat(count % 90) + count];
    await step({ route: { path: `/en/${"p".repeat((count * 7) % 60)}${count % 500}`, source: campaign, medium: campaign, campaign } });
    if (count % 30 === 0) {
      const posted = await step({ submit: { controls: CONTROLS, append: true } });
      assert.ok(posted.length > 20, "the form gets its fields");
    }
    if (count === 600) early = memory.buffer.byteLength;
  }
  assert.equal(memory.buffer.byteLength, early);
  assert.ok(early <= 512 * 1024, `${early} bytes`);
});
