/** Answers of a test that is not handed in yet: they survive a reload, and go with the hand-in. */

import { hash } from "../quiz/random.ts";
import type { Question } from "../quiz/types.ts";

export interface Given {
  a: unknown;
  /** How sure the reader is, or -1. */
  s: number;
  /** The wording that was answered. */
  v: string;
}

interface Kept {
  seed: number;
  given: [id: string, Given][];
}

export class Draft {
  #name: string;

  constructor(course: string, questions: Question[], pool: number | null) {
    const asked = questions.map(({ id }) => id).join("\n");
    this.#name = `${course}/draft/v1/${hash(`${pool} ${asked}`)}`;
  }

  read(): Kept | null {
    try {
      const found = JSON.parse(localStorage.getItem(this.#name)!);
      return Number.isInteger(found?.seed) && Array.isArray(found.given) ? found : null;
    } catch {
      return null;
    }
  }

  write(kept: Kept) {
    try {
      localStorage.setItem(this.#name, JSON.stringify(kept));
    } catch {
      // Blocked or full, which the store says.
    }
  }

  clear() {
    try {
      localStorage.removeItem(this.#name);
    } catch {
      // Blocked: there was none.
    }
  }
}
