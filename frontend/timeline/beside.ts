// Which events have labels beside the columns, and where: by rank, with room for a finger each.

import { BAR, type Box, FINGER, hasLabel, type Stage } from "./boxes.ts";
import { at } from "./scale.ts";

const PITCH = FINGER + 2; // from the top of a label to that of the next
const NEAREST = [0, -1, 1, -2, 2]; // places where a label may stand, from that of its mark
const MANY = 60; // of a cluster with more events none has a label but what is in hand

export interface Beside {
  event: number;
  box: Box;
  /** Where its mark is, and the top of its label, in pixels along time. */
  mark: number;
  top: number;
}

/** The labels, from the top to the bottom, so that no two overlap. */
export function besideLanes(boxes: Box[], stage: Stage): Beside[] {
  const { events: { rank }, pinned } = stage;
  const wanted = boxes.flatMap((box) => candidates(box, stage));
  const before = (n: number) => n === pinned ? 0 : rank[n];
  wanted.sort((a, b) => before(a.event) - before(b.event) || a.mark - b.mark);
  const taken = new Set<number>(), kept: Beside[] = [];
  for (const one of wanted) {
    if (kept.some(({ event }) => event === one.event)) continue; // it may stand in several columns
    if (takes(one.mark, Math.floor(stage.width / PITCH), taken)) kept.push(one);
  }
  return spread(kept.sort((a, b) => a.mark - b.mark), stage.width);
}

function candidates(box: Box, stage: Stage): Beside[] {
  const { members } = box;
  const few = [...members].filter((n) => n === stage.pinned || members.length <= MANY);
  return few.filter((n) => hasLabel(n, stage))
    .map((event) => ({ event, box, mark: markOf(event, box, stage), top: 0 }))
    .filter(({ mark }) => mark >= 0 && mark <= stage.width);
}

/** A bar is labelled where it begins on view, anything else at its mark. */
function markOf(event: number, box: Box, stage: Stage): number {
  if (box.shape !== BAR) return box.x;
  const end = Math.min(box.x + box.width, stage.width);
  return Math.min(Math.max(at(stage.events.first[event], stage), 6), end);
}

/** Take the free place that is nearest to a mark, if there is one that is near enough. */
function takes(mark: number, places: number, taken: Set<number>): boolean {
  const own = Math.min(Math.floor(mark / PITCH), places - 1);
  const free = NEAREST.map((away) => own + away)
    .find((place) => place >= 0 && place < places && !taken.has(place));
  if (free !== undefined) taken.add(free);
  return free !== undefined;
}

/**
 * Put each label as near to its mark as the others let it: labels that would overlap move apart about
 * the middle of where they want to be (isotonic regression, by pooling adjacent violators).
 */
function spread(kept: Beside[], long: number): Beside[] {
  const pools: { sum: number; count: number }[] = [];
  kept.forEach(({ mark }, n) => {
    let pool = { sum: mark - FINGER / 2 - n * PITCH, count: 1 };
    for (let before = pools.at(-1); before && mean(before) > mean(pool); before = pools.at(-1)) {
      pools.pop();
      pool = { sum: pool.sum + before.sum, count: pool.count + before.count };
    }
    pools.push(pool);
  });
  const most = Math.max(long - FINGER - (kept.length - 1) * PITCH, 0);
  const places = pools.flatMap((pool) => Array<number>(pool.count).fill(mean(pool)));
  kept.forEach((one, n) => one.top = Math.min(Math.max(places[n], 0), most) + n * PITCH);
  return kept;
}

const mean = ({ sum, count }: { sum: number; count: number }): number => sum / count;
