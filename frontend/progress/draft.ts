/** What a sitting needs after a reload: a test's answers until it is handed in, and its time. */

import { hash } from "../quiz/random.ts";
import type { Question } from "../quiz/types.ts";

export interface Given {
  a: unknown;
  /** How sure the reader is, or -1. */
  s: number;
  /** The wording that was answered. */
  v: string;
}

export interface Kept {
  seed: number;
  /** When the test began, and when its time is over, in milliseconds since 1970. */
  began?: number;
  until?: number | null;
  given: [id: string, Given][];
}

export class Draft {
  #name: string;

  constructor(course: string, questions: Question[], pool: unknown) {
    const asked = questions.map(({ id }) => id).join("\n");
    const drawn = pool && typeof pool === "object" ? JSON.stringify(pool) : pool;
    this.#name = `${course}/draft/v1/${hash(`${drawn} ${asked}`)}`;
  }

  read(): Kept | null {
    const found = this.#get("");
    return Number.isInteger(found?.seed) && Array.isArray(found.given) ? found : null;
  }

  write(kept: Kept) {
    this.#set("", kept);
  }

  /** When the reader began to practise anew: earlier answers are not shown again. */
  get since(): number {
    return Number(this.#get("/since")) || 0;
  }

  set since(time: number) {
    this.#set("/since", time);
  }

  #get(what: string) {
    try {
      return JSON.parse(localStorage.getItem(this.#name + what)!);
    } catch {
      return null;
    }
  }

  #set(what: string, value: unknown) {
    try {
      localStorage.setItem(this.#name + what, JSON.stringify(value));
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
