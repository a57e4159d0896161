/** The Progress page: how far each chapter is, and the record to take along, bring in or delete. */

import { button, h } from "../quiz/dom.ts";
import { calibration, drawCalibration } from "./calibration.ts";
import { type Part, PARTS, unpack } from "./file.ts";
import { triesOf } from "./log.ts";
import { contents, download, drawProblem, recordsOf, save } from "./saving.ts";
import { schedule } from "./schedule.ts";
import { storesOf } from "./store.ts";

export interface Section {
  id: string;
  title: string;
  href: string;
  ids: string[];
  /** The part of the record that holds these, where it is not the answers. */
  part?: Part;
}

export function drawProgress(root: HTMLElement, course: string, found: Section[]) {
  const stores = storesOf(course);
  const store = stores.log;
  const sections = found.filter(({ part }) => !part);
  const others = found.filter(({ part }) => part);
  const problem = h("p", { class: "nq-problem", role: "status" });
  const status = h("p", { role: "status" });
  const body = h("div");
  const all = sections.flatMap(({ ids }) => ids);

  function row({ title, href, ids }: Section) {
    const tries = ids.map((id) => triesOf(store.log, id));
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

  /** Forecasts and decisions: given, and neither right nor due. */
  function other({ title, href, ids, part }: Section) {
    const given = ids.filter((id) => triesOf(stores[part!].log, id).length).length;
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, href ? h("a", { href }, title) : title),
      ...[`${given} of ${ids.length}`, "–", "–"].map((cell) => h("td", {}, cell)),
    );
  }

  function draw() {
    const head = ["Chapter", "Answered", "Right", "Due today"].map((label) =>
      h("th", { scope: "col" }, label)
    );
    const faulty = PARTS.find((part) => stores[part].problem);
    drawProblem(problem, course, faulty ? stores[faulty].problem : "");
    const strangers = Object.keys(store.log).filter((id) => !all.includes(id)).length;
    aside.hidden = !PARTS.some((part) => stores[part].aside.length);
    body.replaceChildren(
      h(
        "table",
        { class: "nq-chapters" },
        h("thead", {}, h("tr", {}, ...head)),
        h("tbody", {}, ...sections.map(row), ...others.map(other)),
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

  const name = h("input", { type: "text", maxlength: 80, autocomplete: "off" });
  const exporting = button("Export", () => {
    save(course, name.value);
    status.textContent = `Exported ${contents(recordsOf(course))}.`;
  });
  const aside = button("Save what could not be read", () => {
    const texts = PARTS.flatMap((part) => stores[part].aside);
    download(`${course}-unreadable.txt`, texts.join("\n"), "text/plain");
    status.textContent = "Saved as it was found.";
  });

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
        const { records, name: reader } = unpack(course, await file.text());
        for (const part of PARTS) stores[part].join(records[part]);
        name.value ||= reader;
        status.textContent = `Merged ${contents(records)} from ${file.name}.`;
      } catch (error) {
        status.textContent = `${file.name} was not imported: ${(error as Error).message}. ` +
          "Nothing was changed. Choose a file that this page exported.";
      }
      picker.value = "";
    },
  });
  const importing = button("Import", () => picker.click());
  const resetting = button("Reset", () => {
    const keep = button("Keep it", () => settle("Nothing was deleted."));
    const drop = button("Delete it all", () => {
      PARTS.forEach((part) => stores[part].reset());
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
    problem,
    body,
    h("h2", {}, "Your record"),
    h(
      "p",
      { class: "nq-about" },
      "It is kept in this browser alone. Export it to move to another device, and import it there: records are merged, and nothing is lost. Put a name in the file if you hand it in.",
    ),
    h("label", { class: "nq-name" }, "Name or pseudonym, if you like ", name),
    h("div", { class: "nq-actions" }, exporting, importing, picker, resetting, aside),
    status,
  );
  draw();
  const stops = PARTS.map((part) => stores[part].onChange(draw));
  return () => stops.forEach((stop) => stop());
}
