// Every scenario of tests/cases through the engine as it is shipped, under Node. The attached fields must equal those that
// are held beside the scenario, byte for byte, whatever the time zone of the machine. The published copies were left in
// target/cases by the native run of the same scenarios.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { run } from "./device.mjs";

const dist = process.env.BATON_DIST ?? "target/dist";
const wasm = new WebAssembly.Module(readFileSync(join(dist, "engine.wasm")));
const glue = pathToFileURL(join(dist, "glue", "engine.js")).href;

// The glue holds one instance a module, so each page of a scenario loads the module under an address of its own.
let instances = 0;
async function engine(copy) {
  const { initSync, start, handle } = await import(`${glue}?instance=${instances++}`);
  initSync({ module: wasm });
  assert.match(start(copy), /^config/, "the engine takes the copy");
  return handle;
}

function scenarios(folder = "tests/cases") {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === "definitions" ? [] : scenarios(path);
    return path.endsWith(".json") && !path.endsWith(".posted.json") ? [path] : [];
  });
}

for (const path of scenarios()) {
  const name = basename(path, ".json");
  test(`${name.replaceAll("_", " ")} (${process.env.TZ ?? "time zone of the machine"})`, async () => {
    const copy = readFileSync(join("target/cases", `${name}.copy`));
    const posts = await run(JSON.parse(readFileSync(path, "utf8")), () => engine(copy), (status, step) => {
      for (const [place, expected] of Object.entries(step.status)) {
        const found = place.split(".").reduce((value, key) => value?.[key], status);
        assert.deepEqual(found ?? null, expected, `${place} after ${step.at}`);
      }
    });
    const held = JSON.parse(readFileSync(path.replace(/\.json$/, ".posted.json"), "utf8"));
    assert.deepEqual(posts, held);
  });
}

test("the engine imports nothing", () => {
  assert.deepEqual(WebAssembly.Module.imports(wasm), []);
});

test("the engine refuses a copy that was published for another engine", async () => {
  const { initSync, start, handle } = await import(`${glue}?instance=${instances++}`);
  initSync({ module: wasm });
  assert.equal(start(new TextEncoder().encode("baton-copy-0\nanything")), "refused\u001fcopy");
  assert.equal(handle("status\u001f0"), "", "an engine that was refused stays silent");
});
