/** One question on the page: asked, hinted at, marked, tried again, explained. */

import type { Given } from "../progress/draft.ts";
import type { Attempt } from "../progress/log.ts";
import { h, setHtml } from "./dom.ts";
import { drawFrame, drawSure } from "./frame.ts";
import { kinds } from "./kinds/mod.ts";
import type { Marker, Reply } from "./marking.ts";
import { amount, Telling } from "./telling.ts";
import type { Answer, Key, Marks, Question } from "./types.ts";

// Choices of one name share one dot over the whole page, on which this module may run twice.
const page = Math.random().toString(36).slice(2);
let cards = 0;

export interface Setting {
  test: boolean;
  confidence: boolean;
  penalty: number;
  marker: Marker;
  shuffled<T>(list: T[]): T[];
  /** Where event links lead: empty on the page of the timeline itself. */
  chapter: string;
  keep(attempt: Attempt): void;
  changed(): void;
}

export class Card {
  readonly el: HTMLElement;
  /** The best share of the points so far, or null before the first try. */
  earned: number | null = null;
  over = false;
  #tries = 0;
  #hints = 0;
  #answer: Answer;
  /** What was answered first in this sitting, which tells most on a timeline. */
  #first: unknown = null;
  #placed = "";
  #frame = drawFrame();
  #telling: Telling;
  #sure: HTMLInputElement[] = [];

