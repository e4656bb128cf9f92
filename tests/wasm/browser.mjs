// Every scenario through the engine as it is shipped, in a browser. The page that loads this lies beside `scenarios.json`
// (name and scenario), `copies/` (the published copies), `engine.wasm` and `glue/`. What was attached goes to
// `window.scenarios`, for whoever drives the browser to hold against the golden files.

import { run } from "./device.mjs";

const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());

try {
  const wasm = await WebAssembly.compile(await bytes("engine.wasm"));
  // The glue holds one instance a module, so each place of a scenario's tabs loads the module under an address of its own. Instances
  // are started anew for the next scenario: a browser reserves gigabytes of addresses for the memory of each.
  const instances = [];
  const instance = async (place) => {
    if (!instances[place]) {
      instances[place] = await import(`./glue/engine.js?instance=${place}`);
      instances[place].initSync({ module: wasm });
    }
    return instances[place];
  };
  const posts = {};
  for (const [name, scenario] of await (await fetch("scenarios.json")).json()) {
    const copy = await bytes(`copies/${name}.copy`);
    const places = [];
    posts[name] = await run(scenario, async (place) => {
      if (!places.includes(place)) places.push(place);
      const { start, handle } = await instance(places.indexOf(place));
      if (!start(copy).startsWith("config")) throw new Error("the engine refuses the copy");
      return handle;
    });
  }
  window.scenarios = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, posts };
} catch (why) {
  window.scenarios = { error: String(why?.stack ?? why) };
}
