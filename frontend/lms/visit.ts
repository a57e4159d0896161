/** One visit to a page in a learning platform: restored, watched, and reported. */

import { type Log, merge, read, triesOf, type Try, write } from "../storage/log.ts";
import { dueName, logName } from "../storage/names.ts";
import type { Page } from "./asked.ts";
import type { Items, Memory } from "./memory.ts";
import { nameOf, type Platform, type Report, type Told } from "./platform.ts";
import { formOf } from "./responses.ts";
import { standing } from "./standing.ts";
import { pack, unpack } from "./state.ts";
import { Shortener } from "./words.ts";

export class Visit {
  /** What had to be given up for want of room, in words. */
  lost: string[] = [];
  #began = Date.now();
  #pending = new Map<string, Told>();
  #known = new Set<string>();
  #place = "";
  #name: string;
  #words: Shortener;

  constructor(
    private page: Page,
    private memory: Memory,
    private platform: Platform,
    private backup: Backup,
  ) {
    this.#name = logName(page.course);
    this.#words = new Shortener([...page.asked.values()].map(({ question }) => question));
  }

  /** Put back what the platform kept, and what it failed to keep, or to hear of, the last time. */
  restore(state: string, place: string, unsure: string[] = []) {
    const items = unpack(state, this.#words), spare = this.backup.read();
    this.#place = place;
    this.memory.restore({ ...spare, ...items });
    this.#know(this.#logIn(items), unsure);
    if (spare[this.#name]) {
      const both = merge(this.#logIn(items), this.#logIn(spare));
      this.memory.restore({ [this.#name]: write(this.page.course, both) });
    }
    this.look();
  }

  /** Take up the tries that have come since; returns whether there are any to report. */
  look(): boolean {
    for (const [id, entry] of this.#tries(this.log)) {
      const known = nameOf(id, entry), asked = this.page.asked.get(id);
      if (this.#known.has(known) || !asked) continue;
      this.#known.add(known);
      const form = formOf(asked.question, asked.key, entry.a);
      this.#pending.set(known, { asked, entry, form });
      this.#place = `#q-${id}`;
    }
    return this.#pending.size > 0;
  }

  get log(): Log {
    return this.#logIn(this.memory.items);
  }

  async tell() {
    this.look();
    const sent = [...this.#pending.keys()], report = this.#report();
    try {
      await this.platform.tell(report);
    } catch (error) {
      this.backup.write(this.memory.items);
      throw error;
    }
    sent.forEach((known) => this.#pending.delete(known));
    this.backup.clear();
  }

  close() {
    this.look();
    // Whether the last words arrive is not known until the next visit, which drops what it has.
    if (this.#pending.size) this.backup.write(this.memory.items);
    this.platform.close(this.#report());
  }

  #report(): Report {
    const { text, lost } = pack(this.#kept(), this.platform.limit, this.#words);
    this.lost = lost;
    return {
      state: text,
      standing: standing(this.page.asked.values(), this.log),
      tries: [...this.#pending.values()],
      place: this.#place,
      seconds: (Date.now() - this.#began) / 1000,
    };
  }

  /** What is to be there again: not what follows from the answers and is worked out anew. */
  #kept(): Items {
    const derived = dueName(this.page.course);
    return Object.fromEntries(
      Object.entries(this.memory.items).filter(([name]) => name !== derived),
    );
  }

  #know(log: Log, unsure: string[]) {
    const names = this.#tries(log).map(([id, entry]) => nameOf(id, entry));
    this.#known = new Set(names.filter((name) => !unsure.includes(name)));
  }

  #tries(log: Log): [string, Try][] {
    return Object.keys(log).flatMap((id) =>
      triesOf(log, id).map((entry): [string, Try] => [id, entry])
    );
  }

  #logIn(items: Items): Log {
    const stored = items[this.#name];
    try {
      return stored ? read(this.page.course, stored) : {};
    } catch {
      // What cannot be read is set aside by the page's own store.
      return {};
    }
  }
}

/** What a platform did not take, in this browser, until it does: for this learner alone. */
export class Backup {
  constructor(private storage: Storage | null, private name: string) {}

  read(): Items {
    try {
      return JSON.parse(this.storage?.getItem(this.name) ?? "{}");
    } catch {
      return {};
    }
  }

  write(items: Items) {
    try {
      this.storage?.setItem(this.name, JSON.stringify(items));
    } catch {
      // No room, or blocked: the page itself has it until it is left.
    }
  }

  clear() {
    try {
      this.storage?.removeItem(this.name);
    } catch {
      // Blocked: there was none.
    }
  }
}
