// Where the reader placed an event when a quiz on the page asked: a flag there, the truth, and how
// far apart they are. The quiz says it by `nr:place` on the document, in a notebook as well.

import { momentWords } from "./calendar.ts";
import type { Events } from "./events.ts";
import { underAxis } from "./axis.ts";
import type { Palette } from "./palette.ts";
import { arrow, dashes } from "./pen.ts";
import { at, type Days, type View } from "./scale.ts";

export const MARK = 30; // height of the line of a mark
const MOST = 3;
const LONGEST = 120, TITLE = 40; // characters of what is said of a mark, and of its event's title

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
  const text = (value: unknown) => typeof value === "string" ? value : "";
  const number = events.find(text(event));
  const days = [guess, truth0, truth1].map((day) => typeof day === "number" ? day : NaN);
  if (number < 0 || !days.every(Number.isFinite)) return undefined;
  const truth: Days = [Math.min(days[1], days[2]), Math.max(days[1], days[2])];
  return { event: number, guess: days[0], truth, words: text(words).slice(0, LONGEST) };
}

/** The marks with one more, the newest first; one an event. */
export const put = (marks: Mark[], mark: Mark): Mark[] =>
  [mark, ...marks.filter(({ event }) => event !== mark.event)].slice(0, MOST);

/** The marks without that of the event that a quiz names; it may take back all. */
export function without(marks: Mark[], detail: unknown, events: Events): Mark[] {
  const { event } = (detail ?? {}) as { event?: string };
  return event ? marks.filter((mark) => events.id(mark.event) !== event) : [];
}

/** The days that a mark and the truth span. */
export const stretch = ({ guess, truth: [from, to] }: Mark): Days => [
  Math.min(guess, from),
  Math.max(guess, to),
];

/** A mark in words: "Your mark, March 1996: 14 months early". */
export const say = ({ guess, truth, words }: Mark): string =>
  `Your mark, ${momentWords(guess, Math.max(truth[1] - truth[0], 60))}: ${words}`;

export interface MarkScene extends View {
  events: Events;
  marks: Mark[];
  height: number;
  eras: unknown[];
  palette: Palette;
}

export function paintMarks(pen: CanvasRenderingContext2D, scene: MarkScene): void {
  scene.marks.forEach((mark, n) => paintMark(pen, mark, underAxis(scene.eras) + n * MARK, scene));
}

function paintMark(pen: CanvasRenderingContext2D, mark: Mark, top: number, scene: MarkScene) {
  const { height, palette } = scene;
  const y = top + MARK / 2 + 3;
  const guess = at(mark.guess, scene);
  const from = at(mark.truth[0], scene);
  const to = Math.max(at(mark.truth[1], scene), from + 3);
  pen.fillStyle = pen.strokeStyle = palette.good;
  pen.globalAlpha = 0.16;
  pen.fillRect(from, y, to - from, height - y);
  pen.globalAlpha = 1;
  pen.fillRect(from, y - 5, to - from, 10);
  if (guess < from || guess > to) distance(pen, guess, guess < from ? from : to, y, palette);
  arrow(pen, guess + 9, y - 9, 1, palette.warn); // a flag
  pen.fillRect(guess - 1, y - 15, 2, 20);
  dashes(pen, guess, y + 5, guess, height, palette.warn);
  const title = scene.events.title(mark.event);
  const name = title.length > TITLE ? `${title.slice(0, TITLE)}…` : title;
  const words = scene.marks.length > 1 ? `${name}: ${mark.words}` : mark.words;
  write(pen, words, Math.min(guess, from), Math.max(guess + 12, to), y, scene);
}

/** A line from the mark to the truth, with an arrow at its end. */
function distance(
  pen: CanvasRenderingContext2D,
  from: number,
  to: number,
  y: number,
  palette: Palette,
): void {
  pen.fillStyle = palette.ink;
  pen.fillRect(Math.min(from, to), y - 1, Math.abs(to - from), 2);
  if (Math.abs(to - from) > 9) arrow(pen, to, y, Math.sign(to - from), palette.ink);
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
