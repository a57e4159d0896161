import assert from "node:assert/strict";
import { default_w, FSRSAlgorithm, type FSRSState } from "ts-fsrs";
import { chance } from "../shared/random.ts";
import { ENOUGH, fit, histories, logLoss, type Review, telling } from "./fitting.ts";
import { DAY } from "./memory.ts";

const url = new URL("../../tests/vectors/forgetting.json", import.meta.url);
const { curve, intervals } = JSON.parse(Deno.readTextFileSync(url));
const QUESTIONS = 80, DAYS = 150, READERS = 24;

Deno.test("the forgetting curve is that of the vectors", () => {
  const fsrs = new FSRSAlgorithm({});
  for (const [nights, stability, recalled] of curve) {
    const found = fsrs.forgetting_curve(nights, stability);
    assert.ok(Math.abs(found - recalled) < 1e-6, `${nights} nights at ${stability}: ${found}`);
  }
});

Deno.test("a first answer comes back after the days of the vectors", () => {
  const fsrs = new FSRSAlgorithm({});
  const first = [1, 2, 3, 4].map((grade) => fsrs.next_state(null, 0, grade));
  assert.deepEqual(first.map(({ stability }) => fsrs.next_interval(stability, 0)), intervals);
});

interface Answer {
  day: number;
  review: Review;
}

/** Readers who differ as `spread` says, and who answer what is due some days late. */
function reader(seed: number, spread: number): Answer[][] {
  const next = chance(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const w = [...default_w], first = Math.exp(normal() * spread);
  for (const i of [0, 1, 2, 3]) w[i] *= first;
  w[8] += normal() * spread / 2;
  w[11] *= Math.exp(normal() * spread);
  const truth = new FSRSAlgorithm({ w }), plan = new FSRSAlgorithm({});
  const ask = () => {
    const answers: Answer[] = [];
    let known: FSRSState | null = null, planned: FSRSState | null = null, last = 0;
    for (let day = last = Math.floor(next() * 20); day < DAYS;) {
      const nights = day - last,
        likely = known ? truth.forgetting_curve(nights, known.stability) : 0.6;
      const grade = next() > likely ? 1 : next() < 0.2 ? 2 : next() < 0.3 ? 4 : 3;
      answers.push({ day, review: [nights, grade] });
      known = truth.next_state(known, nights, grade);
      planned = plan.next_state(planned, nights, grade);
      last = day;
      day += plan.next_interval(planned.stability, 0) + Math.floor(-2 * Math.log(1 - next()));
    }
    return answers;
  };
  return Array.from({ length: QUESTIONS }, ask);
}

const until = (answers: Answer[][], end: number): Review[][] =>
  answers.map((each) => each.filter(({ day }) => day < end).map(({ review }) => review));

Deno.test("what is fitted to half of the answers foretells the other half better", () => {
  let general = 0, fitted = 0;
  for (let seed = 1; seed <= READERS; seed++) {
    const answers = reader(seed, 0.6);
    const early = until(answers, DAYS / 2), whole = until(answers, DAYS);
    const later = (weights: readonly number[]) =>
      logLoss(weights, whole) * telling(whole) - logLoss(weights, early) * telling(early);
    general += later(default_w);
    fitted += later(fit(early));
  }
  assert.ok(fitted < 0.985 * general, `${fitted} and ${general}`);
});

Deno.test("a reader with few answers keeps the general weights", () => {
  const few = Array.from({ length: ENOUGH - 1 }, (): Review[] => [[0, 3], [9, 1]]);
  assert.equal(telling(few), ENOUGH - 1);
  assert.equal(fit(few), default_w);
});

Deno.test("who forgets more than most is asked sooner, and who forgets less later", () => {
  const all = (grade: 1 | 3) =>
    Array.from({ length: ENOUGH }, (): Review[] => [[0, 3], [2, grade]]);
  assert.ok(fit(all(1))[2] < default_w[2]);
  assert.ok(fit(all(3))[2] > default_w[2]);
});

Deno.test("only answers on a later day tell of forgetting", () => {
  const noon = new Date(2026, 4, 4, 12).getTime();
  const at = (t: number, c: number) => ({ t, c, n: 1, h: 0 });
  const log = {
    once: [at(noon, 1)],
    twice: [at(noon, 1), at(noon + 60_000, 1)],
    later: [at(noon, 1), at(noon + 3 * DAY, 0)],
  };
  assert.deepEqual(histories(log), [[[0, 3], [3, 1]]]);
});
