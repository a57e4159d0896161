import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import type { Question } from "../quiz/types.ts";
import { type Log, write } from "../storage/log.ts";
import { logName } from "../storage/names.ts";
import { pack, unpack } from "./state.ts";
import { Shortener } from "./words.ts";

const NAME = logName("course"), LIMIT = 4096;
const hex = (n: number, length: number) =>
  (Math.imul(n + 1, 2654435761) >>> 0).toString(16).padStart(8, "0").slice(0, length);
const KINDS = ["single", "multiple", "order", "match", "reason", "blanks", "numeric", "text"];

/** A question of a long quiz, with ids as the bank makes them. */
function question(n: number, more: Partial<Question> = {}): Question {
  const parts = [0, 1, 2, 3, 4].map((part) => ({
    id: hex(100 * n + part, 6),
    html: `Part ${part}`,
  }));
  return {
    id: `chapter-question-of-some-length-${n}`,
    kind: KINDS[n % KINDS.length],
    level: "recall",
    points: 1,
    prompt: "?",
    hints: [],
    shuffle: true,
    rev: hex(7919 * n, 7),
    options: parts,
    items: parts,
    rights: ["a first right-hand side", "a second one", "a third"],
    blanks: { first: [], second: ["before", "after"] },
    units: ["km", "miles"],
    ...more,
  };
}

/** What a reader might give, another thing at each try. */
function given({ kind, options, rights }: Question, n: number): unknown {
  const ids = options.map(({ id }: { id: string }) => id);
  const some = [...ids.slice(n % 5), ...ids.slice(0, n % 5)];
  return ({
    multiple: some.slice(0, 2),
    order: some,
    match: Object.fromEntries(ids.map((id: string, i: number) => [id, rights[(i + n) % 3]])),
    reason: { verdict: n % 2 > 0, reason: some[0] },
    blanks: { first: `word ${n}`, second: "after" },
    numeric: { value: String(1000 + n), unit: "km" },
    text: `an answer ${n}`,
  } as Record<string, unknown>)[kind] ?? some[0];
}

const bank = Array.from({ length: 60 }, (_, n) => question(n));
const logOf = (tries: number): Log =>
  Object.fromEntries(bank.map((one, q) => [
    one.id,
    Array.from({ length: tries }, (_, n) => ({
      t: 1_790_000_000_000 + 61_003 * (q * tries + n) + (q * n) % 977,
      c: n === tries - 1 ? 1 : (q % 3) / 4,
      n: n + 1,
      h: n % 2,
      s: q % 3,
      a: given(one, q + n),
      v: one.rev,
    })),
  ]));

Deno.test("sixty questions of all kinds, answered three times, fit into what SCORM 1.2 keeps", () => {
  const log = logOf(3), words = new Shortener(bank);
  const { text, lost } = pack({ [NAME]: write("course", log) }, LIMIT, words);
  assert.deepEqual(lost, []);
  assert.ok(text.length <= LIMIT);
  assert.deepEqual(JSON.parse(unpack(text, words)[NAME]).log, log);
});

Deno.test("whatever was answered to whatever page is there again", () => {
  const word = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom("~", "~~", "~A", "~AB", "log"),
  );
  const value = fc.oneof(
    word,
    fc.array(word),
    fc.dictionary(word, word, { noNullPrototype: true }),
  );
  fc.assert(fc.property(
    fc.array(fc.record({ id: word, rev: word, rights: fc.array(word), units: fc.array(word) })),
    fc.dictionary(word, value, { noNullPrototype: true }),
    (asked, answers) => {
      const words = new Shortener(asked.map((one) => question(1, one)));
      const held = { "course/draft/v1/7": { given: { ...answers } }, log: answers };
      assert.deepEqual(words.long(words.short(held)), held);
    },
  ));
});

Deno.test("a page that was changed since reads what it still asks, and no answer as another", () => {
  const before = new Shortener(bank), log = logOf(1);
  const { text } = pack({ [NAME]: write("course", log) }, LIMIT, before);
  const reworded = { ...bank[1], rev: "fffffff", options: bank[9].options, items: bank[9].items };
  const after = new Shortener([...bank.slice(2), reworded]);
  const kept: Log = JSON.parse(unpack(text, after)[NAME]).log;
  assert.equal(kept[bank[0].id], undefined);
  assert.notEqual(kept[bank[1].id][0].v, reworded.rev);
  for (const { id } of bank.slice(2)) assert.deepEqual(kept[id], log[id]);
});

Deno.test("what was kept before words had signs is read", () => {
  const items = { [NAME]: write("course", logOf(1)) };
  assert.deepEqual(unpack(pack(items, Infinity).text, new Shortener(bank)), items);
});
