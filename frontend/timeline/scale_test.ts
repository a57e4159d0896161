import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import {
  between,
  clamp,
  crowd,
  type Days,
  fitted,
  length,
  pan,
  reveal,
  toDay,
  told,
  toX,
  zoom,
} from "./scale.ts";

const domain: Days = [-1000, 9000];
const window = fc.tuple(fc.integer({ min: -900, max: 8000 }), fc.integer({ min: 1, max: 900 }))
  .map(([from, long]): Days => [from, from + long]);
const inside = ([from, to]: Days) => from >= domain[0] - 1e-6 && to <= domain[1] + 1e-6;

Deno.test("places and days are each other's inverse", () => {
  fc.assert(fc.property(window, fc.integer({ min: 0, max: 800 }), (window, x) => {
    assert(Math.abs(toX(toDay(x, window, 800), window, 800) - x) < 1e-6);
  }));
});

Deno.test("no move leaves the domain or turns the window round", () => {
  const factor = fc.double({ min: 0.001, max: 1000, noNaN: true });
  fc.assert(fc.property(window, factor, fc.integer({ min: -99999, max: 99999 }), (w, by, days) => {
    for (const next of [zoom(w, by, w[0], domain), pan(w, days, domain), clamp(w, domain)]) {
      assert(inside(next) && length(next) > 0, String(next));
    }
  }));
});

Deno.test("a zoom keeps the day under the pointer", () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (part) => {
    const window: Days = [2000, 4000];
    const anchor = 2000 + part * 2000;
    const next = zoom(window, 0.5, anchor, domain);
    assert(Math.abs(toX(anchor, next, 1) - part) < 1e-9);
  }));
});

Deno.test("zooming in and out again changes nothing", () => {
  assert.deepEqual(zoom(zoom([2000, 4000], 0.5, 3000, domain), 2, 3000, domain), [2000, 4000]);
});

Deno.test("an event out of view is brought into it", () => {
  const event = fc.integer({ min: -1000, max: 8900 });
  fc.assert(fc.property(window, event, (window, day) => {
    const next = reveal(window, [day, day + 1], domain);
    assert(inside(next) && day >= next[0] - 1e-6 && day <= next[1] + 1e-6);
  }));
});

Deno.test("a move begins and ends where it should", () => {
  assert.deepEqual(between([0, 10], [5, 6], 0), [0, 10]);
  assert.deepEqual(between([0, 10], [5, 6], 1), [5, 6]);
});

Deno.test("a fitted window holds the stretch, with more room on the right", () => {
  fc.assert(fc.property(window, ([from, to]) => {
    const view = fitted([from, to], domain);
    assert(view[0] <= from && view[1] >= to && inside(view), String(view));
  }));
  const [before, after] = fitted([3000, 4000], domain);
  assert(after - 4000 > 3000 - before);
});

Deno.test("many events that crowd together are where a timeline starts", () => {
  const crowded = [-1000, ...Array.from({ length: 200 }, (_, n) => 3000 + n), 9000];
  const from = (days: number[]) => crowd(days.length, (n) => days[n], domain);
  const start = from(crowded);
  assert(start[0] < 3000 && start[1] > 3199 && length(start) < 1000, String(start));
  assert.deepEqual(from(crowded.slice(100)), domain, "few are shown whole");
  assert.deepEqual(from(crowded.map((_, n) => n * 40 - 1000)), domain);
});

Deno.test("of deep time no more is said than is known, and of years the whole window", () => {
  const aeon = 4e12;
  assert.deepEqual(told([-5 * aeon, 2 * aeon], [-4 * aeon, 1]), [-4 * aeon, 1]);
  assert.deepEqual(told([-3 * aeon, -aeon], [-4 * aeon, 1]), [-3 * aeon, -aeon]);
  assert.deepEqual(told([aeon, 2 * aeon], [-4 * aeon, 1]), [aeon, 2 * aeon]);
  assert.deepEqual(told([-1000, 9000], [0, 100]), [-1000, 9000]);
});
