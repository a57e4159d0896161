/** The hints of a question, one at a time. */

import { h, hidden } from "../shared/dom.ts";
import { t } from "../shared/language.ts";

interface Places {
  hint: HTMLElement;
  hints: Element;
}

export class Hints {
  /** How many were shown. */
  seen = 0;

  constructor(readonly texts: string[], readonly places: Places, readonly number: number) {
    places.hint.hidden = !texts.length;
    places.hint.addEventListener("click", () => this.show(this.seen + 1));
    this.#label();
  }

  /** Show the first so many. */
  show(count: number) {
    for (const html of this.texts.slice(this.seen, count)) {
      this.places.hints.append(h("li", { html }));
      this.seen++;
    }
    this.#label();
  }

  #label() {
    const { length } = this.texts, { hint } = this.places;
    hint.textContent = length > 1
      ? t`Hint ${Math.min(this.seen + 1, length)} of ${length}`
      : t`Hint`;
    hint.append(hidden(t` for question ${this.number}`));
    if (length && this.seen >= length) hint.ariaDisabled = "true";
  }
}
