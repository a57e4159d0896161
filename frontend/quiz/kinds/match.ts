/** Match what belongs together: the share of pairs that are right. */

import { typed } from "../normalise.ts";
import { escaped, h, textOf } from "../../shared/dom.ts";
import { marks, part, rightOf } from "../marks.ts";
import type { Kind } from "../types.ts";
import { t } from "../../shared/language.ts";

export const match: Kind = {
  draw(question, { name, shuffled }) {
    const items: { id: string; html: string }[] = question.shuffle
      ? shuffled(question.items)
      : question.items;
    const slots: Record<string, HTMLElement> = {}, selects: Record<string, HTMLSelectElement> = {};
    for (const { id, html } of items) {
      selects[id] = h(
        "select",
        { id: name + id },
        h("option", { value: "" }, t`Choose …`),
        ...question.rights.map((right: string) =>
          h("option", { value: right, dir: "auto" }, right)
        ),
      );
      slots[id] = h("div", { class: "nq-slot" }, h("label", { for: name + id, html }), selects[id]);
    }
    const filled = () => Object.entries(selects).filter(([, { value }]) => value);
    return {
      el: h(
        "div",
        { class: "nq-match" },
        ...Object.values(slots),
        h("p", { class: "nq-print" }, t`Choose from: ${question.rights.join("; ")}.`),
      ),
      slots,
      missing() {
        const open = items.filter(({ id }) => !selects[id].value).map(({ html }) => textOf(html));
        if (!open.length) return "";
        return t`Not matched yet: ${open.join("; ")}. Choose one for each, then check.`;
      },
      read: () =>
        filled().length ? Object.fromEntries(filled().map(([id, { value }]) => [id, value])) : null,
      write(response) {
        const pairs = (response ?? {}) as Record<string, string>;
        for (const id in selects) selects[id].value = pairs[id] ?? "";
      },
    };
  },
  score(key, response) {
    if (!response || typeof response !== "object" || Array.isArray(response)) return marks(0);
    const answerTo = (id: string) => typed((response as Record<string, unknown>)[id]);
    const ids = Object.keys(key.answer).sort();
    const right = (id: string) => answerTo(id) === key.answer[id];
    return marks(
      ids.filter(right).length / ids.length,
      ids.filter(answerTo).map((id) => part(id, right(id), right(id) ? "" : key.feedback[id])),
    );
  },
  counted: ({ items }, { parts }) => rightOf(parts, items.length, t`pairs`),
  tell(question, key) {
    const line = ({ id, html }: { id: string; html: string }) =>
      `<li>${html}: ${escaped(key.answer[id])}</li>`;
    return `<ul>${question.items.map(line).join("")}</ul>`;
  },
};
