// Which ranks keep their labels, and what a guided walk goes through.

import assert from "node:assert/strict";
import { Events } from "./events.ts";
import { Ranking } from "./ranking.ts";

/** Events a hundred days apart, with the ranks given by place; the others are ordinary. */
function rankingOf(count: number, ranks: Record<number, number>): Ranking {
  const all = Array.from({ length: count }, (_, n) => n);
  const events = new Events({
    id: all.map(String),
    title: all.map(String),
    start0: all.map((n) => n * 100),
    start1: all.map((n) => n * 100 + 1),
    rank: all.map((n) => ranks[n] ?? 3),
  });
  return new Ranking(events, Uint32Array.from(all));
}
const spread = (count: number, rank: number, every: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [n * every, rank]));

Deno.test("in a crowd the story alone is labelled, closer up its turning points, then all", () => {
  const ranking = rankingOf(1000, { ...spread(100, 2, 10), ...spread(10, 1, 100) });
  assert.equal(ranking.level([0, 100_000]), 1);
  assert.equal(ranking.level([0, 40_000]), 2);
  assert.equal(ranking.level([0, 6000]), 3);
});

Deno.test("where no event has a rank all are labelled, as far as there is room", () => {
  assert.equal(rankingOf(1000, {}).level([0, 100_000]), 3);
});

Deno.test("a walk goes through the story, and another one through its turning points", () => {
  const { walks } = rankingOf(200, { 10: 1, 50: 1, 90: 1, 20: 2, 30: 2, 60: 2, 99: 2 });
  assert.deepEqual(walks, [[10, 50, 90], [10, 20, 30, 50, 60, 90, 99]]);
});

Deno.test("a short table without ranks is a walk, a long one or a single event is none", () => {
  assert.deepEqual(rankingOf(4, {}).walks, [[0, 1, 2, 3]]);
  assert.deepEqual(rankingOf(1, {}).walks, []);
  assert.deepEqual(rankingOf(500, {}).walks, []);
});
