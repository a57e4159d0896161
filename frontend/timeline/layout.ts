// Where marks and labels stand. Pure: days, rows and a ruler for text go in, boxes come out.
//
// A row has as many tracks as events overlap in it, and one more, which bars leave free. Bars take
// their tracks first, whatever is selected, and spans before points so uncertain that they are bars;
// what is selected stands among them with its whole label, or has the last track. Dots take what is
// left: each owns 24 pixels of its track, so that it can be hit, and no two owners overlap; dots that
// find no free track become one cluster. Labels get what is left of the track up to its next owner.
// The work is a scan of the row's events plus a part that depends on pixels alone.

import {
  asDot,
  bar,
  BAR_AT,
  type Box,
  cluster,
  dot,
  isPinned,
  LABEL_MOST,
  OWN,
  type Stage,
  TRACK,
} from "./boxes.ts";
import { type Events, POINT } from "./events.ts";
import type { Row } from "./filter.ts";
import { at, type Days } from "./scale.ts";
import { keep, newTracks, single, sweep } from "./tracks.ts";

const BIN = 28; // dots this near to each other may become a cluster
const MOST_TRACKS = 12;

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

/** Split a row into spans, wide points and dots; where dots are too dense, they are clusters. */
function divide(row: Row, index: number, tracks: number, stage: Stage) {
  const { window, width, events: { first, last, sure, until, kind } } = stage;
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
      return cluster(members, index, at((firstBin + bin + 0.5) * binDays, stage));
    }
    const boxes = members.map((n) => dot(n, index, at((sure[n] + until[n]) / 2, stage)));
    return boxes.sort((a, b) => a.x - b.x);
  });
  return { spans: spans.sort((a, b) => a.x - b.x), wide, dots };
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
