/**
 * `#event=ID` in the address names an event, `#walk=ID` that step of a guided walk: the first timeline
 * that holds it takes it, and the address follows what the reader opens and closes. Timelines hear `nr:event`, and say
 * `nr:timeline` when they come, `nr:opened` when an event is opened, or none, and `nr:details`
 * with a place for what the page adds to its details.
 */

import { button, link } from "./notice.ts";
import { t } from "../../shared/language.ts";

const KEY = "#event=", WALK = "#walk=";
let taken = "";
/** The link in the text by which the reader came to a timeline. */
let origin: HTMLElement | undefined;

/** The id that an address names, or "". */
export function eventOf(hash: string): string {
  const key = [KEY, WALK].find((key) => hash.startsWith(key));
  if (!key) return "";
  try {
    return decodeURIComponent(hash.slice(key.length));
  } catch {
    return "";
  }
}

const isStep = (hash: string): boolean => hash.startsWith(WALK);

export const addressOf = (id: string, walk = false): string =>
  (walk ? WALK : KEY) + encodeURIComponent(id);

/** Ask the timelines to show an event; the one that takes it stops the others. */
function ask(asked: { id: string; left?: string; moved?: boolean }) {
  const detail = { ...asked, walk: isStep(location.hash) };
  const event = new CustomEvent("nr:event", { detail, cancelable: true });
  if (!document.dispatchEvent(event)) taken = location.hash;
}

function moved({ oldURL }: HashChangeEvent) {
  const id = eventOf(location.hash), left = oldURL && eventOf(new URL(oldURL).hash);
  ask({ id, left, moved: true });
  if (id) return;
  // Who goes back finds the link that she followed.
  origin?.focus({ preventScroll: true });
  origin = undefined;
}

function arrived() {
  const id = eventOf(location.hash);
  if (id && taken !== location.hash) ask({ id });
}

function keepStep({ id, walk }: { id: string; walk?: boolean }) {
  if (!id && !eventOf(location.hash)) return;
  try {
    const address = id ? addressOf(id, walk) : location.pathname + location.search;
    history.replaceState(history.state, "", address);
  } catch {
    // A page in a sandbox has no address to write; the timeline does without.
  }
  taken = location.hash;
}

function remember({ target }: Event) {
  const followed = (target as Element).closest<HTMLAnchorElement>('a[href*="#event="]');
  if (!followed || followed.closest(".nr-timeline")) return;
  origin = followed;
  // A link to where the address leads already changes nothing of it, and means it all the same.
  if (followed.href === location.href) dispatchEvent(new HashChangeEvent("hashchange"));
}

/** The ways from an event's details: to the text by which the reader came, and to keep as a link. */
function offer({ id, place }: { id: string; place: HTMLElement }) {
  if (origin?.isConnected) place.append(button(t`Back to the text`, () => history.back()), " ");
  place.append(link(t`Link to this event`, addressOf(id)));
}

export function followLinks() {
  addEventListener("hashchange", moved);
  document.addEventListener("click", remember);
  document.addEventListener("nr:opened", (event) => keepStep((event as CustomEvent).detail));
  document.addEventListener("nr:details", (event) => offer((event as CustomEvent).detail));
  document.addEventListener("nr:timeline", arrived);
  // Timelines that came before this script was there have said so already.
  arrived();
}
