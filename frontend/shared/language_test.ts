import assert from "node:assert/strict";
import { decimal, percent, plural, short, t } from "./language.ts";

Deno.test("without a catalogue all is English", () => {
  assert.equal(t`${2} of ${3}`, "2 of 3");
  assert.equal(plural(1, "{0} vote", "{0} votes"), "1 vote");
  assert.equal(plural(2, "{0} vote of {1}", "{0} votes of {1}", 5), "2 votes of 5");
});

Deno.test("numbers are written as in English without a catalogue", () => {
  assert.equal(decimal(-0.25, 3), "−0.250");
  assert.equal(decimal(1.5, 2, 0), "1.5");
  assert.equal(percent(0.5), "50\u00a0%");
  assert.equal(percent(0.3333, 1), "33.3\u00a0%");
});

Deno.test("a message has the name that Python gives it", () => {
  assert.equal(short("Check"), "qg2v");
  assert.equal(short("{0} of {1} …"), "7fr3");
});

Deno.test("a bundle speaks the language that goes before it, and counts in it", async () => {
  const words = { [short("{0} vote")]: ["{0} голос", "{0} голоса", "{0} голосов"] };
  const plurals = { one: 0, few: 1, many: 2 };
  Object.assign(globalThis, { NR_LANGUAGE: { tag: "ru", dir: "ltr", plurals, words } });
  const russian = await import(new URL("./language.ts?russian", import.meta.url).href);
  const votes = [1, 3, 5, 21].map((n) => russian.plural(n, "{0} vote", "{0} votes"));
  assert.deepEqual(votes, ["1 голос", "3 голоса", "5 голосов", "21 голос"]);
  assert.equal(russian.t`Check`, "Check");
  assert.equal(russian.decimal(-0.25, 3), "−0,250");
  assert.deepEqual([russian.BACK, russian.stepOf("ArrowRight")], ["←", 1]);
  assert.equal(russian.percent(0.125, 1), "12,5\u00a0%");
  Object.assign(globalThis, { NR_LANGUAGE: undefined });
});

Deno.test("days are Gregorian and digits those of Python in every language", async () => {
  Object.assign(globalThis, { NR_LANGUAGE: { tag: "fa", dir: "rtl", plurals: {}, words: {} } });
  const persian = await import(new URL("./language.ts?persian", import.meta.url).href);
  assert.equal(persian.decimal(2.5, 1), "2.5");
  const day = new Date(Date.UTC(1969, 6, 20)).toLocaleDateString(persian.LOCALE, {
    dateStyle: "long",
    timeZone: "UTC",
  });
  assert.match(day, /^20 .* 1969$/);
  Object.assign(globalThis, { NR_LANGUAGE: undefined });
});

Deno.test("where a text runs from the right, what comes next stands on the left", async () => {
  Object.assign(globalThis, { NR_LANGUAGE: { tag: "he", dir: "rtl", plurals: {}, words: {} } });
  const hebrew = await import(new URL("./language.ts?hebrew", import.meta.url).href);
  assert.deepEqual([hebrew.BACK, hebrew.FORWARD], ["→", "←"]);
  const keys = ["ArrowLeft", "ArrowRight", "ArrowUp"];
  assert.deepEqual(keys.map((key) => hebrew.stepOf(key) + 0), [1, -1, 0]);
  assert.equal(hebrew.percent(0.5), "50%");
  Object.assign(globalThis, { NR_LANGUAGE: undefined });
});
