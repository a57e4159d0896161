/** What a sitting needs after a reload: a test's answers until it is handed in, and its time. */

import { hash } from "../shared/random.ts";
import { draftName, sinceName } from "./names.ts";

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
  #since: string;

  constructor(course: string, questions: { id: string }[], pool: unknown) {
    const ids = questions.map(({ id }) => id).join("\n");
    const drawn = pool && typeof pool === "object" ? JSON.stringify(pool) : pool;
    const all = hash(`${drawn} ${ids}`);
    this.#name = draftName(course, all);
    this.#since = sinceName(course, all);
  }

  read(): Kept | null {
    const kept = get(this.#name);
    return Number.isInteger(kept?.seed) && Array.isArray(kept.given) ? kept : null;
  }

  write(kept: Kept) {
    set(this.#name, kept);
  }

  /** When the reader began to practise anew: earlier answers are not shown again. */
  get since(): number {
    return Number(get(this.#since)) || 0;
  }

  set since(time: number) {
    set(this.#since, time);
  }

  clear() {
    try {
      localStorage.removeItem(this.#name);
    } catch {
      // Blocked: there was none.
    }
  }
}

function get(name: string) {
  try {
    return JSON.parse(localStorage.getItem(name)!);
  } catch {
    return null;
  }
}

function set(name: string, value: unknown) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Blocked or full, which the store says.
  }
}
