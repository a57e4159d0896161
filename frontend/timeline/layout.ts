// Where marks and labels stand. Pure: days, rows and a ruler for text go in, boxes come out.
//
// A row has as many tracks as events overlap in it, and one more, which bars leave free. Bars take
// their tracks first, whatever is selected, and spans before points so uncertain that they are bars;
// what is selected stands among them with its whole label, or has the last track. Dots take what is left: each owns 24 pixels of its track, so that it can be
// hit, and no two owners overlap; dots that find no free track become one cluster. Labels get what
// is left of the track up to its next owner. The work is a scan of the row's events plus a part that
// depends on pixels alone.

import { type Events, OPEN, POINT, UNKNOWN } from "./events.ts";
import type { Row } from "./filter.ts";
import { type Days, toX } from "./scale.ts";

export const DOT = 0, BAR = 1, CLUSTER = 2;
export const TRACK = 26; // height of a track, and with it of every target
const OWN = 24; // width that a dot owns
const BIN = 28; // dots this near to each other may become a cluster
export const BAR_AT = 30; // an event this wide is a bar
const GAP = 8;
const LOST = 120; // width of a bar whose end nobody knows
const MOST_TRACKS = 12;
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

/** The boxes of a row, in its tracks. */
export function layOut(row: Row, index: number, count: number, stage: Stage): Box[] {
  const { spans, wide, dots } = divide(row, index, count, stage);
  const tracks = newTracks(count), upper = tracks.slice(0, -1);
  let { placed, left } = sweep([...spans, ...wide].sort((a, b) => a.x - b.x), upper, stage);
  if (left.some(({ event }) => stage.events.kind[event] !== POINT)) {
    keep([], tracks);
    ({ placed, left } = sweep(spans, upper, stage));
    left.push(...wide);
  }
  const pinned = [...placed, ...left].find((box) => isPinned(box, stage));
  if (pinned) single(pinned, placed, left, count - 1, stage);
  keep(placed, tracks);
  const rest = left.map((box) => asDot(box, stage));
  const all = rest.length ? [...dots, ...rest].sort((a, b) => a.x - b.x) : dots;
  return [...placed, ...sweep(all, tracks, stage).placed];
}

/** Clear the tracks of all but what some boxes cover. */
function keep(boxes: Box[], tracks: Track[]): void {
  tracks.forEach((track, n) => {
    const held = boxes.filter((box) => box.track === n).map(extent).sort((a, b) => a[0] - b[0]);
    Object.assign(track, { owned: -Infinity, label: null, held });
  });
}

