/** One question on the page: asked, hinted at, marked, tried again, explained. */

import type { Given } from "../storage/draft.ts";
import { isToday, type Try } from "../storage/log.ts";
import { addressFrame, closeFrame, drawFrame, type Frame, leadTo } from "./template.ts";
import { Form } from "./form.ts";
import { Hints } from "./hints.ts";
import { kinds } from "./kinds/mod.ts";
import type { Marker, Reply } from "./marking.ts";
import type { Setting } from "./setting.ts";
import { Feedback } from "./feedback.ts";
import { Placing } from "./placing.ts";
import type { Key, Question } from "./types.ts";
import { t } from "../shared/language.ts";

// Choices of one name share one dot over the whole page, on which this module may run twice.
const page = Math.random().toString(36).slice(2);
let cards = 0;

/** Whether a response is worth its room in the browser's storage. */
const isShort = (response: unknown) => JSON.stringify(response).length < 2000;

export class Card {
  readonly el: HTMLElement;
  /** The best share of the points so far, or null before the first try. */
  earned: number | null = null;
  over = false;
  /** The time of the last try that this card knows of. */
  seen = 0;
  #tries = 0;
  #form: Form;
  /** What was answered first in this attempt, which tells most on a timeline. */
  #first: unknown = null;
  #closed!: Given;
  #waiting = false;
  #placing: Placing;
  #frame: Frame;
  #feedback: Feedback;
  #hints: Hints;

  constructor(readonly question: Question, readonly setting: Setting, number: number) {
    const name = `nq${page}-${cards++}-`;
    this.#frame = drawFrame(question, number);
    const { el, fieldset, actions, link } = this.#frame;
    this.el = el;
    this.#feedback = new Feedback(question);
    this.#hints = new Hints(question.hints, this.#frame, number);
    this.#placing = new Placing(question);
    const say = (text: string) => this.over || this.#say(text);
    const answer = kinds[question.kind].draw(question, { name, shuffled: setting.shuffled, say });
    this.#form = new Form(answer, question.rev);
    fieldset.append(answer.el);
    if (setting.confidence && question.points) this.#form.askSure(fieldset, `${name}s`);
    el.append(this.#feedback.status, this.#feedback.end);
    for (const type of ["input", "change"]) {
      el.addEventListener(type, (event) => this.#onChange(event.target as HTMLInputElement));
    }
    if (setting.test) {
      actions.replaceChildren();
      link.remove();
      this.#feedback.hush();
    } else this.#listen(number);
    this.#lead();
  }

  #listen(number: number) {
    const { el, check, hint, reveal } = this.#frame;
    addressFrame(this.#frame, this.question.id, number);
    check.addEventListener("click", () => this.#onCheck());
    hint.addEventListener("click", () => this.#lead());
    reveal.addEventListener("click", () => this.#giveUp());
    for (const type of ["pointerdown", "keydown", "click"]) {
      el.addEventListener(type, () => this.#feedback.speak(), { capture: true });
    }
    // No form: browsers lay out each of those, out of sight as well, in search of a password.
    el.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** Whether a whole answer stands in the form. */
  get answered() {
    return this.#form.response !== null && !this.#form.missing;
  }

  /** Why what stands in the form cannot be read; empty where it can. */
  get unread(): string {
    return this.#form.answer.unread?.() ?? "";
  }

  /** What stands in the form now, for a test that is not handed in. */
  get given(): Given {
    return this.#form.given;
  }

  /** What stands in the form and was not marked; null where there is nothing of the kind. */
  get draft(): Given | null {
    const { given } = this;
    return this.over || given.a === null || this.#form.isMarked(given.a) ? null : given;
  }

  /** Fill in again what was not marked, beside what is said of the last try. */
  resume(draft?: Given | null) {
    if (this.over || !draft || draft.v !== this.question.rev) return;
    this.#form.put(draft);
    this.#feedback.past(this.el);
  }

  /** Fill the form in again; an answer to another wording is left out. */
  fill(given?: Given) {
    if (given && given.v === this.question.rev && given.a !== null) this.#form.put(given);
  }

  focus() {
    this.el.querySelector<HTMLElement>("input, select, button")?.focus();
  }

  /** Mark what is given, whatever it is, and say all there is to say: for a test. */
  async finish() {
    await this.#mark(this.#form.response, true);
  }

  /** Show what was handed in already, and close the question. */
  async reopen(tries: Try[]) {
    const last = tries.findLast(({ v }) => v === this.question.rev);
    this.#feedback.hush();
    if (last?.a !== undefined) this.#form.put({ a: last.a, s: last.s ?? -1, v: "" });
    await this.#ask(async ({ again }) => {
      const { response } = this.#form;
      this.#show(await again(this.question, response, 0, true), response, 1, true);
    });
  }

  /** Show earlier answers again: the best of them counts, and the last one stands there, marked. */
  async restore(tries: Try[]) {
    this.#feedback.hush();
    this.seen = tries.at(-1)!.t;
    const fitting = tries.filter(({ v }) => v === this.question.rev), last = fitting.at(-1);
    if (!last) {
      return this.#say(t`This question was reworded since you answered it; ask yourself again.`);
    }
    this.earned = Math.max(...fitting.map(({ c, n }) => this.#worth(c, n)));
    // A new day is a new attempt, in which the first try is a first try again.
    if (isToday(last.t)) {
      this.#tries = last.n;
      this.#hints.show(last.h);
    }
    const shown = fitting.findLast(({ a }) => a !== undefined);
    if (shown) this.#form.put({ a: this.#first = shown.a, s: shown.s ?? -1, v: "" });
    await this.#showAgain(shown, !!last.g);
  }

  async #showAgain(shown: Try | undefined, final: boolean) {
    const { response } = this.#form, { c = 0, n = 1 } = shown ?? {};
    if (response === null && !final) return;
    await this.#ask(async ({ again }) => {
      const reply = await again(this.question, response, c, final || c === 1);
      this.#show(reply, response, n, final);
      if (!this.over) this.#feedback.past();
    }, t`This is your answer of last time. Change it and check again.`);
  }

  #worth(credit: number, n: number) {
    return credit * Math.max(0, 1 - this.setting.penalty * (n - 1));
  }

  #say(text: string) {
    this.#feedback.say(text);
  }

  /** Enter in a field checks the answer, as in a form. */
  #onKey(event: KeyboardEvent) {
    const field = (event.target as Element).localName === "input";
    if (event.key !== "Enter" || event.isComposing || !field) return;
    event.preventDefault();
    this.#onCheck();
  }

  /** What was said of a part goes when that changes, and an answer that is over stays as it is. */
  #onChange(target: HTMLInputElement) {
    if (this.over) return this.#form.put(this.#closed);
    if (!this.#form.moved) return;
    const whole = target.type === "radio" ? "fieldset" : ".nq-slot, .nq-blank";
    this.#feedback.past(target.closest(whole) ?? target);
  }

  async #onCheck() {
    if (this.over) return;
    const { response, missing } = this.#form;
    if (missing) {
      // Who does not know a part need not make one up.
      this.#frame.reveal.hidden = false;
      return this.#say(missing);
    }
    if (response === null) return this.#say(t`Give an answer first, then check it.`);
    if (this.#form.isMarked(response)) {
      return this.#say(t`Change your answer first, then check it again.`);
    }
    await this.#mark(response, false);
  }

