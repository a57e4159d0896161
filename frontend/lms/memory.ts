/**
 * The course's part of the page's storage, held in memory: what a reader does belongs to the record
 * that her learning platform keeps of her, and not to a browser that others may use after her, or
 * that lets a page in a frame keep nothing.
 */

export type Items = Record<string, string>;

export class Memory implements Storage {
  #items = new Map<string, string>();

  /** `prefix` is what the names begin with that stay here; the rest goes on to the browser. */
  constructor(
    private prefix: string,
    private rest: Storage | null,
    private changed: (name: string) => void,
  ) {}

  get length() {
    return this.#items.size;
  }

  get items(): Items {
    return Object.fromEntries(this.#items);
  }

  /** Put in what the platform kept: nobody hears of it. */
  restore(items: Items) {
    for (const [name, value] of Object.entries(items)) this.#items.set(name, value);
  }

  key(n: number) {
    return [...this.#items.keys()][n] ?? null;
  }

  getItem(name: string) {
    return this.#isMine(name) ? this.#items.get(name) ?? null : this.rest?.getItem(name) ?? null;
  }

  setItem(name: string, value: string) {
    if (!this.#isMine(name)) return this.rest?.setItem(name, value);
    if (this.#items.get(name) === value) return;
    this.#items.set(name, value);
    this.changed(name);
  }

  removeItem(name: string) {
    if (!this.#isMine(name)) return this.rest?.removeItem(name);
    if (this.#items.delete(name)) this.changed(name);
  }

  clear() {
    this.#items.clear();
    this.changed("");
  }

  #isMine(name: string) {
    return name.startsWith(this.prefix);
  }
}

/** The browser's own storage, or null where it lets the page have none. */
export function own(which: "localStorage" | "sessionStorage"): Storage | null {
  try {
    return globalThis[which];
  } catch {
    return null;
  }
}

/** Let every script of the page find the memory where it looks for the browser's storage. */
export const install = (memory: Memory) =>
  Object.defineProperty(globalThis, "localStorage", { value: memory, configurable: true });
