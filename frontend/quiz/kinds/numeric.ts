/** A number, with its unit. */

import { number, typed } from "../normalise.ts";
import { escaped, h, hidden } from "../../shared/dom.ts";
import { marks, part } from "../marks.ts";
import type { Kind } from "../types.ts";

const NOT_READ = "This was not read as a number: write digits, such as 1997, 1,500 or 0.5.";
const NO_UNIT = "This unit is not known here: leave it out, or use the one beside the field.";
const no = (html: string) => marks(0, [part("", false, html)]);
const near = (value: number, wanted: number, tolerance: number) =>
  Math.abs(value - wanted) <= tolerance + 1e-9 * Math.max(1, Math.abs(wanted));

export const numeric: Kind = {
  draw(question, { name }) {
    const input = h("input", {
      type: "text",
      inputmode: "decimal",
      id: name,
      autocomplete: "off",
      size: 10,
    });
    const unit = question.units.length > 1
      ? h(
        "select",
        { "aria-label": "Unit" },
        ...question.units.map((unit: string) => h("option", {}, unit)),
      )
      : h("span", { "aria-hidden": "true" }, question.unit);
    const label = h("label", { for: name }, "Your answer");
    if (question.unit) label.append(hidden(`, in ${question.units.join(" or ")}`));
    const slot = h(
      "div",
      { class: "nq-slot nq-row" },
      label,
      input,
      unit,
    );
    return {
      el: slot,
      slots: { "": slot },
      read: () =>
        input.value.trim()
          ? { value: input.value, unit: "value" in unit ? unit.value : question.unit }
          : null,
      write(response) {
        const answer = (response ?? {}) as { value?: string; unit?: string };
        input.value = answer.value ?? "";
        if ("value" in unit) unit.value = answer.unit ?? question.unit;
      },
    };
  },
  score(key, response) {
    if (!response || typeof response !== "object" || Array.isArray(response)) return marks(0);
    const answer = response as { value?: unknown; unit?: unknown };
    const read = number(typed(answer.value));
    if (!read) return no(`<p>${NOT_READ}</p>`);
    const factors = new Map(
      Object.entries<number>(key.units).map(([name, factor]) => [name.toLowerCase(), factor]),
    );
    const unit = read[1] || typed(answer.unit).toLowerCase();
    if (unit && !factors.has(unit)) return no(`<p>${NO_UNIT}</p>`);
    const value = read[0] * (unit ? factors.get(unit)! : 1);
    if (near(value, key.number, key.tolerance)) return marks(1);
    const wrong = key.wrong.find(([number]: [number]) => near(value, number, key.tolerance));
    return no(wrong ? wrong[1] : `<p>That is too ${value > key.number ? "high" : "low"}.</p>`);
  },
  tell: (_question, key) => escaped(`${key.answer.value} ${key.answer.unit}`),
};
