import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { Events, POINT, UNKNOWN } from "./events.ts";
import { BAR, type Box, CLUSTER, LABEL_MOST, OWN, type Stage } from "./boxes.ts";
import { rowOf } from "./filter.ts";
import { divideTracks, layOut } from "./layout.ts";
import { clamp, type Days, toX } from "./scale.ts";

const KINDS = ["point", "span", "open", "until", "lost"];
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
    kind: list.map(({ kind }) => kind === "lost" ? "open" : kind),
    approx: list.map(({ kind }) => kind === "lost" ? UNKNOWN : 0),
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
  return { events, window, width: 800, measure, pinned, memory, level: 3, own: OWN };
}

const everything = (events: Events) =>
  rowOf(events, { id: "", title: "" }, events.order.map((_, n) => n));

function laidOut(list: Sample[], [at, part]: [number, number], pin = -1) {
  const events = sample(list);
  const domain = events.domain();
  const long = (domain[1] - domain[0]) * part;
  const from = domain[0] + at * (domain[1] - domain[0] - long);
  const stage = stageOf(events, clamp([from, from + long], domain), pin);
  const all = everything(events);
  const [tracks] = divideTracks(events, [all], 5);
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
    for (const n of boxes.flatMap((box) => [...box.members])) {
      counts.set(n, (counts.get(n) ?? 0) + 1);
    }
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
    assert(boxes.every(({ track }) => track >= 0 && track < tracks));
  }));
});

Deno.test("the pinned event has its label, whole, and nothing lies over it", () => {
  const some = fc.array(row, { minLength: 1, maxLength: 120, size: "max" });
  fc.assert(
    fc.property(some, view, (list, at) => {
      const { events, stage, boxes } = laidOut(list, at, 0);
      const pinned = boxes.find((box) => box.members.includes(0));
      if (events.first[0] > stage.window[1] || events.last[0] < stage.window[0]) return;
      assert.equal(pinned?.labelWidth, Math.min(stage.measure(0), LABEL_MOST));
      // Once in a hundred thousand rows the first dot finds no place beside so many bars.
      const first = pinned.shape === BAR && boxes.find(({ shape }) => shape !== BAR);
      assertApart(boxes.filter((box) => box !== first));
    }),
    { numRuns: 300 },
  );
});

const isWide = ({ events, stage }: ReturnType<typeof laidOut>, n: number) =>
  events.last[n] - events.first[n] >= (stage.window[1] - stage.window[0]) / stage.width * 30 &&
  events.first[n] <= stage.window[1] && events.last[n] >= stage.window[0];
const barsOf = (boxes: Box[]) =>
  new Set(boxes.filter(({ shape }) => shape === BAR).map(({ event }) => event));

Deno.test("what is wide enough is a bar, whatever is selected", () => {
  const few = fc.array(row, { minLength: 1, maxLength: 12, size: "max" });
  const counted = (list: Sample[]) => list.filter(({ kind }) => kind === "point").length;
  fc.assert(
    fc.property(few, view, fc.integer({ min: -1, max: 11 }), (list, at, pin) => {
      const found = laidOut(list, at, Math.min(pin, list.length - 1));
      const bars = barsOf(found.boxes);
      list.forEach((_, n) => {
        const sure = found.events.kind[n] !== POINT || counted(list) < 3;
        if (sure && isWide(found, n)) assert(bars.has(n), String(n));
      });
    }),
    { numRuns: 1000 },
  );
});

Deno.test("what begins where another ends has room beside it, for all that pixels are rounded", () => {
  const list = [
    { kind: "span", start: 1813, vague: 0.001, long: 25 },
    { kind: "until", start: 570, vague: 365, long: 878 },
    { kind: "point", start: 1654, vague: 365, long: 0 },
  ];
  const found = laidOut(list, [0, 0.9933896159735792], 0);
  assert.equal(barsOf(found.boxes).size, 3);
});

