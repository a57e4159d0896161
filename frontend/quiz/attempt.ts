/** One attempt at a quiz: the questions that are asked, as cards, and what they earned. */

import { h } from "../shared/dom.ts";
import type { Section } from "../storage/section.ts";
import { count } from "../shared/words.ts";
import { chance, hash, pooled, shuffled } from "../shared/random.ts";
import { drawProblem } from "../storage/backup.ts";
import { triesOf, type Try } from "../storage/log.ts";
import type { Store } from "../storage/store.ts";
import { Card } from "./card.ts";
import { kinds } from "./kinds/mod.ts";
import { markerOf } from "./marking.ts";
import type { Model, Question } from "./types.ts";
import { decimal, t } from "../shared/language.ts";

export class Attempt {
  readonly body = h("div");
  /** Not a status: each verdict is read by itself, and what it adds up to can be looked up. */
  readonly summary = h("p", { class: "nq-summary" });
  readonly problem = h("p", { class: "nr-problem", role: "status" });
  /** Every question of the quiz that this page can ask. */
  readonly all: Question[];
  cards: Card[] = [];
  /** What draws and shuffles, and when it began, by which the kernel tells attempts apart. */
  seed = 0;
  began = 0;
  /** Tries before this time are not of this attempt. */
  since = 0;
  /** What hears of each try, of every change, and of every move in a form. */
  onTry: (card: Card, entry: Try) => void = () => {};
  onChange = () => {};
  onInput = () => {};
  /** Why a question is asked now, in words. */
  why: (question: Question, again: boolean) => string = () => "";
  /** Begins anew, and goes to the first question. */
  restart = () => {};
  #list = h("ol", { class: "nq-questions" });
  #sections: Map<string, Section>;
  #marker;
  #test = false;

  constructor(readonly model: Model, readonly store: Store) {
    this.all = model.get("questions").filter(({ kind }) => Object.hasOwn(kinds, kind));
    this.#sections = new Map(model.get("sections").map((section) => [section.id, section]));
    this.#marker = markerOf(model, () => this.began);
  }

  /** Hear no more of what an earlier way of asking heard. */
  reset() {
    this.onTry = this.onChange = this.onInput = () => {};
    this.why = () => "";
    this.began = this.since = Date.now();
    this.seed = this.model.get("seed") ?? Math.floor(Math.random() * 2 ** 32);
  }

  /** Draw the questions that are asked, in their order. */
  draw(): Question[] {
    const drawn = pooled(this.all, this.model.get("pool"), chance(this.seed));
    return this.model.get("shuffle") ? shuffled(drawn, chance(this.seed + 1)) : drawn;
  }

  /** Put questions on the page in place of those there. */
  ask(questions: Question[], test = false) {
    this.clear();
    this.cards = [];
    this.#test = test;
    this.#list.replaceChildren();
    this.add(questions);
    this.body.replaceChildren(this.#list);
  }

  /** Put questions on the page after those there; `again` asks once more. */
  add(questions: Question[], again = false): Card[] {
    const first = this.cards.length + 1;
    const added = questions.map((question, i) => this.#card(question, first + i, again));
    this.cards.push(...added);
    this.#list.append(...added.map(({ el, question }) => {
      const why = this.why(question, again);
      return h("li", {}, this.#origin(question), why && h("p", { class: "nr-about" }, why), el);
    }));
    return added;
  }

  /** The tries of this attempt at a question. */
  triesAt({ id, rev }: Question): Try[] {
    return triesOf(this.store.log, id).filter(({ t }) => t >= this.since)
      // Revisions of six digits stood for hints and feedback too, and tell no other wording.
      .map((entry) => entry.v?.length === 6 ? { ...entry, v: rev } : entry);
  }

  /** Show what another page has kept since, so that nothing is marked twice; drafts stay. */
  renew() {
    const last = new Map(this.cards.map((card) => [card.question.id, card]));
    for (const card of this.#test ? [] : last.values()) {
      const tries = this.triesAt(card.question);
      if ((tries.at(-1)?.t ?? 0) > card.seen) this.#showTries(card, tries);
    }
    this.summarise();
  }

  async #showTries(card: Card, tries: Try[]) {
    const { draft } = card;
    await card.restore(tries);
    card.resume(draft);
  }

  #card(question: Question, number: number, again: boolean): Card {
    const { model, seed } = this;
    const card: Card = new Card(question, {
      test: this.#test,
      // Who has just read the answer is sure of it.
      confidence: model.get("confidence") && !again,
      penalty: model.get("penalty"),
      marker: this.#marker,
      shuffled: (list) => shuffled(list, chance(seed ^ hash(question.id) ^ +again)),
      chapter: this.#sections.get(question.section)?.href ?? "",
      keep: (entry) => {
        this.store.add(question.id, entry);
        this.onTry(card, entry);
      },
      changed: () => this.summarise(),
    }, number);
    if (again) card.el.removeAttribute("id");
    card.seen = triesOf(this.store.log, question.id).at(-1)?.t ?? 0;
    return card;
  }

  /** Where a question is from, on the page that asks those of all chapters. */
  #origin({ section, id }: Question) {
    const origin = this.#sections.get(section);
    if (!origin) return "";
    const { href, title } = origin;
    return h("p", { class: "nq-from" }, href ? h("a", { href: `${href}#q-${id}` }, title) : title);
  }

  summarise() {
    const marked = this.cards.filter(({ question }) => question.points);
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
    const points = sum(marked.map(({ question }) => question.points));
    const won = sum(marked.map(({ earned, question }) => (earned ?? 0) * question.points));
    // A test that is handed in is marked where nothing was given, too.
    const open = this.#test && this.cards.some(({ earned }) => earned === null);
    const isDone = ({ earned, answered }: Card) => answered && (open || earned !== null);
    const told = [t`${marked.filter(isDone).length} of ${marked.length} answered`];
    const polls = this.cards.filter((card) => !marked.includes(card)), many = polls.length;
    if (many) {
      told.push(t`${polls.filter(isDone).length} of ${count(many, "poll")}, without points`);
    }
    if (!open) {
      const later = this.model.get("later");
      told.push(later ? t`handed in` : t`Points: ${decimal(won, 2, 0)} of ${points}`);
    }
    this.summary.textContent = this.cards.length ? told.join(" · ") : "";
    drawProblem(this.problem, this.store.course, this.store.problem);
    this.onChange();
  }

  focus() {
    this.body.querySelector<HTMLElement>("input, select, button")?.focus();
  }

  /** Take back what the page's timelines were told. */
  clear() {
    this.cards.forEach((card) => card.clear());
  }
}
