/** The reader's log in this browser: it survives a reload, and failing storage with a message. */

import type { Part } from "./file.ts";
import { type Log, merge, read, type Try, write } from "./log.ts";
import { asideName, logName, partOf } from "./names.ts";
import { salvage } from "./salvage.ts";
import { t } from "../shared/language.ts";

/** The event by which the page's other widgets, each with a store of its own, hear of a change. */
export const CHANGED = "nr:progress";

const unreadable = (why: string) =>
  t`The progress kept in this browser could not be read${
    why && ` (${why})`
  } and is set aside. The Progress page saves or deletes it.`;
const unreadablePart = () =>
  t`Some of the progress kept in this browser could not be read and is set aside. The Progress page saves or deletes it.`;

export class Store {
  /** What is wrong with the storage, for the reader; empty while all is well. */
  problem = "";
  #log: Log = {};
  #listeners = new Set<() => void>();
  #name: string;
  #blocked = false;
  /** Whether there are answers that this page alone has. */
  #unsaved = false;

  constructor(readonly course: string) {
    this.#name = logName(course);
    this.#pull();
    if (!this.problem && this.aside.length) {
      this.problem = unreadablePart();
    }
    addEventListener("storage", ({ key, newValue }) => {
      if (key === this.#name) this.#renew(newValue === null);
    });
    addEventListener(CHANGED, (event) => {
      const { name, from } = (event as CustomEvent).detail;
      if (name === this.#name && from !== this) this.#renew(false);
    });
  }

  get log(): Log {
    return this.#log;
  }

  add(id: string, entry: Try) {
    this.join({ [id]: [entry] });
  }

  join(other: Log) {
    this.change((log) => merge(log, other));
  }

  /** Put another log in the place of this one, other tabs' tries included. */
  change(how: (log: Log) => Log) {
    this.#pull();
    this.#log = how(this.#log);
    this.#push();
    this.#tell();
  }

  reset() {
    this.#log = {};
    this.#remove([this.#name, ...this.aside]);
  }

  /** Delete what was set aside. */
  forget() {
    this.#remove(this.aside);
  }

  /** Under which names of this browser's storage stands what could not be read. */
  get aside(): string[] {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(asideName(this.#name)));
    } catch {
      return [];
    }
  }

  #remove(names: string[]) {
    try {
      names.forEach((name) => localStorage.removeItem(name));
      this.problem = "";
    } catch {
      // Blocked, which the reader has been told.
    }
    this.#announce();
    this.#tell();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell() {
    this.#listeners.forEach((listener) => listener());
  }

  #announce() {
    dispatchEvent(new CustomEvent(CHANGED, { detail: { name: this.#name, from: this } }));
  }

  /** Hear of a change elsewhere: what was deleted there goes here too, unless only this page has it. */
  #renew(emptied: boolean) {
    if (emptied || !this.#unsaved) this.#log = {};
    if (!this.#unsaved && !this.aside.length) this.problem = "";
    this.#pull();
    this.#tell();
  }

  /** Take in what other tabs have written since. */
  #pull() {
    let stored: string | null = null;
    try {
      stored = localStorage.getItem(this.#name);
    } catch {
      this.#blocked = this.#unsaved = true;
      this.problem =
        t`This browser does not let the page keep anything, so your progress lasts until you leave this page.`;
    }
    try {
      if (stored !== null) this.#log = merge(this.#log, read(this.course, stored));
    } catch (error) {
      this.#setAside(stored!, error as Error);
    }
  }

  /** Keep what cannot be read, so that nothing is lost, and go on with the rest. */
  #setAside(stored: string, { message }: Error) {
    const { sound, rest } = salvage(this.course, stored);
    const some = Object.keys(sound).length;
    this.#log = merge(this.#log, sound);
    this.problem = some ? unreadablePart() : unreadable(message);
    try {
      const aside = asideName(this.#name);
      const taken = (localStorage.getItem(aside) ?? rest) !== rest;
      localStorage.setItem(taken ? `${aside}/${Date.now()}` : aside, rest);
    } catch {
      this.#blocked = this.#unsaved = true;
    }
    // Written over rather than removed: other tabs take a removal for a reset.
    this.#push();
  }

  #push() {
    if (this.#blocked) return;
    try {
      localStorage.setItem(this.#name, write(this.course, this.#log));
      this.#unsaved = false;
    } catch {
      this.#unsaved = true;
      this.problem =
        t`There is no room left in this browser's storage, so new answers last until you leave this page. Save your progress, or clear other sites' data.`;
    }
    this.#announce();
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
  forecasts: storeOf(partOf(course, "forecasts")),
  decisions: storeOf(partOf(course, "decisions")),
});
