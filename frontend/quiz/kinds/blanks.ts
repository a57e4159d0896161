/** Fill the blanks of a text, typed or chosen: the share of blanks that are right. */

import { agrees, typed } from "../normalise.ts";
import { h } from "../../shared/dom.ts";
import { listed } from "../../shared/words.ts";
import { marks, part, rightOf } from "../marks.ts";
import type { Kind, Question } from "../types.ts";
import { t } from "../../shared/language.ts";

/** The text with something in the place of each blank. */
function filled(question: Question, fill: (name: string, number: number) => Node) {
  const el = h("div", { class: "nq-text", html: question.text });
  el.querySelectorAll<HTMLElement>("[data-blank]").forEach((place, i) =>
    place.replaceWith(fill(place.dataset.blank!, i + 1))
  );
  return el;
}

export const blanks: Kind = {
  draw(question) {
    const slots: Record<string, HTMLElement> = {}, notes: Record<string, string> = {};
    const fields: Record<string, HTMLInputElement | HTMLSelectElement> = {};
    const el = filled(question, (name, number) => {
      const options: string[] = question.blanks[name];
      const label = { "aria-label": t`Blank ${number}` };
      fields[name] = options.length
        ? h(
          "select",
          label,
          ...["", ...options].map((option) =>
            h("option", { value: option, dir: "auto" }, option || "…")
          ),
        )
        : h("input", { type: "text", size: 12, autocomplete: "off", ...label });
      notes[name] = t`Blank ${number}: `;
      const choice = options.length
        ? h("span", { class: "nq-print" }, ` (${options.join(" / ")})`)
        : "";
      return slots[name] = h("span", { class: "nq-blank" }, fields[name], choice);
    });
    const entries = () =>
      Object.entries(fields).flatMap(([name, { value }]) => value.trim() ? [[name, value]] : []);
    return {
      el,
      slots,
      notes,
      missing() {
        const empty = Object.values(fields).flatMap(({ value }, i) => value.trim() ? [] : [i + 1]);
        if (!empty.length) return "";
        return t`Still empty: blank ${listed(empty)}. Fill in every blank, then check.`;
      },
      read: () => entries().length ? Object.fromEntries(entries()) : null,
      write(response) {
        for (const name in fields) {
          fields[name].value = (response as Record<string, string> | null)?.[name] ?? "";
        }
      },
    };
  },
  score(key, response) {
    if (!response || typeof response !== "object" || Array.isArray(response)) return marks(0);
    const answerTo = (name: string) => typed((response as Record<string, unknown>)[name]);
    const names = Object.keys(key.blanks).sort();
    const right = (name: string) =>
      agrees(answerTo(name), key.blanks[name].accept, key.blanks[name].fuzzy, key.language);
    return marks(
      names.filter(right).length / names.length,
      names.filter(answerTo).map((name) =>
        part(name, right(name), right(name) ? "" : key.blanks[name].feedback)
      ),
    );
  },
  counted: ({ blanks }, { parts }) => rightOf(parts, Object.keys(blanks).length, t`blanks`),
  tell: (question, key) => filled(question, (name) => h("b", {}, key.answer[name])).innerHTML,
};
