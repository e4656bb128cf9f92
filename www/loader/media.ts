// Players of the page, video and sound: how far they have come. What is in a player of another site's frame is not heard.

import { attribute, has } from "./controls";
import { address, flag, path } from "./page";
import type { Field } from "./wire";

/** The events that a player tells its progress by. */
export const PLAYS = "play timeupdate ended";

// The quarter that each player came to last; nothing for one that was not started yet.
const quarters = new WeakMap<HTMLMediaElement, number>();

/** The marks that a player has come to since its last event, each as the fields of the input `media`. */
export function marks({ type, target }: Event): Field[][] {
  if (!(target instanceof HTMLMediaElement)) return [];
  let before = quarters.get(target) ?? (type === "play" ? -1 : 4);
  const quarter = target.ended ? 4 : Math.floor((4 * target.currentTime) / target.duration) || 0;
  const to = address(target.currentSrc);
  const about = [attribute(target, "data-baton-media"), path(to?.pathname ?? ""), to?.host ?? "", flag(has(target, "autoplay"))];
  const passed = [];
  // Who goes back, or to another film, comes to the same marks again. Whether they count again is not for here to say.
  if (quarter < before) before = quarter - 1;
  while (before < quarter) passed.push([...about, String(++before * 25)]);
  if (type === "play" || quarters.has(target)) quarters.set(target, quarter);
  return passed;
}
