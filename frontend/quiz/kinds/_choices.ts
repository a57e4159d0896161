/** What kinds that choose from options share. */

import { h, setHtml, template } from "../../shared/dom.ts";
import { part } from "../marks.ts";
import type { Answer, Key, Question, Tools } from "../types.ts";

export interface Option {
  id: string;
  html: string;
}

export const known = (key: Key, id: unknown): id is string =>
  typeof id === "string" && Object.hasOwn(key.feedback, id);

/** What is said of one option that was chosen; nothing of what is none. */
export const chosenPart = (key: Key, id: unknown, ok: boolean | null) =>
  known(key, id) ? [part(id, ok, key.feedback[id])] : [];

const row = template(() =>
  h("div", { class: "nq-slot" }, h("label", {}, h("input", {}), h("span", {})))
);

/** Options to choose one or several of. */
export function drawOptions(question: Question, tools: Tools, type: "radio" | "checkbox") {
  const options: Option[] = question.shuffle ? tools.shuffled(question.options) : question.options;
  const slots: Answer["slots"] = {}, inputs: HTMLInputElement[] = [];
  const el = h("div", { class: "nq-options" }), name = `${tools.name}o`;
  for (const { id, html } of options) {
    const slot = slots[id] = row();
    const [input, words] = slot.firstElementChild!.children;
    inputs.push(Object.assign(input as HTMLInputElement, { type, value: id, name }));
    setHtml(words, html);
    el.append(slot);
  }
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const choose = (ids: unknown[]) =>
    inputs.forEach((input) => input.checked = ids.includes(input.value));
  return { el, slots, chosen, choose };
}

export function drawOne(question: Question, tools: Tools): Answer {
  const { el, slots, chosen, choose } = drawOptions(question, tools, "radio");
  return { el, slots, read: () => chosen()[0] ?? null, write: (id) => choose([id]) };
}

export const htmlOf = (question: Question, id: string) =>
  question.options.find((option: Option) => option.id === id)?.html ?? "";
