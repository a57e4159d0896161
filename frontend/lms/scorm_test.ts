import assert from "node:assert/strict";
import type { Question } from "../quiz/types.ts";
import { formOf } from "./responses.ts";
import { Scorm } from "./scorm.ts";
import { EDITIONS } from "./scorm_names.ts";

// What Moodle takes of an interaction in SCORM 2004: mod/scorm/datamodels/scorm_13.js at 139f32c.
const SHORT = /^[\w.]{1,250}$/, DECIMAL = /^-?([0-9]{1,5})(\.[0-9]{1,18})?$/;
const TEXT = /^(\{lang=([a-zA-Z]{2,3}|i|x)(-[a-zA-Z0-9-]{2,8})?\})?([^{].{0,250}$)?$/;
const PIECES: Record<string, [piece: RegExp, most: number]> = {
  choice: [SHORT, 36],
  sequencing: [SHORT, 36],
  likert: [SHORT, 1],
  matching: [/^[\w.]{1,250}\[\.\][\w.]{1,250}$/, 36],
  "fill-in": [TEXT, 10],
  "long-fill-in": [/^[^]{0,4000}$/, 1],
  numeric: [DECIMAL, 1],
  other: [/^[^]{0,4000}$/, 1],
};

/** A platform that holds to these bounds, with what it was told and what it refused. */
function moodle() {
  const told: Record<string, string> = {}, refused: string[] = [];
  const takes = (element: string, value: string) => {
    const [piece, most] = PIECES[told.type] ?? [/^/, 1];
    const all = value.split(/\[[,:]\]/);
    if (element === "learner_response") {
      return all.length <= most && all.every((one) => piece.test(one));
    }
    if (element.endsWith("pattern")) return all.every((one) => piece.test(one));
    return element !== "description" || TEXT.test(value);
  };
  const api = {
    Initialize: () => "true",
    Commit: () => "true",
    GetValue: () => "",
    SetValue: (name: string, value: string) => {
      const element = name.replace("cmi.interactions.0.", "");
      if (name === element) return "true";
      const isTaken = takes(element, value);
      if (isTaken) told[element] = value;
      else refused.push(`${element} ${value}`);
      return String(isTaken);
    },
  };
  return { api, told, refused };
}

const ids = ["a1b2c3", "d4e5f6", "778899"].map((id) => ({ id, html: id }));
const asked = (kind: string, more: object = {}): Question => ({
  ...{ id: "x", kind, level: "recall", points: 1, prompt: "{Where}?", hints: [], shuffle: true },
  ...{ rev: "abcdefg", options: ids, items: ids, ...more },
});

async function tell(question: Question, key: object, a: unknown, language = "en-GB") {
  const { api, told, refused } = moodle();
  const about = { kind: "scorm2004", iri: "urn:x", title: "X", language, pass: null };
  const form = formOf(question, key, a), entry = { t: 1_790_000_000_000, c: 0, n: 1, h: 0, a };
  await new Scorm(api, EDITIONS.scorm2004, about).tell({
    state: "",
    standing: { raw: 0, max: 1, answered: 1, total: 1 },
    tries: [{ asked: { question, key, penalty: 0, test: false }, entry, form }],
    place: "",
    seconds: 1,
  });
  return { told, refused };
}

const rights = ["east, [,] too", "west"];
const ONES: [string, object, object, unknown][] = [
  ["single", {}, { answer: "a1b2c3" }, "d4e5f6"],
  ["multiple", {}, { answer: ["a1b2c3"] }, ["a1b2c3", "778899"]],
  ["poll", {}, { answer: null }, "a1b2c3"],
  ["order", {}, { answer: ids.map(({ id }) => id) }, ids.map(({ id }) => id)],
  ["match", { rights }, { answer: { a1b2c3: "west" } }, { a1b2c3: rights[0], d4e5f6: "west" }],
  ["reason", {}, { answer: { verdict: true, reason: "a1b2c3" } }, {
    verdict: false,
    reason: "d4e5f6",
  }],
  ["text", {}, { accept: ["{Rome", "x".repeat(400)] }, "{lang=xx} a [,] b"],
  ["blanks", { blanks: { a: [], b: [] } }, { answer: { a: "x", b: "y" } }, { a: "z".repeat(300) }],
  ["place", { grain: "day" }, { answer: 10662, until: 10663 }, 10653],
];

for (const [kind, more, key, given] of ONES) {
  Deno.test(`Moodle takes an answer of the kind ${kind} as it is told`, async () => {
    const { told, refused } = await tell(asked(kind, more), key, given);
    assert.deepEqual(refused, []);
    assert.ok(told.learner_response);
  });
}

Deno.test("an answer that a platform refuses in its type is told as text", async () => {
  const key = { answer: { value: "5", unit: "" }, number: 5, tolerance: 0, units: { "": 1 } };
  const question = asked("numeric", { unit: "", units: [""] });
  const near = await tell(question, key, { value: "12345", unit: "" });
  assert.deepEqual([near.told.type, near.told.learner_response], ["numeric", "12345"]);
  const far = await tell(question, key, { value: "1234567", unit: "" });
  assert.deepEqual([far.told.type, far.told.learner_response], ["other", "1234567"]);
});

Deno.test("a score is told out of a hundred, and the share last", async () => {
  const told: string[] = [];
  const api = {
    ...moodle().api,
    SetValue: (name: string, value: string) => !!told.push(name, value),
  };
  const about = { kind: "scorm2004", iri: "urn:x", title: "X", language: "en", pass: null };
  const standing = { raw: 12.5, max: 17, answered: 2, total: 9 };
  const platform = new Scorm(api, EDITIONS.scorm2004, about);
  await platform.tell({ state: "", standing, tries: [], place: "", seconds: 1 });
  assert.deepEqual(told.slice(0, 8), [
    ...["cmi.score.min", "0", "cmi.score.max", "100"],
    ...["cmi.score.raw", "73.53", "cmi.score.scaled", "0.7353"],
  ]);
  // A platform without a function to end a visit is left in peace.
  platform.close({ state: "", standing, tries: [], place: "", seconds: 1 });
});

Deno.test("a description says its language, and begins with no brace", async () => {
  const said = async (language: string) =>
    (await tell(asked("single"), { answer: "a1b2c3" }, "d4e5f6", language)).told.description;
  assert.equal(await said("en-GB"), "Where}?");
  assert.equal(await said("de-AT"), "{lang=de}Where}?");
});
