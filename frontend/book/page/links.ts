/**
 * `#event=ID` in the address names an event: the first timeline that holds it takes it, and the
 * address follows what the reader opens and closes. Timelines hear `nr:event`, and say
 * `nr:timeline` when they come and `nr:opened` when an event is opened, or none.
 */

const KEY = "#event=";
let taken = "";

/** The id that an address names, or "". */
export function eventOf(hash: string): string {
  if (!hash.startsWith(KEY)) return "";
  try {
    return decodeURIComponent(hash.slice(KEY.length));
  } catch {
    return "";
  }
}

export const addressOf = (id: string): string => KEY + encodeURIComponent(id);

/** Ask the timelines to show an event; the one that takes it stops the others. */
function ask(detail: { id: string; left?: string; moved?: boolean }) {
  const asked = new CustomEvent("nr:event", { detail, cancelable: true });
  if (!document.dispatchEvent(asked)) taken = location.hash;
}

function moved({ oldURL }: HashChangeEvent) {
  const left = oldURL && eventOf(new URL(oldURL).hash);
  ask({ id: eventOf(location.hash), left, moved: true });
}

function keepStep(id: string) {
  if (!id && !location.hash.startsWith(KEY)) return;
  try {
    const address = id ? addressOf(id) : location.pathname + location.search;
    history.replaceState(history.state, "", address);
  } catch {
    // A page in a sandbox has no address to write; the timeline does without.
  }
  taken = location.hash;
}

export function followLinks() {
  addEventListener("hashchange", moved);
  document.addEventListener("nr:opened", (event) => keepStep((event as CustomEvent).detail.id));
  document.addEventListener("nr:timeline", () => {
    const id = eventOf(location.hash);
    if (id && taken !== location.hash) ask({ id });
  });
}
