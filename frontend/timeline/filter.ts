// Which events pass, and the rows they stand in.

import type { Days } from "./scale.ts";
import { SPACES } from "../shared/text.ts";
import { type Events, firstPlace, type Group, lowerBound, type Named, UNKNOWN } from "./events.ts";
import * as WORDS from "./words.ts";

/** The `filters` trait; an empty list lets everything pass. */
export interface Filters {
  lanes: string[];
  actors: string[];
  sections: string[];
  query: string;
  /** Only what the reader has pinned or written on. */
  pinned: boolean;
}

export interface Row extends Named {
  /** Events of the row, in order of time. */
  events: Uint32Array;
  /** The latest end among the events up to each of them: it tells where a window begins. */
  latest: Float64Array;
}

/** A row of some events, which are in order of time. */
export function rowOf({ last }: Events, { id, title }: Named, members: Iterable<number>): Row {
  const some = Uint32Array.from(members), latest = new Float64Array(some.length);
  let end = -Infinity;
  for (let place = 0; place < some.length; place++) {
    latest[place] = end = Math.max(end, last[some[place]]);
  }
  return { id, title, events: some, latest };
}

/** The places in a row between which are all events of some days; not all there need be of them. */
export const placesIn = (row: Row, { first }: Events, from: number, to: number): Days => [
  lowerBound(row.latest, from),
  firstPlace(row.events.length, (place) => first[row.events[place]], to),
];

export const NONE: Filters = { lanes: [], actors: [], sections: [], query: "", pinned: false };
const MOST_ROWS = 16;

/** Filters as a model may hold them: incomplete, or null. */
export const complete = (filters?: Partial<Filters> | null): Filters => ({ ...NONE, ...filters });

export const isOpen = (filters: Filters): boolean =>
  !Object.values(filters).some((value) => value && String(value).trim());

/**
 * A text as search compares it: without case, accents, curled quotes and long dashes, and with one
 * kind of space.
 */
export const folded = (text: string): string =>
  text.replace(/[‘’‚‛′]/g, "'").replace(/[“”„‟″«»]/g, '"').normalize("NFKD")
    .replace(SPACES, " ").replace(/\p{M}/gu, "").replace(/\p{Pd}/gu, "-").toLowerCase();

/** What a query asks for: its words, and its phrases in quotes, folded. */
export const terms = (query: string): string[] =>
  Array.from(
    folded(query).matchAll(/"([^"]+)"?|[^ "]+/g),
    ([word, phrase]) => (phrase ?? word).replace(/^ | $/g, ""),
  ).filter(Boolean);

/**
 * The events that pass, in order of time; every word and phrase of the query must occur somewhere.
 * `natorussia.widgets.timeline.filters` has the same rules.
 */
export function passing(
  events: Events,
  filters: Filters,
  haystack: (n: number) => string,
  pinned: (n: number) => boolean = () => false,
) {
  const words = terms(filters.query);
  const tests: ((n: number) => boolean)[] = [];
  const among = (by: Group, ids: string[]) => {
    if (!ids.length) return;
    const wanted = new Set(ids);
    tests.push((n) => events.groups(n, by).some((id) => wanted.has(id)));
  };
  among("lane", filters.lanes);
  among("section", filters.sections);
  among("actor", filters.actors);
  if (filters.pinned) tests.push(pinned);
  if (words.length) tests.push((n) => words.every((word) => haystack(n).includes(word)));
  const result = new Uint32Array(events.length);
  let count = 0;
  for (let n = 0; n < events.length; n++) {
    if (!tests.length || tests.every((test) => test(n))) result[count++] = n;
  }
  return result.slice(0, count);
}

/** The rows that have events, in the order given; those without a row come last, as "Other". */
export function rows(events: Events, passed: Uint32Array, by: Group, named: Named[]): Row[] {
  const chosen = named.length > MOST_ROWS ? busiest(events, passed, by, named) : named;
  const lists = new Map<string, number[]>(chosen.map(({ id }) => [id, []]));
  const other: number[] = [];
  for (const n of passed) {
    let placed = false;
    for (const id of events.groups(n, by)) {
      const list = lists.get(id);
      if (!list || list.at(-1) === n) continue;
      list.push(n);
      placed = true;
    }
    if (!placed) other.push(n);
  }
  const full = chosen.map(({ id, title }) => ({ id, title, events: lists.get(id) ?? [] }));
  full.push({
    id: "",
    title: full.some((row) => row.events.length) ? WORDS.other : "",
    events: other,
  });
  return full.filter((row) => row.events.length).map((row) => rowOf(events, row, row.events));
}

function busiest(events: Events, passed: Uint32Array, by: Group, named: Named[]): Named[] {
  const counts = new Map<string, number>();
  for (const n of passed) {
    for (const id of events.groups(n, by)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const limit = [...counts.values()].sort((a, b) => b - a)[MOST_ROWS - 1] ?? 0;
  return named.filter(({ id }) => (counts.get(id) ?? 0) >= limit).slice(0, MOST_ROWS);
}

/**
 * Events that were going on between two days, in order of time; one whose end or beginning nobody
 * knows, only while it is known to have been.
 */
export function during(events: Events, passed: Uint32Array, from: number, to: number): number[] {
  const result: number[] = [];
  for (const n of passed) {
    if (events.first[n] >= to) break;
    const unknown = events.approx[n] & UNKNOWN;
    if (unknown ? events.begin(n) < to && events.end(n) > from : events.last[n] > from) {
      result.push(n);
    }
  }
  return result;
}

/** How many events begin in each of `bins` equal parts of the domain. */
export function density(
  events: Events,
  passed: Uint32Array,
  [from, to]: readonly [number, number],
  bins: number,
): Uint32Array {
  const counts = new Uint32Array(bins);
  for (const n of passed) {
    const part = (events.begin(n) - from) / (to - from);
    counts[Math.min(bins - 1, Math.floor(part * bins))] += 1;
  }
  return counts;
}
