import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { brier, calibration, logScore, type Pair, rivals, weigh } from "./scoring.ts";

const CLIP = 0.01;
const vectors = JSON.parse(
  Deno.readTextFileSync(new URL("../../tests/vectors/widgets/forecast.json", import.meta.url)),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const pair = fc.tuple(share, fc.constantFrom(0, 1));
const pairs = fc.array(pair, { minLength: 1, maxLength: 40 });

/** Numbers to twelve places, since logarithms may differ in the last bit. */
const rounded = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_, one) => typeof one === "number" ? +one.toFixed(12) + 0 : one),
  );

for (const { title, probabilities, outcomes, references, groups, clip, ...expected } of vectors) {
  Deno.test(`the page scores as Python does: ${title}`, () => {
    const given = probabilities.map((p: number, i: number): Pair => [p, outcomes[i]]);
    const weights = weigh(groups);
    const found = {
      weights,
      brier: brier(given, weights),
      log: logScore(given, clip, weights),
      calibration: calibration(given),
      rivals: rivals(given, references, clip, weights),
    };
    assert.deepEqual(rounded(found), rounded(expected));
  });
}

Deno.test("scores stay within their bounds", () => {
  fc.assert(fc.property(pairs, (given) => {
    const [square, log] = [brier(given), logScore(given, CLIP)];
    return square >= 0 && square <= 1 && log <= 0 && log >= Math.log(CLIP) - 1e-12;
  }));
});

Deno.test("to say what one believes is expected to score best", () => {
  const inside = fc.double({ min: CLIP, max: 1 - CLIP, noNaN: true });
  const expected = (score: (given: Pair[]) => number, said: number, truth: number) =>
    truth * score([[said, 1]]) + (1 - truth) * score([[said, 0]]);
  fc.assert(fc.property(inside, share, (truth, said) => {
    const log = (given: Pair[]) => -logScore(given, CLIP);
    return [brier, log].every((score) =>
      expected(score, truth, truth) <= expected(score, said, truth) + 1e-12
    );
  }));
});

Deno.test("a forecast nearer to the truth never scores worse", () => {
  fc.assert(fc.property(share, share, fc.constantFrom(0, 1), (a, b, outcome) => {
    const [near, far] = Math.abs(a - outcome) <= Math.abs(b - outcome) ? [a, b] : [b, a];
    return brier([[near, outcome]]) <= brier([[far, outcome]]) &&
      logScore([[near, outcome]], CLIP) >= logScore([[far, outcome]], CLIP);
  }));
});

Deno.test("every forecast falls into one bin", () => {
  fc.assert(fc.property(fc.array(pair), fc.integer({ min: 1, max: 20 }), (given, bins) => {
    const found = calibration(given, bins);
    return found.length === bins && found.reduce((sum, { size }) => sum + size, 0) === given.length;
  }));
});

Deno.test("a question asked twice counts as one", () => {
  fc.assert(fc.property(pairs, (given) => {
    const twice = [...given, given[0]];
    const groups = [...given.map((_, i) => `${i}`), "0"];
    return Math.abs(brier(twice, weigh(groups)) - brier(given)) < 1e-9;
  }));
});
