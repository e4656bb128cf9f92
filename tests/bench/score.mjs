// The engine in wasm, two rule engines and a plain interpreter over the leads that the native bench left: first that all give
// the same contributions for every lead, then how many each scores in a second of processor time. The median of all rounds.

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { logic } from "./json-logic.mjs";
import { rules } from "./json-rules.mjs";
import { told } from "./law.mjs";
import { plain } from "./plain.mjs";

const out = process.env.BENCH_OUT ?? "target/bench";
const engine = process.env.BENCH_ENGINE ?? "target/dist-bench";
const rounds = Number(process.env.BENCH_ROUNDS ?? 25);
const read = (name) => readFileSync(join(out, name), "utf8");

const definition = JSON.parse(readFileSync(new URL("definition.json", import.meta.url), "utf8"));
const expected = read("told.txt").split("\n");
const leads = JSON.parse(read("leads.json"));

const { initSync, Bench } = await import(pathToFileURL(resolve(engine, "glue/engine.js")).href);
initSync({ module: new WebAssembly.Module(readFileSync(resolve(engine, "engine.wasm"))) });
const bench = Bench.of(readFileSync(join(out, "copy.bin")));
for (const text of read("leads.txt").split("\n")) if (!bench.add(text)) throw new Error("a lead does not read in wasm");

const interpreter = plain(definition);
const journals = leads.map(({ evidence, ...facts }) => JSON.stringify(facts));
const engineOfRules = rules(definition);
for (const lead of leads) lead.facts = engineOfRules.facts(lead);
const scoreByLogic = logic(definition);

const contestants = [
  { name: "wasm", of: "prepared", tell: (place) => bench.told(place), all: () => bench.prepared() },
  { name: "wasm", of: "journals", tell: (place) => bench.told(place), all: () => bench.journals() },
  { name: "plain JavaScript", of: "prepared", one: (place) => interpreter.prepared(leads[place]) },
  { name: "plain JavaScript", of: "journals", one: (place) => interpreter.journal(journals[place]) },
  { name: "json-logic-js", of: "prepared", one: (place) => scoreByLogic(leads[place]) },
  { name: "json-rules-engine", of: "prepared", rounds: 3, one: (place) => engineOfRules.score(leads[place]) },
];

for (const { name, of, one, tell } of contestants) {
  for (let place = 0; place < leads.length; place += 1) {
    const text = tell ? tell(place) : told(await one(place));
    if (text !== expected[place]) {
      throw new Error(`${name} (${of}) scores lead ${place} otherwise:\n${text}\nthan the engine does natively:\n${expected[place]}`);
    }
  }
}

const sum = expected.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
const seconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const results = [];
for (const { name, of, one, all, rounds: own } of contestants) {
  const round = async () => {
    const begun = seconds();
    let found = 0;
    if (all) found = all();
    // An engine that answers at once is not made to wait for a promise.
    else for (let place = 0; place < leads.length; place += 1) found += (name === "json-rules-engine" ? await one(place) : one(place)).score;
    const took = seconds() - begun;
    if (found !== sum) throw new Error(`${name} (${of}) sums to ${found} instead of ${sum}`);
    return leads.length / took;
  };
  await round();
  await round();
  const rates = [];
  const count = own ?? rounds;
  while (rates.length < count) rates.push(await round());
  rates.sort((a, b) => a - b);
  results.push({ name, of, median: Math.floor(rates[count >> 1]), best: Math.floor(rates[count - 1]), rounds: count });
}
writeFileSync(join(out, "node.json"), JSON.stringify({ node: process.version, results }));
