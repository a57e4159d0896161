/** Links that have grown old: to a place that moved, and to a term that is over. */

import { link, notice } from "./notice.ts";
import { t } from "../../shared/language.ts";

/** Say so when the address names a place or an event that the page does not have. */
export function checkBookmark() {
  const wanted = decode(location.hash.slice(1));
  if (!wanted || document.getElementById(wanted) || document.getElementsByName(wanted).length) {
    return;
  }
  const event = /^event=([\w-]+)$/.exec(wanted)?.[1];
  if (event && hasEvent(event)) return;
  if (wanted.includes("=") && !event) return;
  const what = event ? t`The event “${event}”` : t`The place “${wanted}”`;
  notice(
    t`${what} that your link points to is not on this page any more.`,
    link(t`Search the course`, home("search.html")),
  );
}

/** Whether a widget of the page shows an event: by its anchor that was, or by the state sent. */
const hasEvent = (event: string) =>
  !!document.querySelector(`[data-events~="${event}"]`) ||
  !!document.getElementById("nr-page")?.textContent?.includes(`"${event}"`);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a file of the course, from any page of it. */
export function home(path: string): string {
  return new URL((document.documentElement.dataset.content_root ?? "./") + path, location.href)
    .href;
}

/** On a page of a past term, lead to the same page of the present one. */
export async function checkTerm(term: string) {
  try {
    const { latest } = await (await fetch(home("../versions.json"))).json();
    if (!latest || latest === term) return;
    const path = location.href.slice(home("").length);
    notice(
      t`This is the course as it was taught in the term ${term}.`,
      link(t`Read it as it is now (${latest})`, home("../latest/") + path),
    );
  } catch {
    // Offline, or published alone: then there is no other term to lead to.
  }
}
