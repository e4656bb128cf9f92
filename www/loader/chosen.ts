// What the adapters of consent tools share. An adapter hears its tool and says what the visitor chose; whatever it cannot read, or
// nobody chose, is no yes. It loads nothing, asks no server, writes nothing and overwrites nothing of the page.

/**
 * What a tool says: the categories that the visitor accepted, where they chose (an empty list is their no); `false` where nobody chose
 * or it cannot be read; nothing where the tool is not there yet.
 */
export type Chosen = readonly unknown[] | false | undefined;

/** Starts to hear a tool and gives what asks it again, for a change that it tells nobody about. */
export type Source = (tell: (explicit: boolean, categories: readonly string[]) => void) => () => void;

/** The most categories that are told. */
export const MOST = 100;
/** A tool without events is looked for so often, at this distance in milliseconds: ten seconds in all. */
const TRIES = 40;
const PAUSE = 250;

/** A tool that fires events of the window or of the document. It is read at the start, at each of them, and when it is asked again. */
export function heard(events: readonly string[], read: (event?: Event) => Chosen): Source {
  return (tell) => {
    // At the start silence is no refusal: the tool may not be ready. Later it is.
    const ask = (refuses: boolean, event?: Event) => {
      let chosen: Chosen = false;
      let accepted: string[] = [];
      try {
        chosen = read(event);
        if (chosen) accepted = chosen.filter((one) => typeof one === "string").slice(0, MOST);
      } catch {
        // What cannot be read is not a yes.
        chosen = false;
      }
      if (chosen || (chosen === false && refuses)) tell(!!chosen, accepted);
    };
    // On the way down: an event of the document passes the window first, whether it bubbles or not.
    for (const name of events) window.addEventListener(name, (event) => ask(true, event), true);
    ask(false);
    return () => ask(true);
  };
}

/**
 * A tool that calls back. `connect` says whether it has found the tool; `say` takes what reads the call. `present` gives the tool that
 * the page has now: where another one took its place, that one is heard, and what the first said last is no yes any more.
 */
export function called(connect: (say: (read: () => Chosen) => void) => boolean, present: () => unknown = () => undefined): Source {
  return (tell) => {
    let read: () => Chosen = () => undefined;
    let by: unknown;
    const ask = heard([], () => read())(tell);
    const look = () =>
      connect((given) => {
        read = given;
        by = present();
        ask();
      });
    late(look);
    return () => {
      if (by !== present()) {
        read = () => false;
        attempt(look);
      }
      ask();
    };
  };
}

/** Looks for what may come late, until it is found or ten seconds are over. */
export function late(look: () => boolean): void {
  let left = TRIES;
  const again = () => {
    if (!attempt(look) && left-- > 0) setTimeout(again, PAUSE);
  };
  again();
}

/** Whether a tool was found. One that is half there is not there. */
function attempt(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}

/** The names of an object's own properties that hold exactly this; none of what is no object. */
export function names(given: unknown, held: unknown): string[] {
  return Object.entries(own(given)).flatMap(([name, value]) => (value === held ? name : []));
}

/** What was given, without what a page hung onto every object: a polluted prototype says yes to nothing. */
export function own(given: unknown): Record<string, unknown> {
  return { __proto__: null, ...(given as object) };
}
