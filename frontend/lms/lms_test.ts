import assert from "node:assert/strict";
import type { Try } from "../storage/log.ts";
import type { Question } from "../quiz/types.ts";
import { agentOf } from "./launch.ts";
import { Memory } from "./memory.ts";
import { formOf, shortened } from "./responses.ts";
import { Sender } from "./sender.ts";
import { isDone, scaled, standing } from "./standing.ts";
import { uuidOf } from "./statements.ts";

const question = (more: Partial<Question> = {}): Question => ({
  id: "one",
  kind: "single",
  level: "recall",
  points: 2,
  prompt: "Which?",
  hints: [],
  shuffle: true,
  rev: "abcdefg",
  options: ["x1", "x2", "x3"].map((id) => ({ id, html: id.toUpperCase() })),
  ...more,
});
const asked = (more: object = {}) => [{
  question: question(),
  key: undefined,
  penalty: 0.25,
  test: false,
  ...more,
}];
const attempt = (c: number, n: number, more: Partial<Try> = {}): Try => ({
  t: n,
  c,
  n,
  h: 0,
  v: "abcdefg",
  ...more,
});

Deno.test("the best try counts, less what tries cost, until the answer was shown", () => {
  const log = { one: [attempt(0.5, 1), attempt(1, 2)] };
  assert.deepEqual(standing(asked(), log), { raw: 1.5, max: 2, answered: 1, total: 1 });
  const shown = { one: [attempt(0.5, 1), attempt(0, 1, { g: 1, t: 2 }), attempt(1, 1, { t: 3 })] };
  assert.equal(scaled(standing(asked(), shown)), 0.5);
});

Deno.test("in a test the first try counts, and answers to another wording never do", () => {
  const log = { one: [attempt(0.5, 1), attempt(1, 1, { t: 2 })] };
  assert.equal(scaled(standing(asked({ test: true }), log)), 0.5);
  const old = { one: [attempt(1, 1, { v: "1234567" })] };
  const now = standing(asked(), old);
  assert.equal(scaled(now), 0);
  assert.ok(isDone(now));
});

Deno.test("what is marked elsewhere is done when it is handed in, and has no score", () => {
  const now = standing(asked({ test: true, later: true }), { one: [attempt(0, 1, { u: 1 })] });
  assert.equal(scaled(now), null);
  assert.ok(isDone(now));
});

Deno.test("a number that is marked elsewhere is told as it was typed, with its unit once", () => {
  const typed = (value: string, unit: string) =>
    formOf(question({ kind: "numeric", unit: "days", units: ["days", "weeks"] }), undefined, {
      value,
      unit,
    })!;
  assert.deepEqual(
    [typed("1,5", "weeks"), typed("11 weeks", "days"), typed("many", "days")].map((
      { response, correct },
    ) => [response, correct]),
    [["1,5 weeks", []], ["11 weeks", []], ["many days", []]],
  );
});

Deno.test("what stands between blanks stands in none of them", () => {
  const form = formOf(question({ kind: "blanks", blanks: { act: [], month: [] } }), undefined, {
    act: "a; b",
    month: "May",
  })!;
  assert.equal(shortened(form).response, "a, b; May");
});

Deno.test("where nothing earns points there is no score", () => {
  const poll = { question: question({ kind: "poll", points: 0 }), test: false };
  assert.equal(scaled(standing(asked(poll), { one: [attempt(0, 1)] })), null);
});

const KEY = { answer: "x2" };
const FORMS: [string, Partial<Question>, object, unknown, string, string, string, string[]][] = [
  ["single", {}, KEY, "x2", "choice", "x2", "b", ["b"]],
  ["multiple", {}, { answer: ["x1", "x3"] }, ["x3", "x2"], "choice", "x3[,]x2", "c,b", ["a,c"]],
  ["poll", {}, KEY, "x3", "likert", "x3", "c", []],
  [
    "order",
    { items: question().options },
    { answer: ["x2", "x1", "x3"] },
    ["x3", "x1", "x2"],
    "sequencing",
    "x3[,]x1[,]x2",
    "c,a,b",
    ["b,a,c"],
  ],
  [
    "match",
    { items: question().options, rights: ["east, [,] too", "west"] },
    { answer: { x1: "west", x2: "west" } },
    { x1: "east, [,] too", x2: "west" },
    "matching",
    "x1[.]right_1[,]x2[.]right_2",
    "a.a,b.b",
    ["a.b,b.b"],
  ],
  [
    "reason",
    {},
    { answer: { verdict: false, reason: "x2" } },
    { verdict: true, reason: "x1" },
    "matching",
    "verdict[.]true[,]reason[.]x1",
    "a.a,b.c",
    ["a.b,b.d"],
  ],
  [
    "numeric",
    { unit: "days", units: ["days", "weeks"] },
    {
      answer: { value: "78", unit: "days" },
      number: 78,
      tolerance: 0,
      units: { days: 1, weeks: 7 },
    },
    { value: "11", unit: "weeks" },
    "numeric",
    "77",
    "77",
    ["78"],
  ],
  [
    "numeric",
    { unit: "", units: [""] },
    { answer: { value: "1.5", unit: "" }, number: 1.5, tolerance: 0.5, units: { "": 1 } },
    { value: "1,500", unit: "" },
    "numeric",
    "1500",
    "1500",
    [],
  ],
  [
    "text",
    {},
    { accept: ["cold peace", "a cold peace"] },
    " {lang=de} a [,] b ",
    "fill-in",
    "lang=de} a , b ",
    "lang=de} a , b ",
    ["cold peace", "a cold peace"],
  ],
  [
    "blanks",
    { blanks: { act: [], month: [] } },
    { answer: { act: "suspended", month: "July" } },
    { act: "ended" },
    "fill-in",
    "ended[,]",
    "ended; ",
    ["suspended; July"],
  ],
  [
    "place",
    { grain: "month" },
    { answer: 10662, until: 10663 },
    10653,
    "fill-in",
    "1999-03",
    "1999-03",
    ["1999-03"],
  ],
];

