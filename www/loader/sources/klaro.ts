// The adapter for klaro. Categories are the names of the services in klaro's own config.

import { called, names } from "../chosen";

/** The part of the tool that is asked. */
interface Klaro {
  readonly defaultConfig?: object;
  getManager(): Manager;
}

interface Manager {
  readonly confirmed: boolean;
  readonly store: { get(): string | null };
  getService(name: string): { readonly required?: boolean } | undefined;
  watch(watcher: { update(): void }): void;
}

export default called((say) => {
  const tool = (window as { klaro?: Klaro }).klaro;
  // Asked too early, klaro would make a manager of its own: it is asked once it has its config and the page has been read.
  if (!tool?.defaultConfig || document.readyState === "loading") return false;
  const manager = tool.getManager();
  // Services may be on by default, required, or switched on in a dialog that is never saved. What counts is what was confirmed, as
  // it lies in klaro's store now, which another tab may have changed.
  const read = () =>
    manager.confirmed === true &&
    names(JSON.parse(decodeURIComponent(manager.store.get()!)), true).filter((name) => !manager.getService(name)?.required);
  manager.watch({ update: () => say(read) });
  say(read);
  return true;
});
