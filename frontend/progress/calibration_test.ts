import assert from "node:assert/strict";
import { calibration, certainty } from "./calibration.ts";

const CHANCES = new Map([["a", 0.25], ["b", 0]]);

Deno.test("calibration counts first tries alone, and part of the credit", () => {
  const one = { t: 0, c: 1, n: 1, h: 0 };
  const levels = calibration({
    a: [{ ...one, s: 2 }, { ...one, n: 2, s: 2 }],
    b: [{ ...one, c: 0.5, s: 2 }, one],
    z: [{ ...one, s: 0 }],
  }, CHANCES);
  assert.deepEqual(levels[2], { answers: 2, earned: 1.5, expected: [0.8, 1] });
  assert.equal(levels[0].answers, 0);
  assert.equal(certainty(levels), 0.75);
});

Deno.test("a level expects the chances at which it pays best, and a guess what chance gives", () => {
  const guess = { t: 0, c: 0, n: 1, h: 0, s: 0 as const };
  const levels = calibration({ a: [guess], b: [guess, { ...guess, t: 1 }] }, CHANCES);
  assert.deepEqual(levels.map(({ expected }) => expected), [[0.25 / 3, 2 / 3], [2 / 3, 0.8], [
    0.8,
    1,
  ]]);
});

Deno.test("an answer that was asked for is no first try", () => {
  const log = {
    a: [{ t: 0, c: 0, n: 1, h: 0, s: 2 as const }, { t: 1, c: 0, n: 1, h: 0, g: 1 as const }],
  };
  const [, , sure] = calibration(log, CHANCES);
  assert.deepEqual([sure.answers, sure.earned], [1, 0]);
});

Deno.test("questions may bear names that all objects have", () => {
  for (const id of ["__proto__", "constructor", "toString"]) {
    const log = Object.fromEntries([[id, [{ t: 0, c: 1, n: 1, h: 0, s: 2 as const }]]]);
    assert.equal(calibration(log, new Map([[id, 0]]))[2].earned, 1);
    assert.equal(calibration({}, new Map([[id, 0]]))[2].answers, 0);
  }
});
