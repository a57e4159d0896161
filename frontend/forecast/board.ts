/** The score board: the reader beside simple rivals, and how well calibrated they are. */

import { h } from "../shared/dom.ts";
import { type Bin, calibration, type Pair, rivals } from "./scoring.ts";
import { points } from "./types.ts";
import { percent, plural, t } from "../shared/language.ts";

const NAMES: Record<string, string> = {
  you: t`You`,
  half: t`Always 50\u00a0%`,
  optimist: t`Optimist: always 80\u00a0%`,
  sceptic: t`Sceptic: always 20\u00a0%`,
  "base rates": t`Base rates where there are any, else 50\u00a0%`,
};

type Child = Node | string;

function drawTable(caption: string, head: string[], rows: [Child, ...Child[]][]): HTMLElement {
  const labels = head.map((label) => h("th", { scope: "col" }, label));
  const lines = rows.map(([first, ...cells]) =>
    h("tr", {}, h("th", { scope: "row" }, first), ...cells.map((cell) => h("td", {}, cell)))
  );
  const body = h("tbody", {}, ...lines);
  return h(
    "table",
    {},
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...labels)),
    body,
  );
}

interface Scored {
  pairs: Pair[];
  references: (number | null)[];
  weights: number[];
}

function drawScores({ pairs, references, weights }: Scored, clip: number): HTMLElement {
  const ranked = rivals(pairs, references, clip, weights);
  const best = Math.min(...ranked.map(({ brier }) => brier));
  const happened = pairs.filter(([, outcome]) => outcome).length;
  const share = weights.reduce((sum, weight, i) => sum + weight * pairs[i][1], 0) /
    weights.reduce((sum, weight) => sum + weight, 0);
  const rate = t`Knows the share of yes: always ${
    percent(share)
  } (${happened} of ${pairs.length} came out as yes)`;
  const rows = ranked.map(({ name, brier, log }): [Child, ...Child[]] => [
    h("span", { class: name === "you" ? "nf-me" : "" }, NAMES[name] ?? rate),
    h(
      "span",
      { class: "nf-score" },
      h("i", { "aria-hidden": "true", style: `width:${(100 * brier).toFixed(1)}%` }),
      h("span", {}, points(brier)),
      brier === best ? h("b", {}, t`best`) : "",
    ),
    points(log),
  ]);
  const table = drawTable(
    plural(
      pairs.length,
      "Scores over {0} settled question",
      "Scores over {0} settled questions",
    ),
    [t`Who`, t`Brier (low is good)`, t`Log (near 0 is good)`],
    rows,
  );
  table.classList.add("nf-scores");
  return table;
}

function drawChart(bins: Bin[]): HTMLElement {
  const dots = bins.filter(({ size }) => size).map(({ mean, share, size }) =>
    `<circle cx="${200 * mean!}" cy="${200 - 200 * share!}" r="${
      Math.min(16, 4 + 2 * Math.sqrt(size))
    }"/>`
  );
  const ticks = [0, 50, 100].map((at) =>
    `<text x="${2 * at}" y="216" text-anchor="middle">${at}</text>` +
    `<text x="-8" y="${204 - 2 * at}" text-anchor="end">${at}</text>`
  );
  const grid = [40, 80, 120, 160].map((at) => `M${at} 0V200M0 ${at}H200`).join("");
  return h("div", {
    class: "nf-chart",
    html: `<svg viewBox="-36 -22 262 262" aria-hidden="true"><path class="nf-grid" d="${grid}"/>` +
      `<path d="M0 0V200H200"/><path d="M0 200L200 0" stroke-dasharray="4 4"/>${dots.join("")}` +
      `${ticks.join("")}<text x="-34" y="-10">${t`came out as yes, %`}</text>` +
      `<text x="218" y="234" text-anchor="end">${t`you said, %`}</text></svg>`,
  });
}

function drawCalibration(pairs: Pair[]): HTMLElement {
  const bins = calibration(pairs);
  const rows = bins.map(({ low, high, size, mean, share }): [Child, ...Child[]] => [
    `${100 * low}–${percent(high)}`,
    size ? percent(mean!) : "–",
    size ? t`${percent(share!)} (${Math.round(share! * size)} of ${size})` : "–",
  ]);
  return h(
    "div",
    { class: "nf-calibration" },
    drawChart(bins),
    h(
      "div",
      {},
      drawTable(t`Calibration`, [t`You said`, t`on average`, t`came out as yes`], rows),
      h(
        "p",
        { class: "nr-about" },
        t`On the broken line words and world agree. Under it, less came out as yes than you said; above it, more. Few questions make a dot jump.`,
      ),
    ),
  );
}

/** The board, or what will stand there. */
export function drawBoard(scored: Scored, clip: number): HTMLElement {
  if (!scored.pairs.length) {
    return h("p", { class: "nr-about" }, t`Your scores stand here once a forecast is settled.`);
  }
  return h(
    "div",
    {},
    drawScores(scored, clip),
    h(
      "p",
      { class: "nr-about" },
      t`Brier: the square of the distance between what you said and what happened, which counts as 1 or 0. Log: the natural logarithm of the chance that you gave to what happened; chances count as at least ${
        percent(clip)
      } and at most ${
        percent(1 - clip)
      }, since the price of a wrong certainty has no limit. Questions that one event settles count as one. A base rate is how often like things had happened before the questions were asked.`,
    ),
    drawCalibration(scored.pairs),
  );
}
