/** The answers of a class as pictures: bars, dots on a scale, and grids of counts. */

import { h, setHtml } from "../shared/dom.ts";
import { withoutLinks } from "./question.ts";
import { WORDS } from "./words.ts";
import { count } from "../shared/words.ts";
import { percent, plural, t } from "../shared/language.ts";

export interface Bar {
  id: string;
  html?: string;
  text?: string;
  count: number;
}
interface Bars {
  type: "bars";
  title: string;
  bars: Bar[];
  right: string[];
  typed?: boolean;
  held?: number;
  mean?: number;
  brier?: number;
  brier_of_mean?: number;
}
interface Dots {
  type: "dots";
  title: string;
  values: number[];
  from: number;
  to: number;
  ticks: { at: number; text: string }[];
  right: number[];
  unit: string;
  unread?: number;
}
interface Grid {
  type: "grid";
  title: string;
  rows: Bar[];
  columns: string[];
  counts: number[][];
  right: Record<string, string>;
}
export type Picture = Bars | Dots | Grid;

/** Words of the course are markup that Python made; words of a student are text, always. */
function label({ html, text }: { html?: string; text?: string }, tag: "span" | "th" = "span") {
  const el = h(tag, { class: "nl-label", dir: "auto" });
  if (text !== undefined) el.textContent = text;
  else setHtml(el, html ?? "");
  return withoutLinks(el);
}

const shareOf = (part: number, whole: number) => (whole ? percent(part / whole) : "");
const mark = (right: boolean) => right ? h("b", { class: "nl-right" }, ` ✓ ${WORDS.right}`) : null;

function drawBars(picture: Bars, voters: number): HTMLElement {
  const most = Math.max(1, ...picture.bars.map(({ count }) => count));
  const lettered = picture.bars.some(({ html }) => html !== undefined);
  const list = h("ol", { class: lettered ? "nl-bars nl-lettered" : "nl-bars" });
  for (const bar of picture.bars) {
    const right = picture.right.includes(bar.id);
    const fill = h("span", { class: "nl-fill", "aria-hidden": "true" });
    fill.style.width = `${100 * bar.count / most}%`;
    const number = h("span", { class: "nl-number" }, `${bar.count} `, shareOf(bar.count, voters));
    list.append(
      h(
        "li",
        { class: right ? "nl-is-right" : "" },
        h("span", { class: "nl-words" }, label(bar), mark(right)),
        h("span", { class: "nl-bar" }, fill, number),
      ),
    );
  }
  const { mean, brier, brier_of_mean: ofMean, held } = picture;
  const lines = [
    mean === undefined ? "" : WORDS.mean(mean),
    brier === undefined || ofMean === undefined ? "" : WORDS.brier(brier, ofMean),
    held ? WORDS.held(held) : "",
  ];
  return h("div", {}, list, ...lines.filter(Boolean).map((text) => h("p", {}, text)));
}

const ROOM = 60;

/** Put dots that would lie on each other one above the other: the place of each, from below. */
export function stacked(shares: number[]): number[] {
  const heights = new Map<number, number>();
  return shares.map((share) => {
    const column = Math.round(share * ROOM), height = heights.get(column) ?? 0;
    heights.set(column, height + 1);
    return height;
  });
}

function drawDots(picture: Dots): HTMLElement {
  const { from, to, values, right, unread = 0 } = picture;
  const share = (value: number) => to > from ? (value - from) / (to - from) : 0.5;
  const shares = values.map(share), heights = stacked(shares);
  const highest = Math.max(1, ...heights) + 1;
  const field = h("div", { class: "nl-dots" });
  const put = (el: HTMLElement, at: number, height = 0) => {
    el.style.left = `${100 * Math.round(at * ROOM) / ROOM}%`;
    el.style.bottom = `${100 * height / highest}%`;
    field.append(el);
  };
  shares.forEach((at, i) => put(h("i", { class: "nl-dot" }), at, heights[i]));
  if (right.length) put(h("b", { class: "nl-truth" }, WORDS.truth), share(right[0]));
  const axis = h("div", { class: "nl-axis" });
  for (const { at, text } of picture.ticks) {
    const tick = h("span", {}, text);
    tick.style.left = `${100 * share(at)}%`;
    axis.append(tick);
  }
  const unit = picture.unit && picture.unit !== "day" ? h("p", {}, picture.unit) : null;
  const lost = unread ? h("p", {}, WORDS.unread(unread)) : null;
  const said = h("p", { class: "nr-hidden" }, summary(picture));
  return h("div", {}, field, axis, unit, lost, said);
}

/** What the dots say, for those who do not see them. */
function summary({ values, unit }: Dots): string {
  if (!values.length || unit === "day") {
    return plural(values.length, "{0} answer on a line.", "{0} answers on a line.");
  }
  const middle = values[values.length >> 1];
  return t`${count(values.length, "answer")}, from ${values[0]} to ${
    values.at(-1)
  }; in the middle ${middle}.`;
}

function drawGrid({ rows, columns, counts, right }: Grid): HTMLElement {
  const most = Math.max(1, ...counts.flat());
  const head = h("tr", {}, h("td", {}), ...columns.map((name) => h("th", { scope: "col" }, name)));
  const body = rows.map((row, i) => {
    const name = label(row, "th");
    name.setAttribute("scope", "row");
    const cells = counts[i].map((count, j) => {
      const isRight = right[row.id] === columns[j];
      const cell = h(
        "td",
        { class: isRight ? "nl-is-right" : "" },
        `${count || "·"}`,
        mark(isRight),
      );
      cell.style.setProperty("--nl-share", `${Math.round(100 * count / most)}%`);
      return cell;
    });
    return h("tr", {}, name, ...cells);
  });
  return h("table", { class: "nl-grid" }, h("thead", {}, head), h("tbody", {}, ...body));
}

/** Draw the pictures of a vote. */
export function drawPictures(pictures: Picture[], voters: number, title: string): HTMLElement {
  const parts = pictures.map((picture) => {
    const el = picture.type === "bars"
      ? drawBars(picture, voters)
      : picture.type === "dots"
      ? drawDots(picture)
      : drawGrid(picture);
    return h("div", {}, picture.title && h("h3", {}, picture.title), el);
  });
  return h("section", { class: "nl-picture" }, title && h("h2", {}, title), ...parts);
}
