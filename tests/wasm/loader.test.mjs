// The loader's syntax tree against the privacy manifest: whatever is read of browser and page stands in `reads[]`, values of
// controls are read in one named function, and what sends, evaluates or listens to keys does not stand there at all.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { DOM, browser, sources, touched } from "./syntax.mjs";
import { ACTS, COMPUTED, isForbidden, KEYS, LANGUAGE, OWN, TYPING, VALUES, VALUES_IN } from "./vocabulary.mjs";

const dist = process.env.BATON_DIST ?? "target/dist";
// The manifest of a site that turns everything on; a native test holds it against the table in src/fields/reads.rs.
const { reads } = JSON.parse(readFileSync("tests/it/manifest/everything.manifest.json", "utf8"));
const listed = new Set(reads.flatMap((read) => read.names));
const harmless = (name) => LANGUAGE.has(name) || OWN.has(name) || ACTS.has(name);
const scripts = await sources();

/** Everything that a script may not hold, each with its place. */
function violations(code, file) {
  const found = touched(code);
  const at = ({ name, within }) => `${file}${within ? `:${within}` : ""} ${name}`;
  const lines = [];
  for (const one of found) {
    const { name, within, written, heardBy } = one;
    const text = name.startsWith('"') ? name.slice(1, -1) : undefined;
    if (isForbidden(name)) lines.push(`${at(one)} is forbidden`);
    if (VALUES.has(name) && !written && `${file}:${within}` !== VALUES_IN) lines.push(`${at(one)} reads what somebody entered`);
    const isHeard = /^(addEventListener|on|hear)$/.test(heardBy ?? "");
    if (text !== undefined && (KEYS.test(text) || (isHeard && TYPING.test(text)))) lines.push(`${at(one)} hears keys`);
    // A name of a value in a text is a way around: only the one that writes may say it.
    if (text !== undefined && VALUES.has(`.${text}`) && `${file}:${within}` !== "fields.ts:set") lines.push(`${at(one)} names a value`);
    if (name === "[]" && !COMPUTED.has(`${file}:${within}`)) lines.push(`${at(one)} is named by a variable; say why in COMPUTED`);
  }
  return lines;
}

/** What is read of the browser and stands in no row. */
function strangers(code) {
  return browser(touched(code))
    .map(({ name }) => name)
    .filter((name) => name !== "[]" && !listed.has(name) && !harmless(name) && !isForbidden(name));
}

test("the loader reads nothing of browser and page that the manifest does not list", (t) => {
  const told = new Map();
  for (const { name: file, code } of scripts) {
    const found = strangers(code);
    assert.deepEqual(found, [], `${file}: give each a row in src/fields/reads.rs, or say in tests/wasm/vocabulary.mjs why it tells nothing`);
    for (const { name } of browser(touched(code))) {
      if (listed.has(name)) told.set(name, (told.get(name) ?? new Set()).add(file));
    }
  }
  const idle = [...listed].filter((name) => !told.has(name));
  assert.deepEqual(idle, [], "these stand in src/fields/reads.rs and nothing reads them");
  t.diagnostic(`${told.size} names of ${reads.length} reads in ${scripts.length} files; the dictionary knows ${DOM.size} names`);
  for (const { api, names } of reads) {
    t.diagnostic(`${api} <- ${[...new Set(names.flatMap((name) => [...(told.get(name) ?? [])]))].sort().join(" ")}`);
  }
});

test("values of controls are read in one named function, and nothing sends, evaluates or hears keys", () => {
  for (const { name: file, code } of scripts) assert.deepEqual(violations(code, file), []);
  const getters = scripts.flatMap(({ name: file, code }) =>
    touched(code).filter(({ name, written }) => VALUES.has(name) && !written).map(({ within }) => `${file}:${within}`),
  );
  assert.deepEqual([...new Set(getters)], [VALUES_IN]);
});

test("the script as it ships reads nothing more than its sources", () => {
  const folder = (name) => readdirSync(join(dist, name)).filter((file) => file.endsWith(".js")).map((file) => `${name}/${file}`);
  const shipped = ["loader.js", ...["sources", "vendors", "pieces"].filter((name) => existsSync(join(dist, name))).flatMap(folder)];
  for (const file of shipped) {
    const code = readFileSync(join(dist, file), "utf8");
    assert.deepEqual(strangers(code), [], file);
    const forbidden = touched(code).map(({ name }) => name).filter(isForbidden);
    assert.deepEqual(forbidden, [], file);
  }
});

test("what nobody may do is found, however it is written", () => {
  const bad = {
    "fetch('/x')": /fetch is forbidden/,
    "window.fetch('/x')": /window\.fetch/,
    "navigator.sendBeacon('/x', 1)": /sendBeacon is forbidden/,
    "new XMLHttpRequest()": /XMLHttpRequest is forbidden/,
    "const it = navigator; it.userAgent": /\.userAgent is forbidden/,
    "const { userAgent } = navigator": /\.userAgent is forbidden/,
    "document.cookie": /document\.cookie is forbidden/,
    "document['cookie']": /document\.cookie is forbidden/,
    "node.innerHTML = text": /\.innerHTML is forbidden/,
    "eval(text)": /eval is forbidden/,
    "new Function(text)": /Function is forbidden/,
    "new Image().src = '/x'": /Image is forbidden/,
    "parent.postMessage(1, '*')": /\.postMessage|parent\.postMessage/,
    "new WebSocket('wss://x')": /WebSocket is forbidden/,
    "indexedDB.open('x')": /indexedDB/,
    "import('/x.js')": /import\(\) is forbidden/,
    "addEventListener('keydown', tell)": /hears keys/,
    "function other(control) { return control.value }": /reads what somebody entered/,
    "Reflect.get(control, 'value')": /names a value/,
    "const name = 'val' + 'ue'; control[name]": /named by a variable/,
    "screen.width": /screen\.width/,
    "const page = document; page.title": /\.title/,
    "performance.now()": /performance\.now/,
  };
  for (const [code, expected] of Object.entries(bad)) {
    const found = [...violations(code, "planted.ts"), ...strangers(code)].join("\n");
    assert.match(found, expected, code);
  }
  assert.deepEqual([...violations("const one = 1; export const two = [one].map(String);", "x.ts")], []);
});
