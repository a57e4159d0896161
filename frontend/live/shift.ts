/** Who moved from what to what between two votes. */

import { h, textOf } from "../shared/dom.ts";
import { decimal, FORWARD } from "../shared/language.ts";
import { WORDS } from "./words.ts";

export interface Shift {
  twice: number;
  moves: { before: string; after: string; many: number }[];
  sure: [number[], number[]];
  levels: string[];
  right?: ([number, number, number] | null)[];
  gain?: [number, number, number] | null;
}

export type Option = { id: string; html: string };

const MOST = 8;
const figure = (value: number) => decimal(value, 2);

const plain = (text: string) => text.replace(/\s+/g, " ").trim();

/** Options by the letters that they bear on phones and on the wall; other answers by their words. */
export function lettered(options: Option[]): (words: string) => string {
  const known = options.map(({ html }) => plain(textOf(html)));
  return (words) => {
    const place = known.indexOf(plain(words));
    return place < 0 ? words : String.fromCharCode("A".charCodeAt(0) + place);
  };
}

/** The transition matrix: a row for each answer of the first vote, a column for each of the second. */
function drawMatrix(shift: Shift, called: (words: string) => string): HTMLElement {
  const place = (a: string, b: string) => (called(a) < called(b) ? -1 : 1);
  const before = [...new Set(shift.moves.map((move) => move.before))].sort(place).slice(0, MOST);
  const after = [...new Set([...before, ...shift.moves.map((move) => move.after)])].slice(0, MOST);
  const many = (from: string, to: string) =>
    shift.moves.find((move) => move.before === from && move.after === to)?.many ?? 0;
  const most = Math.max(1, ...shift.moves.map((move) => move.many));
  const rows = before.map((from) =>
    h(
      "tr",
      {},
      h("th", { scope: "row", dir: "auto", title: from }, called(from)),
      ...after.map((to) => {
        const count = many(from, to);
        const cell = h("td", { class: from === to ? "nl-stayed" : "" }, count ? `${count}` : "·");
        cell.style.setProperty("--nl-share", `${Math.round(100 * count / most)}%`);
        return cell;
      }),
    )
  );
  const head = h(
    "tr",
    {},
    h("th", {}, `${WORDS.before} ↓  ${WORDS.after} ${FORWARD}`),
    ...after.map((to) => h("th", { scope: "col", dir: "auto", title: to }, called(to))),
  );
  return h("table", { class: "nl-grid" }, h("thead", {}, head), h("tbody", {}, ...rows));
}

function drawSure({ sure, levels }: Shift): HTMLElement | null {
  if (!sure.flat().some(Boolean)) return null;
  const row = (name: string, counts: number[]) =>
    h("tr", {}, h("th", { scope: "row" }, name), ...counts.map((n) => h("td", {}, `${n}`)));
  const head = h(
    "tr",
    {},
    h("th", {}, WORDS.sure),
    ...levels.map((name) => h("th", { scope: "col" }, name)),
  );
  const body = h("tbody", {}, row(WORDS.before, sure[0]), row(WORDS.after, sure[1]));
  return h("table", {}, h("thead", {}, head), body);
}

export function drawShift(shift: Shift, options: Option[]): HTMLElement {
  const shares = (shift.right ?? []).flatMap((share, i) =>
    share ? [h("p", {}, `${WORDS.turns[i + 1]}: ${WORDS.rightShare(...share)}`)] : []
  );
  const gain = shift.gain?.map(figure) as [string, string, string] | undefined;
  return h(
    "section",
    { class: "nl-shift" },
    h("h2", {}, WORDS.shift),
    h("p", {}, WORDS.twice(shift.twice)),
    ...shares,
    gain && h("p", {}, WORDS.gain(...gain)),
    h("div", { class: "nl-tables" }, drawMatrix(shift, lettered(options)), drawSure(shift)),
  );
}
