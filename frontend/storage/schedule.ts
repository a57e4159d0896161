/** When a question comes up again: FSRS, replayed over the tries, so that merged logs agree. */

import { FSRSAlgorithm, type FSRSState } from "ts-fsrs";
import { isToday, type Log, triesOf, type Try } from "./log.ts";

export const DAY = 86_400_000;
let made: FSRSAlgorithm | null = null;
/** Made when it is needed: a page of new questions schedules nothing. */
const fsrs = () => made ??= new FSRSAlgorithm({});

/** Again, hard, good or easy (1 to 4), from the marks and how they were come by. */
export function grade({ c, n, h, s }: Try): 1 | 2 | 3 | 4 {
  if (c < 0.5) return 1;
  if (c < 1 || n > 1 || h > 0) return 2;
  return s === 2 ? 4 : 3;
}

/** Midnight here, so many days after the day of a time; days on which clocks change are days. */
function midnight(time: number, days = 0): number {
  const day = new Date(time);
  day.setHours(0, 0, 0, 0);
  return day.setDate(day.getDate() + days);
}

/** How many times it was midnight here between two times. */
const nights = (from: number, to: number) =>
  Math.max(0, Math.round((midnight(to) - midnight(from)) / DAY));

/** Whether the latest first try of today was not right: such a question is asked once more. */
export function isMissed(tries: Try[]): boolean {
  const first = tries.findLast(({ t, n }) => n === 1 && isToday(t));
  return !!first && first.c < 1;
}

/**
 * The midnight at which the day begins when a question with these tries is due, in milliseconds
 * since 1970: intervals are days of the reader's calendar, whatever the hour of the answer.
 */
export function dueAt(tries: Try[]): number {
  let memory: FSRSState | null = null, last = tries[0].t;
  for (const entry of tries) {
    memory = fsrs().next_state(
      memory,
      nights(last, entry.t),
      grade(entry),
    );
    last = entry.t;
  }
  return midnight(last, fsrs().next_interval(memory!.stability, 0));
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
export function schedule(log: Log, ids: string[], now: number): Schedule {
  const tonight = new Date(now).setHours(24, 0, 0, 0);
  const when = new Map(ids.flatMap((id) => {
    const tries = triesOf(log, id);
    return tries.length ? [[id, dueAt(tries)] as const] : [];
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
