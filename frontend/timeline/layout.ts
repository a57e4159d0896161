// Where marks and labels stand. Pure: days, rows and a ruler for text go in, boxes come out.
//
// A row has as many tracks as events overlap in it, and one more, which bars leave free. Bars take
// their tracks first, whatever is selected, and spans before points so uncertain that they are bars;
// what is selected stands among them with its whole label, or has the last track. Dots take what is
// left: each owns 24 pixels of its track (44 for fingers), so that it can be hit, and no two owners
// overlap; dots that find no free track become one cluster. What tells the story is no part of a
// cluster as long as there is room, and its label has its place first; the labels of the others get
// what is left of the track up to its next owner. The work is a scan of the row's events on view plus
// a part that depends on pixels alone.

import {
  asDot,
  bar,
  BAR_AT,
  type Box,
  cluster,
  dot,
  goesFirst,
  isPinned,
  LABEL_MOST,
  type Stage,
} from "./boxes.ts";
import { inBins } from "./bins.ts";
import { type Events, POINT } from "./events.ts";
import type { Row } from "./filter.ts";
import { at, type Days } from "./scale.ts";
import { keep, newTracks, single, sweep } from "./tracks.ts";

const MOST_TRACKS = 12;

/** The days that matter: labels of events a little to the left of the window reach into it. */
function reach({ window: [from, to], width, own }: Stage): Days {
  const margin = ((LABEL_MOST + own) / width) * (to - from);
  return [from - margin, to + margin];
}

/** The boxes of a row, in its tracks. */
export function layOut(row: Row, index: number, count: number, stage: Stage): Box[] {
  const { spans, wide, dots } = divide(row, index, count, stage);
  const tracks = newTracks(count), upper = tracks.slice(0, -1);
  let { placed, left } = sweep([...spans, ...wide].sort(byPlace), upper, stage);
  if (left.some(({ event }) => stage.events.kind[event] !== POINT)) {
    keep([], tracks);
    ({ placed, left } = sweep(spans, upper, stage));
    left.push(...wide);
  }
  const pinned = [...placed, ...left].find((box) => isPinned(box, stage));
  if (pinned) single(pinned, placed, left, count - 1, stage);
  keep(placed, tracks);
  const rest = left.map((box) => asDot(box, stage));
  const all = rest.length ? [...dots, ...rest].sort(byPlace) : dots;
  return [...placed, ...sweep(all, tracks, stage).placed];
}

/** Split a row into spans, wide points and dots; where dots are too dense, they are clusters. */
function divide(row: Row, index: number, tracks: number, stage: Stage) {
  const { window, width, own, events: { first, last, sure, until, kind } } = stage;
  const long = BAR_AT * (window[1] - window[0]) / width;
  const spans: Box[] = [], wide: Box[] = [], dots: Box[] = [];
  const put = (n: number) => dots.push(dot(n, index, at((sure[n] + until[n]) / 2, stage), own));
  const bins = inBins(row, stage, reach(stage), (n) => {
    if (last[n] - first[n] >= long) (kind[n] === POINT ? wide : spans).push(bar(n, index, stage));
    else if (goesFirst(n, stage)) put(n);
    else return false;
    return true;
  });
  for (const { members, middle } of bins) {
    if (members.length > tracks) dots.push(cluster(members, index, at(middle, stage), own));
    else members.forEach(put);
  }
  return { spans: spans.sort(byPlace), wide, dots: dots.sort(byPlace) };
}

const byPlace = (a: Box, b: Box): number => a.x - b.x;

/**
 * How many tracks each row gets, of those that a height has room for: as many as it is deep, and
 * more of them where it is busy.
 */
export function divideTracks(events: Events, rows: Row[], room: number): number[] {
  const tracks = rows.map((row) => {
    const spans = depth(events, row.events.filter((n) => events.kind[n] !== POINT));
    return Math.min(depth(events, row.events), spans + 2, MOST_TRACKS) + 1;
  });
  let spare = room - tracks.reduce((sum, count) => sum + count, 0);
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
