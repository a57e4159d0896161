// Events sorted into equal parts of time, so that what is dense is found in one pass over them.

import type { Stage } from "./boxes.ts";
import { placesIn, type Row } from "./filter.ts";
import type { Days } from "./scale.ts";

const APART = 4; // pixels by which a bin is wider than what a dot owns

export interface Bin {
  members: Uint32Array;
  /** The middle of its days. */
  middle: number;
}

/** The events of a row between two days but those that are taken, in bins; empty bins are left out. */
export function inBins(
  row: Row,
  { events: { first, last, sure, until }, events, window, width, own }: Stage,
  [from, to]: Days,
  taken: (event: number) => boolean,
): Bin[] {
  const days = (own + APART) * (window[1] - window[0]) / width, least = Math.floor(from / days);
  const [start, stop] = placesIn(row, events, from, to);
  const bins = new Int32Array(stop - start).fill(-1);
  const ends = new Uint32Array(Math.ceil((to - from) / days) + 4);
  for (let place = start; place < stop; place++) {
    const n = row.events[place];
    if (last[n] < from || first[n] > to || taken(n)) continue;
    const bin = Math.floor((sure[n] + until[n]) / 2 / days) - least;
    bins[place - start] = Math.min(Math.max(bin, 0), ends.length - 2);
    ends[bins[place - start] + 1] += 1;
  }
  for (let bin = 1; bin < ends.length; bin++) ends[bin] += ends[bin - 1];
  const members = new Uint32Array(ends.at(-1)!);
  // Each end is moved on from where its bin begins, event by event, to where it does end.
  bins.forEach((bin, place) => bin >= 0 && (members[ends[bin]++] = row.events[start + place]));
  const found: Bin[] = [];
  ends.forEach((end, bin) => {
    const begin = bin ? ends[bin - 1] : 0;
    if (end > begin) {
      found.push({ members: members.subarray(begin, end), middle: (least + bin + 0.5) * days });
    }
  });
  return found;
}
