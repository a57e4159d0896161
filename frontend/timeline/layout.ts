// Where marks and labels stand. Pure: days, rows and a ruler for text go in, boxes come out.
//
// A row has tracks for bars above tracks for dots. A dot owns 24 pixels of its track, so that it can
// be hit, and no two owners overlap; dots that find no free track become one cluster. Labels get
// what is left of the track up to its next owner. The work is a scan of the row's events plus a part
// that depends on pixels alone.

import { type Events, POINT } from "./events.ts";
import type { Row } from "./filter.ts";
import { type Days, toX } from "./scale.ts";

export const DOT = 0, BAR = 1, CLUSTER = 2;
export const TRACK = 26; // height of a track, and with it of every target
const OWN = 24; // width that a dot owns
const BIN = 28; // dots this near to each other may become a cluster
const BAR_AT = 30; // an event this wide is a bar
const GAP = 8;
const LABEL_LEAST = 64, LABEL_MOST = 270;

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
  members: number[];
}

export interface Tracks {
  bars: number;
  dots: number;
}

export interface Stage {
  events: Events;
  window: Days;
  width: number;
  /** Text width in pixels of an event's label. */
  measure: (event: number) => number;
  /** The event whose label is always shown, or -1. */
  pinned: number;
  /** The track of each event in the last layout plus one, so that labels do not jump about. */
  memory: Uint8Array;
}

interface Track {
  owned: number;
  label: Box | null;
  held: [number, number][]; // what bars and the pinned label keep for themselves, in order
}

/** The days that matter: labels of events a little to the left of the window reach into it. */
function reach({ window: [from, to], width }: Stage): Days {
  const margin = ((LABEL_MOST + OWN) / width) * (to - from);
  return [from - margin, to + margin];
}

/** The boxes of a row: bars first, in the upper tracks; dots in what is left of all of them. */
export function layOut(row: Row, index: number, { bars, dots }: Tracks, stage: Stage): Box[] {
  const found = divide(row, index, bars + dots, stage);
  const tracks = newTracks(bars + dots);
  const upper = sweep(found.bars, tracks.slice(0, bars), stage);
  for (const track of tracks) [track.owned, track.label] = [-Infinity, null];
  for (const box of upper.placed) {
    if (!box.members.includes(stage.pinned)) {
      tracks[box.track].held.push([leftOf(box), Math.max(rightOf(box), labelEnd(box))]);
    }
  }
  for (const track of tracks) track.held.sort((a, b) => a[0] - b[0]);
  const rest = upper.left.map((box) => asDot(box, stage));
  const all = rest.length ? [...found.dots, ...rest].sort((a, b) => a.x - b.x) : found.dots;
  return [...upper.placed, ...sweep(all, tracks, stage).placed];
}

/** Split a row into bars and dots, and make clusters of the places where dots are too dense. */
function divide(row: Row, index: number, tracks: number, stage: Stage) {
  const { events, window, width } = stage;
  const { first, last, sure, until } = events;
  const [from, to] = reach(stage);
  const perPixel = (window[1] - window[0]) / width;
  const wide = BAR_AT * perPixel, binDays = BIN * perPixel;
  const firstBin = Math.floor(from / binDays);
  const bins: number[][] = [];
  const bars: Box[] = [];
  for (const n of row.events) {
    if (first[n] > to) break;
    if (last[n] < from) continue;
    if (last[n] - first[n] >= wide) {
      bars.push(bar(n, index, stage));
      continue;
    }
    const middle = (sure[n] + until[n]) / 2;
    const bin = Math.max(0, Math.floor(middle / binDays) - firstBin);
    (bins[bin] ??= []).push(n);
  }
  const dots = bins.flatMap((members, bin) => {
    if (members.length > tracks) {
      return cluster(members, index, toX((firstBin + bin + 0.5) * binDays, window, width));
    }
    const boxes = members.map((n) => dot(n, index, toX((sure[n] + until[n]) / 2, window, width)));
    return boxes.sort((a, b) => a.x - b.x);
  });
  return { bars, dots };
}

function box(shape: Box["shape"], event: number, row: number, x: number, width: number): Box {
  return { shape, row, track: 0, event, x, width, labelX: x, labelWidth: 0, members: [event] };
}

const dot = (event: number, row: number, x: number): Box => box(DOT, event, row, x, OWN);

const cluster = (members: number[], row: number, x: number): Box => ({
  ...box(CLUSTER, members[0], row, x, OWN),
  members,
});

function bar(event: number, row: number, { events, window, width }: Stage): Box {
  const left = Math.max(toX(events.first[event], window, width), -width);
  const right = Math.min(toX(events.last[event], window, width), 2 * width);
  return box(BAR, event, row, left, right - left);
}

