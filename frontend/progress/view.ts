/** The Progress page: how far each chapter is, and the record to take along, bring in or delete. */

import { button, download, h } from "../shared/dom.ts";
import { calibration, drawCalibration } from "./calibration.ts";
import { drawChapters, drawWrong, problemOf, strangers } from "./chapters.ts";
import { Confirming } from "./confirmation.ts";
import { PARTS, unpack } from "../storage/file.ts";
import { dropNotes, isKept, keep, notesOf } from "../storage/notes.ts";
import { contents, drawProblem, recordsOf, save } from "../storage/backup.ts";
import { watchDue } from "../storage/due.ts";
import type { Section } from "../storage/section.ts";
import { storesOf } from "../storage/store.ts";
import { count } from "../shared/words.ts";
import { t } from "../shared/language.ts";

const about = (text: string) => h("p", { class: "nr-about" }, text);

export function drawProgress(root: HTMLElement, course: string, sections: Section[]) {
  const stores = storesOf(course);
  watchDue(stores.log);
  const problem = h("p", { class: "nr-problem", role: "status" });
  const chapters = h("div"), more = h("div");
  const ofChapter = new Confirming(), ofRecord = new Confirming();
  const chaptersAsked = sections.filter(({ part }) => !part);
  const chances = new Map(
    chaptersAsked.flatMap(({ ids, chances }) => ids.map((id, i) => [id, chances?.[i] ?? 0])),
  );

  function resetChapter({ id, title, ids, polls = [] }: Section) {
    ofChapter.ask(
      t`Delete your answers to “${title}” in this browser, and when they are due?`,
      t`Delete them`,
      () => {
        const those = new Set([...ids, ...polls]);
        stores.log.change((log) =>
          Object.fromEntries(Object.entries(log).filter(([id]) => !those.has(id)))
        );
        return t`Your answers to “${title}” were deleted.`;
      },
      () => chapters.querySelector(`[data-section="${CSS.escape(id)}"]`),
    );
  }

  function draw() {
    const { notes, problem: ofNotes } = keep(course);
    drawProblem(problem, course, problemOf(stores) || ofNotes);
    const unknown = strangers(chaptersAsked, stores.log);
    const kept = Object.values(notes).filter(isKept).length;
    setAside.hidden = !PARTS.some((part) => stores[part].aside.length);
    chapters.replaceChildren(drawChapters(sections, stores, resetChapter));
    more.replaceChildren(
      unknown
        ? about(t`Kept as well: answers to ${count(unknown, "question")} no longer asked.`)
        : "",
      kept ? about(t`Kept as well: pins and notes on ${count(kept, "event")}.`) : "",
      ...drawWrong(chaptersAsked, stores),
      h("h2", {}, t`How well you judge what you know`),
      drawCalibration(calibration(stores.log.log, chances)) ||
        about(t`Say how sure you are when you answer, and a chart appears here.`),
    );
  }

  const name = h("input", { type: "text", maxlength: 80, autocomplete: "off" });
  const exporting = button(t`Export`, () => {
    save(course, name.value);
    ofRecord.say(t`Exported ${contents(recordsOf(course), notesOf(course))}.`);
  });
  const aside = button(t`Save what could not be read`, () => {
    const texts = PARTS.flatMap((part) =>
      stores[part].aside.map((name) => localStorage.getItem(name))
    );
    download(`${course}-unreadable.txt`, texts.join("\n"), "text/plain");
    ofRecord.say(t`Saved as it was found.`);
  });
  const forgetting = button(t`Delete what could not be read`, () =>
    ofRecord.ask(
      t`Delete what could not be read? Save it first if it may still be of use.`,
      t`Delete it`,
      () => {
        PARTS.forEach((part) => stores[part].forget());
        return t`What could not be read was deleted.`;
      },
      () => resetting,
    ));
  const setAside = h("span", { class: "nq-actions" }, aside, forgetting);

  const picker = h("input", {
    type: "file",
    accept: ".json,application/json",
    class: "nr-hidden",
    tabindex: -1,
    "aria-hidden": "true",
    onchange: async () => {
      const file = picker.files?.[0];
      if (!file) return;
      try {
        const { records, notes, name: reader } = unpack(course, await file.text());
        const { problem } = keep(course, notes);
        for (const part of PARTS) stores[part].join(records[part]);
        name.value ||= reader;
        ofRecord.say(
          t`Merged ${contents(records, notes)} from ${file.name}.` + (problem && ` ${problem}`),
        );
      } catch (error) {
        ofRecord.say(
          t`${file.name} was not imported: ${
            (error as Error).message
          }. Nothing was changed. Choose a file that this page exported.`,
        );
      }
      picker.value = "";
    },
  });
  const importing = button(t`Import`, () => picker.click());
  const resetting = button(t`Reset`, () =>
    ofRecord.ask(
      t`Delete the whole record in this browser, pins and notes as well? Export it first to be able to come back.`,
      t`Delete it all`,
      () => {
        dropNotes(course);
        PARTS.forEach((part) => stores[part].reset());
        return t`Your progress was deleted.`;
      },
      () => resetting,
    ));

  root.append(
    problem,
    chapters,
    ofChapter.el,
    more,
    h("h2", {}, t`Your record`),
    about(
      t`It is kept in this browser alone. Export it to move to another device, and import it there: records are merged, and nothing is lost. Put a name in the file if you hand it in.`,
    ),
    h("label", { class: "nq-name" }, t`Name or pseudonym, if you like `, name),
    h("div", { class: "nq-actions" }, exporting, importing, picker, resetting, setAside),
    ofRecord.el,
  );
  draw();
  const stops = PARTS.map((part) => stores[part].onChange(draw));
  return () => stops.forEach((stop) => stop());
}
