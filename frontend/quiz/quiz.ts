/** The quiz widget: the questions of a chapter, for practice or as a test. */

import { storeOf } from "../progress/store.ts";
import { Card } from "./card.ts";
import { button, h } from "./dom.ts";
import { kinds } from "./kinds/mod.ts";
import { markerOf } from "./marking.ts";
import { chance, drawn, hash, shuffled } from "./random.ts";
import type { Model, Question } from "./types.ts";

const NOT_SECRET = "For practice: the answers come with the page, so they are not secret. " +
  "What you answer stays in this browser.";

function render({ model, el }: { model: Model; el: HTMLElement }) {
  const root = h("section", { class: "nr-quiz", "aria-label": model.get("heading") });
  el.append(root);
  const store = storeOf(model.get("course"));
  const test = model.get("mode") === "test";
  const summary = h("p", { class: "nr-summary", role: "status" });
  const problem = h("p", { class: "nr-problem", role: "status" });
  let cards: Card[] = [];

  function summarise() {
    const asked = cards.filter((card) => card.question.points);
    const points = asked.reduce((sum, card) => sum + card.question.points, 0);
    const earned = asked.reduce(
      (sum, { earned, question }) => sum + (earned ?? 0) * question.points,
      0,
    );
    const done = cards.filter((card) => card.earned !== null).length;
    summary.textContent = `${done} of ${cards.length} answered · ${+earned.toFixed(
      2,
    )} of ${points} points`;
    problem.textContent = store.problem;
  }

  function start() {
    const seed = model.get("seed") ?? Math.floor(Math.random() * 2 ** 32);
    const asked: Question[] = drawn(
      (model.get("questions") as Question[]).filter(({ kind }) => kind in kinds),
      model.get("pool"),
      chance(seed),
    );
    const marker = markerOf(model);
    cards = asked.map((question, i) =>
      new Card(question, {
        test,
        confidence: model.get("confidence"),
        penalty: model.get("penalty"),
        marker,
        shuffled: (list) => shuffled(list, chance(seed ^ hash(question.id))),
        chapter: "",
        keep: (attempt) => store.add(question.id, attempt),
        changed: summarise,
      }, i + 1)
    );
    const list = h("ol", { class: "nr-questions" }, ...cards.map((card) => h("li", {}, card.el)));
    root.replaceChildren(
      h(
        "header",
        {},
        h("h3", {}, model.get("heading")),
        summary,
        h("p", { class: "nr-about" }, NOT_SECRET),
        problem,
      ),
      list,
    );
    if (!test) {
      cards.forEach((card) => {
        const last = store.log[card.question.id]?.at(-1);
        if (last) card.restore(last);
      });
    } else root.append(submit());
    summarise();
  }

  function submit() {
    const status = h("p", { role: "status" });
    let warned = false;
    const send = button("Submit all answers", async () => {
      const left = cards.flatMap((card, i) => card.answered ? [] : [i + 1]);
      if (left.length && !warned) {
        warned = true;
        status.textContent = `Not answered yet: ${
          left.join(", ")
        }. Submit again to hand in as it is.`;
        return;
      }
      for (const card of cards) await card.finish();
      send.remove();
      status.replaceChildren(`${summary.textContent}. `, button("Take it again", start));
    });
    return h("div", { class: "nr-actions nr-submit" }, send, status);
  }

  start();
  root.dataset.ready = "true";
  return store.onChange(summarise);
}

export default { render };