/** A bar without a track becomes a dot: where it begins, or in the middle of where it may be. */
function asDot(found: Box, { events, width }: Stage): Box {
  const from = Math.max(found.x, 0), to = Math.min(found.x + found.width, width);
  const middle = found.x + found.width / 2;
  if (from >= to) return dot(found.event, found.row, middle);
  const wanted = events.kind[found.event] === POINT ? middle : from + OWN / 2;
  return dot(found.event, found.row, Math.min(Math.max(wanted, from), to));
}

const newTracks = (count: number): Track[] =>
  Array.from({ length: count }, () => ({ owned: -Infinity, label: null, held: [] }));

const leftOf = (box: Box): number => box.shape === BAR ? box.x : box.x - box.width / 2;
const rightOf = (box: Box): number => leftOf(box) + box.width;
const labelEnd = (box: Box): number => box.labelX + (box.labelWidth ? box.labelWidth + GAP : 0);

function sweep(boxes: Box[], tracks: Track[], stage: Stage) {
  const placed: Box[] = [], left: Box[] = [];
  const pinned = boxes.find((box) => box.members.includes(stage.pinned));
  if (pinned && tracks.length) hold(pinned, tracks, stage);
  for (const box of boxes) {
    const track = box === pinned && tracks.length ? box.track : choose(box, tracks, stage);
    if (track >= 0) placed.push(put(box, track, tracks, stage));
    else if (box.shape === BAR) left.push(box);
    else merge(box, placed, pinned);
  }
  for (const track of tracks) settle(track, Infinity);
  for (const box of placed) stage.memory[box.event] = box.track + 1;
  return { placed, left };
}

/** Give the pinned box a track and its whole label before all others. */
function hold(box: Box, tracks: Track[], stage: Stage): void {
  startLabel(box, stage);
  box.labelWidth = wanted(stage.pinned, stage);
  const over = box.labelX + box.labelWidth - stage.width;
  if (over > 0 && leftOf(box) <= stage.width) {
    const before = box.shape === BAR ? box.labelX - over : leftOf(box) - box.labelWidth;
    if (before >= 0) box.labelX = before;
  }
  const [from, to] = [
    Math.min(leftOf(box), box.labelX - GAP),
    Math.max(rightOf(box), labelEnd(box)),
  ];
  const had = stage.memory[box.event] - 1;
  const free = (track?: Track) => !!track && !track.held.some(([a, b]) => from < b && to > a);
  box.track = free(tracks[had]) ? had : tracks.findLastIndex(free);
  if (box.track < 0) box.track = tracks.length - 1;
  const { held } = tracks[box.track];
  held.push([from, to]);
  held.sort((a, b) => a[0] - b[0]);
}

const wanted = (event: number, stage: Stage): number =>
  Math.min(stage.measure(event), LABEL_MOST, stage.width * 0.8);

/** A free track: the one it had, else one with no label in the way, else the longest label's. */
function choose(box: Box, tracks: Track[], stage: Stage): number {
  const [from, to] = [leftOf(box), rightOf(box)];
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
  if (box.members.includes(stage.pinned)) {
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

/** Join a dot without a track to the nearest dot before it. */
function merge(box: Box, placed: Box[], pinned?: Box): void {
  for (let n = placed.length - 1; n >= 0; n--) {
    const near = placed[n];
    if (near.shape === BAR) continue;
    near.shape = CLUSTER;
    near.members = [...near.members, ...box.members];
    if (near !== pinned) near.labelWidth = 0;
    return;
  }
  placed.push(box);
}

/** How many tracks each row gets: bars as deep as they lie, dots by how many there are. */
export function divideTracks(events: Events, rows: Row[], height: number): Tracks[] {
  const tracks = rows.map((row) => ({ bars: depth(events, row), dots: 2 }));
  const used = tracks.reduce((sum, { bars, dots }) => sum + bars + dots, 0);
  let spare = Math.floor(height / TRACK) - used;
  const busy = rows.map((row, n) => ({ n, size: row.events.length }))
    .filter(({ size }) => size > 6).sort((a, b) => b.size - a.size);
  for (let turn = 0; turn < 2; turn++) {
    for (const { n } of busy) if (spare-- > 0) tracks[n].dots += 1;
  }
  return tracks;
}

const MOST_BARS = 3;

function depth(events: Events, row: Row): number {
  const ends: number[] = [];
  for (const n of row.events) {
    if (events.kind[n] === POINT) continue;
    const free = ends.findIndex((end) => end <= events.first[n]);
    if (free >= 0) ends[free] = events.last[n];
    else if (ends.length < MOST_BARS) ends.push(events.last[n]);
  }
  return ends.length;
}
