/** What the reader thinks: nothing is right. */

import type { Kind } from "../types.ts";
import { chosenPart, drawOne } from "./_choices.ts";

export const poll: Kind = {
  draw: drawOne,
  score(key, response) {
    const parts = chosenPart(key, response, null);
    return { credit: parts.length, verdict: "noted", parts };
  },
  tell: () => "",
};
