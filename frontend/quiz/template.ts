/** The elements that all questions have, copied from patterns: that is far quicker than making them. */

import { LEVELS } from "../shared/certainty.ts";
import { h, hidden, setHtml, template } from "../shared/dom.ts";
import { t } from "../shared/language.ts";
import { about } from "./about.ts";
import type { Question } from "./types.ts";

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

/** The frame of a question with its texts, and its parts by name. */
export function drawFrame(asked: Question, number: number) {
  const el = question();
  const [eyebrow, fieldset, actions, hints] = el.children;
  const [line, link] = eyebrow.children as unknown as HTMLAnchorElement[];
  const [legend, body] = fieldset.children;
  const [numeral, prompt] = legend.children as unknown as HTMLElement[];
  const [check, hint, reveal] = actions.children as unknown as HTMLButtonElement[];
  line.textContent = about(asked);
  numeral.textContent = `${number}.`;
  setHtml(prompt, asked.prompt);
  setHtml(body, asked.body ?? "");
  return { el, link, fieldset, actions, hints, check, hint, reveal };
}

export type Frame = ReturnType<typeof drawFrame>;

/** Give a question an address, and buttons that say which one they are of. */
export function addressFrame({ el, link, check, reveal }: Frame, id: string, number: number) {
  el.id = `q-${id}`;
  link.href = `#${el.id}`;
  link.ariaLabel = t`Link to question ${number}`;
  check.append(hidden(t` question ${number}`));
  reveal.append(hidden(t` to question ${number}`));
}

/** Say that nothing can be changed any more. */
export function closeFrame({ el, check }: Frame) {
  for (const closed of [...el.querySelectorAll(":scope > fieldset"), check]) {
    closed.ariaDisabled = "true";
  }
}

/** Let links to events lead to the chapter's page where that is another one. */
export function leadTo(chapter: string, { el }: Frame) {
  if (!chapter) return;
  for (const link of el.querySelectorAll("a[href^='#']")) {
    link.setAttribute("href", chapter + link.getAttribute("href"));
  }
}

/** The choice of how sure one is; its inputs stand in the order of `LEVELS`. */
export function drawSure(name: string) {
  const el = sureness();
  const inputs = [...el.getElementsByTagName("input")];
  for (const input of inputs) input.name = name;
  return { el, inputs };
}
