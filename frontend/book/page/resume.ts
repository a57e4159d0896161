/** Where the reader was and what is due: the way in on the first page, and a count beside Review. */

import { read } from "../../storage/log.ts";
import { logName, placeName } from "../../storage/names.ts";
import { schedule } from "../../storage/schedule.ts";
import { CHANGED } from "../../storage/store.ts";
import type { Course } from "./answered.ts";
import { home } from "./bookmark.ts";
import { t } from "../../shared/language.ts";

interface Place {
  page: string;
  title: string;
}

export function resume(course?: Course) {
  if (!course) return;
  remember(course);
  const draw = () => {
    const due = dueOf(course);
    if (course.review) countBeside(home(`${course.review}.html`), due);
    const start = document.querySelector<HTMLElement>(".nr-start");
    if (start) lead(start, course, due);
  };
  draw();
  addEventListener("storage", draw);
  addEventListener(CHANGED, draw);
}

const here = () => location.href.split(/[?#]/)[0];

/** Keep which chapter was opened last. */
function remember({ name, chapters }: Course) {
  const page = Object.keys(chapters).find((page) => home(`${page}.html`) === here());
  const title = document.querySelector("h1")?.firstChild?.textContent?.trim();
  if (page && title) store(placeName(name), JSON.stringify({ page, title }));
}

function store(name: string, text: string) {
  try {
    localStorage.setItem(name, text);
  } catch {
    // Blocked: the way in then begins at the first chapter.
  }
}

function kept(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

function dueOf({ name, chapters }: Course): number {
  try {
    const log = read(name, localStorage.getItem(logName(name)) ?? "");
    return schedule(log, Object.values(chapters).flat(), Date.now()).due.length;
  } catch {
    return 0; // Nothing is kept, or nothing that can be read: the widgets say so.
  }
}

/** One way on: what is due, else where the reader was, else the start. */
function lead(place: HTMLElement, course: Course, due: number) {
  const last = kept(placeName(course.name)) as Place | null;
  const known = last && course.chapters[last.page] ? last : null;
  const ways = [
    due > 0 && course.review && way(t`Continue with ${due} due`, course.review),
    known && way(t`Continue where you were: ${known.title}`, known.page),
  ].filter((each): each is HTMLAnchorElement => !!each);
  if (!ways.length) return;
  ways[0].className = "nr-go";
  place.replaceChildren(...ways.flatMap((each) => [each, " "]));
}

function way(words: string, page: string): HTMLAnchorElement {
  return Object.assign(document.createElement("a"), {
    textContent: words,
    href: home(`${page}.html`),
  });
}

function countBeside(address: string, due: number) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".bd-links a")) {
    if (link.href.split("#")[0] !== address) continue;
    link.querySelector(".nr-due")?.remove();
    if (!due) continue;
    const shown = document.createElement("span");
    shown.className = "nr-due";
    shown.textContent = t`${due} due`;
    link.append(" ", shown);
  }
}
