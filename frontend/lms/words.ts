/**
 * The words that a page knows as short signs, and back, for platforms that keep so many characters
 * and no more.  A sign stands for its word alone, and not for a place in the page, so that a page
 * that changed since reads the rest.
 */

import type { Question } from "../quiz/types.ts";
import { hash } from "../shared/random.ts";

type Words = Map<string, string>;
type Table = [signs: Words, words: Words];
type Json = unknown;

const MARK = "~";
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** How long the signs are of a question, of its wording, and of what stands in its answers. */
const ID = 2, REVISION = 3, PART = 1;

const sign = (word: string, length: number) =>
  MARK + Array.from({ length }, (_, n) => DIGITS[hash(`${n} ${word}`) % DIGITS.length]).join("");

/** A table of words that have a sign of their own; those that would share one go without. */
function table(words: Iterable<string>, length: number): Table {
  const found = new Map<string, string[]>();
  for (const word of new Set(words)) {
    const short = sign(word, length);
    found.set(short, [...found.get(short) ?? [], word]);
  }
  const alone = [...found].filter(([short, all]) =>
    all.length === 1 && all[0].length > short.length
  );
  return [
    new Map(alone.map(([short, [word]]) => [word, short])),
    new Map(alone.map(([short, [word]]) => [short, word])),
  ];
}

const both = (one: Table, other: Table): Table => [
  new Map([...one[0], ...other[0]]),
  new Map([...one[1], ...other[1]]),
];

/** What may stand in answers to a question. */
function partsOf({ options = [], items = [], rights = [], blanks = {}, units = [] }: Question) {
  const ids = [...options, ...items].map(({ id }) => id);
  const gaps = Object.entries(blanks as Record<string, string[]>).flat(2);
  return [...ids, ...rights, ...gaps, ...units, "verdict", "reason", "value", "unit"];
}

export class Shortener {
  #ids: Table;
  #parts: Map<string, Table>;

  constructor(questions: Iterable<Question>) {
    const all = [...questions];
    this.#ids = table(all.map(({ id }) => id), ID);
    this.#parts = new Map(
      all.map((one) => [one.id, both(table([one.rev], REVISION), table(partsOf(one), PART))]),
    );
  }

  /** Data with signs in the place of words, wherever it stands under the name of a question. */
  short(value: Json): Json {
    return this.#walk(value, 0, () => undefined);
  }

  /** Data as it was; what belongs to a question that is no longer there is left out. */
  long(value: Json): Json {
    return this.#walk(value, 1, (id) => this.#ids[1].get(id));
  }

  #walk(value: Json, way: 0 | 1, known: (name: string) => string | undefined): Json {
    // What begins like a sign and is none.
    const plain = (text: string) =>
      way ? text.replace(/^~~/, MARK) : text.replace(/^~/, MARK + MARK);
    const within = (parts: Words) => {
      const say = (text: string) => parts.get(text) ?? plain(text);
      const inside = (one: Json): Json =>
        typeof one === "string" ? say(one) : changed(one, inside, say);
      return inside;
    };
    const outside = (one: Json): Json => {
      if (typeof one !== "object" || one === null || Array.isArray(one)) return one;
      const found = Object.entries(one).flatMap(([name, held]): [string, Json][] => {
        const id = known(name) ?? plain(name), asked = way ? id : name;
        const parts = this.#parts.get(asked);
        if (parts) return [[way ? id : this.#ids[0].get(name) ?? id, within(parts[way])(held)]];
        return way && /^~[^~]/.test(name) ? [] : [[id, outside(held)]];
      });
      return Object.fromEntries(found);
    };
    return outside(value);
  }
}

/** Lists and records with each value changed, and the names of records said otherwise. */
function changed(value: Json, change: (one: Json) => Json, say: (name: string) => string): Json {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [say(name), change(held)]),
  );
}
