// A device as a scenario knows it, for the compiled engine: the twin of src/journey/device.rs. It carries out what the engine
// says and decides nothing. Runs under Node and in browsers; whoever uses it brings the engine.

const FIELD = "\u001f", RECORD = "\u001e", ITEM = "\u001d", PART = "\u001c";
const flag = (value, usual) => ((value ?? usual) ? "1" : "0");
const list = (value) => (Array.isArray(value) ? value.join(ITEM) : (value ?? ""));

/** `engine(place)` gives an engine for a page that opens in this place of a tab, started with the scenario's copy: a function from text to text. */
export class Device {
  constructor(engine, { gpc, dnt }) {
    this.engine = engine;
    this.signals = [flag(gpc, false), flag(dnt, false)];
    this.storage = "works";
    this.writes = 0;
    this.local = new Map();
    this.tabs = new Map();
    // The last word of each consent tool: whatever tab it was said in, the tool knows it in all of them.
    this.consent = [];
  }

  /** Carries out one step; a `submit` answers what was attached, as pairs of name and value. */
  async step(step) {
    const name = step.tab ?? "a";
    const now = String(Date.parse(step.at));
    if (step.open) return this.open(name, step.open, now);
    if (step.consent) {
      const tool = (consent) => consent.tool ?? "cookieconsent";
      this.consent = [...this.consent.filter((before) => tool(before) !== tool(step.consent)), step.consent];
      return this.send(name, consentInput(step.consent, now), now);
    }
    if (step.route) {
      this.tabs.get(name).page = step.route;
      return this.send(name, ["moved", now].join(FIELD), now);
    }
    if (step.gpc !== undefined) return void (this.signals[0] = flag(step.gpc, false));
    if (step.storage) return void ([this.storage, this.writes] = [step.storage, 0]);
    if (step.turn === "back") return this.back(name, now);
    if (step.turn) return this.turn(name, step.turn === "hide", now);
    if (step.media) {
      const { name: called, path, host, autoplay, percent } = step.media;
      const input = ["media", now, called ?? "", path ?? "", host ?? "www.example.ca", flag(autoplay, false), String(percent)];
      return this.send(name, input.join(FIELD), now);
    }
    if (step.track) return this.send(name, ["track", now, step.track].join(FIELD), now);
    if (step.click) {
      const { path, host, download } = step.click;
      return this.send(name, ["click", now, path, host ?? "www.example.ca", flag(download, false)].join(FIELD), now);
    }
    if (step.submit) return this.submit(name, step.submit, now);
    return this.send(name, [step.say, now].join(FIELD), now);
  }

  /** What Baton says about itself in a tab. */
  status(name, now) {
    this.send(name, ["status", now].join(FIELD), now);
    return JSON.parse(this.tabs.get(name).reply);
  }

  async open(name, page, now) {
    this.turn(name, true, now);
    const left = this.tabs.get(name);
    const { session = new Map(), place = 0 } = left ?? {};
    // The page before it is kept as it was left, so two places of a tab take turns.
    const handle = await this.engine(name + place);
    const before = left && { handle: left.handle, page: left.page, stored: left.stored };
    this.tabs.set(name, { handle, session, page, before, place: 1 - place, answers: {}, attached: [] });
    this.send(name, ["signals", now, ...this.signals].join(FIELD), now);
    for (const consent of this.consent) this.send(name, consentInput(consent, now), now);
  }

  /** The page of the tab is hidden, or shown. */
  turn(name, hides, now) {
    const tab = this.tabs.get(name);
    if (!tab) return;
    const marks = (tab.page.marks ?? []).filter((mark) => mark !== "hidden" && mark !== "prerendered");
    tab.page = { ...tab.page, marks: hides ? [...marks, "hidden"] : marks };
    this.send(name, ["moved", now].join(FIELD), now);
  }

  /** The page before this one comes back from the browser's back-forward cache. */
  back(name, now) {
    this.turn(name, true, now);
    const tab = this.tabs.get(name);
    if (!tab?.before) return;
    const { handle, page, stored } = tab;
    Object.assign(tab, tab.before, { before: { handle, page, stored }, place: 1 - tab.place });
    this.turn(name, false, now);
    this.send(name, ["restored", now].join(FIELD), now);
  }

