import assert from "node:assert/strict";
import fc from "fast-check";
import { calibration, certainty } from "./calibration.ts";
import { pack, type Records, unpack } from "./file.ts";
import { type Attempt, isToday, type Log, merge, read, write } from "./log.ts";
import { salvage } from "./salvage.ts";
import { DAY, dueAt, grade, schedule } from "./schedule.ts";
import { day, lasting } from "./words.ts";

const NOW = Date.UTC(2026, 0, 15, 12);
const attempt: fc.Arbitrary<Attempt> = fc.record({
  t: fc.integer({ min: NOW - 400 * DAY, max: NOW }),
  c: fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
  n: fc.integer({ min: 1, max: 4 }),
  h: fc.integer({ min: 0, max: 2 }),
  s: fc.constantFrom(0, 1, 2),
  a: fc.jsonValue(),
}, { requiredKeys: ["t", "c", "n", "h"] });
const ids = ["a", "b", "c", "d"];
const log: fc.Arbitrary<Log> = fc
  .dictionary(fc.constantFrom(...ids), fc.array(attempt, { minLength: 1, maxLength: 30 }))
  .map((found) => merge({}, JSON.parse(JSON.stringify(found))));

Deno.test("logs merge alike in either order", () => {
  fc.assert(fc.property(log, log, (a, b) => assert.deepEqual(merge(a, b), merge(b, a))));
});

Deno.test("logs merge alike in any grouping", () => {
  fc.assert(fc.property(log, log, log, (a, b, c) => {
    assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)));
  }));
});

Deno.test("a log merged again changes nothing", () => {
  fc.assert(fc.property(log, log, (a, b) => {
    assert.deepEqual(merge(merge(a, b), b), merge(a, b));
  }));
});

Deno.test("a log that was written is read as it was", () => {
  fc.assert(fc.property(log, (a) => assert.deepEqual(read("x", write("x", a)), a)));
});

Deno.test("whatever is stored is read or refused with words", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (stored) => {
    try {
      assert.deepEqual(read("x", stored), {});
    } catch (error) {
      assert.ok((error as Error).message.length > 3);
    }
  }));
});

Deno.test("another course, another version and damaged tries are named", () => {
  const stored = (more: object) => JSON.stringify({ course: "x", version: 1, log: {}, ...more });
  assert.throws(() => read("x", stored({ course: "y" })), /belongs to the course “y”/);
  assert.throws(() => read("x", stored({ version: 2 })), /version 2.*reads version 1/);
  assert.throws(() => read("x", stored({ log: { q: [{ t: "now" }] } })), /damaged/);
});

Deno.test("the scheduler never loses a question", () => {
  fc.assert(fc.property(log, fc.integer({ min: 0, max: 800 }), (a, days) => {
    const { due, later, unseen } = schedule(a, ids, NOW + days * DAY);
    assert.deepEqual([...due, ...later, ...unseen].sort(), ids);
  }));
});

Deno.test("every question that was asked is due some day", () => {
  fc.assert(fc.property(log, (a) => {
    for (const tries of Object.values(a)) {
      const due = dueAt(tries);
      assert.ok(due > tries.at(-1)!.t && Number.isFinite(due));
    }
    assert.equal(schedule(a, ids, NOW + 40_000 * DAY).later.length, 0);
  }));
});

Deno.test("merged logs are due at the same time in either order", () => {
  fc.assert(fc.property(log, log, (a, b) => {
    assert.deepEqual(schedule(merge(a, b), ids, NOW), schedule(merge(b, a), ids, NOW));
  }));
});

Deno.test("wrong is again, helped is hard, right is good, and sure is easy", () => {
  const one = { t: 0, c: 1, n: 1, h: 0 };
  const grades = [{ ...one, c: 0 }, { ...one, n: 2 }, { ...one, h: 1 }, one, { ...one, s: 2 }];
  assert.deepEqual(grades.map(grade), [1, 2, 2, 3, 4]);
});

Deno.test("an answer that was asked for is a lapse, and no first try", () => {
  const wrong: Attempt = { t: NOW, c: 0, n: 1, h: 0, s: 2 };
  const lapse: Attempt = { t: NOW + 1000, c: 0, n: 1, h: 0, v: "w", g: 1 };
  const given = { q: [wrong, lapse] };
  assert.deepEqual(read("x", write("x", given)), given);
  assert.equal(grade(lapse), 1);
  const [, , sure] = calibration(given, new Map([["q", 0.25]]));
  assert.deepEqual([sure.asked, sure.earned], [1, 0]);
});

Deno.test("a time is of today until midnight here", () => {
  const today = new Date(), morning = new Date(today).setHours(0, 0, 0, 0);
  assert.ok(isToday(today.getTime()) && isToday(morning));
  assert.ok(!isToday(morning - 1) && !isToday(0));
});

