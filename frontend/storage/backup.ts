/** A file with all that is kept of a course, and the words for what is in it. */

import { button, download, h } from "../shared/dom.ts";
import { pack, type Records } from "./file.ts";
import { isKept, type Notes, notesOf } from "./notes.ts";
import { storesOf } from "./store.ts";
import { count, listed } from "../shared/words.ts";
import { plural, t } from "../shared/language.ts";

export function recordsOf(course: string): Records {
  const { log, forecasts, decisions } = storesOf(course);
  return { log: log.log, forecasts: forecasts.log, decisions: decisions.log };
}

/** What records and notes hold, in words. */
export function contents({ log, forecasts, decisions }: Records, notes: Notes = {}): string {
  const size = (part: object) => Object.keys(part).length;
  const parts = [t`the answers to ${count(size(log), "question")}`];
  if (size(forecasts)) parts.push(count(size(forecasts), "forecast"));
  if (size(decisions)) {
    parts.push(plural(size(decisions), "{0} decision matrix", "{0} decision matrices"));
  }
  const kept = Object.values(notes).filter(isKept).length;
  if (kept) parts.push(t`pins and notes on ${count(kept, "event")}`);
  return listed(parts);
}

export function save(course: string, name = "") {
  const plain = name.normalize("NFKD").replace(/[^\w-]+/g, "-").replace(/^-+|-+$/g, "");
  const file = [course, "progress", ...(plain ? [plain] : [])].join("-");
  download(
    `${file}.json`,
    pack(course, recordsOf(course), name, notesOf(course)),
    "application/json",
  );
}

/** What is wrong with the storage, and a way to lose nothing by it; empty while all is well. */
export function drawProblem(root: HTMLElement, course: string, problem: string) {
  if (root.firstChild?.textContent === problem) return;
  const saving = button(t`Save it to a file`, () => save(course));
  root.replaceChildren(...(problem ? [h("span", {}, problem), " ", saving] : []));
}
