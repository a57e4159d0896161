import assert from "node:assert/strict";
import fc from "../build/properties.ts";
import { pack, type Records, unpack } from "./file.ts";
import { isToday, type Log, merge, read, type Try, write } from "./log.ts";
import { isKept, merge as mergeNotes, noteOf, type Notes, soundNotes, written } from "./notes.ts";
import { salvage } from "./salvage.ts";
import { DAY, grade } from "./memory.ts";
import { dueAt, isMissed, schedule } from "./schedule.ts";

const NOW = Date.UTC(2026, 0, 15, 12);
const attempt: fc.Arbitrary<Try> = fc.record({
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
  const wrong: Try = { t: NOW, c: 0, n: 1, h: 0, s: 2 };
  const lapse: Try = { t: NOW + 1000, c: 0, n: 1, h: 0, v: "w", g: 1 };
  const given = { q: [wrong, lapse] };
  assert.deepEqual(read("x", write("x", given)), given);
  assert.equal(grade(lapse), 1);
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
  assert.equal(due({ c: 0 }), new Date(NOW).setHours(24, 0, 0, 0));
});

Deno.test("days are the reader's own: late at night and early in the morning are a day apart", () => {
  const at = (day: number, hour: number) => new Date(2026, 4, day, hour).getTime();
  const one = { c: 1, n: 1, h: 0 };
  const night = dueAt([{ ...one, t: at(1, 23) }]), noon = dueAt([{ ...one, t: at(1, 12) }]);
  assert.equal(night, noon);
  assert.equal(new Date(night).getHours(), 0);
  const apart = dueAt([{ ...one, t: at(1, 23) }, { ...one, t: at(2, 1) }]);
  const together = dueAt([{ ...one, t: at(2, 1) }, { ...one, t: at(2, 23) }]);
  assert.ok(apart > together, "two hours over midnight count as a day, 22 hours of one day do not");
});

Deno.test("a question is asked once more while its last first try of the day was not right", () => {
  const now = Date.now(), one = { h: 0, t: now };
  assert.ok(isMissed([{ ...one, c: 0.5, n: 1 }]));
  assert.ok(isMissed([{ ...one, c: 0, n: 1 }, { ...one, c: 1, n: 2 }]));
  assert.ok(!isMissed([{ ...one, c: 0, n: 1 }, { ...one, c: 1, n: 1 }]));
  assert.ok(!isMissed([{ ...one, t: now - 2 * DAY, c: 0, n: 1 }]));
  assert.ok(!isMissed([]));
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

const records: fc.Arbitrary<Records> = fc.record(
  { log, forecasts: log, decisions: log },
  { noNullPrototype: true },
);
const STRANGE = ["__proto__", "constructor", "toString", "hasOwnProperty"];

Deno.test("a file that was packed is unpacked as it was", () => {
  fc.assert(fc.property(records, fc.string({ maxLength: 80 }), (all, name) => {
    assert.deepEqual(unpack("x", pack("x", all, name)), {
      name: name.trim(),
      records: all,
      notes: {},
    });
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
  const file = (more: object) => JSON.stringify({ course: "x", version: 3, ...more });
  assert.throws(() => unpack("x", file({ course: "y" })), /belongs to the course “y”/);
  assert.throws(() => unpack("x", file({ version: 4 })), /version 4.*reads version 1 to 3/);
  assert.throws(() => unpack("x", file({ notes: { e: { t: "now" } } })), /damaged: a note/);
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
  }
});

const note = fc.record({
  t: fc.integer({ min: 0, max: 5 }),
  pin: fc.boolean(),
  text: fc.string({ maxLength: 3 }),
  title: fc.constantFrom("", "A war"),
  when: fc.constant("1999"),
}, { noNullPrototype: true });
const notes: fc.Arbitrary<Notes> = fc.array(fc.tuple(fc.constantFrom("a", "b", ...STRANGE), note))
  .map((entries) => Object.fromEntries(entries));

Deno.test("notes merge alike in any order and grouping, and again without a change", () => {
  fc.assert(fc.property(notes, notes, notes, (a, b, c) => {
    assert.deepEqual(mergeNotes(a, b), mergeNotes(b, a));
    assert.deepEqual(mergeNotes(mergeNotes(a, b), c), mergeNotes(a, mergeNotes(b, c)));
    assert.deepEqual(mergeNotes(mergeNotes(a, b), b), mergeNotes(a, b));
  }));
});

Deno.test("of two notes on an event the later one stays", () => {
  fc.assert(fc.property(notes, notes, (a, b) => {
    const both = mergeNotes(a, b);
    assert.deepEqual(Object.keys(both).sort(), [...new Set(Object.keys({ ...a, ...b }))].sort());
    for (const id of Object.keys(both)) {
      const times = [noteOf(a, id), noteOf(b, id)].map((one) => one?.t ?? -1);
      assert.equal(both[id].t, Math.max(...times));
    }
  }));
});

Deno.test("what was taken back is not brought back by an older copy", () => {
  const one = { t: 1, pin: true, text: "", title: "", when: "" };
  const both = mergeNotes({ e: one }, { e: { ...one, t: 2, pin: false } });
  assert.equal(isKept(both.e), false);
});

Deno.test("notes travel in the file with the answers", () => {
  fc.assert(fc.property(notes, (all) => {
    const empty = { log: {}, forecasts: {}, decisions: {} };
    assert.deepEqual(unpack("x", pack("x", empty, "", all)).notes, all);
  }));
});

Deno.test("whatever stands for notes is read or refused with words", () => {
  fc.assert(fc.property(fc.jsonValue(), (found) => {
    try {
      for (const one of Object.values(soundNotes(found))) assert.equal(typeof one.text, "string");
    } catch (error) {
      assert.match((error as Error).message, /damaged/);
    }
  }));
});

Deno.test("notes are written with title, date and text, and without what was taken back", () => {
  const one = { t: 1, pin: false, text: "", title: "A\nwar", when: "1999" };
  const text = written({ b: { ...one, text: "Why then?" }, a: { ...one, pin: true }, c: one });
  assert.equal(text, "# Notes\n\n## A war\n\n1999\n\n## A war\n\n1999\n\nWhy then?\n");
});
