// Marks: what a quiz says is read, kept once an event, and taken back.

import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { Events } from "./events.ts";
import { describe, put, read, stretch, without } from "./placements.ts";
import { embrace } from "./scale.ts";

const events = new Events({ id: ["a", "b", "c", "d"], title: ["A", "B", "C", "D"] });
const told = (event: string) => ({ event, guess: 9600, truth0: 10008, truth1: 10009, words: "w" });

Deno.test("a placement is read and said", () => {
  const placement = read({ ...told("b"), words: "13 months early" }, events)!;
  assert.equal(placement.event, 1);
  assert.deepEqual(stretch(placement), [9600, 10009]);
  assert.equal(describe(placement), "Your mark, April 1996: 13 months early");
});

Deno.test("anything else is no placement", () => {
  fc.assert(fc.property(fc.anything(), (detail) => {
    assert.equal(read(detail, events), undefined);
  }));
  assert.equal(read({ ...told("a"), guess: NaN }, events), undefined);
});

Deno.test("an event has one placement and the newest three stay", () => {
  const placements = ["a", "b", "a", "c", "d"].map((id) => read(told(id), events)!)
    .reduce(put, []);
  assert.deepEqual(placements.map(({ event }) => events.id(event)), ["d", "c", "a"]);
});

Deno.test("placements are taken back by event or all at once", () => {
  const placements = ["a", "b"].map((id) => read(told(id), events)!);
  assert.deepEqual(without(placements, { event: "a" }, events), [placements[1]]);
  assert.deepEqual(without(placements, undefined, events), []);
});

Deno.test("the window widens around a stretch and stays within the domain", () => {
  const day = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(fc.property(day, day, day, day, (a, b, c, d) => {
    const window = [Math.min(a, b), Math.max(a, b) + 1] as const;
    const wanted = [Math.min(c, d), Math.max(c, d)] as const;
    const [from, to] = embrace(window, wanted, [0, 1001]);
    assert.ok(from >= -1e-6 && to <= 1001 + 1e-6);
    assert.ok(from <= wanted[0] + 1e-6 && to >= wanted[1] - 1e-6);
  }));
});
