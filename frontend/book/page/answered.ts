/** How much of each chapter is answered, beside its name in the sidebar: read, never written. */

import { logName } from "../../storage/names.ts";
import { CHANGED } from "../../storage/store.ts";
import { home } from "./bookmark.ts";

/** What the build knows: the course's key, and the questions of each page. */
export interface Course {
  name: string;
  chapters: Record<string, string[]>;
  /** The page that asks again what is due. */
  review?: string;
}

export function markChapters(course?: Course) {
  if (!course) return;
  const draw = () => {
    const log = logOf(course.name);
    for (const [page, ids] of Object.entries(course.chapters)) {
      const done = ids.filter((id) => Object.hasOwn(log, id)).length;
      for (const link of linksTo(home(`${page}.html`))) mark(link, done, ids.length);
    }
  };
  draw();
  addEventListener("storage", draw);
  addEventListener(CHANGED, draw);
}

function logOf(name: string): object {
  try {
    return JSON.parse(localStorage.getItem(logName(name))!)?.log ?? {};
  } catch {
    return {};
  }
}

/** The links of the sidebar to a page; on that page itself the address is a bare “#”. */
function linksTo(address: string) {
  const links = document.querySelectorAll<HTMLAnchorElement>(".bd-links a, .bd-sidebar-primary a");
  return [...links].filter(({ href }) => href.split("#")[0] === address);
}

function mark(link: HTMLElement, done: number, all: number) {
  link.querySelector(".nr-answered")?.remove();
  if (!done) return;
  const shown = document.createElement("span");
  shown.className = "nr-answered";
  shown.append(
    part(done < all ? `${done}/${all}` : "✓", "aria-hidden", "true"),
    part(` (${done < all ? `${done} of ${all}` : "all"} questions answered)`, "class", "nr-spoken"),
  );
  link.append(shown);
}

function part(text: string, attribute: string, value: string) {
  const made = document.createElement("span");
  made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}
