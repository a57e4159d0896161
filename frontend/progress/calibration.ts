/** How well a reader judges what they know: how sure they were against what they earned. */

import { expected, LEVELS, markOf } from "../shared/certainty.ts";
import { h } from "../shared/dom.ts";
import { type Log, triesOf } from "../storage/log.ts";
import { decimal, percent, t } from "../shared/language.ts";

/** Below this many answers a level tells more of luck than of judgement. */
export const ENOUGH = 5;

export interface Level {
  answers: number;
  /** The sum of the credits. */
  earned: number;
  /** The share that was to be expected: from, to. */
  expected: [number, number];
}

/**
 * For each degree of certainty, how many first tries there were and what they earned.
 * `chances` says for each question what credit a guess earns.
 */
export function calibration(log: Log, chances: Map<string, number>): Level[] {
  const first = [...chances].flatMap(([id, chance]) =>
    triesOf(log, id).filter(({ n, s }) => n === 1 && s !== undefined).map((entry) => ({
      ...entry,
      chance,
    }))
  );
  const sum = (all: number[]) => all.reduce((total, number) => total + number, 0);
  return LEVELS.map((_, level) => {
    const tries = first.filter(({ s }) => s === level);
    const luck = sum(tries.map(({ chance }) => chance)) / (tries.length || 1);
    const earned = sum(tries.map(({ c }) => c));
    return { answers: tries.length, earned, expected: expected(level, luck) };
  });
}

/** The mean certainty-based mark, from -6 to 3; part of the credit earns in proportion. */
export function certainty(levels: Level[]): number {
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const answers = sum(levels.map(({ answers }) => answers));
  const marks = levels.map(({ answers, earned }, i) =>
    answers && answers * markOf(i, earned / answers)
  );
  return sum(marks) / (answers || 1);
}

const range = ([from, to]: number[]) => t`${Math.round(from * 100)} to ${percent(to)}`;

/** What a level says of the reader's judgement, where there are answers enough. */
function judged({ answers, earned, expected: [from, to] }: Level): string {
  if (answers < ENOUGH) return answers ? t`too few so far (${answers} of ${ENOUGH})` : "–";
  const share = earned / answers;
  const verdict = share < from
    ? t`less than you thought`
    : share > to
    ? t`more than you thought`
    : "";
  return t`${percent(share)} of ${answers}: ${verdict || t`as you thought`}`;
}

const X = [92, 172, 252], TOP = 12, HEIGHT = 160;
const at = (share: number) => (TOP + HEIGHT * (1 - share)).toFixed(1);

function column({ answers, earned, expected: [from, to] }: Level, i: number): string {
  const band = `<rect x="${X[i] - 30}" y="${at(to)}" width="60" height="${
    (HEIGHT * (to - from)).toFixed(1)
  }"/>`;
  const label = `<text x="${X[i]}" y="${TOP + HEIGHT + 18}" text-anchor="middle">${
    LEVELS[i]
  }</text>`;
  if (answers < ENOUGH) return band + label;
  const y = at(earned / answers);
  return `${band}${label}<circle cx="${X[i]}" cy="${y}" r="6"/>` +
    `<text x="${X[i] + 11}" y="${+y + 4}">n = ${answers}</text>`;
}

function chart(levels: Level[]): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    `<path d="M56 ${at(share)}H288"/><text x="50" y="${+at(share) + 4}" text-anchor="end">${
      percent(share)
    }</text>`
  );
  return `<svg viewBox="0 0 300 196" aria-hidden="true">${ticks.join("")}${
    levels.map(column).join("")
  }</svg>`;
}

/** The chart and the same in words, or nothing before there is anything to tell. */
export function drawCalibration(levels: Level[]): HTMLElement | "" {
  const shown = levels.filter((level) => level.answers >= ENOUGH);
  if (!levels.some(({ answers }) => answers)) return "";
  const rows = levels.map((level, i) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, LEVELS[i]),
      h("td", {}, level.answers || i ? range(level.expected) : "–"),
      h("td", {}, judged(level)),
    )
  );
  const head = [t`You said`, t`This expects`, t`You earned`].map((label) =>
    h("th", { scope: "col" }, label)
  );
  return h(
    "div",
    { class: "nq-calibration" },
    shown.length ? h("div", { class: "nq-chart", html: chart(levels) }) : "",
    h(
      "div",
      {},
      h("table", {}, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows)),
      h(
        "p",
        { class: "nr-about" },
        t`The shaded part is where a level pays best; guessing begins at what chance gives. A dot below it was surer than right.`,
        shown.length
          ? t` Certainty-based mark: ${
            decimal(certainty(levels), 1)
          } (from −6 to 3; right earns 1, 2 or 3, wrong 0, −2 or −6).`
          : "",
      ),
    ),
  );
}
