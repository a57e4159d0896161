/** What is answered of each chapter, and what is due, in the sidebar: read, never written. */

import { dueName, logName } from "../../storage/names.ts";
import { CHANGED } from "../../storage/store.ts";
import { home } from "./bookmark.ts";
import { plural, t } from "../../shared/language.ts";

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
      const said = done < ids.length ? t`${done} of ${ids.length}` : t`all`;
      for (const link of linksTo(home(`${page}.html`))) {
        mark(
          link,
          done && (done < ids.length ? `${done}/${ids.length}` : "✓"),
          t`${said} questions answered`,
        );
      }
    }
    const due = dueOf(course);
    for (const link of linksTo(home("chapters/review.html"))) {
      mark(link, due && t`${due} due`, plural(due, "{0} question is due", "{0} questions are due"));
    }
  };
  draw();
  addEventListener("storage", draw);
  addEventListener(CHANGED, draw);
}

function read(name: string) {
  try {
    return JSON.parse(localStorage.getItem(name)!) ?? {};
  } catch {
    return {};
  }
}

const logOf = (course: string): object => read(logName(course)).log ?? {};

/** How many questions of the course are due by the end of today. */
function dueOf({ name, chapters }: Course): number {
  const due: object = read(dueName(name)), tonight = new Date().setHours(24, 0, 0, 0);
  const asked = new Set(Object.values(chapters).flat());
  return Object.entries(due).filter(([id, at]) => asked.has(id) && at < tonight).length;
}

/** The links of the sidebar to a page; on that page itself the address is a bare “#”. */
function linksTo(address: string) {
  const links = document.querySelectorAll<HTMLAnchorElement>(".bd-links a, .bd-sidebar-primary a");
  return [...links].filter(({ href }) => href.split("#")[0] === address);
}

/** A short text beside a link, which is spoken in full; nothing takes it away. */
function mark(link: HTMLElement, short: string | 0, spoken: string) {
  link.querySelector(".nr-answered")?.remove();
  if (!short) return;
  const shown = document.createElement("span");
  shown.className = "nr-answered";
  shown.append(
    part(short, "aria-hidden", "true"),
    part(` (${spoken})`, "class", "nr-spoken"),
  );
  link.append(shown);
}

function part(text: string, attribute: string, value: string) {
  const made = document.createElement("span");
  made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}
