/** The reader's log in this browser: it survives a reload, and failing storage with a message. */

import type { Part } from "./file.ts";
import { type Attempt, type Log, merge, read, VERSION, write } from "./log.ts";

export class Store {
  /** What is wrong with the storage, for the reader; empty while all is well. */
  problem = "";
  #log: Log = {};
  #listeners = new Set<() => void>();
  #name: string;
  #blocked = false;

  constructor(readonly course: string) {
    this.#name = `${course}/progress/v${VERSION}`;
    this.#pull();
    addEventListener("storage", (event) => {
      // A reset in another tab empties this one too.
      if (event.key !== this.#name) return;
      if (event.newValue === null) this.#log = {};
      this.#pull();
      this.#tell();
    });
  }

  get log(): Log {
    return this.#log;
  }

  add(id: string, attempt: Attempt) {
    this.join({ [id]: [attempt] });
  }

  join(other: Log) {
    this.#pull();
    this.#log = merge(this.#log, other);
    this.#push();
    this.#tell();
  }

  reset() {
    this.#log = {};
    try {
      localStorage.removeItem(this.#name);
      this.problem = "";
    } catch {
      // Blocked, which the reader has been told.
    }
    this.#tell();
  }

  /** What could not be read and was set aside in this browser, as it was. */
  get aside(): string[] {
    try {
      const names = Object.keys(localStorage).filter((name) =>
        name.startsWith(`${this.#name}/unreadable`)
      );
      return names.map((name) => localStorage.getItem(name)!);
    } catch {
      return [];
    }
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell() {
    this.#listeners.forEach((listener) => listener());
  }

  /** Take in what other tabs have written since. */
  #pull() {
    let stored: string | null = null;
    try {
      stored = localStorage.getItem(this.#name);
    } catch {
      this.#blocked = true;
      this.problem = "This browser does not let the page keep anything, so your progress lasts " +
        "until you leave this page.";
    }
    try {
      if (stored !== null) this.#log = merge(this.#log, read(this.course, stored));
    } catch (error) {
      this.#setAside(stored!, error as Error);
    }
  }

  /** Keep what cannot be read, so that nothing is lost, and begin anew. */
  #setAside(stored: string, { message }: Error) {
    this.problem = "The progress kept in this browser could not be read " +
      `(${message}). It was set aside, and a new record begun.`;
    try {
      const aside = `${this.#name}/unreadable`;
      const taken = (localStorage.getItem(aside) ?? stored) !== stored;
      localStorage.setItem(taken ? `${aside}/${Date.now()}` : aside, stored);
    } catch {
      this.#blocked = true;
    }
    // Written over rather than removed: other tabs take a removal for a reset.
    this.#push();
  }

  #push() {
    if (this.#blocked) return;
    try {
      localStorage.setItem(this.#name, write(this.course, this.#log));
    } catch {
      this.problem = "There is no room left in this browser's storage, so new answers last until " +
        "you leave this page. Save your progress, or clear other sites' data.";
    }
  }
}

const stores = new Map<string, Store>();

/** The store of a course: one for all quizzes of a page. */
export function storeOf(course: string): Store {
  if (!stores.has(course)) stores.set(course, new Store(course));
  return stores.get(course)!;
}

/** Each part of a course's record has a store: no reset touches another part. */
export const storesOf = (course: string): Record<Part, Store> => ({
  log: storeOf(course),
  forecasts: storeOf(`${course}/forecasts`),
  decisions: storeOf(`${course}/decisions`),
});
