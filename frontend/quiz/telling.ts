/** What a question says back: the verdict, the feedback beside each part, and the end of it. */

import { h, hidden } from "./dom.ts";
import { kinds } from "./kinds/mod.ts";
import type { Answer, Key, Marks, Question } from "./types.ts";

const SAID = {
  right: ["✓", "Right"],
  partly: ["◐", "Partly right"],
  wrong: ["✗", "Not right"],
  noted: ["•", "Noted"],
};

export const amount = (points: number) =>
  `${+points.toFixed(2)} ${points === 1 ? "point" : "points"}`;

export class Telling {
  readonly status = h("div", { class: "nq-status", role: "status" });
  readonly end = h("div", { class: "nq-end" });
  #badges: HTMLElement[] = [];

  constructor(readonly question: Question) {}

  say(text: string) {
    this.status.textContent = text;
  }

  /** The verdict with the points that are earned, and the feedback beside each part or below. */
  marks({ verdict, parts }: Marks, points: number, answer: Answer, instead?: string) {
    this.#badges.splice(0).forEach((badge) => badge.remove());
    const [sign, words] = SAID[verdict];
    this.status.replaceChildren(
      h(
        "p",
        { class: `nq-verdict nq-${verdict}` },
        h("span", { "aria-hidden": "true" }, sign),
        ` ${instead ?? words}${this.question.points ? `: ${amount(points)}` : ""}`,
      ),
    );
    const spoken = parts.filter((one) => one.html).length === 1;
    for (const { id, ok, html } of parts) {
      const slot = answer.slots?.[id];
      if (slot && ok !== null && id) this.#badge(slot, ok);
      if (!html) continue;
      const note = h("div", { class: "nq-note", html });
      if (answer.notes) note.prepend(answer.notes[id]);
      if (slot && !spoken && !answer.notes) this.#badges.push(slot.appendChild(note));
      else this.status.append(note);
    }
  }

  /** What one more try can earn. */
  next(points: number) {
    const text = `Change your answer and check again: the next try can earn ${amount(points)}.`;
    this.status.append(h("p", { class: "nq-next" }, text));
  }

  /** The answer where it was not given, and what there is to know. */
  answer(key: Key, right: boolean, response: unknown) {
    this.end.replaceChildren();
    this.status.querySelector(".nq-next")?.remove();
    const told = kinds[this.question.kind].tell(this.question, key, response);
    if (told && (!right || typeof told !== "string")) {
      const answer = typeof told === "string" ? h("div", { html: told }) : told;
      this.end.append(h("div", { class: "nq-answer" }, h("b", {}, "Answer"), answer));
    }
    if (key.explanation) this.end.append(h("div", { html: key.explanation }));
    if (key.reread) {
      this.end.append(h("p", { class: "nq-reread", html: `To reread: ${key.reread}` }));
    }
  }

  #badge(slot: HTMLElement, ok: boolean) {
    const badge = h(
      "span",
      { class: `nq-badge nq-${ok ? "right" : "wrong"}` },
      h("span", { "aria-hidden": "true" }, ok ? "✓" : "✗"),
      hidden(ok ? "right" : "not right"),
    );
    this.#badges.push(badge);
    slot.append(badge);
  }
}
