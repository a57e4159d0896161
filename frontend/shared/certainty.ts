/**
 * How sure a reader says to be, and what that expects: certainty-based marking (A. R.
 * Gardner-Medwin), as Moodle has it.  A level pays best between the chances at which it earns as much
 * as its neighbours, and who guesses expects what chance gives.  `natorussia.questions.certainty`
 * has the same rule, by the same vectors.
 */

import { t } from "./language.ts";

export const LEVELS = [t`Guessing`, t`Fairly sure`, t`Sure`];
const GAIN = [1, 2, 3], LOSS = [0, -2, -6];

/** The chance at which a level earns as much as the one above it. */
function border(level: number): number {
  const steeper = GAIN[level + 1] - GAIN[level] - (LOSS[level + 1] - LOSS[level]);
  return (LOSS[level] - LOSS[level + 1]) / steeper;
}

/** The shares of right answers that a level expects: from, to.  `luck` is what a guess earns. */
export function expected(level: number, luck: number): [number, number] {
  const last = LEVELS.length - 1;
  const to = level < last ? border(level) : 1;
  // A guess that chance favours is no better judged than the level says.
  return level ? [border(level - 1), to] : [luck, Math.max(luck, to)];
}

/** What an answer earns at a level, from -6 to 3; part of the credit earns in proportion. */
export const markOf = (level: number, credit: number): number =>
  credit * GAIN[level] + (1 - credit) * LOSS[level];
