/** The elements that all questions have, copied from patterns: that is far quicker than making them. */

import { LEVELS } from "../shared/certainty.ts";
import { h, template } from "../shared/dom.ts";
import { t } from "../shared/language.ts";

const question = template(() =>
  h(
    "div",
    { class: "nq-question" },
    h("p", { class: "nq-eyebrow" }, h("span"), h("a", { class: "nq-link" }, "¶")),
    h(
      "fieldset",
      {},
      h("legend", {}, h("span", { class: "nq-number" }), " ", h("span", { class: "nq-prompt" })),
      h("div", {}),
    ),
    h(
      "div",
      { class: "nq-actions" },
      h("button", { type: "button", class: "nq-check" }, t`Check`),
      h("button", { type: "button" }, t`Hint`),
      h("button", { type: "button", hidden: true }, t`Show the answer`),
    ),
    h("ul", { class: "nq-hints", "aria-live": "polite" }),
  )
);

const sureness = template(() =>
  h(
    "fieldset",
    { class: "nq-sure nq-row" },
    h("legend", {}, t`How sure are you?`),
    ...LEVELS.map((label, value) =>
      h("label", {}, h("input", { type: "radio", value }), h("span", {}, label))
    ),
  )
);

/** A question's frame, and its parts by name. */
export function drawFrame() {
  const el = question();
  const [eyebrow, fieldset, actions, hints] = el.children;
  const [about, link] = eyebrow.children as unknown as HTMLAnchorElement[];
  const [legend, body] = fieldset.children;
  const [number, prompt] = legend.children as unknown as HTMLElement[];
  const [check, hint, reveal] = actions.children as unknown as HTMLButtonElement[];
  return { el, about, link, fieldset, actions, hints, body, number, prompt, check, hint, reveal };
}

/** The choice of how sure one is; its inputs stand in the order of `LEVELS`. */
export function drawSure(name: string) {
  const el = sureness();
  const inputs = [...el.getElementsByTagName("input")];
  for (const input of inputs) input.name = name;
  return { el, inputs };
}
