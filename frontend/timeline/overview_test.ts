// What a pointer takes hold of on the strip.

import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { grip } from "./overview.ts";

const WIDTH = 800;
const brush = fc.tuple(fc.integer({ min: 20, max: 380 }), fc.integer({ min: 6, max: 380 }))
  .map(([left, long]) => [left, left + long] as const);

Deno.test("the middle of a brush moves it, however narrow it is", () => {
  fc.assert(fc.property(brush, ([left, right]) => {
    assert.equal(grip((left + right) / 2, left, right, WIDTH), "move");
  }));
});

Deno.test("each edge can be had from outside, and half of the brush always moves it", () => {
  fc.assert(fc.property(brush, ([left, right]) => {
    assert.equal(grip(left - 6, left, right, WIDTH), "from");
    assert.equal(grip(right + 6, left, right, WIDTH), "to");
    const quarter = (right - left) / 4;
    assert.equal(grip(left + quarter + 0.01, left, right, WIDTH), "move");
    assert.equal(grip(right - quarter - 0.01, left, right, WIDTH), "move");
  }));
});

Deno.test("elsewhere a drag begins a new brush; a brush over all days is not moved", () => {
  assert.equal(grip(300, 100, 200, WIDTH), "new");
  assert.equal(grip(300, 0, WIDTH, WIDTH), "new");
  assert.equal(grip(3, 0, WIDTH, WIDTH), "from");
});
