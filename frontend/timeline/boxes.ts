// What stands on the stage: dots, bars and clusters, with or without a label.

import type { Band } from "./axis.ts";
import { type Events, OPEN, ORDINARY, POINT, UNKNOWN } from "./events.ts";
import { at, type View } from "./scale.ts";

export const DOT = 0, BAR = 1, CLUSTER = 2;
export const TRACK = 26; // height of a track, and with it of every target
export const OWN = 24; // width that a dot owns
export const FINGER = 44; // width that it owns, and height of a track, where fingers point
export const BAR_AT = 30; // an event this wide is a bar
export const BAR_APART = 6; // where bars stand side by side, from the middle of one to the next
export const GAP = 8;
const LOST = 120; // width of a bar whose end nobody knows
export const LABEL_MOST = 320;

export interface Box {
  shape: typeof DOT | typeof BAR | typeof CLUSTER;
  row: number;
  track: number;
  /** The event, or the first one of a cluster. */
  event: number;
  /** The middle of a dot or cluster, the visible left end of a bar. */
  x: number;
  /** The width of the mark. */
  width: number;
  labelX: number;
  /** The width of the label; 0 if there is no room for it. */
  labelWidth: number;
  /** The events of a cluster. */
  members: Uint32Array | number[];
  /** Whether its label has its place before those of others. */
  held?: boolean;
}

export interface Stage extends View {
  events: Events;
  /** Text width in pixels of an event's label. */
  measure: (event: number) => number;
  /** The event whose label is always shown, or -1. */
  pinned: number;
  /** The lowest rank that gets labels. */
  level: number;
  /** The width that a dot owns. */
  own: number;
  /** The track of each event in the last layout plus one, so that labels do not jump about. */
  memory: Uint8Array;
}

/** Whether an event may have a label. */
export const hasLabel = (n: number, { events, level, pinned }: Stage): boolean =>
  n === pinned || events.rank[n] <= level;

/** Whether its label has its place before those of others. */
export const goesFirst = (n: number, stage: Stage): boolean =>
  n === stage.pinned || (stage.events.rank[n] < ORDINARY && hasLabel(n, stage));

function box(shape: Box["shape"], event: number, row: number, x: number, width: number): Box {
  return { shape, row, track: 0, event, x, width, labelX: x, labelWidth: 0, members: [event] };
}

export const dot = (event: number, row: number, x: number, own = OWN): Box =>
  box(DOT, event, row, x, own);

export const cluster = (members: Box["members"], row: number, x: number, own = OWN): Box => ({
  ...box(CLUSTER, members[0], row, x, own),
  members,
});

export function bar(event: number, row: number, stage: Stage): Box {
  const { events, width } = stage;
  let left = at(events.first[event], stage);
  let right = at(events.last[event], stage);
  if (events.approx[event] & UNKNOWN) {
    if (events.kind[event] === OPEN) right = left + LOST;
    else left = right - LOST;
  } else [left, right] = [Math.max(left, -width), Math.min(right, 2 * width)];
  return box(BAR, event, row, left, right - left);
}

/** A bar without a track becomes a dot: where it begins, or in the middle of where it may be. */
export function asDot(wide: Box, stage: Stage): Box {
  const { events, width, own } = stage;
  const n = wide.event;
  const from = Math.max(wide.x, 0), to = Math.min(wide.x + wide.width, width);
  const middle = at(events.sure[n], stage);
  if (from >= to) return dot(n, wide.row, wide.x + wide.width / 2, own);
  const wanted = events.kind[n] === POINT ? middle : from + own / 2;
  return dot(n, wide.row, Math.min(Math.max(wanted, from), to), own);
}

export const leftOf = (box: Box): number => box.shape === BAR ? box.x : box.x - box.width / 2;
export const rightOf = (box: Box): number => leftOf(box) + box.width;
export const labelEnd = (box: Box): number =>
  box.labelX + (box.labelWidth ? box.labelWidth + GAP : 0);
export const isPinned = (box: Box, { pinned }: Stage): boolean =>
  pinned >= 0 && box.members.includes(pinned);

/** What a box and its label cover of a track. */
export function extent(box: Box): [number, number] {
  const left = leftOf(box);
  return [box.labelX < left ? box.labelX - GAP : left, Math.max(rightOf(box), labelEnd(box))];
}

/** The top of a box on the stage. */
export const topOf = ({ row, track }: Box, bands: Band[]): number =>
  bands[row].tracks + track * bands[row].track;
