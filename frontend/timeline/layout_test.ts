import assert from "node:assert/strict";
import fc from "fast-check";
import { Events } from "./events.ts";
import { BAR, type Box, divideTracks, layOut, type Stage } from "./layout.ts";
import { clamp, type Days, toX } from "./scale.ts";

const KINDS = ["point", "span", "open", "until"];
const row = fc.record({
  kind: fc.constantFrom(...KINDS),
  start: fc.integer({ min: 0, max: 5000 }),
  vague: fc.constantFrom<number>(0.001, 1, 30, 365),
  long: fc.integer({ min: 0, max: 4000 }),
});
type Sample = typeof row extends fc.Arbitrary<infer T> ? T : never;
const rows = fc.array(row, { maxLength: 120, size: "max" });
const view = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0.0001, max: 1, noNaN: true }),
);

function sample(list: Sample[]): Events {
  return new Events({
    id: list.map((_, n) => String(n)),
    title: list.map((_, n) => "x".repeat(n % 30)),
    kind: list.map(({ kind }) => kind),
    start0: list.map(({ start, kind }) => kind === "until" ? null : start),
    start1: list.map(({ start, vague, kind }) => kind === "until" ? null : start + vague),
    end0: list.map(({ start, long, kind }) => kind === "point" ? null : start + long),
    end1: list.map(({ start, long, vague, kind }) =>
      kind === "point" ? null : start + long + vague
    ),
  });
}

function stageOf(events: Events, window: Days, pinned = -1): Stage {
  const memory = new Uint8Array(events.length);
  const measure = (n: number) => 20 + events.title(n).length * 7;
  return { events, window, width: 800, measure, pinned, memory };
}

function laidOut(list: Sample[], [at, part]: [number, number], pin = false) {
  const events = sample(list);
  const domain = events.domain();
  const long = (domain[1] - domain[0]) * part;
  const from = domain[0] + at * (domain[1] - domain[0] - long);
  const stage = stageOf(events, clamp([from, from + long], domain), pin ? 0 : -1);
  const all = { id: "", title: "", events: Uint32Array.from(events.order, (_, n) => n) };
  const [tracks] = divideTracks(events, [all], 150);
  return { events, stage, tracks, boxes: layOut(all, 0, tracks, stage) };
}

const left = (box: Box) => box.shape === BAR ? box.x : box.x - box.width / 2;
const owned = (box: Box): Days => [left(box), left(box) + box.width];
const label = (box: Box): Days => [box.labelX, box.labelX + box.labelWidth];
const apart = (a: Days, b: Days) => a[1] <= b[0] + 1e-6 || b[1] <= a[0] + 1e-6;

function assertApart(boxes: Box[]): void {
  boxes.forEach((box, n) => {
    for (const other of boxes.slice(0, n)) {
      if (other.track !== box.track) continue;
      const say = JSON.stringify([other, box]);
      assert(apart(owned(other), owned(box)), `marks: ${say}`);
      for (const [a, b] of [[box, other], [other, box]]) {
        assert(!a.labelWidth || apart(label(a), owned(b)), `label over mark: ${say}`);
      }
      if (!box.labelWidth || !other.labelWidth) continue;
      assert(apart(label(other), label(box)), `labels: ${say}`);
    }
  });
}

Deno.test("no two marks and no two labels overlap, at any zoom", () => {
  fc.assert(fc.property(rows, view, (list, at) => assertApart(laidOut(list, at).boxes)), {
    numRuns: 400,
  });
});

Deno.test("every event on view is in exactly one box", () => {
  fc.assert(fc.property(rows, view, (list, at) => {
    const { events, stage, boxes } = laidOut(list, at);
    const counts = new Map<number, number>();
    for (const n of boxes.flatMap((box) => box.members)) counts.set(n, (counts.get(n) ?? 0) + 1);
    for (let n = 0; n < events.length; n++) {
      const on = events.first[n] <= stage.window[1] && events.last[n] >= stage.window[0];
      assert((counts.get(n) ?? 0) <= 1);
      if (on) assert.equal(counts.get(n), 1);
    }
  }));
});

Deno.test("boxes stay in the tracks of their row", () => {
  fc.assert(fc.property(rows, view, (list, at) => {
    const { tracks, boxes } = laidOut(list, at);
    assert(boxes.every(({ track }) => track >= 0 && track < tracks.bars + tracks.dots));
  }));
});

Deno.test("the pinned event has its label, whole, and nothing lies over it", () => {
  const some = fc.array(row, { minLength: 1, maxLength: 120, size: "max" });
  fc.assert(
    fc.property(some, view, (list, at) => {
      const { events, stage, boxes } = laidOut(list, at, true);
      const pinned = boxes.find((box) => box.members.includes(0));
      if (events.first[0] > stage.window[1] || events.last[0] < stage.window[0]) return;
      assert.equal(pinned?.labelWidth, Math.min(stage.measure(0), 270));
      assertApart(boxes);
    }),
    { numRuns: 300 },
  );
});

Deno.test("a pan keeps labels in their tracks", () => {
  const list = Array.from({ length: 40 }, (_, n) => (
    { kind: "point", start: n * 97 % 4000, vague: 1, long: 0 }
  ));
  const events = sample(list);
  const all = { id: "", title: "", events: Uint32Array.from(events.order, (_, n) => n) };
  const stage = stageOf(events, [0, 4000]);
  const before = layOut(all, 0, { bars: 0, dots: 3 }, stage);
  const after = layOut(all, 0, { bars: 0, dots: 3 }, { ...stage, window: [100, 4100] });
  const tracks = new Map(before.map(({ event, track }) => [event, track]));
  const same = after.filter(({ event, track }) => tracks.get(event) === track);
  assert(same.length >= after.length * 0.8);
});

Deno.test("a day apart is drawn where it is", () => {
  const { boxes, stage, events } = laidOut([
    { kind: "point", start: 100, vague: 1, long: 0 },
    { kind: "point", start: 4000, vague: 1, long: 0 },
  ], [0, 1]);
  assert.deepEqual(
    boxes.map(({ x }) => x),
    [0, 1].map((n) => toX(events.sure[n], stage.window, stage.width)),
  );
});

Deno.test("a hundred thousand events are laid out in a few frames", () => {
  const list = Array.from({ length: 100_000 }, (_, n) => (
    { kind: "point", start: n / 20, vague: 1, long: 0 }
  ));
  const { boxes } = laidOut(list, [0, 1]);
  assert(boxes.length < 200);
  const began = performance.now();
  laidOut(list, [0, 1]);
  assert(performance.now() - began < 1500);
});
