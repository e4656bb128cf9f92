// WindowDouble: as much of a window as the adapters of consent tools see, for tests under Node. It is a double: events, a clock that
// the test moves, and a realm of its own, in which the adapter runs exactly as it is shipped (target/dist/sources).

import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const dist = process.env.BATON_DIST ?? "target/dist";

export class WindowDouble {
  constructor() {
    this.timers = [];
    this.now = 0;
    const listeners = new Map();
    /** The globals of the page. An event of the document passes the window on its way down, so one list of listeners serves both. */
    this.page = {
      addEventListener: (name, listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
      setTimeout: (work, after) => void this.timers.push({ work, at: this.now + after }),
      document: { readyState: "complete" },
    };
    this.page.window = this.page;
    vm.createContext(this.page);
    this.listeners = listeners;
    this.told = [];
  }

  /** Runs an adapter; what it tells is gathered. */
  starts(tool) {
    const code = readFileSync(join(dist, "sources", `${tool}.js`), "utf8");
    const source = vm.runInContext(`${code};baton_source_${tool}.default`, this.page);
    this.again = source((explicit, categories) => this.told.push([explicit, [...categories]]));
    return this;
  }

  /** Runs something in the page's own realm. */
  runs(code) {
    return vm.runInContext(code, this.page);
  }

  /** Fires an event of the window or of the document. What a listener throws would reach the page, so it fails the test. */
  fires(type, detail) {
    for (const listener of this.listeners.get(type) ?? []) listener({ type, detail });
  }

  /** Lets time pass. */
  passes(milliseconds) {
    const end = this.now + milliseconds;
    for (;;) {
      const next = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers.splice(this.timers.indexOf(next), 1);
      this.now = next.at;
      next.work();
    }
    this.now = end;
  }

  /** The last word: `[explicit, categories]`, or nothing. */
  get last() {
    return this.told.at(-1);
  }
}

/** What was told, for comparing: a yes to these, a no of the visitor's, and that nobody chose. */
export const yes = (...categories) => [true, categories];
export const no = [true, []];
export const nobody = [false, []];
