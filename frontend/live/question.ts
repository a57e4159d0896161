/** A question as a phone asks it and as the wall shows it: drawn by the course's own kinds. */

import { h, setHtml } from "../shared/dom.ts";
import { kinds } from "../quiz/kinds/mod.ts";
import { drawSure } from "../quiz/template.ts";
import type { Answer, Question, Tools } from "../quiz/types.ts";
import { WORDS } from "./words.ts";

export interface Asked {
  el: HTMLElement;
  answer: Answer;
  /** How sure the student is: 0 to 2, or null where that is not said or not asked. */
  sure(): number | null;
  setSure(level: number | null): void;
}

/** Links of the course lead nowhere from here: their words stay. */
export function withoutLinks<T extends Element>(element: T): T {
  element.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
  return element;
}

/** A probability, by a slider and as a number. */
function drawChance(name: string): Answer {
  let touched = false;
  const output = h("output", { for: name });
  const slider = h("input", {
    type: "range",
    id: name,
    min: 0,
    max: 100,
    step: 1,
    oninput: () => show(+slider.value),
  });
  function show(value: number) {
    touched = true;
    slider.value = `${value}`;
    output.textContent = WORDS.percent(value);
    slider.setAttribute("aria-valuetext", WORDS.percent(value));
  }
  return {
    el: h(
      "div",
      { class: "nq-place nl-chance" },
      h("label", { for: name }, WORDS.chance),
      output,
      slider,
    ),
    read: () => touched ? +slider.value / 100 : null,
    write(response) {
      if (typeof response === "number") show(Math.round(100 * response));
      else touched = false;
    },
  };
}

export function drawHead(question: Question): HTMLElement {
  const prompt = h("div", { class: "nq-prompt" }), body = h("div", {});
  setHtml(prompt, question.prompt);
  setHtml(body, question.body ?? "");
  return withoutLinks(h("div", { class: "nl-head" }, prompt, body));
}

export function drawQuestion(question: Question, say: Tools["say"]): Asked {
  const name = `nl-${question.id.replace(/\W/g, "-")}-`;
  // The wall lists options in this order, so that people can talk of A and B.
  const tools: Tools = { name, shuffled: (list) => [...list], say };
  const answer = question.kind === "forecast"
    ? drawChance(`${name}chance`)
    : kinds[question.kind].draw(question, tools);
  const inputs = question.points ? drawSure(`${name}sure`) : null;
  const el = h(
    "fieldset",
    { class: "nl-answer" },
    h("legend", {}, drawHead(question)),
    withoutLinks(answer.el),
    inputs?.el,
  );
  return {
    el,
    answer,
    sure() {
      const level = inputs?.inputs.findIndex((input) => input.checked) ?? -1;
      return level < 0 ? null : level;
    },
    setSure: (level) => inputs?.inputs.forEach((input, i) => input.checked = i === level),
  };
}
