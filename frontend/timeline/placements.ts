// Where the reader placed an event when a quiz on the page asked: a flag there, the truth, and how
// far apart they are. The quiz says it by `nr:place` on the document, in a notebook as well.

import { momentWords } from "../shared/calendar.ts";
import type { Events } from "./events.ts";
import { underAxis } from "./axis.ts";
import type { Palette } from "./palette.ts";
import { arrow, dashes } from "./canvas.ts";
import { at, type Days, type View } from "./scale.ts";
import * as WORDS from "./words.ts";

export const PLACEMENT_HEIGHT = 30; // height of the line of a placement
const MOST = 3;
const LONGEST = 120; // characters of what is said of a placement

export interface Placement {
  event: number;
  /** The day that the reader chose. */
  guess: number;
  /** The days in which it happened. */
  truth: Days;
  /** How far off: "14 months early". */
  words: string;
}

/** What a quiz says of a mark; nothing, if that is no mark or of an event that is not held here. */
export function read(detail: unknown, events: Events): Placement | undefined {
  const { event, guess, truth0, truth1, words } = Object(detail);
  const number = events.find(event);
  if (number < 0 || ![guess, truth0, truth1].every(Number.isFinite)) return undefined;
  const truth: Days = [Math.min(truth0, truth1), Math.max(truth0, truth1)];
  return { event: number, guess, truth, words: `${words}`.slice(0, LONGEST) };
}

/** The marks with one more, the newest first; one an event. */
export const put = (placements: Placement[], placement: Placement): Placement[] =>
  [placement, ...placements.filter(({ event }) => event !== placement.event)].slice(0, MOST);

/** The marks without that of the event that a quiz names; it may take back all. */
export function without(placements: Placement[], detail: unknown, events: Events): Placement[] {
  const { event } = Object(detail);
  return event ? placements.filter((placement) => events.id(placement.event) !== event) : [];
}

/** The days that a mark and the truth span. */
export const stretch = ({ guess, truth: [from, to] }: Placement): Days => [
  Math.min(guess, from),
  Math.max(guess, to),
];

/** A mark in words: "Your mark, March 1996: 14 months early". */
export const describe = ({ guess, truth, words }: Placement): string =>
  WORDS.yourMarkAt(momentWords(guess, Math.max(truth[1] - truth[0], 60)), words);

export interface PlacementScene extends View {
  events: Events;
  placements: Placement[];
  height: number;
  eras: unknown[];
  palette: Palette;
}

export function paintPlacements(pen: CanvasRenderingContext2D, scene: PlacementScene): void {
  scene.placements.forEach((placement, n) =>
    paintPlacement(pen, placement, underAxis(scene.eras) + n * PLACEMENT_HEIGHT, scene)
  );
}

function paintPlacement(
  pen: CanvasRenderingContext2D,
  placement: Placement,
  top: number,
  scene: PlacementScene,
) {
  const { width, height, palette } = scene;
  const y = top + PLACEMENT_HEIGHT / 2 + 3;
  const guess = at(placement.guess, scene), from = at(placement.truth[0], scene);
  const to = Math.max(at(placement.truth[1], scene), from + 3);
  pen.fillStyle = palette.good;
  pen.globalAlpha = 0.16;
  pen.fillRect(from, y, to - from, height - y);
  pen.globalAlpha = 1;
  pen.fillRect(from, y - 5, to - from, 10);
  const off = Math.min(Math.max(guess, from), to) - guess; // from the placement to the truth
  pen.fillStyle = palette.ink;
  pen.fillRect(guess, y - 1, off, 2);
  if (Math.abs(off) > 9) arrow(pen, guess + off, y, Math.sign(off), palette.ink);
  arrow(pen, guess + 9, y - 9, 1, palette.warn); // a flag
  pen.fillRect(guess - 1, y - 15, 2, 20);
  dashes(pen, guess, y + 5, guess, height, palette.warn);
  const words = placement.words +
    (scene.placements.length > 1 ? `: ${scene.events.title(placement.event)}` : "");
  pen.font = `13px ${palette.font}`;
  const long = pen.measureText(words).width;
  // After the line or before it; where neither has room, on top of it.
  const after = Math.max(guess + 12, to) + 8, before = Math.min(guess, from) - 8 - long;
  const x = Math.max(0, after + long <= width ? after : Math.min(before, width - long));
  pen.fillStyle = palette.paper;
  pen.fillRect(x - 4, y - 9, long + 8, 18);
  pen.fillStyle = palette.ink;
  pen.fillText(words, x, y);
}

/** The same on the upright timeline: the truth a band, the mark a broken line, both beside the axis. */
export function paintUprightPlacements(
  pen: CanvasRenderingContext2D,
  scene: PlacementScene & { beside: number },
): void {
  const { palette, beside } = scene;
  for (const { guess, truth } of scene.placements) {
    const [from, to] = truth.map((day) => at(day, scene)), y = at(guess, scene);
    pen.fillStyle = palette.good;
    pen.fillRect(0, from, beside, Math.max(to - from, 3));
    dashes(pen, 0, y, beside, y, palette.warn);
  }
}
