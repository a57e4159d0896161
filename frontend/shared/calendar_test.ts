import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import {
  civil,
  clockWords,
  daysFromCivil,
  dayWords,
  momentWords,
  monthOf,
  rangeWords,
} from "./calendar.ts";
import { chance } from "./random.ts";
import { yearCount, yearTyped, yearWords } from "./calendar.ts";

Deno.test("years of deep time are said in millions and billions of years ago", () => {
  assert.equal(yearWords(-13_800_000_000), "13.8 billion years ago");
  assert.equal(yearWords(-66_000_000), "66 million years ago");
  assert.equal(yearWords(-12_345_678), "12,345,679 BCE");
  assert.equal(yearWords(-9999), "10000 BCE");
  assert.equal(yearCount(1), "1 year");
  assert.equal(yearCount(12_000), "12,000 years");
  assert.equal(yearCount(13_799_999_999), "13.79 billion years");
});

Deno.test("a year is read as people type it, and a number alone is astronomical", () => {
  const typed = ["44 BCE", "44 bc", "AD 14", "14 CE", "1066", "-43", "12,000 BCE"];
  assert.deepEqual(typed.map(yearTyped), [-43, -43, 14, 14, 1066, -43, -11_999]);
  assert.equal(yearTyped("13.8 billion years ago"), -13_800_000_000);
  for (const none of ["", "Rome", "44.5 BCE", "-44 BCE", "0 CE"]) assert(isNaN(yearTyped(none)));
});

const day = fc.integer({ min: -2_000_000, max: 2_000_000 });

Deno.test("200,000 days over 219,000 years have the dates that `Date` gives them", () => {
  const random = chance(1970);
  for (let n = 0; n < 200_000; n++) {
    const days = Math.floor((random() - 0.5) * 80_000_000);
    const { year, month, day } = civil(days), date = new Date(days * 864e5);
    assert.equal(year, date.getUTCFullYear());
    assert.equal(month, date.getUTCMonth() + 1);
    assert.equal(day, date.getUTCDate());
    assert.equal(daysFromCivil(year, month, day), days);
  }
});

Deno.test("days and dates are each other's inverse, as long ago as the first stars", () => {
  fc.assert(fc.property(fc.integer({ min: -5_000_000_000_000, max: 5_000_000_000_000 }), (n) => {
    const { year, month, day } = civil(n);
    assert.equal(daysFromCivil(year, month, day), n);
  }));
});

Deno.test("a day beyond all dates is no endless search", () => {
  for (const day of [1e300, -1e300, NaN, Infinity]) assert.ok(dayWords(day).length > 0);
});

Deno.test("months beyond a year run on into the next one", () => {
  assert.equal(daysFromCivil(1999, 14), daysFromCivil(2000, 2));
  assert.equal(daysFromCivil(1999, -1), daysFromCivil(1998, 11));
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

Deno.test("a range is said as precisely as it is short, and what is shared once", () => {
  const may = daysFromCivil(1997, 5, 27);
  assert.equal(rangeWords(may, may + 700), "May 1997 to April 1999");
  assert.equal(rangeWords(may, may + 20), "27 May 1997 to 16 June 1997");
  assert.equal(rangeWords(may + 0.40625, may + 0.46875), "27 May 1997");
  assert.equal(rangeWords(may + 0.5, may + 1.5), "27 May 1997 to 28 May 1997");
  assert.equal(rangeWords(daysFromCivil(-508), daysFromCivil(14)), "509 BCE to 14 CE");
  const [first, last] = [-14_456_000_081, 1_668_002_255].map((year) => daysFromCivil(year));
  assert.equal(rangeWords(first, last), "14.5 billion years ago to 1,700,000,000");
  assert.equal(rangeWords(daysFromCivil(-298_765), daysFromCivil(2026)), "299000 BCE to 2000");
});

Deno.test("a clock goes from 00:00 to 23:59", () => {
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 1439 }), (n, minute) => {
    const [hours, minutes] = clockWords(n + minute / 1440).split(":").map(Number);
    assert.equal(hours * 60 + minutes, minute);
  }));
});
