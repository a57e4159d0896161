/** One of several options is right: all or nothing. */

import { marks } from "../marks.ts";
import type { Kind } from "../types.ts";
import { chosenPart, drawOne, htmlOf } from "./_choices.ts";

export const single: Kind = {
  draw: drawOne,
  score(key, response) {
    const ok = response === key.answer;
    return marks(+ok, chosenPart(key, response, ok));
  },
  tell: (question, key) => htmlOf(question, key.answer),
};
