/**
 * Finds and ranks.  MiniSearch finds the words, begun or misspelt; what is asked for by name comes
 * first, then what matches every word, then what the record holds to be important.
 */

import MiniSearch, { type SearchResult } from "minisearch";
import { entriesOf, type Entry, type Index } from "./course.ts";
import { type Calendar, type Days, daysOf } from "./days.ts";
import { key, keys, words } from "./spelling.ts";

export interface Found {
  entry: Entry;
  score: number;
  /** The keys of the index that the query met in this entry. */
  met: string[];
}

const FIELDS = ["title", "names", "text", "where"];
const BOOST = { title: 5, names: 2, text: 1, where: 1 };
/** What a kind of place is worth beside others that match as well. */
const KINDS: Record<string, number> = {
  term: 1.25,
  person: 1.25,
  body: 1.2,
  chapter: 1.25,
  event: 1.15,
  document: 1,
  section: 1,
  figure: 0.85,
  question: 0.6,
  claim: 0.6,
  forecast: 0.5,
};
const IMPORTANCE = [1, 1.7, 1.25, 1, 0.6];
/** A guess at a word counts less than the word. */
const GUESS = { prefix: 0.6, fuzzy: 0.35 };
const MOST = 60;

export class Finder {
  readonly entries: Entry[];
  #calendar: Calendar;
  #search: MiniSearch;
  #titles: string[];
  /** The keys of acronyms and of what they stand for, and the acronyms as they are written. */
  #alike: [string, string, string][];

  constructor(index: Index) {
    this.entries = entriesOf(index);
    this.#calendar = index.calendar;
    this.#alike = index.alike.map(([a, b]) => [spoken(a), spoken(b), a]);
    this.#titles = this.entries.map(({ title }) => spoken(title));
    this.#search = new MiniSearch({
      fields: FIELDS,
      tokenize: (text) => words(text).map(({ word }) => word),
      processTerm: key,
      idField: "n",
    });
    this.#search.addAll(this.entries.map((entry, n) => ({ ...entry, n })));
  }

  /** What answers a query, the best first. */
  find(query: string): Found[] {
    const days = daysOf(query, this.#calendar);
    const asked = days ? days.rest : query;
    if (days && !keys(asked).length) return this.#during(days);
    const found = new Map<number, Found>();
    for (const variant of this.#variants(asked)) {
      for (const one of this.#worded(variant)) {
        const known = found.get(one.n);
        if (!known || known.score < one.score) found.set(one.n, one);
      }
    }
    const dated = [...found.values()].map((one) => days ? near(one, days) : one);
    return dated.sort((a, b) => b.score - a.score).slice(0, MOST);
  }

  /**
   * A query as it stands, with the halves of a word joined, and with an acronym in place of what it is short for, or the reverse; in
   * the midst of other words an acronym is one only in capitals, since some are words as well.
   */
  #variants(query: string): string[] {
    const asked = spoken(query);
    const others = this.#alike.flatMap(([short, long, written]) => {
      const isShort = asked === short || query.includes(written) && holds(asked, short);
      if (isShort) return [asked.replace(short, long)];
      return holds(asked, long) ? [asked.replace(long, short)] : [];
    });
    const joined = query.replace(/(?<=\p{L})[-‐‑](?=\p{L})/gu, "");
    return [asked, ...(joined === query ? [] : [spoken(joined)]), ...others];
  }

  /** What began in some days, the most important first; in their month; what went on in them. */
  #during(days: Days): Found[] {
    const tiers = [days, monthOf(days)];
    const within = this.entries.flatMap((entry) => {
      const [from, to] = entry.days.split("/");
      if (!from || entry.kind !== "event") return [];
      const tier = tiers.findIndex((each) => from >= each.from && from <= each.to);
      if (tier < 0 && (from > days.to || to < days.from)) return [];
      const begins = tier < 0 ? 0 : 10 * (tiers.length - tier);
      return [{ entry, score: begins - entry.weight, met: [] }];
    });
    const first = within.sort((a, b) =>
      b.score - a.score || (a.entry.days < b.entry.days ? -1 : 1)
    );
    return first.slice(0, MOST);
  }

  /** What matches a query of keys. */
  #worded(asked: string): (Found & { n: number })[] {
    const wanted = asked.split(" ").filter(Boolean);
    const results = this.#search.search(asked, {
      boost: BOOST,
      tokenize: (text) => text.split(" ").filter(Boolean),
      processTerm: (term) => term,
      prefix: (term) => term.length > 1,
      fuzzy: (term) => term.length > 3 && !/\d/.test(term) ? 0.22 : false,
      weights: GUESS,
    });
    return results.slice(0, 4 * MOST).map((result) => this.#ranked(result, wanted, asked));
  }

  #ranked(result: SearchResult, wanted: string[], asked: string) {
    const n = Number(result.id), entry = this.entries[n];
    const share = new Set(result.queryTerms).size / Math.max(new Set(wanted).size, 1);
    const named = this.#named(n, asked, share < 1 ? 0 : wanted.length, new Set(result.terms));
    const worth = (KINDS[entry.kind] ?? 1) * IMPORTANCE[entry.weight];
    return { n, entry, score: result.score * share ** 2 * named * worth, met: result.terms };
  }

  /**
   * How well a title answers: it is what was asked, ends so, as the names of people do, or has all
   * words, `wanted` of them, be they misspelt.
   */
  #named(n: number, asked: string, wanted: number, met: Set<string>): number {
    const title = this.#titles[n], { names } = this.entries[n];
    if (title === asked) return 6;
    if (names.split("; ").some((name) => spoken(name) === asked)) return 4.5;
    if (!wanted) return 1;
    const heads = [title, ...names.split("; ").map(spoken)].map((head) => head.split(" "));
    const whole = heads.find((head) => head.filter((word) => met.has(word)).length >= wanted);
    if (!whole) return 1;
    if (whole === heads[0] && whole.every((word) => met.has(word))) return 3;
    if (this.entries[n].kind === "person" && met.has(whole.at(-1)!)) return 3;
    return holds(whole.join(" "), asked) ? 2 : 1.6;
  }
}

/** A text as its keys, with single spaces. */
const spoken = (text: string): string => keys(text).join(" ");

/** Whether some keys stand in others, one after the other. */
const holds = (text: string, some: string): boolean => !!some && ` ${text} `.includes(` ${some} `);

/** The month of a day; longer stretches stay what they are. */
function monthOf({ from, to }: Days): { from: string; to: string } {
  const month = from.slice(0, 7);
  return from === to ? { from: `${month}-01`, to: `${month}-31` } : { from, to };
}

/** Raise what happened in the days that were asked for. */
function near(found: Found, days: Days): Found {
  const [from, to] = found.entry.days.split("/");
  const inside = from && from <= days.to && to >= days.from;
  return { ...found, score: found.score * (inside ? from >= days.from ? 4 : 2 : 1) };
}
