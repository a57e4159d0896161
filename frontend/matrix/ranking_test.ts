import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { acceptability, agreement, leadersBy, rank, type Scores } from "./ranking.ts";

const OPTIONS = ["a", "b", "__proto__", "constructor"], CRITERIA = ["gain", "safety"];
const row = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }));
const scores: fc.Arbitrary<Scores> = fc.array(row, { minLength: 4, maxLength: 4 }).map((rows) =>
  Object.fromEntries(rows.map(([gain, safety], i) => [OPTIONS[i], { gain, safety }]))
);
const weight = fc.integer({ min: 0, max: 5 });
const weights = fc.record({ gain: weight, safety: weight }, { noNullPrototype: true });

Deno.test("a total lies between the lowest and the highest score", () => {
  fc.assert(fc.property(scores, weights, (all, mix) => {
    for (const { id, total } of rank(OPTIONS, CRITERIA, all, mix)) {
      const row = Object.values(all[id]);
      if (mix.gain + mix.safety === 0) assert.equal(total, null);
      else assert.ok(total! >= Math.min(...row) - 1e-9 && total! <= Math.max(...row) + 1e-9);
    }
  }));
});

Deno.test("a better score never lowers an option", () => {
  fc.assert(fc.property(scores, weights, (all, mix) => {
    const rankOf = (some: Scores) => rank(OPTIONS, CRITERIA, some, mix).find((p) => p.id === "a")!;
    const better = { ...all, a: { ...all.a, gain: 5 } };
    assert.ok((rankOf(better).rank ?? 0) <= (rankOf(all).rank ?? 0));
  }));
});

Deno.test("weights of one proportion give one ranking", () => {
  fc.assert(fc.property(scores, weights, (all, { gain, safety }) => {
    const order = (factor: number) =>
      rank(OPTIONS, CRITERIA, all, { gain: gain * factor, safety: safety * factor })
        .map(({ id, rank }) => [id, rank]);
    assert.deepEqual(order(1), order(3));
  }));
});

Deno.test("an option without all its scores has no rank and stands last", () => {
  const found = rank(["a", "b"], CRITERIA, { a: { gain: 5 }, b: { gain: 1, safety: 1 } }, {
    gain: 1,
    safety: 1,
  });
  assert.deepEqual(found, [{ id: "b", total: 1, rank: 1 }, { id: "a", total: null, rank: null }]);
});

Deno.test("equals share a rank", () => {
  const same = { gain: 3, safety: 3 };
  const ranks = rank(["a", "b", "c"], CRITERIA, { a: same, b: same, c: { gain: 1, safety: 1 } }, {
    gain: 1,
    safety: 2,
  });
  assert.deepEqual(ranks.map(({ rank }) => rank), [1, 1, 3]);
});

Deno.test("some option leads under every mix of weights", () => {
  fc.assert(fc.property(scores, (all) => {
    const shares = Object.values(acceptability(OPTIONS, CRITERIA, all, 5));
    assert.ok(shares.every((share) => share >= 0 && share <= 1));
    assert.ok(shares.reduce((sum, share) => sum + share, 0) >= 1 - 1e-9);
  }));
});

Deno.test("an option that is best in all leads under every mix", () => {
  const all = { a: { gain: 5, safety: 5 }, b: { gain: 4, safety: 4 } };
  assert.deepEqual(acceptability(["a", "b"], CRITERIA, all, 5), { a: 1, b: 0 });
});

Deno.test("a heavier criterion brings up who is good at it", () => {
  const all = { a: { gain: 5, safety: 1 }, b: { gain: 1, safety: 4 } };
  const mix = { gain: 2, safety: 2 };
  assert.deepEqual(
    leadersBy("safety", [0, 3, 5], ["a", "b"], CRITERIA, all, mix),
    [["a"], ["b"], ["b"]],
  );
});

Deno.test("a ranking agrees with itself and disagrees with its reverse", () => {
  const places = (totals: number[]) =>
    totals.map((total, i) => ({ id: `${i}`, total, rank: totals.length - i }));
  assert.equal(agreement(places([1, 2, 3]), places([1, 2, 3])), 1);
  assert.equal(agreement(places([1, 2, 3]), places([3, 2, 1])), -1);
  assert.equal(agreement(places([1, 1, 1]), places([3, 2, 1])), null);
});

const url = new URL("../../tests/vectors/widgets/ranks.json", import.meta.url);
for (const { title, scores, weights, totals, ranks } of JSON.parse(Deno.readTextFileSync(url))) {
  Deno.test(`the page ranks as Python does: ${title}`, () => {
    for (
      const { id, total, rank: place } of rank(Object.keys(scores), ["a", "b"], scores, weights)
    ) {
      assert.equal(place, ranks[id]);
      if (totals[id] === null) assert.equal(total, null);
      else assert.ok(Math.abs(total! - totals[id]) < 1e-12);
    }
  });
}