Deno.test("the surer and the better the answer, the later the next time", () => {
  const due = (more: object) => dueAt([{ t: NOW, c: 1, n: 1, h: 0, ...more }]);
  assert.ok(due({ c: 0 }) <= due({ n: 2 }));
  assert.ok(due({ n: 2 }) <= due({}));
  assert.ok(due({}) < due({ s: 2 }));
  assert.equal(due({ c: 0 }) - NOW, DAY);
});

const CHANCES = new Map([["a", 0.25], ["b", 0]]);

Deno.test("calibration counts first tries alone, and part of the credit", () => {
  const one = { t: 0, c: 1, n: 1, h: 0 };
  const levels = calibration({
    a: [{ ...one, s: 2 }, { ...one, n: 2, s: 2 }],
    b: [{ ...one, c: 0.5, s: 2 }, one],
    z: [{ ...one, s: 0 }],
  }, CHANCES);
  assert.deepEqual(levels[2], { asked: 2, earned: 1.5, expected: [0.8, 1] });
  assert.equal(levels[0].asked, 0);
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

Deno.test("what is sound in a damaged record is kept, and the rest is set aside", () => {
  fc.assert(fc.property(log, (a) => {
    const bad = { t: "now" };
    const stored = JSON.stringify({
      course: "x",
      version: 1,
      log: { ...a, a: [...(a.a ?? []), bad], z: 7 },
    });
    const { sound, rest } = salvage("x", stored);
    assert.deepEqual(sound, a);
    assert.deepEqual(JSON.parse(rest).log, { a: [bad], z: [7] });
    assert.deepEqual(salvage("y", stored), { sound: {}, rest: stored });
  }));
});

Deno.test("times are told in words", () => {
  assert.equal(lasting(1000), "1 second");
  assert.equal(lasting(59_000), "59 seconds");
  assert.equal(lasting(61_000), "1 minute");
  const evening = new Date(2026, 2, 28, 23).getTime();
  assert.equal(day(evening + 2 * 3_600_000, evening), "tomorrow");
  assert.equal(day(evening + 26 * 3_600_000, evening), "30 March");
});

const records: fc.Arbitrary<Records> = fc.record(
  { log, forecasts: log, decisions: log },
  { noNullPrototype: true },
);
const STRANGE = ["__proto__", "constructor", "toString", "hasOwnProperty"];

Deno.test("a file that was packed is unpacked as it was", () => {
  fc.assert(fc.property(records, fc.string({ maxLength: 80 }), (all, name) => {
    assert.deepEqual(unpack("x", pack("x", all, name)), { name: name.trim(), records: all });
  }));
});

Deno.test("any part of a file is refused with words", () => {
  fc.assert(fc.property(records, fc.double({ min: 0, max: 0.999, noNaN: true }), (all, share) => {
    const whole = pack("x", all);
    assert.throws(
      () => unpack("x", whole.slice(0, Math.floor(share * whole.length))),
      /no progress file, or only a part of one/,
    );
  }));
});

Deno.test("a file of the first version is still read", () => {
  const tries = [{ t: NOW, c: 1, n: 1, h: 0 }];
  const { records } = unpack("x", write("x", { a: tries }));
  assert.deepEqual(records, { log: { a: tries }, forecasts: {}, decisions: {} });
});

Deno.test("files of another course, a newer version and other things are named", () => {
  const file = (more: object) => JSON.stringify({ course: "x", version: 2, ...more });
  assert.throws(() => unpack("x", file({ course: "y" })), /belongs to the course “y”/);
  assert.throws(() => unpack("x", file({ version: 3 })), /version 3.*reads version 1 to 2/);
  assert.throws(() => unpack("x", file({ forecasts: { q: [{ t: 1 }] } })), /damaged/);
  for (const other of ["null", "7", "[]", "{}", '"x"']) {
    assert.throws(() => unpack("x", other), /no progress file/);
  }
});

Deno.test("questions may bear names that all objects have", () => {
  for (const id of STRANGE) {
    const stored = `{"course":"x","version":1,"log":{${JSON.stringify(id)}:` +
      `[{"t":${NOW},"c":1,"n":1,"h":0,"s":2}]}}`;
    const found = merge(read("x", stored), {});
    assert.deepEqual(Object.keys(found), [id]);
    assert.deepEqual(schedule(found, [id], NOW).later, [id]);
    assert.deepEqual(schedule({}, [id], NOW).unseen, [id]);
    assert.deepEqual(calibration(found, new Map([[id, 0]]))[2].earned, 1);
    assert.equal(calibration({}, new Map([[id, 0]]))[2].asked, 0);
  }
});
