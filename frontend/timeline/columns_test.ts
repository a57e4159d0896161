// The upright timeline: marks in columns, and labels beside them.

import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { besideLanes } from "./beside.ts";
import { BAR, FINGER, type Stage } from "./boxes.ts";
import { layOutColumn } from "./columns.ts";
import { Events } from "./events.ts";
import { rowOf } from "./filter.ts";

const TIME = 500;
const event = fc.record({
  start: fc.integer({ min: 0, max: 5000 }),
  long: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4000 })),
  rank: fc.integer({ min: 1, max: 3 }),
});
const sample = fc.array(event, { minLength: 1, maxLength: 150, size: "max" });
type Sample = { start: number; long: number; rank: number }[];

function laidOut(list: Sample, pinned = -1) {
  const events = new Events({
    id: list.map((_, n) => String(n)),
    title: list.map(() => ""),
    kind: list.map(({ long }) => long ? "span" : "point"),
    start0: list.map(({ start }) => start),
    start1: list.map(({ start }) => start + 1),
    end0: list.map(({ start, long }) => start + long),
    end1: list.map(({ start, long }) => start + long + 1),
    rank: list.map(({ rank }) => rank),
  });
  const stage: Stage = {
    events,
    window: [-100, 9100],
    width: TIME,
    measure: () => 50,
    pinned,
    level: 3,
    own: 18,
    memory: new Uint8Array(list.length),
  };
  const row = rowOf(events, { id: "", title: "" }, events.order.map((_, n) => n));
  const boxes = layOutColumn(row, 0, stage);
  return { boxes, labels: besideLanes(boxes, stage), events };
}

Deno.test("every event is in one mark, and no dot or circle lies over another", () => {
  fc.assert(fc.property(sample, (list) => {
    const { boxes } = laidOut(list);
    const members = boxes.flatMap((box) => [...box.members]).sort((a, b) => a - b);
    assert.deepEqual(members, list.map((_, n) => n));
    const dots = boxes.filter(({ shape }) => shape !== BAR).map(({ x }) => x);
    dots.slice(1).forEach((x, n) => assert(x - dots[n] >= 18 - 1e-6));
  }));
});

Deno.test("labels stand in order, apart, on the stage, and the pinned one among them", () => {
  fc.assert(fc.property(sample, (list) => {
    const { labels } = laidOut(list, 0);
    assert(labels.some(({ event }) => event === 0));
    labels.forEach(({ top, mark }, n) => {
      assert(top >= -1e-6 && top + FINGER <= TIME + 1e-6);
      if (!n) return;
      assert(top - labels[n - 1].top >= FINGER);
      assert(mark >= labels[n - 1].mark);
    });
  }));
});

Deno.test("where not all labels fit, those of the first rank stay", () => {
  const list = Array.from({ length: 100 }, (_, n) => (
    { start: n * 50, long: 0, rank: n % 25 === 12 ? 1 : 3 }
  ));
  const { labels, events } = laidOut(list);
  assert(labels.length < 20);
  const first = labels.filter(({ event }) => events.rank[event] === 1).map(({ event }) => event);
  assert.deepEqual(first, [12, 37, 62, 87]);
});

Deno.test("a label that has room stands beside its mark", () => {
  for (const { mark, top } of laidOut([{ start: 4000, long: 0, rank: 3 }]).labels) {
    assert(Math.abs(top + FINGER / 2 - mark) < 1e-6);
  }
});
