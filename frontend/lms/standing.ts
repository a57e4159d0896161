/** What the tries so far add up to. */

import { type Log, triesOf, type Try } from "../storage/log.ts";
import type { Asked } from "./asked.ts";

/** Revisions of six digits stood for hints and feedback too, and tell no other wording. */
const OLD_REVISION = 6;

export interface Standing {
  /** Points earned and to be had; nothing is to be had where nothing is marked. */
  raw: number;
  max: number;
  /** Questions and polls with an answer, and all there are. */
  answered: number;
  total: number;
}

/**
 * The tries that count: those at the present wording, until the answer was shown; in a test the
 * first, since its answers are shown once it is handed in.
 */
export function counted({ question, test }: Asked, log: Log): Try[] {
  const tries = triesOf(log, question.id).filter(({ v }) =>
    v === question.rev || v?.length === OLD_REVISION
  );
  const shown = tries.findIndex(({ g }) => g);
  return (shown < 0 ? tries : tries.slice(0, shown)).slice(0, test ? 1 : undefined);
}

export function standing(asked: Iterable<Asked>, log: Log): Standing {
  const sum: Standing = { raw: 0, max: 0, answered: 0, total: 0 };
  for (const one of asked) {
    const { points, id } = one.question;
    const worth = counted(one, log).map(({ c, n }) => c * Math.max(0, 1 - one.penalty * (n - 1)));
    if (!one.later) {
      sum.raw += points * Math.max(0, ...worth);
      sum.max += points;
    }
    sum.answered += +(triesOf(log, id).length > 0);
    sum.total += 1;
  }
  return sum;
}

/** The share of the points that is earned, or null where none are to be had. */
export const scaled = ({ raw, max }: Standing) => max ? +Math.min(1, raw / max).toFixed(4) : null;

export const isDone = ({ answered, total }: Standing) => answered === total;
