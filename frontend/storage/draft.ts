/** What a sitting needs after a reload: answers not yet marked, their order, and a test's time. */

import { hash } from "../shared/random.ts";
import { draftName, practiceName, sinceName } from "./names.ts";

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
  #practice: string;
  #since: string;

  constructor(course: string, questions: { id: string }[], pool: unknown) {
    const ids = questions.map(({ id }) => id).join("\n");
    const drawn = pool && typeof pool === "object" ? JSON.stringify(pool) : pool;
    const all = hash(`${drawn} ${ids}`);
    this.#name = draftName(course, all);
    this.#practice = practiceName(course, all);
    this.#since = sinceName(course, all);
  }

  read(): Kept | null {
    return sitting(this.#name);
  }

  write(kept: Kept) {
    set(this.#name, kept);
  }

  /** The seed of practice, and what stands in its forms unchecked; null begins it anew. */
  get practice(): Kept | null {
    return sitting(this.#practice);
  }

  set practice(kept: Kept | null) {
    set(this.#practice, kept);
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

function sitting(name: string): Kept | null {
  const kept = get(name);
  return Number.isInteger(kept?.seed) && Array.isArray(kept.given) ? kept : null;
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
