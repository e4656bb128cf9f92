// A real Chromium, by WebDriver and, for what a page cannot say of itself, by the browser's own protocol. Driver and browser are one
// process group, which is ended as a whole.

import { spawn } from "node:child_process";
import { createServer } from "node:net";

const OPTIONS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,900",
  // A bench pushes more routes than any visitor; the browser would hold them back.
  "--disable-ipc-flooding-protection",
];

/** How long the driver may take to listen, in milliseconds. */
const STARTS_WITHIN = 30_000;

/** Starts a browser; `end` must be called, whatever happens. */
export async function open() {
  const port = await freePort();
  const driver = spawn(process.env.CHROMEDRIVER ?? "chromedriver", [`--port=${port}`], { detached: true, stdio: "ignore" });
  const end = () => {
    try {
      process.kill(-driver.pid, "SIGKILL");
    } catch {
      // The group has ended, which is what is wanted.
    }
  };
  process.once("exit", end);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  const root = `http://127.0.0.1:${port}`;
  await listens(root);
  const capabilities = {
    alwaysMatch: {
      browserName: "chrome",
      "goog:chromeOptions": { args: OPTIONS, ...(process.env.CHROME && { binary: process.env.CHROME }) },
      timeouts: { script: 120_000, pageLoad: 30_000 },
    },
  };
  const session = await post(`${root}/session`, { capabilities });
  const home = `${root}/session/${session.sessionId}`;
  const tools = (cmd, params = {}) => post(`${home}/goog/cdp/execute`, { cmd, params });
  return {
    end,
    version: session.capabilities.browserVersion,
    tools,
    goes: (url) => post(`${home}/url`, { url }),
    /** What a promise of the page comes to. */
    awaits: async (expression) => {
      const script = `const done = arguments[0]; (async () => (${expression}))().then((it) => done([it ?? null]), (why) => done(String(why?.stack ?? why)))`;
      const got = await post(`${home}/execute/async`, { script, args: [] });
      if (!Array.isArray(got)) throw new Error(`${expression}: ${got}`);
      return got[0];
    },
    /** Presses what a CSS selector finds, as a person's hand would. */
    presses: async (selector) => {
      const found = await post(`${home}/element`, { using: "css selector", value: selector });
      await post(`${home}/element/${Object.values(found)[0]}/click`, {});
    },
    slows: (rate) => tools("Emulation.setCPUThrottlingRate", { rate }),
    /** The browser's own counters of the page; durations in milliseconds of the main thread's time. */
    counts: async () => {
      const { metrics } = await tools("Performance.getMetrics");
      return Object.fromEntries(metrics.map(({ name, value }) => [name, /Duration|Time$/.test(name) ? value * 1000 : value]));
    },
  };
}

async function post(url, body) {
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${url}: ${value.error}: ${value.message}`);
  return value;
}

async function listens(root) {
  for (const begun = Date.now(); Date.now() - begun < STARTS_WITHIN; ) {
    try {
      return void (await fetch(`${root}/status`));
    } catch {
      await new Promise((done) => setTimeout(done, 20));
    }
  }
  throw new Error("chromedriver does not listen");
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
