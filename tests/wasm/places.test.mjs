// What is published is the same bytes whoever builds it: no wasm says where it was built.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const dist = process.env.BATON_DIST ?? "target/dist";

for (const name of ["engine", "inspector"]) {
  test(`${name}.wasm names no folder of the machine that built it`, () => {
    const text = readFileSync(join(dist, `${name}.wasm`), "latin1");
    const told = [homedir(), process.cwd(), process.env.CARGO_HOME, "/registry/src/"].filter((place) => place && text.includes(place));
    assert.deepEqual(told, []);
  });
}
