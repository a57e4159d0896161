import assert from "node:assert/strict";
import fc from "fast-check";
import {
  civil,
  clockWords,
  context,
  daysFromCivil,
  dayWords,
  momentWords,
  monthOf,
  rangeWords,
  ticks,
} from "./calendar.ts";

const day = fc.integer({ min: -2_000_000, max: 2_000_000 });

Deno.test("days and dates are each other's inverse", () => {
  fc.assert(fc.property(day, (n) => {
    const { year, month, day } = civil(n);
    assert.equal(daysFromCivil(year, month, day), n);
  }));
});

Deno.test("dates agree with Date in our era", () => {
  fc.assert(fc.property(fc.integer({ min: -700_000, max: 2_000_000 }), (n) => {
    const date = new Date(n * 86400_000);
    assert.deepEqual(civil(n), {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
    });
  }));
});

Deno.test("years before our era have their names", () => {
  assert.equal(dayWords(daysFromCivil(-43, 3, 15)), "15 March 44 BCE");
  assert.equal(momentWords(daysFromCivil(0), 1000), "1 BCE");
  assert.equal(momentWords(daysFromCivil(520), 1000), "520 CE");
  assert.deepEqual(monthOf(daysFromCivil(1999, 12, 31)), [
    daysFromCivil(1999, 12),
    daysFromCivil(2000),
  ]);
});

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

Deno.test("a range is said as precisely as it is short, and what is shared once", () => {
  const may = daysFromCivil(1997, 5, 27);
  assert.equal(rangeWords(may, may + 700), "May 1997 to April 1999");
  assert.equal(rangeWords(may, may + 20), "27 May 1997 to 16 June 1997");
  assert.equal(rangeWords(may + 0.40625, may + 0.46875), "27 May 1997");
  assert.equal(rangeWords(may + 0.5, may + 1.5), "27 May 1997 to 28 May 1997");
});

Deno.test("a clock goes from 00:00 to 23:59", () => {
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 1439 }), (n, minute) => {
    const [hours, minutes] = clockWords(n + minute / 1440).split(":").map(Number);
    assert.equal(hours * 60 + minutes, minute);
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
