import assert from "node:assert/strict";
import fc from "fast-check";
import { between, clamp, type Days, length, pan, reveal, toDay, toX, zoom } from "./scale.ts";

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