Deno.test("no selection takes the bar of another event, however many there are", () => {
  const many = fc.array(row, { minLength: 1, maxLength: 60, size: "max" });
  fc.assert(fc.property(many, view, fc.integer({ min: 0, max: 59 }), (list, at, pin) => {
    const before = barsOf(laidOut(list, at).boxes);
    const after = barsOf(laidOut(list, at, Math.min(pin, list.length - 1)).boxes);
    assert(before.isSubsetOf(after));
  }));
});

Deno.test("a year beside a minute covers the window and is no dot in it", () => {
  const list = [
    { kind: "point", start: 0, vague: 365, long: 0 },
    { kind: "point", start: 82, vague: 1, long: 0 },
    { kind: "point", start: 82, vague: 0.001, long: 0 },
  ];
  const events = sample(list);
  const all = everything(events);
  const stage = stageOf(events, [82 - 0.02, 82 + 0.03]);
  const boxes = layOut(all, 0, divideTracks(events, [all], 5)[0], stage);
  const year = boxes.find(({ event }) => event === 0)!;
  assert.equal(year.shape, BAR);
  assert(year.x < 0 && year.x + year.width > stage.width);
  const day = boxes.find(({ event }) => event === 1)!;
  assert.equal(day.shape, BAR);
  assert.equal(day.x, toX(82, stage.window, stage.width));
});

Deno.test("a row is as deep as its events, within reason", () => {
  const deep = (kind: string, count: number) => {
    const events = sample(Array(count).fill({ kind, start: 5, vague: 1, long: 9 }));
    const all = everything(events);
    return divideTracks(events, [all], 0)[0];
  };
  assert.deepEqual([1, 5, 9, 1000].map((count) => deep("span", count)), [2, 6, 10, 13]);
  assert.deepEqual([1, 1000].map((count) => deep("point", count)), [2, 3]);
});

Deno.test("a pan keeps labels in their tracks", () => {
  const list = Array.from({ length: 40 }, (_, n) => (
    { kind: "point", start: n * 97 % 4000, vague: 1, long: 0 }
  ));
  const events = sample(list);
  const all = everything(events);
  const stage = stageOf(events, [0, 4000]);
  const before = layOut(all, 0, 3, stage);
  const after = layOut(all, 0, 3, { ...stage, window: [100, 4100] });
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

Deno.test("a hundred thousand events become no more boxes than a stage has room for", () => {
  const list = Array.from({ length: 100_000 }, (_, n) => (
    { kind: "point", start: n / 20, vague: 1, long: 0 }
  ));
  const { boxes } = laidOut(list, [0, 1]);
  assert(boxes.length < 200);
  assert.equal(boxes.reduce((sum, { members }) => sum + members.length, 0), list.length);
});

/** A crowd of a day each, of which some have a rank. */
function crowd(ranks: Record<number, number>, level: number) {
  const list = Array.from({ length: 120 }, (_, n) => n);
  const events = new Events({
    id: list.map(String),
    title: list.map(() => "x".repeat(12)),
    start0: list.map((n) => n * 10),
    start1: list.map((n) => n * 10 + 1),
    rank: list.map((n) => ranks[n] ?? 3),
  });
  const stage = { ...stageOf(events, [0, 1200]), level };
  return layOut(everything(events), 0, 3, stage);
}
const whole = (boxes: Box[], event: number) => {
  const box = boxes.find(({ members }) => members.includes(event));
  return box?.event === event && box.labelWidth === 104;
};

Deno.test("what tells the story keeps its whole label in a crowd", () => {
  const plain = crowd({}, 3);
  assert([50, 70].some((n) => !whole(plain, n)));
  const boxes = crowd({ 50: 1, 70: 2, 90: 1 }, 2);
  assert.deepEqual([50, 70, 90].map((n) => whole(boxes, n)), [true, true, true]);
  assertApart(boxes);
});

Deno.test("at a level only its ranks have labels, and all events are still on the stage", () => {
  const boxes = crowd({ 50: 1, 90: 1, 20: 2 }, 1);
  assert.deepEqual(
    boxes.filter(({ labelWidth }) => labelWidth > 0).map(({ event }) => event).sort(),
    [50, 90],
  );
  assert(boxes.some(({ shape }) => shape === CLUSTER));
  assert.equal(boxes.reduce((sum, { members }) => sum + members.length, 0), 120);
});
