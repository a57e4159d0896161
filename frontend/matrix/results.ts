/** What follows from the numbers: the ranking, how it hangs on the weights, and other readers. */

import { h } from "../shared/dom.ts";
import { type Decision, HEAVIEST } from "./decision.ts";
import { acceptability, agreement, leadersBy, type Place, rank } from "./ranking.ts";
import type { Option, Reading } from "./types.ts";
import { decimal, percent, t } from "../shared/language.ts";

export const figure = (value: number, digits = 2) => decimal(value, digits);
const DONE: Record<string, string> = { yes: t`✓ yes`, partly: t`◐ partly`, no: t`✗ no` };

type Child = Node | string;

function table(caption: string, head: string[], rows: Child[][]): HTMLElement {
  const labels = head.map((label) => h("th", { scope: "col" }, label));
  const lines = rows.map(([first, ...cells]) =>
    h("tr", {}, h("th", { scope: "row" }, first), ...cells.map((cell) => h("td", {}, cell)))
  );
  const whole = h(
    "table",
    {},
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...labels)),
    h("tbody", {}, ...lines),
  );
  return h("div", { class: "nm-wide", tabindex: 0, role: "group", "aria-label": caption }, whole);
}

const ids = (all: { id: string }[]) => all.map(({ id }) => id);

export const placesOf = ({ options, criteria, scores, weights }: Decision, other = scores) =>
  rank(ids(options), ids(criteria), other, weights);

const titled = (options: Option[], id: string) => options.find((option) => option.id === id)!.title;

/** The options with a bar each, the best first. */
export function drawRanking(decision: Decision, places: Place[]): HTMLElement {
  const ranked = places.filter(({ rank }) => rank !== null);
  if (!ranked.length) {
    return h(
      "p",
      { class: "nr-about" },
      t`Score one proposal by every criterion, and it appears here.`,
    );
  }
  const { low, high } = decision;
  const lines = ranked.map(({ id, total, rank }) =>
    h(
      "li",
      { value: rank },
      h("span", {}, titled(decision.options, id)),
      h(
        "span",
        { class: "nm-bar", "aria-hidden": "true" },
        h("i", { style: `width:${(100 * (total! - low) / (high - low)).toFixed(1)}%` }),
      ),
      h("b", {}, figure(total!)),
    )
  );
  return h("ol", { class: "nm-ranking" }, ...lines);
}

/** What would lead under other weights. */
export function drawSensitivity(decision: Decision): HTMLElement {
  const { options, criteria, scores, weights } = decision;
  const steps = Array.from({ length: HEAVIEST + 1 }, (_, i) => i);
  const rows = criteria.map(({ id, title }): Child[] => {
    const each = leadersBy(id, steps, ids(options), ids(criteria), scores, weights);
    const cells = each.map((led) => led.map((leader) => titled(options, leader)).join(", ") || "–");
    // What stands there now is the reader's own mix of weights.
    return [title, ...cells.map((cell, step) => step === weights[id] ? h("b", {}, cell) : cell)];
  });
  const shares = Object.entries(acceptability(ids(options), ids(criteria), scores, HEAVIEST))
    .filter(([, share]) => share > 0).sort(([, a], [, b]) => b - a);
  const shareWords = shares.map(([id, share]) => t`${titled(options, id)} under ${percent(share)}`);
  return h(
    "div",
    {},
    h(
      "p",
      {},
      shareWords.length
        ? t`First under how many of all mixes of weights: ${shareWords.join("; ")}.`
        : "",
    ),
    table(
      t`Who would be first if one weight were another`,
      [t`Weight of`, ...steps.map(String)],
      rows,
    ),
  );
}

/** The reader's ranks beside those of others, by the same weights, and what was done. */
export function drawComparison(decision: Decision, readings: Reading[], outcome: string) {
  const mine = placesOf(decision);
  const others = readings.map(({ scores }) => placesOf(decision, scores));
  const rankWords = (places: Place[], id: string) =>
    `${places.find((place) => place.id === id)!.rank ?? "–"}`;
  const came = decision.options.some(({ done }) => done);
  const rows = mine.map(({ id, rank }): Child[] => {
    const { title, done } = decision.options.find((option) => option.id === id)!;
    const ranks = [`${rank ?? "–"}`, ...others.map((places) => rankWords(places, id))];
    return [title, ...ranks, ...(came ? [DONE[done] ?? done] : [])];
  });
  const close = others.map((places) => agreement(mine, places)).map((correlation) =>
    correlation === null ? "–" : figure(correlation)
  );
  if (readings.length) rows.push([t`Agreement with you`, "", ...close, ...(came ? [""] : [])]);
  const head = [t`Proposal`, t`You`, ...readings.map(({ title }) => title)];
  return h(
    "div",
    {},
    table(t`Ranks by your weights`, came ? [...head, outcome] : head, rows),
    h(
      "p",
      { class: "nr-about" },
      t`Agreement is Spearman’s rank correlation: 1 for the same order, −1 for the order turned round.`,
    ),
    ...decision.options.map((option) => drawReasons(option, readings, outcome)),
  );
}

/** Why the others scored an option so, and what came of it. */
function drawReasons(option: Option, readings: Reading[], outcome: string): HTMLElement {
  const reasons = readings.filter(({ reasons }) => reasons[option.id]).map(({ title, reasons }) =>
    h("li", {}, h("b", {}, `${title}: `), reasons[option.id])
  );
  const came = option.done
    ? h("p", {}, h("b", {}, `${outcome} ${DONE[option.done] ?? option.done}. `), option.evidence)
    : "";
  const seen = option.events.length
    ? h("p", { class: "nr-about", html: t`See ${option.events.join("; ")}.` })
    : "";
  return h(
    "details",
    {},
    h("summary", { dir: "auto" }, option.title),
    h("ul", {}, ...reasons),
    came,
    seen,
  );
}
