// Where the reader placed an event when a quiz on the page asked: a flag there, the truth, and how
// far apart they are. The quiz says it by `nr:place` on the document, in a notebook as well.

import { momentWords } from "./calendar.ts";
import type { Events } from "./events.ts";
import { AXIS, ERA, type Palette } from "./paint.ts";
import { type Days, toX } from "./scale.ts";

export const MARK = 30; // height of the line of a mark
const MOST = 3;
const LONGEST = 120; // characters of what is said of a mark

export interface Mark {
  event: number;
  /** The day that the reader chose. */
  guess: number;
  /** The days in which it happened. */
  truth: Days;
  /** How far off: "14 months early". */
  words: string;
}

/** What a quiz says of a mark; nothing, if that is no mark or of an event that is not held here. */
export function read(detail: unknown, events: Events): Mark | undefined {
  const { event, guess, truth0, truth1, words } = (detail ?? {}) as Record<string, unknown>;
  const number = events.find(String(event ?? ""));
  const days = [guess, truth0, truth1].map((day) => typeof day === "number" ? day : NaN);
  if (number < 0 || !days.every(Number.isFinite)) return undefined;
  const truth: Days = [Math.min(days[1], days[2]), Math.max(days[1], days[2])];
  return { event: number, guess: days[0], truth, words: String(words ?? "").slice(0, LONGEST) };
}

/** The marks with one more, the newest first; one an event. */
export const put = (marks: Mark[], mark: Mark): Mark[] =>
  [mark, ...marks.filter(({ event }) => event !== mark.event)].slice(0, MOST);

/** The days that a mark and the truth span. */
export const stretch = ({ guess, truth: [from, to] }: Mark): Days => [
  Math.min(guess, from),
  Math.max(guess, to),
];

/** A mark in words: "Your mark, March 1996: 14 months early". */
export const say = ({ guess, truth, words }: Mark): string =>
  `Your mark, ${momentWords(guess, Math.max(truth[1] - truth[0], 60))}: ${words}`;

export interface MarkScene {
  marks: Mark[];
  window: Days;
  width: number;
  height: number;
  eras: unknown[];
  palette: Palette;
}

/** Where the lines of the marks begin: under the axis and the names of eras. */
export const marksTop = (eras: number): number => AXIS + (eras ? ERA : 0);

export function paintMarks(pen: CanvasRenderingContext2D, scene: MarkScene): void {
  const top = marksTop(scene.eras.length);
  scene.marks.forEach((mark, n) => paintMark(pen, mark, top + n * MARK, scene));
}

function paintMark(pen: CanvasRenderingContext2D, mark: Mark, top: number, scene: MarkScene) {
  const { window, width, height, palette } = scene;
  const y = top + MARK / 2 + 3;
  const guess = toX(mark.guess, window, width);
  const from = toX(mark.truth[0], window, width);
  const to = Math.max(toX(mark.truth[1], window, width), from + 3);
  pen.fillStyle = pen.strokeStyle = palette.good;
  pen.globalAlpha = 0.16;
  pen.fillRect(from, y, to - from, height - y);
  pen.globalAlpha = 1;
  pen.fillRect(from, y - 5, to - from, 10);
  if (guess < from || guess > to) distance(pen, guess, guess < from ? from : to, y, palette);
  flag(pen, guess, y, palette.warn);
  dotted(pen, guess, y, height, palette.warn);
  write(pen, mark.words, Math.min(guess, from), Math.max(guess + 12, to), y, scene);
}

/** A line from the mark to the truth, with an arrow at its end. */
function distance(
  pen: CanvasRenderingContext2D,
  from: number,
  to: number,
  y: number,
  palette: Palette,
): void {
  const way = Math.sign(to - from);
  pen.fillStyle = palette.ink;
  pen.fillRect(Math.min(from, to), y - 1, Math.abs(to - from), 2);
  if (Math.abs(to - from) < 10) return;
  pen.beginPath();
  pen.moveTo(to, y);
  pen.lineTo(to - 7 * way, y - 4.5);
  pen.lineTo(to - 7 * way, y + 4.5);
  pen.fill();
}

function flag(pen: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  pen.fillStyle = colour;
  pen.fillRect(x - 1, y - 14, 2, 19);
  pen.beginPath();
  pen.moveTo(x + 1, y - 14);
  pen.lineTo(x + 12, y - 9.5);
  pen.lineTo(x + 1, y - 5);
  pen.fill();
}

function dotted(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  height: number,
  colour: string,
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.setLineDash([2, 4]);
  pen.beginPath();
  pen.moveTo(x, y + 5);
  pen.lineTo(x, height);
  pen.stroke();
  pen.setLineDash([]);
}

/** The words beside the line: after it, before it, or, where neither has room, on top of it. */
function write(
  pen: CanvasRenderingContext2D,
  words: string,
  left: number,
  right: number,
  y: number,
  { width, palette }: MarkScene,
): void {
  pen.font = `13px ${palette.font}`;
  const long = pen.measureText(words).width;
  const after = right + 8, before = left - 8 - long;
  const fits = after >= 0 && after + long <= width ? after : before >= 0 ? before : undefined;
  const x = fits ?? Math.max(0, Math.min((left + right - long) / 2, width - long));
  pen.fillStyle = palette.paper;
  if (fits === undefined) pen.fillRect(x - 4, y - 9, long + 8, 18);
  pen.fillStyle = palette.ink;
  pen.fillText(words, x, y);
}
