/**
 * When a question comes up again: FSRS, replayed over the tries, so that merged logs agree.
 *
 * Intervals are those of the model itself: the stability in days, rounded, and at least one day.
 * So a first answer comes back after 1 day (wrong), 1 (helped), 2 (right) or 8 (right and sure), as
 * with `fsrs` for Python without learning steps. The scheduler of `ts-fsrs` sets a first hard and
 * a first good answer a day later (2 and 3), to keep the four apart; we do not, since a reader here
 * chooses among no buttons.
 */

import { default_w, FSRSAlgorithm, type FSRSState } from "ts-fsrs";
import { weightsOf } from "./fitting.ts";
import { isToday, type Log, triesOf, type Try } from "./log.ts";
import { grade, midnight, nights } from "./memory.ts";

type Weights = readonly number[];
let made: { weights: Weights; fsrs: FSRSAlgorithm } | undefined;

/** Made when it is needed: a page of new questions schedules nothing. */
function fsrs(weights: Weights): FSRSAlgorithm {
  if (made?.weights !== weights) made = { weights, fsrs: new FSRSAlgorithm({ w: [...weights] }) };
  return made.fsrs;
}

/** Whether the latest first try of today was not right: such a question is asked once more. */
export function isMissed(tries: Try[]): boolean {
  const first = tries.findLast(({ t, n }) => n === 1 && isToday(t));
  return !!first && first.c < 1;
}

/** What these tries have left in memory, for a reader with these weights. */
function remembered(tries: Try[], weights: Weights): FSRSState {
  let memory: FSRSState | null = null, last = tries[0].t;
  for (const entry of tries) {
    memory = fsrs(weights).next_state(memory, nights(last, entry.t), grade(entry));
    last = entry.t;
  }
  return memory!;
}

/**
 * The midnight at which the day begins when a question with these tries is due, in milliseconds
 * since 1970: intervals are days of the reader's calendar, whatever the hour of the answer.
 */
export function dueAt(tries: Try[], weights: Weights = default_w): number {
  const { stability } = remembered(tries, weights);
  return midnight(tries.at(-1)!.t, fsrs(weights).next_interval(stability, 0));
}

/** The probability, by the model, that a reader who gave these tries still knows the answer. */
export function recallAt(tries: Try[], now: number, weights: Weights = default_w): number {
  const { stability } = remembered(tries, weights);
  return fsrs(weights).forgetting_curve(nights(tries.at(-1)!.t, now), stability);
}

export interface Schedule {
  due: string[];
  later: string[];
  /** Never asked so far. */
  unseen: string[];
  /** When the first of the later ones comes up. */
  next: number | null;
}

/** Sort questions into what is due by the end of today, what comes later, and what is new. */
export function schedule(
  log: Log,
  ids: string[],
  now: number,
  weights: Weights = weightsOf(log),
): Schedule {
  const tonight = new Date(now).setHours(24, 0, 0, 0);
  const when = new Map(ids.flatMap((id) => {
    const tries = triesOf(log, id);
    return tries.length ? [[id, dueAt(tries, weights)] as const] : [];
  }));
  const seen = [...when].sort(([a, s], [b, t]) => s - t || (a < b ? -1 : 1));
  const later = seen.filter(([, due]) => due >= tonight);
  return {
    due: seen.filter(([, due]) => due < tonight).map(([id]) => id),
    later: later.map(([id]) => id),
    unseen: ids.filter((id) => !when.has(id)),
    next: later[0]?.[1] ?? null,
  };
}