/** Give the pinned bar its whole label; where others are in its way, it has the last track. */
function single(bar: Box, placed: Box[], left: Box[], last: number, stage: Stage): void {
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

/** Split a row into spans, wide points and dots; where dots are too dense, they are clusters. */
function divide(row: Row, index: number, tracks: number, stage: Stage) {
  const { events, window, width } = stage;
  const { first, last, sure, until, kind } = events;
  const [from, to] = reach(stage);
  const perPixel = (window[1] - window[0]) / width;
  const long = BAR_AT * perPixel, binDays = BIN * perPixel;
  const firstBin = Math.floor(from / binDays);
  const bins: number[][] = [];
  const spans: Box[] = [], wide: Box[] = [];
  for (const n of row.events) {
    if (first[n] > to) break;
    if (last[n] < from) continue;
    if (last[n] - first[n] >= long) {
      (kind[n] === POINT ? wide : spans).push(bar(n, index, stage));
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
  return { spans: spans.sort((a, b) => a.x - b.x), wide, dots };
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
  let left = toX(events.first[event], window, width);
  let right = toX(events.last[event], window, width);
  if (events.approx[event] & UNKNOWN) {
    if (events.kind[event] === OPEN) right = left + LOST;
    else left = right - LOST;
  } else [left, right] = [Math.max(left, -width), Math.min(right, 2 * width)];
  return box(BAR, event, row, left, right - left);
}

/** A bar without a track becomes a dot: where it begins, or in the middle of where it may be. */
function asDot(found: Box, { events, window, width }: Stage): Box {
  const n = found.event;
  const from = Math.max(found.x, 0), to = Math.min(found.x + found.width, width);
  const middle = toX(events.sure[n], window, width);
  if (from >= to) return dot(n, found.row, found.x + found.width / 2);
  const wanted = events.kind[n] === POINT ? middle : from + OWN / 2;
  return dot(n, found.row, Math.min(Math.max(wanted, from), to));
}

const newTracks = (count: number): Track[] =>
  Array.from({ length: count }, () => ({ owned: -Infinity, label: null, held: [] }));

const leftOf = (box: Box): number => box.shape === BAR ? box.x : box.x - box.width / 2;
const rightOf = (box: Box): number => leftOf(box) + box.width;
const labelEnd = (box: Box): number => box.labelX + (box.labelWidth ? box.labelWidth + GAP : 0);
const isPinned = (box: Box, { pinned }: Stage): boolean => box.members.includes(pinned);

/** What a box and its label cover of a track. */
function extent(box: Box): [number, number] {
  const left = leftOf(box);
  return [box.labelX < left ? box.labelX - GAP : left, Math.max(rightOf(box), labelEnd(box))];
}

function sweep(boxes: Box[], tracks: Track[], stage: Stage) {
  const placed: Box[] = [], left: Box[] = [];
  const pinned = boxes.find((box) => box.shape !== BAR && isPinned(box, stage));
  if (pinned) hold(pinned, tracks, stage);
  for (const box of boxes) {
    const track = box === pinned ? box.track : choose(box, tracks, stage);
    if (track >= 0) placed.push(put(box, track, tracks, stage));
    else if (box.shape === BAR) left.push(box);
    else merge(box, placed, pinned);
  }
  for (const track of tracks) settle(track, Infinity);
  for (const box of placed) stage.memory[box.event] = box.track + 1;
  return { placed, left };
}

/** Give the pinned dot a track and its whole label before all other dots. */
function hold(box: Box, tracks: Track[], stage: Stage): void {
  whole(box, stage);
  const [from, to] = extent(box);
  const had = stage.memory[box.event] - 1;
  const free = (track?: Track) => !!track && !track.held.some(([a, b]) => from < b && to > a);
  box.track = free(tracks[had]) ? had : tracks.findLastIndex(free); // no bar is in the last one
  const { held } = tracks[box.track];
  held.push([from, to]);
  held.sort((a, b) => a[0] - b[0]);
}

/** The whole label of the pinned event, moved to where it is on view. */
function whole(box: Box, stage: Stage): void {
  startLabel(box, stage);
  box.labelWidth = wanted(stage.pinned, stage);
  const over = box.labelX + box.labelWidth - stage.width;
  if (over <= 0 || leftOf(box) > stage.width) return;
  const before = box.shape === BAR ? box.labelX - over : leftOf(box) - box.labelWidth;
  if (before >= 0) box.labelX = before;
}

const wanted = (event: number, stage: Stage): number =>
  Math.min(stage.measure(event), LABEL_MOST, stage.width * 0.8);

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
  if (isPinned(box, stage) && box.shape !== BAR) {
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
 * Join a dot without a track to the nearest dot before it, or to the pinned one.  The first dot of
 * all may lie over bars: only where a pinned bar has the last track as well.
 */
function merge(box: Box, placed: Box[], pinned?: Box): void {
  const near = placed.findLast(({ shape }) => shape !== BAR) ?? pinned;
  if (!near) return void placed.push(box);
  near.shape = CLUSTER;
  near.members = [...near.members, ...box.members];
  if (near !== pinned) near.labelWidth = 0;
}

/** How many tracks each row gets: as many as it is deep, and more of them where it is busy. */
export function divideTracks(events: Events, rows: Row[], height: number): number[] {
  const tracks = rows.map((row) => {
    const spans = depth(events, row.events.filter((n) => events.kind[n] !== POINT));
    return Math.min(depth(events, row.events), spans + 2, MOST_TRACKS) + 1;
  });
  let spare = Math.floor(height / TRACK) - tracks.reduce((sum, count) => sum + count, 0);
  const busy = rows.map((row, n) => ({ n, size: row.events.length }))
    .filter(({ size }) => size > 6).sort((a, b) => b.size - a.size);
  for (let turn = 0; turn < 3; turn++) {
    for (const { n } of busy) if (spare-- > 0) tracks[n] += 1;
  }
  return tracks;
}

/** How many of some events may be going on at once, at most `MOST_TRACKS`. */
function depth(events: Events, some: Uint32Array): number {
  const ends: number[] = [];
  for (const n of some) {
    const free = ends.findIndex((end) => end <= events.first[n]);
    if (free >= 0) ends[free] = events.last[n];
    else if (ends.length < MOST_TRACKS) ends.push(events.last[n]);
  }
  return ends.length;
}
