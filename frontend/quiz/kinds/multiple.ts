/** Several options may be right: right ones chosen over the larger of chosen and needed. */

import { marks, part } from "../marks.ts";
import type { Kind } from "../types.ts";
import { drawOptions, htmlOf, known } from "./_choices.ts";
import { plural, t } from "../../shared/language.ts";

export const multiple: Kind = {
  draw(question, tools) {
    const { el, slots, chosen, choose } = drawOptions(question, tools, "checkbox");
    return {
      el,
      slots,
      read: () => chosen().length ? chosen() : null,
      write: (ids) => choose(Array.isArray(ids) ? ids : []),
    };
  },
  score(key, response) {
    if (!Array.isArray(response)) return marks(0);
    const chosen = [...new Set(response.filter((id) => known(key, id)))].sort();
    const right = chosen.filter((id) => key.answer.includes(id));
    return marks(
      right.length / Math.max(chosen.length, key.answer.length),
      chosen.map((id) => part(id, right.includes(id), key.feedback[id])),
    );
  },
  counted(_question, { parts }) {
    const chosen = parts.length, right = parts.filter(({ ok }) => ok).length;
    const more = right === chosen ? t`, but not all that are right` : "";
    if (chosen < 2) return right ? t`Your choice is right, but not the only one that is` : "";
    return plural(
      right,
      "{0} of your {1} choices is right{2}",
      "{0} of your {1} choices are right{2}",
      chosen,
      more,
    );
  },
  tell: (question, key) =>
    `<ul>${key.answer.map((id: string) => `<li>${htmlOf(question, id)}</li>`).join("")}</ul>`,
};
