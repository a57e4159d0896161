/** A number, with its unit. */

import {
  type Decimal,
  exact,
  isMore,
  number,
  otherwise,
  spaced,
  times,
  unitWord,
  within,
} from "../numbers.ts";
import { typed } from "../normalise.ts";
import { escaped, h, hidden } from "../../shared/dom.ts";
import { marks, part, unread } from "../marks.ts";
import type { Kind } from "../types.ts";
import { listed } from "../../shared/words.ts";
import { t } from "../../shared/language.ts";

const NOT_READ = t`This was not read as a number: write digits, such as 1997, 1,500 or 0.5.`;
const TWO_WAYS =
  t`This can be read as two numbers: write it without a sign between thousands, and with no more decimals than it needs.`;
const NO_UNIT = t`This unit is not known here: leave it out, or use the one beside the field.`;
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
        { "aria-label": t`Unit` },
        ...question.units.map((unit: string) => h("option", { dir: "auto" }, unit)),
      )
      : h("span", { "aria-hidden": "true" }, question.unit);
    const label = h("label", { for: name }, t`Your answer`);
    if (question.unit) label.append(hidden(t`, in ${listed(question.units, "disjunction")}`));
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
    const read = number(typed(given.value), key.decimal);
    if (!read) return unread(NOT_READ);
    const worth = factor(key.units, read[1] || typed(given.unit));
    if (worth === null) return unread(NO_UNIT);
    const value = times(read[0], exact(worth));
    if (near(value, key.number, key.tolerance, worth)) return marks(1);
    const other = otherwise(typed(given.value), key.decimal);
    if (other && near(times(other, exact(worth)), key.number, key.tolerance, worth)) {
      return unread(TWO_WAYS);
    }
    const wrong = key.wrong.find(([one]: [number]) => near(value, one, key.tolerance, worth));
    const side = isMore(value, exact(key.number)) ? t`That is too high.` : t`That is too low.`;
    return no(wrong ? wrong[1] : `<p>${side}</p>`);
  },
  tell: (_question, key) => escaped(`${key.answer.value} ${key.answer.unit}`),
};
