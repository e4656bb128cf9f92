// The tests' first script of every page. It lets tests move the clock, and notes what nobody may see or do: errors, rejections,
// violations of the policy, errors on the console, and values of controls that Baton reads. Everything is kept under one foreign
// key of localStorage, so that it survives the page and is the same in every tab.
(() => {
  "use strict";
  const KEY = "__probe";
  const storage = (() => {
    try {
      return window.localStorage;
    } catch {
      return null;
    }
  })();
  const get = Storage.prototype.getItem;
  const set = Storage.prototype.setItem;
  let memory = "{}";
  const load = () => JSON.parse((storage ? get.call(storage, KEY) : memory) ?? "{}");
  const keep = (all) => {
    memory = JSON.stringify(all);
    if (storage) set.call(storage, KEY, memory);
  };
  const note = (list, entry) => {
    const all = load();
    (all[list] ??= []).push({ page: location.pathname, ...entry });
    keep(all);
  };

  // The clock: what the machine says, moved by what the test says.
  const Real = Date;
  const now = () => Real.now() + (load().offset ?? 0);
  window.Date = new Proxy(Real, {
    construct: (type, given, as) => Reflect.construct(type, given.length ? given : [now()], as),
    apply: () => new Real(now()).toString(),
    get: (type, property) => (property === "now" ? now : Reflect.get(type, property)),
  });

  // Global Privacy Control, where the engine itself cannot be told to send it.
  if (load().gpc) Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true, configurable: true });

  // Faults.
  // Not every engine begins the stack with the message.
  const text = (value) => (value?.stack ? `${value}\n${value.stack}` : String(value));
  addEventListener("error", (event) => {
    // A file that does not load is an error event without a message.
    note("errors", { kind: "error", text: event.message ?? `not loaded: ${event.target?.src ?? event.target?.href}` });
  }, true);
  addEventListener("unhandledrejection", (event) => note("errors", { kind: "rejection", text: text(event.reason) }), true);
  addEventListener("securitypolicyviolation", (event) => {
    note("errors", { kind: "violation", text: `${event.effectiveDirective} ${event.blockedURI}` });
  }, true);
  // Whose code asks is the nearest of the stack: what the page does in an event that Baton fires is the page's own.
  const ours = () => {
    const callers = (new Error().stack ?? "").split("\n").filter((line) => line.includes("://") && !line.includes("/__probe.js"));
    return /\/baton\/baton\./.test(callers[0] ?? "");
  };
  for (const level of ["debug", "info", "log", "warn", "error"]) {
    const plain = console[level];
    console[level] = (...given) => {
      if (level === "error" || ours()) note("errors", { kind: `console.${level}`, text: given.map(text).join(" ") });
      plain.apply(console, given);
    };
  }

  // How long Baton's listeners hold up each act of sending: what they do at the click and at each form event until the next act.
  const HOLDING = new Set(["click", "submit", "formdata"]);
  let acts = 0;
  let clicked = 0;
  const begins = (event) => {
    if (!event.isTrusted) return;
    acts += 1;
    clicked = 0;
  };
  addEventListener("click", begins, true);
  addEventListener("keydown", begins, true);
  const held = (type, took) => {
    if (type === "click") return void (clicked += took);
    const all = load();
    const sends = (all.sends ??= []);
    const act = `${performance.timeOrigin} ${acts}`;
    if (sends.at(-1)?.act !== act) sends.push({ page: location.pathname, act, took: clicked });
    sends.at(-1).took += took;
    keep(all);
  };
  const holds = (type, work) => {
    const begun = performance.now();
    try {
      return work();
    } finally {
      held(type, performance.now() - begun);
    }
  };
  // A vendor's script that asks before it sends is no event: its double says here what it asks.
  Object.defineProperty(window, "holdsUp", { value: (work) => holds("submit", work) });
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, handle, options) {
    if (!HOLDING.has(type) || typeof handle !== "function" || !ours()) return listen.call(this, type, handle, options);
    const timed = function (event) {
      return holds(type, () => handle.call(this, event));
    };
    return listen.call(this, type, timed, options);
  };

  // Values: which control was read, and by what, when the reader is Baton's script.
  const noteRead = (control, by) => {
    if (ours()) note("reads", { control: control ?? "", by });
  };
  const nameOf = (element) => Element.prototype.getAttribute.call(element, "name");
  const spyOn = (type, property, name = nameOf) => {
    const plain = Object.getOwnPropertyDescriptor(type.prototype, property);
    Object.defineProperty(type.prototype, property, {
      ...plain,
      get() {
        noteRead(name(this), `${type.name}.${property}`);
        return plain.get.call(this);
      },
    });
  };
  const INPUT = ["value", "checked", "files", "defaultValue", "defaultChecked", "valueAsNumber", "valueAsDate", "selectionStart"];
  for (const property of INPUT) spyOn(HTMLInputElement, property);
  for (const property of ["value", "selectedIndex", "selectedOptions"]) spyOn(HTMLSelectElement, property);
  for (const property of ["value", "defaultValue", "textLength", "selectionStart"]) spyOn(HTMLTextAreaElement, property);
  const ofOption = (option) => nameOf(option.closest("select") ?? option);
  for (const property of ["value", "selected", "text"]) spyOn(HTMLOptionElement, property, ofOption);
  for (const method of ["getAttribute", "getAttributeNode"]) {
    const plain = Element.prototype[method];
    Element.prototype[method] = function (attribute) {
      if (/^(value|checked)$/i.test(String(attribute))) noteRead(nameOf(this), method);
      return plain.call(this, attribute);
    };
  }
  for (const method of ["get", "getAll", "has", "entries", "keys", "values", "forEach", Symbol.iterator]) {
    const plain = FormData.prototype[method];
    FormData.prototype[method] = function (...given) {
      noteRead(String(given[0] ?? "*"), `FormData.${String(method)}`);
      return plain.apply(this, given);
    };
  }

  // Keys of others in the storage, and cookies: Baton may look at its own keys alone.
  for (const method of ["getItem", "setItem", "removeItem", "key", "clear"]) {
    const plain = Storage.prototype[method];
    Storage.prototype[method] = function (key, ...given) {
      if (!/^baton\./.test(String(key))) noteRead(`${key}`, `Storage.${method}`);
      return plain.call(this, key, ...given);
    };
  }
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(Document.prototype, "cookie", {
    ...cookie,
    get() {
      noteRead("", "document.cookie");
      return cookie.get.call(this);
    },
    set(text) {
      noteRead("", "document.cookie =");
      cookie.set.call(this, text);
    },
  });

  window.__probe = {
    /** Errors, reads and sent forms so far, on every page and in every tab of this origin. */
    seen: () => {
      const { errors = [], reads = [], sends = [] } = load();
      return { errors, reads, sends };
    },
    /** Forgets what was seen, once a test has looked at it. */
    forget: () => keep({ ...load(), errors: [], reads: [], sends: [] }),
    /** Sends Global Privacy Control from the next page on, as a browser would. */
    sendGpc: () => keep({ ...load(), gpc: true }),
    /** Puts the clock so many milliseconds before or after the machine's. */
    moveClock: (offset) => keep({ ...load(), offset }),
    /** Everything that is kept on this origin, apart from the probe's own. */
    stored: async () => ({
      local: Object.keys(storage ?? {}).filter((key) => key !== KEY),
      session: Object.keys(sessionStorage),
      cookies: document.cookie.split("; ").map((cookie) => cookie.split("=")[0]).filter(Boolean),
      databases: (await indexedDB.databases()).map((database) => database.name),
    }),
  };
})();
