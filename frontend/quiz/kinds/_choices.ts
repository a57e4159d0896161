/** What kinds that choose from options share. */

import { h } from "../dom.ts";
import type { Answer, Key, Question, Tools } from "../types.ts";

export interface Option {
  id: string;
  html: string;
}

const own = (record: object, name: unknown) => Object.hasOwn(record, String(name));
export const known = (key: Key, one: unknown) => typeof one === "string" && own(key.feedback, one);

/** Options to choose one or several of. */
export function drawOptions(question: Question, tools: Tools, type: "radio" | "checkbox") {
  const options: Option[] = question.shuffle ? tools.shuffled(question.options) : question.options;
  const slots: Answer["slots"] = {}, inputs: HTMLInputElement[] = [];
  const el = h("div", { class: "nq-options" });
  for (const { id, html } of options) {
    const input = h("input", { type, name: `${tools.name}o`, value: id });
    inputs.push(input);
    slots[id] = h("div", { class: "nq-slot" }, h("label", {}, input, h("span", { html })));
    el.append(slots[id]);
  }
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const choose = (ids: unknown[]) =>
    inputs.forEach((input) => input.checked = ids.includes(input.value));
  return { el, slots, chosen, choose };
}

export function drawOne(question: Question, tools: Tools): Answer {
  const { el, slots, chosen, choose } = drawOptions(question, tools, "radio");
  return { el, slots, read: () => chosen()[0] ?? null, write: (one) => choose([one]) };
}

export const htmlOf = (question: Question, id: string) =>
  question.options.find((option: Option) => option.id === id)?.html ?? "";
