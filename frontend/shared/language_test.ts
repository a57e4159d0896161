import assert from "node:assert/strict";
import { plural, short, t } from "./language.ts";

Deno.test("without a catalogue all is English", () => {
  assert.equal(t`${2} of ${3}`, "2 of 3");
  assert.equal(plural(1, "{0} vote", "{0} votes"), "1 vote");
  assert.equal(plural(2, "{0} vote of {1}", "{0} votes of {1}", 5), "2 votes of 5");
});

Deno.test("a message has the name that Python gives it", () => {
  assert.equal(short("Check"), "592c8de7");
  assert.equal(short("{0} of {1} …"), "fc01407f");
});

Deno.test("a bundle speaks the language that goes before it, and counts in it", async () => {
  const words = { [short("{0} vote")]: ["{0} голос", "{0} голоса", "{0} голосов"] };
  const plurals = { one: 0, few: 1, many: 2 };
  Object.assign(globalThis, { NR_LANGUAGE: { tag: "ru", dir: "ltr", plurals, words } });
  const russian = await import(new URL("./language.ts?russian", import.meta.url).href);
  const votes = [1, 3, 5, 21].map((n) => russian.plural(n, "{0} vote", "{0} votes"));
  assert.deepEqual(votes, ["1 голос", "3 голоса", "5 голосов", "21 голос"]);
  assert.equal(russian.t`Check`, "Check");
  Object.assign(globalThis, { NR_LANGUAGE: undefined });
});
