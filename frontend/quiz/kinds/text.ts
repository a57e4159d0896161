/** A short answer, typed. */

import { agrees } from "../normalise.ts";
import { escaped, h } from "../../shared/dom.ts";
import { marks, part } from "../marks.ts";
import type { Kind } from "../types.ts";
import { t } from "../../shared/language.ts";

export const text: Kind = {
  draw(_question, { name }) {
    const input = h("input", {
      type: "text",
      name,
      id: name,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
    });
    const slot = h(
      "div",
      { class: "nq-slot nq-row" },
      h("label", { for: name }, t`Your answer`),
      input,
    );
    return {
      el: slot,
      slots: { "": slot },
      read: () => input.value.trim() || null,
      write: (typed) => input.value = String(typed ?? ""),
    };
  },
  score(key, response) {
    if (typeof response !== "string") return marks(0);
    if (agrees(response, key.accept, key.fuzzy, key.language)) {
      const exact = agrees(response, key.accept, 0, key.language);
      return marks(1, exact ? [] : [part("", true, `<p>${t`Mind the spelling.`}</p>`)]);
    }
    const wrong = key.wrong.find(([match]: [string]) =>
      agrees(response, [match], key.fuzzy, key.language)
    );
    return marks(0, wrong ? [part("", false, wrong[1])] : []);
  },
  tell: (_question, key) => escaped(key.answer),
};
