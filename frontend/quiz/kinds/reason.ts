/** True or false, and why: half for the verdict, half for its reason. */

import { h } from "../../shared/dom.ts";
import { marks, part } from "../marks.ts";
import type { Kind } from "../types.ts";
import { chosenPart, drawOne, htmlOf } from "./_choices.ts";
import { t } from "../../shared/language.ts";

interface Response {
  verdict: boolean | null;
  reason: string | null;
}

export const reason: Kind = {
  draw(question, tools) {
    const why = drawOne(question, tools);
    const radios = [t`True`, t`False`].map((label, i) => {
      const input = h("input", { type: "radio", name: `${tools.name}v`, value: i });
      return [input, h("label", {}, input, h("span", {}, label))] as const;
    });
    const verdict = h("div", { class: "nq-slot nq-row" }, ...radios.map(([, label]) => label));
    const picked = () => radios.findIndex(([input]) => input.checked);
    return {
      el: h(
        "div",
        {},
        h("blockquote", { html: question.statement }),
        h("fieldset", {}, h("legend", {}, t`The statement is`), verdict),
        h("fieldset", {}, h("legend", {}, t`because`), why.el),
      ),
      slots: { ...why.slots, verdict },
      read: () =>
        picked() < 0 && why.read() === null
          ? null
          : { verdict: picked() < 0 ? null : !picked(), reason: why.read() },
      missing() {
        if (picked() < 0) return t`Say first whether the statement is true or false.`;
        return why.read() === null ? t`Choose the reason as well, then check.` : "";
      },
      write(response) {
        const { verdict, reason } = (response ?? {}) as Response;
        radios.forEach(([input], i) => input.checked = verdict === !i);
        why.write(reason);
      },
    };
  },
  score(key, response) {
    if (!response || typeof response !== "object" || Array.isArray(response)) return marks(0);
    const { verdict, reason } = response as Response;
    const [right, ok] = [verdict === key.answer.verdict, reason === key.answer.reason];
    const parts = [part("verdict", right), ...chosenPart(key, reason, ok)];
    return marks((0.5 + 0.5 * +ok) * +right, parts);
  },
  counted(_question, { parts }) {
    const [verdict, reason] = parts;
    if (verdict?.ok) return t`The verdict is right, the reason is not`;
    return reason?.ok ? t`A right reason earns nothing where the verdict is wrong` : "";
  },
  tell(question, key) {
    const verdict = key.answer.verdict ? t`True` : t`False`;
    return `<p>${t`${verdict}, because: ${htmlOf(question, key.answer.reason)}`}</p>`;
  },
};
