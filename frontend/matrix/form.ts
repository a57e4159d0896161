/** The matrix to fill in: a weight for each criterion, and a score for each option by each. */

import { h } from "../shared/dom.ts";
import { type Decision, HEAVIEST } from "./decision.ts";
import { scoreOf } from "./ranking.ts";
import type { Criterion, Option } from "./types.ts";
import { t } from "../shared/language.ts";

/** What the form tells: while somebody moves a control, and once it is settled. */
export interface Listeners {
  moved(): void;
  settled(): void;
}

function drawWeight(decision: Decision, { id, title, words }: Criterion, listeners: Listeners) {
  const output = h("output", { "aria-hidden": "true" }, `${decision.weights[id]}`);
  const slider = h("input", {
    type: "range",
    min: 0,
    max: HEAVIEST,
    step: 1,
    value: decision.weights[id],
    "data-weight": id,
    oninput: () => {
      decision.weights[id] = slider.valueAsNumber;
      output.textContent = slider.value;
      listeners.moved();
    },
    onchange: listeners.settled,
  });
  const about = h("span", { class: "nr-about" }, words);
  return h("label", {}, h("span", {}, h("b", {}, title), " ", about), slider, output);
}

function drawCell(decision: Decision, option: Option, criterion: Criterion, listeners: Listeners) {
  const { low, high } = decision;
  const field = h("input", {
    type: "number",
    inputmode: "decimal",
    min: low,
    max: high,
    step: 1,
    value: scoreOf(decision.scores, option.id, criterion.id),
    "aria-label": t`${option.title}: ${criterion.title}, ${low} to ${high}`,
    oninput: () => {
      const value = field.value.trim() === "" ? NaN : Number(field.value);
      const fits = value >= low && value <= high;
      field.toggleAttribute("aria-invalid", !fits && !!(field.value || field.validity.badInput));
      decision.score(option.id, criterion.id, fits ? value : null);
      listeners.moved();
    },
    onchange: listeners.settled,
  });
  return h("td", {}, h("span", { "aria-hidden": "true" }, criterion.title), field);
}

function drawRow(decision: Decision, option: Option, listeners: Listeners) {
  const about = [option.for && t`Asked of ${option.for}`, option.where].filter(Boolean).join(" · ");
  return h(
    "tr",
    {},
    h(
      "th",
      { scope: "row" },
      h("span", { dir: "auto" }, option.title),
      h("span", { class: "nr-about" }, h("bdi", { dir: "auto" }, option.text), " ", about),
    ),
    ...decision.criteria.map((criterion) => drawCell(decision, option, criterion, listeners)),
  );
}

export function drawForm(decision: Decision, listeners: Listeners): HTMLElement {
  const { criteria, options } = decision;
  const head = [t`Proposal`, ...criteria.map(({ title }) => title)];
  return h(
    "div",
    {},
    h(
      "fieldset",
      { class: "nm-weights" },
      h("legend", {}, t`Weights, 0 to ${HEAVIEST}`),
      ...criteria.map((criterion) => drawWeight(decision, criterion, listeners)),
    ),
    h(
      "table",
      { class: "nm-scores" },
      h("caption", {}, t`Scores, ${decision.low} to ${decision.high}: high is good`),
      h("thead", {}, h("tr", {}, ...head.map((label) => h("th", { scope: "col" }, label)))),
      h("tbody", {}, ...options.map((option) => drawRow(decision, option, listeners))),
    ),
  );
}
