/** A sitting: a chapter's questions for practice, as a test, or those due for review. */

import type { Section } from "../progress/chapters.ts";
import { Draft } from "../progress/draft.ts";
import { type Attempt, triesOf } from "../progress/log.ts";
import { drawProblem } from "../progress/saving.ts";
import type { Store } from "../progress/store.ts";
import { Card } from "./card.ts";
import { button, h } from "./dom.ts";
import { examine } from "./exam.ts";
import { kinds } from "./kinds/mod.ts";
import { markerOf } from "./marking.ts";
import { chance, hash, pooled, shuffled } from "./random.ts";
import { review } from "./review.ts";
import type { Model, Question } from "./types.ts";

const ABOUT = {
  practice: "Each answer is marked when you check it, and you may try again.",
  test: "All answers are marked together, once, when you submit them.",
  review: "Each answer is marked when you check it. What was not right is asked once more.",
};
const NOT_SECRET = " The answers come with the page, so they are not secret.";
const KERNEL = " Answers are marked in the kernel.";
const KEPT = " What you answer stays in this browser.";

/** What the ways to sit a quiz have in common. */
export interface Sitting {
  readonly model: Model;
  readonly store: Store;
  readonly all: Question[];
  readonly body: HTMLElement;
  readonly summary: HTMLElement;
  cards: Card[];
  /** What draws and shuffles, and when it began, by which the kernel tells sittings apart. */
  seed: number;
  began: number;
  /** Draw the questions that are asked, in their order. */
  draw(): Question[];
  /** Put questions on the page in place of those there, or after them; `again` asks once more. */
  ask(questions: Question[], test?: boolean): void;
  add(questions: Question[], again?: boolean): Card[];
  /** Begin anew, and go to the first question. */
  restart(): void;
  summarise(): void;
  /** What hears of each try, of every change, and of every move in a form. */
  tried(card: Card, attempt: Attempt): void;
  changed(): void;
  moved(): void;
}

export function drawQuiz(root: HTMLElement, store: Store, model: Model): () => void {
  const mode: keyof typeof ABOUT = model.get("mode");
  const all = (model.get("questions") as Question[]).filter(({ kind }) =>
    Object.hasOwn(kinds, kind)
  );
  const sections = new Map((model.get("sections") as Section[]).map((one) => [one.id, one]));
  const draft = new Draft(store.course, all, model.get("pool"));
  const marker = markerOf(model, () => sitting.began);
  const summary = h("p", { class: "nq-summary", role: "status" });
  const problem = h("p", { class: "nq-problem", role: "status" });
  const about = h("p", { class: "nq-about" });
  const body = h("div");
  const list = h("ol", { class: "nq-questions" });
  const choices = ["Practise", "Take it as a test"].map((label, i) =>
    button(label, () => {
      asTest = !!i;
      begin();
    })
  );
  // A test that was begun goes on after a reload.
  let asTest = mode === "test" || mode === "practice" && !!draft.read();
  let testing = false, leave = () => {};

  function summarise() {
    const { cards } = sitting;
    const asked = cards.filter(({ question }) => question.points);
    const points = asked.reduce((sum, { question }) => sum + question.points, 0);
    const won = asked.reduce(
      (sum, { earned, question }) => sum + (earned ?? 0) * question.points,
      0,
    );
    // A test that is handed in is marked where nothing was given, too.
    const done = cards.filter(({ earned, answered }) => earned !== null && answered).length;
    summary.textContent = cards.length
      ? `${done} of ${cards.length} answered · ${+won.toFixed(2)} of ${points} points`
      : "";
    drawProblem(problem, store.course, store.problem);
    sitting.changed();
  }

  /** Where a question is from, on the page that asks those of all chapters. */
  function origin({ section, id }: Question) {
    const found = sections.get(section);
    if (!found) return "";
    const { href, title } = found;
    return h("p", { class: "nq-from" }, href ? h("a", { href: `${href}#q-${id}` }, title) : title);
  }

  const sitting: Sitting = {
    model,
    store,
    all,
    body,
    summary,
    cards: [],
    seed: 0,
    began: 0,
    draw() {
      const drawn = pooled(all, model.get("pool"), chance(sitting.seed));
      return model.get("shuffle") ? shuffled(drawn, chance(sitting.seed + 1)) : drawn;
    },
    ask(questions, test = false) {
      sitting.cards.forEach((card) => card.clear());
      sitting.cards = [];
      testing = test;
      list.replaceChildren();
      sitting.add(questions);
      body.replaceChildren(list);
    },
    add(questions, again = false) {
      const { cards, seed } = sitting;
      const made = questions.map((question, i) => {
        const card: Card = new Card(question, {
          test: testing,
          // Who has just read the answer is sure of it.
          confidence: model.get("confidence") && !again,
          penalty: model.get("penalty"),
          marker,
          shuffled: (list) => shuffled(list, chance(seed ^ hash(question.id) ^ +again)),
          chapter: sections.get(question.section)?.href ?? "",
          keep: (attempt) => {
            store.add(question.id, attempt);
            sitting.tried(card, attempt);
          },
          changed: summarise,
        }, cards.length + i + 1);
        if (again) card.el.removeAttribute("id");
        return card;
      });
      cards.push(...made);
      list.append(...made.map(({ el, question }) => h("li", {}, origin(question), el)));
      return made;
    },
    restart() {
      begin();
      body.querySelector<HTMLElement>("input, select, button")?.focus();
    },
    summarise,
    tried() {},
    changed() {},
    moved() {},
  };

  function practise() {
    const since = draft.since;
    const again = button("Practise again", () => {
      draft.since = Date.now();
      sitting.restart();
    });
    sitting.ask(sitting.draw());
    body.append(h("div", { class: "nq-actions" }, again));
    for (const card of sitting.cards) {
      const { id, rev } = card.question;
      const tries = triesOf(store.log, id).filter(({ t }) => t >= since)
        // Revisions of six digits stood for hints and feedback too, and tell no other wording.
        .map((one) => one.v?.length === 6 ? { ...one, v: rev } : one);
      if (tries.length) card.restore(tries);
    }
    sitting.changed = () => again.hidden = sitting.cards.every(({ earned }) => earned === null);
  }

  function begin() {
    leave();
    leave =
      sitting.tried =
      sitting.changed =
      sitting.moved =
        () => {};
    const way = asTest ? "test" : mode;
    about.textContent = ABOUT[way] + (model.get("key") ? NOT_SECRET : KERNEL) + KEPT;
    choices.forEach((choice, i) => choice.setAttribute("aria-pressed", `${asTest === !!i}`));
    sitting.began = Date.now();
    sitting.seed = model.get("seed") ?? Math.floor(Math.random() * 2 ** 32);
    if (way === "review") review(sitting);
    else if (asTest) leave = examine(sitting, draft, mode !== "test");
    else practise();
    summarise();
  }

  if (mode === "practice") {
    const group = { class: "nq-modes", role: "group", "aria-label": "How to take this quiz" };
    root.append(h("div", group, ...choices));
  }
  root.append(summary, about, problem, body);
  begin();
  // Later than the handlers of the kinds, whose buttons change answers too.
  for (const event of ["input", "change", "click"]) {
    body.addEventListener(event, () => queueMicrotask(() => sitting.moved()));
  }
  const stop = store.onChange(summarise);
  return () => {
    sitting.cards.forEach((card) => card.clear());
    leave();
    stop();
  };
}
