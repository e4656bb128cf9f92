// How Baton stands on this page while no engine can say it: what is wrong, and what helps.

import { end } from "./guard";

/** What `baton.status()` says while the engine cannot say it. */
export interface State {
  readonly state: keyof typeof CURES | "loading" | "running";
  readonly cure?: string;
  /** Whether the page brought another copy of Baton, which does nothing. */
  readonly twice?: true;
}

/** What is wrong, and what the web team does about it. README says the same at length, in both languages. */
const CURES = {
  "blocked:csp": "Add 'wasm-unsafe-eval' to script-src.",
  "blocked:wasm": "Turn WebAssembly on.",
  damaged: "Upload the published script again.",
  error: "Load the page again.",
};

let now: State = { state: "loading" };
let isTwice = false;
let isSaid = false;

export function state(): State {
  // Whatever else is wrong is told first.
  return isTwice ? { cure: "Remove the second script of Baton.", ...now, twice: true } : now;
}

/** The engine has started. */
export function runs(): void {
  now = { state: "running" };
}

/** Baton is off on this page, and this is why. */
export function stop(why: keyof typeof CURES): void {
  ail(why);
  end();
}

/** Baton has ended. Where no other reason was given, it was an error. */
export function failed(): void {
  if (/ing$/.test(now.state)) ail("error");
}

/** The page brought Baton a second time: the first copy goes on. */
export function doubled(): void {
  isTwice = true;
  say();
}

function ail(state: keyof typeof CURES): void {
  now = { state, cure: CURES[state] };
}

/** The one line on the console, for a web team that puts `data-debug` on the tag, and only where something is wrong. */
export function say(): void {
  if (isSaid || !document.querySelector("script[src*='/baton.'][data-debug]")) return;
  isSaid = true;
  console.warn(`Baton: ${now.state}. ${state().cure}`);
}
