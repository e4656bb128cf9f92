// The one guard. Every call into the engine and every listener runs inside it: what fails there ends Baton on this page,
// silently, and never reaches the page. Whoever fails once is in an unknown state, so nothing is tried again.

let dead = false;
let last: () => void = () => {};

/** Sets what is done once when Baton ends: take the listeners away, take our fields out of the forms. */
export function beforeTheEnd(rites: () => void): void {
  last = rites;
}

/** Runs `work` unless Baton has ended. */
export function guard(work: () => void): void {
  if (dead) return;
  try {
    work();
  } catch {
    end();
  }
}

/** Whether Baton has ended on this page. */
export function ended(): boolean {
  return dead;
}

/** Ends Baton on this page. */
export function end(): void {
  if (dead) return;
  dead = true;
  try {
    last();
  } catch {
    // The rites are the last thing that could fail; there is nobody left to tell.
  }
}
