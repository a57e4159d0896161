import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { type Log, type Try, write } from "../storage/log.ts";
import { logName } from "../storage/names.ts";
import { pack, unpack } from "./state.ts";

const NAME = logName("course");
const tries: fc.Arbitrary<Try> = fc.record({
  t: fc.integer({ min: 1, max: 2e12 }),
  c: fc.constantFrom(0, 0.25, 1 / 3, 1),
  n: fc.integer({ min: 1, max: 9 }),
  h: fc.integer({ min: 0, max: 3 }),
  s: fc.constantFrom(0, 1, 2),
  a: fc.oneof(fc.string(), fc.array(fc.string()), fc.dictionary(fc.string(), fc.string())),
  v: fc.string({ minLength: 7, maxLength: 7 }),
  g: fc.constant(1 as const),
  u: fc.constant(1 as const),
}, { requiredKeys: ["t", "c", "n", "h"] });
const logs = fc.dictionary(
  fc.string(),
  fc.array(tries, { minLength: 1, maxLength: 24 }),
  { maxKeys: 20, noNullPrototype: true },
);
const inOrder = (log: Log) =>
  Object.fromEntries(
    Object.entries(log).map(([id, all]) => [id, [...all].sort((a, b) => a.t - b.t)]),
  );

Deno.test("whatever a reader leaves is there again where there is room for it", () => {
  fc.assert(fc.property(logs, fc.json(), (found, draft) => {
    const log = inOrder(found),
      items = { [NAME]: write("course", log), "course/draft/v1/7": draft };
    const { text, lost } = pack(items, Infinity);
    assert.match(text, /^[\x21-\x7e]+$/);
    assert.deepEqual(lost, []);
    const again = unpack(text);
    assert.deepEqual(JSON.parse(again[NAME]).log, JSON.parse(JSON.stringify(log)));
    assert.deepEqual(JSON.parse(again["course/draft/v1/7"]), JSON.parse(draft));
  }));
});

Deno.test("what is too long is shortened to the limit, and the latest tries are the last to go", () => {
  fc.assert(
    fc.property(logs, fc.integer({ min: 200, max: 4096 }), (found, limit) => {
      const log = inOrder(found);
      const { text, lost } = pack({ [NAME]: write("course", log) }, limit);
      assert.ok(text.length <= limit);
      const kept: Log = text ? JSON.parse(unpack(text)[NAME]).log : {};
      for (const [id, all] of Object.entries(kept)) {
        assert.equal(all.at(-1)!.t, log[id].at(-1)!.t);
      }
      if (!lost.length) assert.equal(Object.keys(kept).length, Object.keys(log).length);
    }),
    { numRuns: 40 },
  );
});

Deno.test("a text of somebody else is refused, and none at all is nothing", () => {
  assert.deepEqual(unpack(""), {});
  assert.throws(() => unpack("page=7"), /not written by this page/);
});
