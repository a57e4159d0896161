import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { daysFromCivil } from "../shared/calendar.ts";
import { context, ticks } from "./ticks.ts";

const day = fc.integer({ min: -2_000_000, max: 2_000_000 });

Deno.test("ticks keep their distance and stay in the window", () => {
  const width = fc.integer({ min: 200, max: 2000 });
  const long = fc.double({ min: 0.04, max: 1_500_000, noNaN: true });
  fc.assert(fc.property(day, long, width, (from, length, width) => {
    const found = ticks(from, from + length, width);
    const xs = found.map((tick) => ((tick.day - from) / length) * width);
    assert(found.length <= width / 40 + 2);
    assert(xs.every((x) => x >= -1e-6 && x <= width + 1e-6));
    assert(xs.every((x, n) => n === 0 || x - xs[n - 1] > 30));
    assert(found.every(({ text }) => text.length > 0));
  }));
});

Deno.test("ticks before our era are round as they are said", () => {
  const found = ticks(daysFromCivil(-1000), daysFromCivil(3000), 800);
  assert.deepEqual(found.map(({ text }) => text).slice(0, 4), [
    "1000 BCE",
    "500 BCE",
    "1 CE",
    "500 CE",
  ]);
});

Deno.test("what ticks leave out is said once", () => {
  const may = daysFromCivil(1997, 5, 27);
  assert.equal(context(may, may + 1, 800), "27 May 1997");
  assert.equal(context(may, may + 20, 800), "May 1997");
  assert.equal(context(may, may + 700, 800), "1997");
  assert.equal(context(may, may + 40_000, 800), "");
});

Deno.test("years stand as far apart as their names are wide, from days to the big bang", () => {
  const spans = [[-13.8e9, 2026], [-66e6, 2026], [-300_000, 2026], [-752, 476], [1990, 2026]];
  for (const [first, last] of spans) {
    for (const width of [366, 700, 1280]) {
      const [from, to] = [daysFromCivil(first), daysFromCivil(last)];
      const found = ticks(from, to, width, (text) => text.length * 8);
      assert(found.length > 0 && found.length < 20);
      const xs = found.map(({ day }) => (day - from) / (to - from) * width);
      for (let n = 1; n < xs.length; n++) assert(xs[n] - xs[n - 1] > found[n - 1].text.length * 8);
    }
  }
  const deep = ticks(daysFromCivil(-13.8e9), daysFromCivil(2026), 900);
  assert.equal(deep[0].text, "10 billion years ago");
  assert.equal(deep.at(-1)!.text, "1 CE");
});
