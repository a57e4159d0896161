/** One of several options is right: all or nothing. */

import { marks, part } from "../marks.ts";
import type { Kind } from "../types.ts";
import { drawOne, htmlOf, known } from "./_choices.ts";

export const single: Kind = {
  draw: drawOne,
  score(key, response) {
    const ok = response === key.answer;
    return marks(
      +ok,
      known(key, response) ? [part(`${response}`, ok, key.feedback[`${response}`])] : [],
    );
  },
  tell: (question, key) => htmlOf(question, key.answer),
};
