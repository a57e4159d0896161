import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { chance, drawn, hash, pooled, shuffled } from "./random.ts";

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

Deno.test("a seed fixes the order, and nothing is lost in it", () => {
  fc.assert(fc.property(fc.array(fc.integer()), seeds, (list, seed) => {
    const one = shuffled(list, chance(seed));
    assert.deepEqual(one, shuffled(list, chance(seed)));
    assert.deepEqual([...one].sort(), [...list].sort());
  }));
});

Deno.test("every order of three comes up about as often", () => {
  const counts: Record<string, number> = {};
  for (let seed = 0; seed < 6000; seed++) {
    const found = shuffled(["a", "b", "c"], chance(hash(`${seed}`))).join("");
    counts[found] = (counts[found] ?? 0) + 1;
  }
  assert.equal(Object.keys(counts).length, 6);
  assert.ok(Object.values(counts).every((count) => count > 850 && count < 1150));
});

Deno.test("as many are drawn as wanted, in their own order", () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer()), fc.nat(20), seeds, (list, count, seed) => {
    const found = drawn(list, count, chance(seed));
    assert.equal(found.length, Math.min(count, list.length));
    assert.deepEqual(found, list.filter((one) => found.includes(one)));
  }));
  assert.deepEqual(drawn([1, 2], null, chance(1)), [1, 2]);
});

Deno.test("so many of each level are drawn, in their own order", () => {
  const many = [..."rrrraaaa"].map((level, i) => ({ level, i }));
  fc.assert(fc.property(fc.nat(5), fc.nat(5), seeds, (r, a, seed) => {
    const found = pooled(many, { r, a }, chance(seed));
    assert.equal(found.filter(({ level }) => level === "r").length, Math.min(r, 4));
    assert.equal(found.filter(({ level }) => level === "a").length, Math.min(a, 4));
    assert.deepEqual(found, many.filter((one) => found.includes(one)));
  }));
  assert.equal(pooled(many, 3, chance(1)).length, 3);
  assert.deepEqual(pooled(many, null, chance(1)), many);
});
