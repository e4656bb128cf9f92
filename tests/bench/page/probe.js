// The bench's first script of every page: it times what is measured, and moves the clock.
(() => {
  "use strict";
  const clock = performance.now.bind(performance);
  const bench = (window.bench = { heard: {}, longest: [], failed: [] });
  addEventListener("error", (event) => bench.failed.push(event.message), true);
  addEventListener("unhandledrejection", (event) => bench.failed.push(String(event.reason)), true);
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => bench.longest.push(duration))).observe({ type: "longtask" });

  // The clock: a bench lives for weeks in seconds, and the next page goes on from there.
  const { now } = Date;
  let offset = Number(sessionStorage.getItem("bench"));
  Date.now = () => now() + offset;
  bench.waits = (minutes) => {
    offset += minutes * 60_000;
    sessionStorage.setItem("bench", String(offset));
  };

  // What a script does in its listeners, by event, in milliseconds.
  const add = EventTarget.prototype.addEventListener;
  bench.hears = () => {
    EventTarget.prototype.addEventListener = function (type, handle, options) {
      const timed = (event) => {
        const begun = clock();
        try {
          return handle.call(this, event);
        } finally {
          bench.heard[type] = (bench.heard[type] ?? 0) + clock() - begun;
        }
      };
      return add.call(this, type, typeof handle === "function" ? timed : handle, options);
    };
  };

  // The browser's own share of a route change; whoever follows routes calls this one.
  const push = history.pushState;
  let own = 0;
  history.pushState = function (...given) {
    const begun = clock();
    try {
      return push.apply(this, given);
    } finally {
      own += clock() - begun;
    }
  };
  /** What a script adds to a route change. */
  bench.routes = (path) => {
    own = 0;
    const begun = clock();
    history.pushState(null, "", path);
    return clock() - begun - own;
  };

  // What waits for an idle moment waits until it is called, so that evaluation and start can be told apart.
  const idle = window.requestIdleCallback;
  let held = [];
  window.requestIdleCallback = (work, given) => (held ? held.push(work) : idle.call(window, work, given));
  bench.release = () => {
    const waiting = held;
    held = undefined;
    waiting.forEach((work) => idle.call(window, work, { timeout: 50 }));
  };

  // The engine's memory, which its loader keeps to itself; and the moment when there is one, which nobody has to look for again and again.
  const { Instance } = WebAssembly;
  let starts;
  bench.starts = new Promise((done) => (starts = done));
  WebAssembly.Instance = new Proxy(Instance, {
    construct: (type, given) => {
      const instance = Reflect.construct(type, given);
      // What unpacks the engine is a wasm as well.
      if (instance.exports.memory) starts((bench.memory = instance.exports.memory));
      return instance;
    },
  });

  bench.loads = (script) =>
    new Promise((done, fail) => {
      const tag = Object.assign(document.createElement("script"), { src: `/script/${script}.js`, onload: done, onerror: fail });
      document.head.append(tag);
    });
  bench.rests = (millis = 60) => new Promise((done) => setTimeout(() => idle.call(window, done, { timeout: millis }), millis));
  bench.until = async (condition) => {
    while (!condition()) await new Promise((done) => setTimeout(done, 10));
  };
  bench.times = (work) => {
    const begun = clock();
    const more = work();
    return [clock() - begun, more];
  };
})();
