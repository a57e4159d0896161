// How boxes take the tracks of a row, and labels what is left of these.

import {
  BAR,
  type Box,
  CLUSTER,
  DOT,
  extent,
  GAP,
  goesFirst,
  hasLabel,
  LABEL_MOST,
  labelEnd,
  leftOf,
  rightOf,
  type Stage,
} from "./boxes.ts";

const LABEL_LEAST = 64;

export interface Track {
  owned: number;
  label: Box | null;
  held: [number, number][]; // what bars and the pinned label keep for themselves, in order
}

export const newTracks = (count: number): Track[] =>
  Array.from({ length: count }, () => ({ owned: -Infinity, label: null, held: [] }));

/** Clear the tracks of all but what some boxes cover. */
export function keep(boxes: Box[], tracks: Track[]): void {
  tracks.forEach((track, n) => {
    const held = boxes.filter((box) => box.track === n).map(extent).sort((a, b) => a[0] - b[0]);
    Object.assign(track, { owned: -Infinity, label: null, held });
  });
}

/** Give the pinned bar its whole label; where others are in its way, it has the last track. */
export function single(bar: Box, placed: Box[], left: Box[], last: number, stage: Stage): void {
  whole(bar, stage);
  const [from, to] = extent(bar);
  const clash = (box: Box) => {
    const [a, b] = extent(box);
    return box !== bar && box.track === bar.track && from < b && to > a;
  };
  const at = left.indexOf(bar);
  if (at >= 0 || placed.some(clash)) bar.track = last;
  if (at >= 0) placed.push(...left.splice(at, 1));
}

export function sweep(boxes: Box[], tracks: Track[], stage: Stage) {
  const placed: Box[] = [], left: Box[] = [];
  for (const box of first(boxes, stage)) box.held = hold(box, tracks, stage);
  const held = boxes.filter((box) => box.held);
  for (const box of boxes) {
    const track = box.held ? box.track : choose(box, tracks, stage);
    if (track >= 0) placed.push(put(box, track, tracks, stage));
    else if (box.shape === BAR) left.push(box);
    else merge(box, placed, held, stage);
  }
  for (const track of tracks) settle(track, Infinity);
  for (const box of placed) stage.memory[box.event] = box.track + 1;
  return { placed, left };
}

/** The dots whose labels go first: the pinned one, then by rank. */
function first(boxes: Box[], stage: Stage): Box[] {
  const { rank } = stage.events;
  const before = ({ event }: Box) => event === stage.pinned ? 0 : rank[event];
  return boxes.filter(({ shape, event }) => shape === DOT && goesFirst(event, stage))
    .sort((a, b) => before(a) - before(b) || a.x - b.x);
}

/** Give a dot a track and its label before all other dots, if there is room for both. */
function hold(box: Box, tracks: Track[], stage: Stage): boolean {
  whole(box, stage);
  const had = stage.memory[box.event] - 1;
  const most = box.labelWidth, least = box.event === stage.pinned ? most : LABEL_LEAST * 2;
  for (const width of most > least ? [most, least] : [most]) {
    if (width < most) startLabel(box, stage);
    box.labelWidth = width;
    const [from, to] = extent(box);
    const free = (track?: Track) => !!track && !track.held.some(([a, b]) => from < b && to > a);
    const track = free(tracks[had]) ? had : tracks.findLastIndex(free); // no bar is in the last one
    if (track < 0) continue;
    box.track = track;
    tracks[track].held.push([from, to]);
    tracks[track].held.sort((a, b) => a[0] - b[0]);
    return true;
  }
  return false;
}

/** The whole label of an event, moved to where it is on view. */
function whole(box: Box, stage: Stage): void {
  startLabel(box, stage);
  box.labelWidth = wanted(box.event, stage);
  const over = box.labelX + box.labelWidth - stage.width;
  if (over <= 0 || leftOf(box) > stage.width) return;
  const before = box.shape === BAR ? box.labelX - over : leftOf(box) - box.labelWidth;
  if (before >= 0) box.labelX = before;
}

const wanted = (event: number, stage: Stage): number =>
  hasLabel(event, stage) ? Math.min(stage.measure(event), LABEL_MOST, stage.width * 0.8) : 0;

/** A free track: the one it had, else one with no label in the way, else the longest label's. */
function choose(box: Box, tracks: Track[], stage: Stage): number {
  const [from, to] = [leftOf(box) + 1e-7, rightOf(box) - 1e-7]; // one may begin where another ends
  let best = -1, room = -Infinity;
  const had = stage.memory[box.event] - 1;
  for (let n = 0; n < tracks.length; n++) {
    const { owned, label, held } = tracks[n];
    if (owned > from || held.some(([a, b]) => from < b && to > a)) continue;
    const end = label ? labelEnd(label) : -Infinity;
    const spare = end <= from ? 1e6 - n : from - (label?.labelX ?? 0);
    const score = spare + (n === had && spare > LABEL_LEAST * 2 ? 1e7 : 0);
    if (score > room) [best, room] = [n, score];
  }
  return best;
}

function put(box: Box, number: number, tracks: Track[], stage: Stage): Box {
  const track = tracks[number];
  box.track = number;
  if (box.held) {
    settle(track, Math.min(leftOf(box), box.labelX));
    track.owned = Math.max(rightOf(box), labelEnd(box));
    return box;
  }
  settle(track, leftOf(box));
  track.owned = rightOf(box);
  if (box.shape !== CLUSTER) {
    startLabel(box, stage);
    box.labelWidth = wanted(box.event, stage);
    track.label = box;
  }
  return box;
}

function startLabel(box: Box, { width }: Stage): void {
  const inView = box.shape === BAR && box.x < 0 && rightOf(box) > 0;
  box.labelX = box.shape === BAR ? (inView ? Math.min(0, rightOf(box)) : box.x) : rightOf(box) - 4;
  if (box.labelX > 2 * width) box.labelX = 2 * width;
}

/** Cut a track's last label at the next owner, or at what is held after it. */
function settle(track: Track, next: number): void {
  const { label, held } = track;
  track.label = null;
  if (!label) return;
  const end = rightOf(label);
  const stop = held.find(([, to]) => to > Math.min(end, label.labelX + 1))?.[0] ?? Infinity;
  const room = Math.min(next, stop) - GAP - label.labelX;
  if (room < label.labelWidth) label.labelWidth = room >= LABEL_LEAST ? room : 0;
}

/**
 * Join a dot without a track to the nearest dot before it, rather to one without a label of its own,
 * or to the nearest one that is held.  The first dot of all may lie over bars: only where a pinned bar
 * has the last track as well.
 */
function merge(box: Box, placed: Box[], held: Box[], { own }: Stage): void {
  const near = before(box, placed, 2 * own) ?? held.find(({ x }) => x >= box.x);
  if (!near) return void placed.push(box);
  near.shape = CLUSTER;
  near.members = [...near.members, ...box.members];
  if (!near.held) near.labelWidth = 0;
}

/** The last dot that is placed, or a later one within reach of this box that is not held. */
function before(box: Box, placed: Box[], reach: number): Box | undefined {
  let last: Box | undefined;
  for (let n = placed.length - 1; n >= 0; n--) { // from the right: they stand in order
    const dot = placed[n];
    if (dot.shape === BAR) continue;
    last ??= dot;
    if (box.x - dot.x >= reach) break;
    if (!dot.held) return dot;
  }
  return last;
}
