/** How well a reader judges what they know: how sure they were against how often they were right. */

import { h } from "../quiz/dom.ts";
import { type Attempt, type Log, triesOf } from "./log.ts";

export const SURE = ["Guessing", "Fairly sure", "Sure"];
/** The chance of being right that each stands for, and its certainty-based marks. */
const STATED = [0.5, 0.75, 0.95];
const GAIN = [1, 2, 3], LOSS = [0, -2, -6];

export interface Level {
  asked: number;
  right: number;
}

/** For each degree of certainty, how many first tries there were and how many were right. */
export function calibration(log: Log, ids: string[]): Level[] {
  const first = ids.flatMap((id) => triesOf(log, id)).filter(({ n, s }) =>
    n === 1 && s !== undefined
  );
  return STATED.map((_, level) => {
    const tries: Attempt[] = first.filter(({ s }) => s === level);
    return { asked: tries.length, right: tries.filter(({ c }) => c === 1).length };
  });
}

/** The mean certainty-based mark, from -6 to 3 (Gardner-Medwin's scheme, as Moodle has it). */
export function certainty(levels: Level[]): number {
  const asked = levels.reduce((sum, one) => sum + one.asked, 0);
  const marks = levels.map(({ asked, right }, i) => right * GAIN[i] + (asked - right) * LOSS[i]);
  return marks.reduce((sum, one) => sum + one, 0) / (asked || 1);
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** The chart and the same in words, or nothing before there is anything to tell. */
export function drawCalibration(levels: Level[]): HTMLElement | "" {
  if (!levels.some(({ asked }) => asked)) return "";
  const dots = levels.map(({ asked, right }, i) =>
    asked
      ? `<circle cx="${200 * STATED[i]}" cy="${200 - 200 * right / asked}" r="${
        Math.min(14, 4 + Math.sqrt(asked))
      }"/>`
      : ""
  );
  const chart = h("div", {
    class: "nq-chart",
    html: `<svg viewBox="-34 -8 250 232" aria-hidden="true"><path d="M0 0V200H200"/>` +
      `<path d="M0 200L200 0" stroke-dasharray="4 4"/>${dots.join("")}` +
      `<text x="200" y="216" text-anchor="end">how sure →</text>` +
      `<text x="-30" y="4">right ↑</text></svg>`,
  });
  const rows = levels.map(({ asked, right }, i) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, SURE[i]),
      h("td", {}, percent(STATED[i])),
      h("td", {}, asked ? `${percent(right / asked)} (${right} of ${asked})` : "–"),
    )
  );
  const head = ["You said", "which means", "you were right"].map((label) =>
    h("th", { scope: "col" }, label)
  );
  return h(
    "div",
    { class: "nq-calibration" },
    chart,
    h(
      "div",
      {},
      h("table", {}, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows)),
      h(
        "p",
        { class: "nq-about" },
        `Dots under the line: more sure than right. Certainty-based mark: ${
          certainty(levels).toFixed(1)
        } (from −6 to 3; right earns 1, 2 or 3, wrong 0, −2 or −6).`,
      ),
    ),
  );
}
