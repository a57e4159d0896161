// Where marks stand in a column of the upright timeline.  Pure, as `layout.ts` is for rows: `width` is
// the length of time here, and `own` the width of a column.

import { bar, BAR_APART, type Box, cluster, dot, type Stage } from "./boxes.ts";
import { inBins } from "./bins.ts";
import { POINT } from "./events.ts";
import type { Row } from "./filter.ts";
import { at } from "./scale.ts";

const BAR_LEAST = 14; // a span this long is a bar
const NEAR = 18; // dots this near to each other are a cluster
const SLACK = 2; // half of what a bin is wider

/** The boxes of a column: bars beside each other as far as it is wide, then dots and clusters. */
export function layOutColumn(row: Row, index: number, stage: Stage): Box[] {
  const { window: [from, to], width, own, events: { first, last, sure, until, kind } } = stage;
  const least = BAR_LEAST * (to - from) / width;
  const bars: Box[] = [];
  const bins = inBins(row, { ...stage, own: NEAR }, [from, to], (n) => {
    const long = kind[n] !== POINT && last[n] - first[n] >= least;
    if (long) bars.push(bar(n, index, stage));
    return long;
  });
  const dots = bins.map(({ members, middle }) => {
    // Nearer to the middle of its bin than to a neighbour's, so that no two lie over each other.
    const x = at(middle, stage), off = at((sure[members[0]] + until[members[0]]) / 2, stage) - x;
    return members.length > 1
      ? cluster(members, index, x)
      : dot(members[0], index, x + Math.min(Math.max(off, -SLACK), SLACK));
  });
  return [...beside(bars, own), ...dots];
}

/** Bars that go on at once stand beside each other, as many as a column is wide. */
function beside(bars: Box[], wide: number): Box[] {
  const ends: number[] = [], most = Math.max(1, Math.floor((wide - 2) / BAR_APART));
  for (const bar of bars.sort((a, b) => a.x - b.x)) {
    const free = ends.findIndex((end) => end <= bar.x);
    bar.track = free >= 0 ? free : Math.min(ends.length, most - 1);
    ends[bar.track] = Math.max(ends[bar.track] ?? -Infinity, bar.x + bar.width);
  }
  return bars;
}