for (const [kind, more, key, given, type, long, short, correct] of FORMS) {
  Deno.test(`an answer of the kind ${kind} is told as ${type}: ${long}`, () => {
    const form = formOf(question({ kind, ...more }), key, given)!;
    assert.equal(form.type, type);
    assert.equal(form.response, long);
    const brief = shortened(form);
    assert.equal(brief.response, short);
    assert.deepEqual(brief.correct, correct);
  });
}

const numeric = (number: number, tolerance: number, value: string, unit = "") =>
  formOf(
    question({ kind: "numeric", unit, units: [unit] }),
    { answer: { value: String(number), unit }, number, tolerance, units: { [unit]: 1 } },
    { value, unit },
  )!;

Deno.test("whole numbers keep their digits, and a range has two ends or is none", () => {
  const whole = numeric(12_345_678, 0, "12345679");
  assert.deepEqual([whole.type, whole.response], ["numeric", "12345679"]);
  assert.deepEqual(whole.correct, ["12345678[:]12345678"]);
  const small = numeric(1.602e-19, 0, "5", "C");
  assert.deepEqual([small.type, small.response, small.correct], ["fill-in", "5 C", [
    "1.602e-19 C",
  ]]);
});

Deno.test("what is filled in keeps within what the standard takes", () => {
  const names = Array.from({ length: 11 }, (_, n) => `gap_${n}`);
  const blanks = Object.fromEntries(names.map((name) => [name, []]));
  const many = formOf(question({ kind: "blanks", blanks }), undefined, { gap_1: "a; b" })!;
  assert.equal(many.response, `; a, b${"; ".repeat(9)}`);
  assert.equal(shortened(many).response, many.response);
  const two = question({ kind: "blanks", blanks: { a: [], b: [] } });
  const [first] = formOf(two, undefined, { a: "x".repeat(400), b: "y" })!.response.split("[,]");
  assert.equal(first.length, 250);
  const key = { accept: ["y".repeat(300), "brief"] };
  assert.deepEqual(formOf(question({ kind: "text" }), key, "brief")!.correct, ["brief"]);
});

Deno.test("a kind that nobody knows has no form", () => {
  assert.equal(formOf(question({ kind: "constructor" }), undefined, "x"), null);
});

Deno.test("the course's names stay in memory, and the others go on to the browser", () => {
  const heard: string[] = [], rest = new Memory("", null, () => {});
  const memory = new Memory("course/", rest, (name) => heard.push(name));
  memory.restore({ "course/a": "1" });
  memory.setItem("course/b", "2");
  memory.setItem("course/b", "2");
  memory.setItem("theme", "dark");
  assert.deepEqual(heard, ["course/b"]);
  assert.deepEqual(memory.items, { "course/a": "1", "course/b": "2" });
  assert.equal(memory.getItem("theme"), "dark");
  assert.equal(rest.getItem("course/b"), null);
  memory.removeItem("course/a");
  assert.equal(memory.getItem("course/a"), null);
});

Deno.test("what fails is tried again until it is taken, and nothing is sent twice at a time", async () => {
  let left = 3, running = 0;
  const said: string[] = [];
  const done = Promise.withResolvers<void>();
  const sender = new Sender(
    async () => {
      assert.equal(++running, 1);
      await Promise.resolve();
      running -= 1;
      if (left-- > 0) throw Error("no");
    },
    (problem) => {
      said.push(problem);
      if (!problem) done.resolve();
    },
    { soon: 1, longest: 2 },
  );
  sender.touch();
  sender.touch();
  await done.promise;
  assert.deepEqual(said, ["no", "no", "no", ""]);
});

Deno.test("an agent of the old form becomes one of the new", () => {
  const old =
    '{"name":["Ann"],"account":[{"accountServiceHomePage":"https://a.test","accountName":"7"}]}';
  assert.deepEqual(agentOf(old), {
    name: "Ann",
    account: { name: "7", homePage: "https://a.test" },
  });
  assert.deepEqual(agentOf('{"mbox":"mailto:a@b.test"}'), { mbox: "mailto:a@b.test" });
});

Deno.test("a name for a statement is that of a UUID, and the same words give the same one", () => {
  const made = uuidOf("words");
  assert.match(made, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(uuidOf("words"), made);
  assert.notEqual(uuidOf("word"), made);
});
