/** An answer on the chapter's timeline, beside the truth, once neither is a secret. */

import { kinds } from "./kinds/mod.ts";
import type { Key, Question } from "./types.ts";

export class Placing {
  #event = "";

  constructor(readonly question: Question) {}

  show(key: Key, response: unknown) {
    const detail = kinds[this.question.kind].placed?.(key, response);
    if (!detail) return;
    this.#event = detail.event;
    document.dispatchEvent(new CustomEvent("nr:place", { detail }));
  }

  /** Take back what the timeline was told, before the question is asked anew. */
  clear() {
    if (!this.#event) return;
    document.dispatchEvent(new CustomEvent("nr:place-clear", { detail: { event: this.#event } }));
  }
}