  submit(name, submit, now) {
    const tab = this.tabs.get(name);
    tab.answers = submit.answers ?? {};
    tab.ticked = submit.ticked === undefined ? "" : flag(submit.ticked) + flag(submit.ticked_at_load, false);
    if (submit.acted ?? true) this.send(name, ["act", now, "1"].join(FIELD), now);
    const controls = (submit.controls ?? []).map((one) => [one[0], one[1], one[2] ?? ""].join(PART)).join(ITEM);
    let posted = [];
    for (const event of ["submit", "formdata"]) {
      tab.attached = [];
      const rules = submit.rules === undefined ? "" : String(submit.rules);
      const input = ["form", now, "1", event, submit.method ?? "post", submit.origin ?? "", rules, flag(submit.append, false)];
      const random = submit.random ?? "0".repeat(32);
      this.send(name, [...input, controls, random].join(FIELD), now);
      posted = tab.attached;
    }
    return posted;
  }

  send(name, input, now) {
    const answer = this.tabs.get(name).handle(input);
    const outputs = answer === "" ? [] : answer.split(RECORD).map((record) => record.split(FIELD));
    for (const output of outputs) this.carryOut(name, output, now);
  }

  carryOut(name, [kind, ...fields], now) {
    const tab = this.tabs.get(name);
    const area = (word) => (word === "persistent" ? this.local : tab.session);
    if (kind === "consult") {
      // A tool that the page itself speaks for cannot be asked; any other knows what was said in every tab.
      for (const consent of this.consent) if (consent.tool !== "page") this.send(name, consentInput(consent, now), now);
    } else if (kind === "ask") {
      const [word, key, offKey, , controls, checkbox] = fields;
      const record = word === "" || this.storage === "refused" ? undefined : area(word).get(key);
      const asked = controls === "" ? [] : controls.split(ITEM);
      // In the order of the controls in the form, once for each value.
      const entered = Object.entries(tab.answers).filter(([control]) => asked.includes(control));
      const answers = entered.flatMap(([control, said]) => [said].flat().map((value) => control + PART + value)).join(ITEM);
      const isOwn = record !== undefined && record === tab.stored;
      const there = this.storage === "refused" ? "" : isOwn ? "=" : record === undefined ? "0" : "1";
      const told = ["told", now, isOwn ? "" : record ?? "", there, this.local.has(offKey) ? "1" : "0", answers];
      this.send(name, [...told, checkbox === "" ? "" : tab.ticked].join(FIELD), now);
    } else if (kind === "look") {
      this.send(name, pageInput(tab.page, now), now);
    } else if (kind === "store") {
      this.writes += 1;
      const fails = this.storage.fails_at ? this.writes >= this.storage.fails_at : this.storage !== "works";
      if (fails) return this.send(name, ["unkept", now].join(FIELD), now);
      area(fields[0]).set(fields[1], fields[2]);
      tab.stored = fields[2];
    } else if (kind === "remove") {
      this.local.delete(fields[0]);
      tab.session.delete(fields[0]);
    } else if (kind === "set_off") {
      this.local.set(fields[0], "1");
    } else if (kind === "attach") {
      tab.attached = fields[2] === "" ? [] : fields[2].split(ITEM).map((pair) => pair.split(PART).slice(0, 2));
    } else if (kind === "clear") {
      tab.attached = [];
    } else if (kind === "reply") {
      tab.reply = fields[0];
    }
  }
}

function consentInput(consent, now) {
  return ["consent", now, consent.tool ?? "cookieconsent", flag(consent.explicit, true), list(consent.categories)].join(FIELD);
}

function pageInput(page, now) {
  return [
    "page", now, page.path ?? "/", page.host ?? "www.example.ca",
    ...["source", "medium", "campaign", "term", "content"].map((key) => list(page[key])),
    // A click identifier stands behind the space after its name.
    [page.clicks ?? []].flat().map((click) => click.replace(" ", PART)).join(ITEM),
    page.referrer ?? "", page.lang ?? "en-CA", list(page.languages), page.province ?? "",
    list(page.marks), page.zone ?? "",
  ].join(FIELD);
}

/** Runs a scenario; answers every submit's pairs in order. `told(status, step)` hears what a step expects of the status. */
export async function run(scenario, engine, told = () => {}) {
  const device = new Device(engine, scenario);
  const posts = [];
  for (const step of scenario.steps) {
    const posted = await device.step(step);
    if (step.submit) posts.push(posted);
    if (step.status) told(device.status(step.tab ?? "a", String(Date.parse(step.at))), step);
  }
  return posts;
}
