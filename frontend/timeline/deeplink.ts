// `#event=ID` in the address names an event. Several timelines may hold it; the first one takes it.

import type { Model } from "./course.ts";

const TAKEN = Symbol.for("natorussia.timeline.taken");
const KEY = "#event=";

/** The id that an address names, or "". */
export function eventOf(hash: string): string {
  if (!hash.startsWith(KEY)) return "";
  try {
    return decodeURIComponent(hash.slice(KEY.length));
  } catch {
    return "";
  }
}

/** Whether this is the first timeline on the page to take the address at this moment. */
export function take(moment: number): boolean {
  const page = globalThis as unknown as Record<symbol, string>;
  const now = `${moment} ${location.hash}`;
  if (page[TAKEN] === now) return false;
  page[TAKEN] = now;
  return true;
}

/** Keep the address in step; not in a notebook, whose address belongs to the notebook. */
export function write(model: Model, id: string): void {
  if (model.get("_static") !== true) return;
  if (!id && !location.hash.startsWith(KEY)) return;
  const hash = id ? KEY + encodeURIComponent(id) : location.pathname + location.search;
  try {
    history.replaceState(history.state, "", hash);
  } catch {
    // A page in a sandbox has no address to write; the timeline does without.
  }
}
