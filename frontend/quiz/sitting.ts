/** A sitting: a chapter's questions for practice, as a test, or those due for review. */

import { Draft } from "../progress/draft.ts";
import { triesOf } from "../progress/log.ts";
import type { Section } from "../progress/chapters.ts";
import { drawProblem } from "../progress/saving.ts";
import { schedule } from "../progress/schedule.ts";
import type { Store } from "../progress/store.ts";
import { Card } from "./card.ts";
import { button, h } from "./dom.ts";
import { kinds } from "./kinds/mod.ts";
import { markerOf } from "./marking.ts";
import { chance, drawn, hash, shuffled } from "./random.ts";
import type { Model, Question } from "./types.ts";

const KERNEL = "Answers are marked in the kernel.";
const NOT_SECRET = "This is practice: the answers come with the page, so they are not secret.";
const KEPT = " What you answer stays in this browser.";
const NEW_AT_ONCE = 5;

export function drawQuiz(root: HTMLElement, store: Store, model: Model): () => void {
  const mode: string = model.get("mode");
  const all = (model.get("questions") as Question[]).filter(({ kind }) =>
    Object.hasOwn(kinds, kind)
  );
  const draft = new Draft(store.course, all, model.get("pool"));
  const chapters = new Map((model.get("sections") as Section[]).map(({ id, href }) => [id, href]));
  const marker = markerOf(model);
  const summary = h("p", { class: "nq-summary", role: "status" });
  const problem = h("p", { class: "nq-problem", role: "status" });
  const body = h("div");
  let cards: Card[] = [];
  let keepDraft = () => {};

  function summarise() {
    const asked = cards.filter(({ question }) => question.points);
    const points = asked.reduce((sum, { question }) => sum + question.points, 0);
    const won = asked.reduce(
      (sum, { earned, question }) => sum + (earned ?? 0) * question.points,
      0,
    );
    const done = cards.filter(({ earned }) => earned !== null).length;
    summary.textContent = cards.length
      ? `${done} of ${cards.length} answered · ${+won.toFixed(2)} of ${points} points`
      : "";
    drawProblem(problem, store.course, store.problem);
  }

  /** Put questions on the page, in place of those that were there. */
  function ask(questions: Question[], seed: number) {
    const setting = {
      test: mode === "test",
      confidence: model.get("confidence"),
      penalty: model.get("penalty"),
      marker,
      changed: summarise,
    };
    cards.forEach((card) => card.clear());
    cards = questions.map((question, i) =>
      new Card(question, {
        ...setting,
        shuffled: (list) => shuffled(list, chance(seed ^ hash(question.id))),
        chapter: mode === "review" ? chapters.get(question.section) ?? "" : "",
        keep: (attempt) => store.add(question.id, attempt),
      }, i + 1)
    );
    body.replaceChildren(
      h("ol", { class: "nq-questions" }, ...cards.map(({ el }) => h("li", {}, el))),
    );
  }

  function begin() {
    const kept = mode === "test" ? draft.read() : null;
    const seed = model.get("seed") ?? kept?.seed ?? Math.floor(Math.random() * 2 ** 32);
    if (mode === "review") review(seed);
    else ask(drawn(all, model.get("pool"), chance(seed)), seed);
    if (mode === "test") {
      body.append(submit());
      const given = new Map(kept?.given);
      for (const card of cards) card.fill(given.get(card.question.id));
      keepDraft = () => {
        draft.write({ seed, given: cards.map((card) => [card.question.id, card.given]) });
      };
    }
    if (mode === "practice") {
      for (const card of cards) {
        const last = triesOf(store.log, card.question.id).at(-1);
        if (last) card.restore(last);
      }
    }
    summarise();
  }

  function review(seed: number) {
    const marked = all.filter(({ points }) => points);
    const { due, unseen, next } = schedule(store.log, marked.map(({ id }) => id), Date.now());
    const named = (ids: string[]) => ids.map((id) => marked.find((one) => one.id === id)!);
    ask(named(due), seed);
    const when = next &&
      new Date(next).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
    const said = due.length
      ? `Due today: ${due.length}.`
      : `Nothing is due today${when ? `; the next question comes up on ${when}` : ""}.`;
    const fresh = button(`Ask ${Math.min(NEW_AT_ONCE, unseen.length)} new ones`, () => {
      ask(named(drawn(unseen, NEW_AT_ONCE, chance(seed))), seed);
      cards[0].focus();
      summarise();
    });
    body.prepend(
      h("p", {}, `${said} Not asked so far: ${unseen.length}. `, unseen.length ? fresh : ""),
    );
  }

  function submit() {
    const status = h("p", { role: "status" });
    let warned = false;
    const send = button("Submit all answers", async () => {
      const left = cards.flatMap((card, i) => (card.answered ? [] : [i + 1]));
      if (left.length && !warned) {
        warned = true;
        status.textContent = `Not answered yet: ${
          left.join(", ")
        }. Submit again to hand in as it is.`;
        return;
      }
      keepDraft = () => {};
      for (const card of cards) await card.finish();
      draft.clear();
      const again = button("Take it again", begin);
      status.replaceChildren(`${summary.textContent}. `, again);
      again.focus();
      send.remove();
    });
    return h("div", { class: "nq-actions nq-submit" }, send, status);
  }

  root.append(
    summary,
    h("p", { class: "nq-about" }, (model.get("key") ? NOT_SECRET : KERNEL) + KEPT),
    problem,
    body,
  );
  begin();
  // Later than the handlers of the kinds, whose buttons change answers too.
  for (const event of ["input", "change", "click"]) {
    body.addEventListener(event, () => queueMicrotask(() => keepDraft()));
  }
  const stop = store.onChange(summarise);
  return () => {
    cards.forEach((card) => card.clear());
    stop();
  };
}