  /** Ask the marker one thing at a time: what is pressed until it has replied counts for nothing. */
  async #ask(question: (marker: Marker) => Promise<void>, failed?: string) {
    if (this.#waiting) return;
    this.#waiting = true;
    try {
      await question(this.setting.marker);
    } catch (error) {
      this.#say(failed ?? (error as Error).message);
    }
    this.#waiting = false;
    this.setting.changed();
  }

  #mark(response: unknown, final: boolean) {
    const n = this.#tries + 1, { sure } = this.#form;
    return this.#ask(async ({ mark }) => {
      const confidence = sure < 0 ? null : sure;
      const more = { confidence, tries: n, hints: this.#hints.seen, final };
      const reply = await mark(this.question, response, more);
      const { credit, verdict, parts } = reply.marks!, later = verdict === "later";
      if (verdict === "unread" && !final) {
        this.#feedback.marks({ credit, verdict, parts }, 0, this.#form.answer);
        return this.#feedback.verdict();
      }
      this.#tries = n;
      this.#first ??= response;
      this.earned = Math.max(this.earned ?? 0, this.#worth(credit, n));
      // Who left a question out has handed that in as well.
      if (response !== null || later) {
        this.#keep({
          c: credit,
          ...(later ? { u: 1 } : {}),
          ...(sure < 0 ? {} : { s: sure }),
          ...(response !== null && (later || isShort(response)) ? { a: response } : {}),
        });
      }
      this.#show(reply, response, n, final);
    });
  }

  #keep(more: Pick<Try, "c" | "s" | "a" | "g" | "u">) {
    const n = Math.max(1, this.#tries), t = this.seen = Date.now();
    this.setting.keep({ t, n, h: this.#hints.seen, v: this.question.rev, ...more });
  }

  /** Say what a response earned as try number `n`, and what there is to do next. */
  #show({ marks, solution, reread }: Reply, response: unknown, n: number, final: boolean) {
    const { credit } = marks!, { points } = this.question;
    this.#form.mark(response);
    const instead = response === null ? t`No answer` : undefined;
    this.#feedback.marks(marks!, this.#worth(credit, n) * points, this.#form.answer, instead);
    if (marks!.verdict === "later") {
      this.#close();
      return this.#feedback.verdict();
    }
    if (solution && (final || credit === 1)) return this.#finish(solution, credit === 1, response);
    this.#frame.reveal.hidden = false;
    this.#feedback.next(this.#worth(1, this.#tries + 1) * points, reread);
    this.#lead();
  }

  /** Close the question: the answer where it was not given, and what there is to know. */
  #finish(key: Key, right: boolean, response: unknown) {
    this.#close();
    this.#placing.show(key, this.#first);
    const { check, reveal, hint } = this.#frame;
    check.firstChild!.nodeValue = t`Checked`;
    // Whoever pressed a button that goes keeps a place on the page.
    if (document.activeElement === reveal) check.focus();
    reveal.hidden = hint.hidden = true;
    this.#feedback.answer(key, right, response);
    this.#lead();
  }

  /** Let nothing be changed any more. */
  #close() {
    this.over = true;
    this.#closed = this.given;
    closeFrame(this.#frame);
  }

  /** Take back what the timeline was told, before the question is asked anew. */
  clear() {
    this.#placing.clear();
  }

  #giveUp() {
    return this.#ask(async ({ reveal }) => {
      const { solution } = await reveal(this.question);
      if (!solution) return;
      this.#keep({ c: 0, g: 1 });
      this.#finish(solution, false, this.#form.response);
    });
  }

  #lead() {
    leadTo(this.setting.chapter, this.#frame);
  }
}
