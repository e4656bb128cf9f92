// Route changes inside a page. Not every engine tells about them, so the two methods that make them are followed: the page's
// call comes first, and what it returns or throws is passed on as it is.

import { guard } from "./guard";

const METHODS = ["pushState", "replaceState"] as const;

/** Calls `moved` after each route change, until the returned function is called. */
export function followRoutes(moved: () => void): () => void {
  const undo = METHODS.map((name) => follow(name, moved));
  return () => undo.forEach((one) => one());
}

function follow(name: (typeof METHODS)[number], moved: () => void): () => void {
  const before = history[name];
  let following = true;
  function after(this: History, ...call: Parameters<typeof before>): unknown {
    // A wrapper of the page's below ours may return something, whatever the type says.
    const returned: unknown = before.apply(this, call);
    if (following) guard(moved);
    return returned;
  }
  // A page that froze its history keeps it as it is: `Reflect.set` gives false where an assignment would throw.
  Reflect.set(history, name, after);
  return () => {
    following = false;
    // Where somebody put a wrapper of theirs over ours, ours stays below it and only passes calls on.
    if (history[name] === after) Reflect.set(history, name, before);
  };
}
