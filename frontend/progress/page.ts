/** The Progress page: how far each chapter is, and the record to take along, bring in or delete. */

import { button, h } from "../quiz/dom.ts";
import { calibration, drawCalibration } from "./calibration.ts";
import { read, write } from "./log.ts";
import { schedule } from "./schedule.ts";
import type { Store } from "./store.ts";

export interface Section {
  id: string;
  title: string;
  href: string;
  ids: string[];
}

export function drawProgress(root: HTMLElement, store: Store, sections: Section[]) {
  const status = h("p", { role: "status" });
  const body = h("div");
  const all = sections.flatMap(({ ids }) => ids);

  function row({ title, href, ids }: Section) {
    const tries = ids.map((id) => store.log[id] ?? []);
    const answered = tries.filter((one) => one.length).length;
    const right = tries.filter((one) => one.some(({ c }) => c === 1)).length;
    const due = schedule(store.log, ids, Date.now()).due.length;
    const bar = h("div", { class: "nq-bar", "aria-hidden": "true" });
    for (const [kind, count] of [["nq-known", right], ["nq-tried", answered - right]]) {
      bar.append(h("i", { class: kind, style: `width:${100 * +count / (ids.length || 1)}%` }));
    }
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, href ? h("a", { href }, title) : title, bar),
      ...[`${answered} of ${ids.length}`, right, due].map((cell) => h("td", {}, `${cell}`)),
    );
  }

  function draw() {
    const head = ["Chapter", "Answered", "Right", "Due today"].map((label) =>
      h("th", { scope: "col" }, label)
    );
    const strangers = Object.keys(store.log).filter((id) => !all.includes(id)).length;
    body.replaceChildren(
      h("p", { class: "nq-problem", role: "status" }, store.problem),
      h(
        "table",
        { class: "nq-chapters" },
        h("thead", {}, h("tr", {}, ...head)),
        h("tbody", {}, ...sections.map(row)),
      ),
      strangers
        ? h(
          "p",
          { class: "nq-about" },
          `Kept as well: answers to ${strangers} questions that are no longer asked.`,
        )
        : "",
      h("h2", {}, "How well you judge what you know"),
      drawCalibration(calibration(store.log, all)) ||
        h(
          "p",
          { class: "nq-about" },
          "Say how sure you are when you answer, and a chart appears here.",
        ),
    );
  }

  function save() {
    const file = new Blob([write(store.course, store.log)], { type: "application/json" });
    const href = URL.createObjectURL(file);
    h("a", { href, download: `${store.course}-progress.json` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
    status.textContent = `Exported the answers to ${Object.keys(store.log).length} questions.`;
  }

  const picker = h("input", {
    type: "file",
    accept: ".json,application/json",
    class: "nq-hidden",
    tabindex: -1,
    "aria-hidden": "true",
    onchange: async () => {
      const file = picker.files?.[0];
      if (!file) return;
      try {
        const log = read(store.course, await file.text());
        store.join(log);
        status.textContent = `Merged the answers to ${
          Object.keys(log).length
        } questions from ${file.name}.`;
      } catch (error) {
        status.textContent = `${file.name} was not imported: ${(error as Error).message}. ` +
          "Choose a file that this page exported.";
      }
      picker.value = "";
    },
  });
  const importing = button("Import", () => picker.click());
  const resetting = button("Reset", () => {
    const keep = button("Keep it", () => settle("Nothing was deleted."));
    const drop = button("Delete it all", () => {
      store.reset();
      settle("Your progress was deleted.");
    });
    status.replaceChildren(
      "Delete the whole record in this browser? Export it first to be able to come back. ",
      drop,
      " ",
      keep,
    );
    keep.focus();
  });
  function settle(text: string) {
    status.textContent = text;
    resetting.focus();
  }

  root.append(
    body,
    h("h2", {}, "Your record"),
    h(
      "p",
      { class: "nq-about" },
      "It is kept in this browser alone. Export it to move to another device, and import it there: records are merged, and nothing is lost.",
    ),
    h("div", { class: "nq-actions" }, button("Export", save), importing, picker, resetting),
    status,
  );
  draw();
  return store.onChange(draw);
}
