/** What a question says back: the verdict, the feedback beside each part, and the end of it. */

import { count } from "../shared/words.ts";
import { h, hidden } from "../shared/dom.ts";
import { kinds } from "./kinds/mod.ts";
import type { Answer, Key, Marks, Question } from "./types.ts";
import { plural, t } from "../shared/language.ts";

const SAID = {
  right: ["✓", t`Right`],
  partly: ["◐", t`Partly right`],
  wrong: ["✗", t`Not right`],
  noted: ["•", t`Noted`],
  later: ["•", t`Handed in`],
  unread: ["?", t`Not read`],
};

export const amount = (points: number) => count(+points.toFixed(2), "point");

const reread = (...places: string[]) => {
  const html = places.filter(Boolean).join("; ");
  return html ? h("p", { class: "nq-reread", html: t`To reread: ${html}` }) : "";
};

export class Feedback {
  /** Each thing that is put in here is announced by itself. */
  readonly status = h("div", { class: "nq-status", role: "status", "aria-atomic": "false" });
  readonly end = h("div", { class: "nq-end" });
  #message = h("p");
  /** The verdict, until it is told. */
  #lines: HTMLElement[] = [];
  #beside: HTMLElement[] = [];

  constructor(readonly question: Question) {}

  /** Say something that passes: it goes with the next thing that is said or changed. */
  say(text: string) {
    this.#message.textContent = text;
    this.status.append(this.#message);
  }

  /**
   * The verdict with the points that are earned, and the feedback beside each part; what stands
   * below is said with what follows, which is `next` or `answer`.
   */
  marks(marks: Marks, points: number, answer: Answer, instead?: string) {
    const { verdict, parts } = marks;
    this.#beside.splice(0).forEach((note) => note.remove());
    const [sign, words] = SAID[verdict];
    const spoken = parts.filter(({ html }) => html).length === 1;
    const below: HTMLElement[] = [];
    let notes = 0;
    for (const { id, ok, html } of parts) {
      const slot = answer.slots?.[id];
      if (slot && ok !== null && id) this.#put(slot, badge(ok));
      if (!html) continue;
      const note = h("div", { class: "nq-note", html });
      if (answer.notes) note.prepend(answer.notes[id]);
      if (!slot || spoken || answer.notes) below.push(note);
      else {
        this.#put(slot, note);
        notes++;
      }
    }
    const counted = [
      !["right", "unread"].includes(verdict) &&
      kinds[this.question.kind].counted?.(this.question, marks),
      notes && plural(notes, "{0} note beside your answers", "{0} notes beside your answers"),
    ].filter(Boolean).join("; ");
    this.status.className = "nq-status";
    this.#lines = [
      h(
        "p",
        { class: `nq-verdict nq-${verdict}` },
        h("span", { "aria-hidden": "true" }, sign),
        ` ${instead ?? words}${this.#earned(verdict, points)}`,
      ),
      ...counted ? [h("p", {}, `${counted}.`)] : [],
      ...below,
    ];
  }

  /** What a verdict earns: what is right on a try without points, or was not read, earns no “0”. */
  #earned(verdict: Marks["verdict"], points: number): string {
    if (!this.question.points || verdict === "later") return "";
    if (verdict === "unread") return t`, and not counted as a try`;
    return verdict === "right" && !points ? "" : `: ${amount(points)}`;
  }

  /** Read out nothing until the reader does something here: what was restored, or is of a test. */
  hush() {
    this.status.ariaLive = "off";
  }

  speak() {
    this.status.ariaLive = null;
  }

  /** Say the verdict with what belongs to it, and nothing further. */
  verdict() {
    this.#tell();
  }

  /** What one more try can earn, and where to look before it. */
  next(points: number, place = "") {
    const text = points
      ? t`Change your answer and check again: the next try can earn ${amount(points)}.`
      : t`No more points can be earned here: try again to know it, or have the answer shown.`;
    this.#tell(h("p", { class: "nq-next" }, text), reread(place));
  }

  /** What was said is of the last try; of a part that was changed, nothing is said any more. */
  past(changed?: Element) {
    this.#message.remove();
    this.#beside = this.#beside.filter((note) => !changed?.contains(note) || note.remove());
    this.status.classList.add("nq-past");
  }

  /** The answer where it was not given, and what there is to know. */
  answer(key: Key, right: boolean, response: unknown) {
    const solution = kinds[this.question.kind].tell(this.question, key, response);
    const answered = solution && (!right || typeof solution !== "string");
    const answer = typeof solution === "string" ? h("div", { html: solution }) : solution;
    this.end.replaceChildren(
      answered ? h("div", { class: "nq-answer" }, h("b", {}, t`Answer`), answer) : "",
      key.explanation ? h("div", { html: key.explanation }) : "",
      reread(key.events, key.reread),
    );
    this.#message.textContent = t`The answer is shown below.`;
    if (!right) this.#tell(this.#message);
    else this.#tell(this.end.firstElementChild ? hidden(t`There is more below.`) : "");
  }

  /** Put the verdict and what follows from it on the page in one go, or more after what is there. */
  #tell(...more: (HTMLElement | "")[]) {
    const verdict = this.#lines.splice(0);
    if (verdict.length) return this.status.replaceChildren(...verdict, ...more);
    this.status.querySelectorAll(".nq-next, .nq-reread").forEach((line) => line.remove());
    this.status.append(...more);
  }

  #put(slot: HTMLElement, note: HTMLElement) {
    slot.append(note);
    this.#beside.push(note);
  }
}

const badge = (ok: boolean) =>
  h(
    "span",
    { class: `nq-badge nq-${ok ? "right" : "wrong"}` },
    h("span", { "aria-hidden": "true" }, ok ? "✓" : "✗"),
    hidden(ok ? t`right` : t`not right`),
  );
