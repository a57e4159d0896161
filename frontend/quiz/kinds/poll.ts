/** What the reader thinks: nothing is right. */

import { part } from "../marks.ts";
import type { Kind } from "../types.ts";
import { drawOne, known } from "./_choices.ts";

export const poll: Kind = {
  draw: drawOne,
  score(key, response) {
    const found = known(key, response);
    const parts = found ? [part(`${response}`, null, key.feedback[`${response}`])] : [];
    return { credit: +found, verdict: "noted", parts };
  },
  tell: () => "",
};
