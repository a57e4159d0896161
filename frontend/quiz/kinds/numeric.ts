/** A number, with its unit. */

import {
  type Decimal,
  exact,
  isMore,
  number,
  spaced,
  times,
  unitWord,
  within,
} from "../numbers.ts";
import { typed } from "../normalise.ts";
import { escaped, h, hidden } from "../../shared/dom.ts";
import { marks, part, unread } from "../marks.ts";
import type { Kind } from "../types.ts";

const NOT_READ = "This was not read as a number: write digits, such as 1997, 1,500 or 0.5.";
const NO_UNIT = "This unit is not known here: leave it out, or use the one beside the field.";
const no = (html: string) => marks(0, [part("", false, html)]);
const near = (given: Decimal, wanted: number, tolerance: number, factor: number) =>
  within(given, exact(wanted), exact(tolerance), factor);

/** What a unit is worth: as it is written, or else the one that is meant, if it is one. */
export function factor(units: Record<string, number>, given: string): number | null {
  const wanted = spaced(given);
  if (!wanted) return 1;
  for (const form of [spaced, (unit: string) => spaced(unit).toLowerCase(), unitWord]) {
    const found = Object.entries(units).filter(([unit]) => form(unit) === form(wanted));
    if (found.length) return found.length === 1 ? found[0][1] : null;
  }
  return null;
}

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
      unread: () => input.value.trim() && !number(typed(input.value)) ? NOT_READ : "",
      write(response) {
        const answer = (response ?? {}) as { value?: string; unit?: string };
        input.value = answer.value ?? "";
        if ("value" in unit) unit.value = answer.unit ?? question.unit;
      },
    };
  },
  score(key, response) {
    if (!response || typeof response !== "object" || Array.isArray(response)) return marks(0);
    const given = response as { value?: unknown; unit?: unknown };
    const read = number(typed(given.value));
    if (!read) return unread(NOT_READ);
    const worth = factor(key.units, read[1] || typed(given.unit));
    if (worth === null) return unread(NO_UNIT);
    const value = times(read[0], exact(worth));
    if (near(value, key.number, key.tolerance, worth)) return marks(1);
    const wrong = key.wrong.find(([one]: [number]) => near(value, one, key.tolerance, worth));
    const side = isMore(value, exact(key.number)) ? "high" : "low";
    return no(wrong ? wrong[1] : `<p>That is too ${side}.</p>`);
  },
  tell: (_question, key) => escaped(`${key.answer.value} ${key.answer.unit}`),
};
