/**
 * A reader's own forgetting: three of the weights of FSRS, fitted to the answers that are kept.
 *
 * How long a first answer lasts, how much a recall adds and how much a lapse leaves are each
 * stretched by a factor, found by steps along one factor at a time.  Factors far from 1 have to be
 * earned: the square of each logarithm is its cost, as with a normal prior of the width `SPREADS`.
 */

import { default_w, FSRSAlgorithm } from "ts-fsrs";
import type { Log } from "./log.ts";
import { grade, nights } from "./memory.ts";

/** Answers on a later day than the one before, without which the general weights stay. */
export const ENOUGH = 60;
/** How far readers differ, as the width of a normal prior over the logarithms of the factors. */
const SPREADS = [0.5, 0.25, 0.5];
const FIRST_STEP = 0.4, LAST_STEP = 0.1;
/** No factor goes further than this, in logarithms: a seventh, or seven times as long. */
const FARTHEST = 2;
const INITIAL = [0, 1, 2, 3], GROWTH = 8, LAPSE = 11;
const SURE = 1e-4;

/** An answer, as forgetting goes: nights since the one before, and what it was worth. */
export type Review = [nights: number, grade: 1 | 2 | 3 | 4];
type Factors = [first: number, growth: number, lapse: number];

/** The answers to each question, for those that were asked on more than one day. */
export function histories(log: Log): Review[][] {
  return Object.values(log).map((tries) =>
    tries.map((entry, i): Review => [nights(tries[Math.max(0, i - 1)].t, entry.t), grade(entry)])
  ).filter((reviews) => reviews.some(([nights]) => nights));
}

/** How many answers tell of forgetting. */
export const telling = (reviews: Review[][]): number =>
  reviews.flat().filter(([nights]) => nights).length;

function weighed([first, growth, lapse]: Factors): number[] {
  const weights = [...default_w];
  for (const i of INITIAL) weights[i] *= Math.exp(first);
  weights[GROWTH] += growth;
  weights[LAPSE] *= Math.exp(lapse);
  return weights;
}

/**
 * The mean of -log of the probability that was given to what happened, over the answers of a later
 * day; an answer counts as recalled unless it was graded 1.
 */
export function logLoss(weights: readonly number[], reviews: Review[][]): number {
  return total(weights, reviews) / telling(reviews);
}

function total(weights: readonly number[], reviews: Review[][]): number {
  const fsrs = new FSRSAlgorithm({ w: [...weights] });
  let sum = 0;
  for (const each of reviews) {
    let memory = null;
    for (const [nights, grade] of each) {
      if (memory && nights) {
        const recalled = fsrs.forgetting_curve(nights, memory.stability);
        const given = grade > 1 ? recalled : 1 - recalled;
        sum -= Math.log(Math.min(1 - SURE, Math.max(SURE, given)));
      }
      memory = fsrs.next_state(memory, nights, grade);
    }
  }
  return sum;
}

/** The weights of FSRS for a reader with these answers: the general ones while there are few. */
export function fit(reviews: Review[][]): readonly number[] {
  if (telling(reviews) < ENOUGH) return default_w;
  const cost = (factors: Factors) =>
    total(weighed(factors), reviews) +
    factors.reduce((sum, factor, i) => sum + (factor / SPREADS[i]) ** 2 / 2, 0);
  let best: Factors = [0, 0, 0], least = cost(best);
  for (let step = FIRST_STEP; step >= LAST_STEP; step /= 2) {
    for (let moved = true; moved;) {
      moved = false;
      for (const i of best.keys()) {
        for (const way of [-step, step]) {
          const next: Factors = [...best];
          next[i] = Math.max(-FARTHEST, Math.min(FARTHEST, next[i] + way));
          const costs = cost(next);
          if (costs < least) [best, least, moved] = [next, costs, true];
        }
      }
    }
  }
  return weighed(best);
}

/** The weights that were fitted last, with what they were fitted to. */
let known: { log: Log; weights: readonly number[] } | undefined;

/** The weights for a log, fitted once for each log. */
export function weightsOf(log: Log): readonly number[] {
  if (known?.log !== log) known = { log, weights: fit(histories(log)) };
  return known.weights;
}