  constructor(readonly question: Question, readonly setting: Setting, number: number) {
    const name = `nq${page}-${cards++}-`;
    const { el, eyebrow, asked, actions, body, number: numeral, prompt } = this.#frame;
    this.el = el;
    this.#telling = new Telling(question);
    this.#answer = kinds[question.kind].draw(question, {
      name,
      shuffled: setting.shuffled,
      say: (text) => this.#say(text),
    });
    eyebrow.textContent = `${question.level} · ${
      question.points ? amount(question.points) : "a poll"
    }`;
    numeral.textContent = `${number}.`;
    setHtml(prompt, question.prompt);
    setHtml(body, question.body ?? "");
    asked.append(this.#answer.el);
    if (setting.confidence && question.points) this.#askSure(`${name}s`);
    el.append(this.#telling.status, this.#telling.end);
    el.addEventListener("click", (event) => this.#follow(event));
    if (setting.test) actions.replaceChildren();
    else this.#listen();
  }

  #askSure(name: string) {
    const { el, inputs } = drawSure(name);
    this.#sure = inputs;
    this.#frame.asked.after(el);
  }

  #listen() {
    const { el, check, hint, reveal } = this.#frame;
    el.id = `q-${this.question.id}`;
    hint.hidden = !this.question.hints.length;
    this.#labelHint();
    check.addEventListener("click", () => this.#onCheck());
    hint.addEventListener("click", () => this.#showHint());
    reveal.addEventListener("click", () => this.#giveUp());
    // No form: browsers lay out each of those, out of sight as well, in search of a password.
    el.addEventListener("keydown", (event) => this.#onKey(event));
  }

  get answered() {
    return this.#answer.read() !== null;
  }

  /** What stands in the form now, for a test that is not handed in. */
  get given(): Given {
    return { a: this.#answer.read(), s: this.#level(), v: this.question.rev };
  }

  /** Fill the form in again; an answer to another wording is left out. */
  fill(given?: Given) {
    if (!given || given.v !== this.question.rev || given.a === null) return;
    this.#answer.write(given.a);
    if (this.#sure[given.s]) this.#sure[given.s].checked = true;
  }

  #level() {
    return this.#sure.findIndex((input) => input.checked);
  }

  focus() {
    this.el.querySelector<HTMLElement>("input, select, button")?.focus();
  }

  /** Mark what is given, whatever it is, and say all there is to say: for a test. */
  async finish() {
    const response = this.#answer.read();
    if (response === null) this.#tell({ credit: 0, verdict: "wrong", parts: [] }, "No answer");
    await this.#mark(response, true);
  }

  /** Show an earlier answer again. */
  async restore(last: Attempt) {
    if (last.v !== this.question.rev) {
      return this.#say("This question was reworded since you answered it; ask yourself again.");
    }
    if (last.a === undefined) return;
    this.#answer.write(this.#first = last.a);
    this.#tries = last.n;
    if (last.s !== undefined && this.#sure[last.s]) this.#sure[last.s].checked = true;
    this.earned = this.#worth(last.c);
    this.setting.changed();
    if (last.c < 1) {
      return this.#say("This is your answer of last time. Change it and check again.");
    }
    const { solution } = await this.setting.marker.reveal(this.question).catch(() => ({} as Reply));
    if (solution) this.#show(kinds[this.question.kind].score(solution, last.a), solution);
  }

  #worth(credit: number) {
    return credit * Math.max(0, 1 - this.setting.penalty * (this.#tries - 1));
  }

  #say(text: string) {
    this.#telling.say(text);
  }

  /** Enter in a field checks the answer, as in a form. */
  #onKey(event: KeyboardEvent) {
    const field = (event.target as Element).localName === "input";
    if (event.key !== "Enter" || event.isComposing || !field) return;
    event.preventDefault();
    this.#onCheck();
  }

  async #onCheck() {
    if (this.over) return;
    const response = this.#answer.read();
    if (response === null) return this.#say("Give an answer first, then check it.");
    await this.#mark(response, false);
  }

  async #mark(response: unknown, final: boolean) {
    const sure = this.#level();
    const confidence = sure < 0 ? undefined : sure;
    this.#tries++;
    try {
      const reply = await this.setting.marker.mark(this.question, response, {
        confidence: confidence ?? null,
        tries: this.#tries,
        hints: this.#hints,
        final,
      });
      const marks = reply.marks!;
      this.#first ??= response;
      this.earned = Math.max(this.earned ?? 0, this.#worth(marks.credit));
      if (response !== null) {
        this.setting.keep({
          t: Date.now(),
          c: marks.credit,
          n: this.#tries,
          h: this.#hints,
          ...(confidence === undefined ? {} : { s: confidence }),
          ...(JSON.stringify(response).length < 2000 ? { a: response } : {}),
          v: this.question.rev,
        });
      }
      const over = final || marks.credit === 1;
      this.#show(marks, over ? reply.solution : undefined, response);
    } catch (error) {
      this.#tries--;
      this.#say((error as Error).message);
    }
    this.setting.changed();
  }

  #show(marks: Marks, solution?: Key, response: unknown = this.#answer.read()) {
    this.#tell(marks, response === null ? "No answer" : undefined);
    if (solution) return this.#finish(solution, marks.credit === 1, response);
    this.#frame.reveal.hidden = false;
    const left = Math.max(0, 1 - this.setting.penalty * this.#tries);
    this.#telling.next(left * this.question.points);
  }

  #tell(marks: Marks, instead?: string) {
    const points = this.#worth(marks.credit) * this.question.points;
    this.#telling.marks(marks, points, this.#answer, instead);
  }

  /** Close the question: the answer where it was not given, and what there is to know. */
  #finish(key: Key, right: boolean, response: unknown) {
    this.over = true;
    this.#place(key);
    this.#frame.check.setAttribute("aria-disabled", "true");
    this.#frame.check.textContent = "Checked";
    // Whoever pressed a button that goes keeps a place on the page.
    if (document.activeElement === this.#frame.reveal) this.#frame.check.focus();
    this.#frame.reveal.hidden = this.#frame.hint.hidden = true;
    this.#telling.answer(key, right, response);
  }

  /** Let the chapter's timeline show the answer beside the truth, now that neither is a secret. */
  #place(key: Key) {
    const detail = kinds[this.question.kind].placed?.(key, this.#first);
    if (!detail) return;
    this.#placed = detail.event;
    document.dispatchEvent(new CustomEvent("nr:place", { detail }));
  }

  /** Take back what the timeline was told, before the question is asked anew. */
  clear() {
    if (!this.#placed) return;
    document.dispatchEvent(new CustomEvent("nr:place-clear", { detail: { event: this.#placed } }));
  }

  async #giveUp() {
    const { solution } = await this.setting.marker.reveal(this.question);
    if (solution) this.#finish(solution, false, this.#answer.read());
    this.setting.changed();
  }

  #labelHint() {
    const { length } = this.question.hints;
    this.#frame.hint.textContent = length > 1
      ? `Hint ${Math.min(this.#hints + 1, length)} of ${length}`
      : "Hint";
  }

  #showHint() {
    const html = this.question.hints[this.#hints++];
    if (html) this.#frame.hints.append(h("li", { html }));
    if (this.#hints >= this.question.hints.length) {
      this.#frame.hint.setAttribute("aria-disabled", "true");
    }
    this.#labelHint();
  }

  /** Lead to an event where the timeline is on another page. */
  #follow(event: Event) {
    const link = (event.target as Element).closest?.("a[href^='#event=']");
    if (link && this.setting.chapter) {
      link.setAttribute("href", this.setting.chapter + link.getAttribute("href"));
    }
  }
}
