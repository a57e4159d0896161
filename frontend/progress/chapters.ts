/** How far each chapter is: what is answered, right and due, and what was wrong the last time. */

import { button, h } from "../shared/dom.ts";
import { type Part, PARTS } from "../storage/file.ts";
import { triesOf } from "../storage/log.ts";
import { schedule } from "../storage/schedule.ts";
import type { Section } from "../storage/section.ts";
import type { Store } from "../storage/store.ts";
import { count } from "../shared/words.ts";
import { t } from "../shared/language.ts";

type Stores = Record<Part, Store>;
type Reset = (section: Section) => void;

const name = ({ href, title }: Section) => (href ? h("a", { href }, title) : title);
const HEAD = [t`Answered`, t`Right`, t`Due today`];
/** The counts of a row, each with its column's name for pages too narrow for a table. */
const counts = (...all: (string | number)[]) =>
  all.map((cell, i) => h("td", { "data-label": HEAD[i] }, `${cell}`));

function row(section: Section, { log: store }: Stores, reset: Reset) {
  const { ids, id, title } = section;
  const tries = ids.map((id) => triesOf(store.log, id));
  const answered = tries.filter(({ length }) => length).length;
  const right = tries.filter((each) => each.some(({ c }) => c === 1)).length;
  const due = schedule(store.log, ids, Date.now()).due.length;
  const bar = h("div", { class: "nq-bar", "aria-hidden": "true" });
  for (const [kind, share] of [["nq-known", right], ["nq-tried", answered - right]]) {
    bar.append(h("i", { class: kind, style: `width:${100 * +share / (ids.length || 1)}%` }));
  }
  const resetting = button(t`Reset`, () => answered && reset(section), {
    "data-section": id,
    "aria-label": t`Reset ${title}`,
    "aria-disabled": answered ? null : "true",
  });
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, name(section), bar),
    ...counts(t`${answered} of ${ids.length}`, right, due),
    h("td", {}, resetting),
  );
}

/** Forecasts and decisions: given, and neither right nor due. */
function other(section: Section, stores: Stores) {
  const { ids, part } = section;
  const answered = ids.filter((id) => triesOf(stores[part!].log, id).length).length;
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, name(section)),
    ...counts(t`${answered} of ${ids.length}`, "–", "–"),
    h("td", {}),
  );
}

export function drawChapters(sections: Section[], stores: Stores, reset: Reset): HTMLElement {
  const head = [t`Chapter`, ...HEAD].map((label) => h("th", { scope: "col" }, label));
  return h(
    "table",
    { class: "nq-chapters" },
    h("thead", {}, h("tr", {}, ...head, h("td", {}))),
    h(
      "tbody",
      {},
      ...sections.map((section) =>
        section.part ? other(section, stores) : row(section, stores, reset)
      ),
    ),
  );
}

/** The questions whose last answer was not right, each with a link to it, by chapter. */
export function drawWrong(sections: Section[], { log: store }: Stores): (HTMLElement | string)[] {
  const lists = sections.flatMap((section) => {
    const wrong = section.ids.flatMap((id, i) => {
      const last = triesOf(store.log, id).at(-1);
      return last && last.c < 1 ? [[id, section.prompts?.[i] ?? id]] : [];
    });
    const link = ([id, prompt]: string[]) =>
      section.href ? h("a", { href: `${section.href}#q-${id}` }, prompt) : prompt;
    return wrong.length
      ? [h(
        "details",
        {},
        h("summary", {}, `${section.title} (${count(wrong.length, "question")})`),
        h("ul", {}, ...wrong.map((question) => h("li", {}, link(question)))),
      )]
      : [];
  });
  return lists.length ? [h("h2", {}, t`Not right the last time`), ...lists] : [];
}

/** How many questions have answers though no chapter asks them any more. */
export function strangers(sections: Section[], store: Store): number {
  const known = new Set(sections.flatMap(({ ids, polls = [] }) => [...ids, ...polls]));
  return Object.keys(store.log).filter((id) => !known.has(id)).length;
}

export const problemOf = (stores: Stores) =>
  PARTS.map((part) => stores[part].problem).find(Boolean) ?? "";
