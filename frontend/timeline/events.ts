// Events in columns: typed arrays in order of their starts, so that a hundred thousand stay quick.

import type { Days } from "./scale.ts";

export interface Named {
  id: string;
  title: string;
  /** The number of a lane's colour and shape. */
  mark?: number;
}

export interface Reference extends Named {
  publisher?: string;
  url?: string;
  /** The language of the title, where it is not the page's. */
  lang?: string;
}

/** The `events` trait: one list per column; a missing column is empty. */
export interface Columns {
  id: string[];
  title: string[];
  summary?: string[];
  words?: string[];
  lane?: string[];
  section?: string[];
  actors?: string[][];
  kind?: string[];
  start0?: (number | null)[];
  start1?: (number | null)[];
  end0?: (number | null)[];
  end1?: (number | null)[];
  /** What is not certain: a sum of the numbers below. */
  approx?: number[];
  refs?: number[][];
  href?: string[];
  note?: string[];
  disputed?: number[];
  /** 1 for what tells the story, 2 for turning points, 3 for the rest. */
  rank?: number[];
}

export type Group = "lane" | "section" | "actor";

export const POINT = 0, SPAN = 1, OPEN = 2, UNTIL = 3;
const KINDS: Record<string, number> = { point: POINT, span: SPAN, open: OPEN, until: UNTIL };
/** What is said of the start, and times `END` of the end. */
export const ABOUT = 1, PERHAPS = 2, END = 4;
/** Nobody knows the side that is open. */
export const UNKNOWN = 16;
/** The rank of what is neither the story nor a turning point. */
export const ORDINARY = 3;
const FOREVER = 1e12;

export class Events {
  readonly length: number;
  /** Where an event begins and ends, at the widest; open ends lie beyond every window. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** Between these it is sure to have been going on; for a point both are its middle. */
  readonly sure: Float64Array;
  readonly until: Float64Array;
  readonly kind: Uint8Array;
  readonly approx: Uint8Array;
  readonly rank: Uint8Array;
  /** The rows of the columns in order of time: `columns.title[order[n]]`. */
  readonly order: Uint32Array;
  readonly #columns: Columns;
  #index?: Map<string, number>;

  constructor(columns: Partial<Columns>) {
    this.#columns = { ...columns, id: columns.id ?? [], title: columns.title ?? [] };
    const n = this.length = this.#columns.id.length;
    const days = () => new Float64Array(n);
    this.first = days();
    this.last = days();
    this.sure = days();
    this.until = days();
    this.kind = new Uint8Array(n);
    this.approx = new Uint8Array(n);
    this.rank = new Uint8Array(n);
    this.order = inOrder(this.#columns);
    for (let n = 0; n < this.length; n++) this.#read(n, this.order[n]);
  }

  #read(n: number, row: number): void {
    const { kind, start0, start1, end0, end1, approx, rank } = this.#columns;
    const which = KINDS[kind?.[row] ?? ""] ?? POINT;
    const begin = start0?.[row] ?? 0, begun = start1?.[row] ?? begin;
    this.kind[n] = which;
    this.approx[n] = approx?.[row] ?? 0;
    this.rank[n] = rank?.[row] ?? ORDINARY;
    this.first[n] = which === UNTIL ? -FOREVER : begin;
    this.sure[n] = which === UNTIL ? -FOREVER : which === POINT ? (begin + begun) / 2 : begun;
    this.last[n] = which === POINT ? begun : which === OPEN ? FOREVER : end1?.[row] ?? begun;
    this.until[n] = which === POINT
      ? this.sure[n]
      : which === OPEN
      ? FOREVER
      : end0?.[row] ?? this.last[n];
  }

  id = (n: number): string => this.#columns.id[this.order[n]];
  title = (n: number): string => this.#columns.title[this.order[n]] ?? "";
  summary = (n: number): string => this.#columns.summary?.[this.order[n]] ?? "";
  words = (n: number): string => this.#columns.words?.[this.order[n]] ?? "";
  href = (n: number): string => this.#columns.href?.[this.order[n]] ?? "";
  note = (n: number): string => this.#columns.note?.[this.order[n]] ?? "";
  disputed = (n: number): boolean => !!this.#columns.disputed?.[this.order[n]];
  refs = (n: number): number[] => this.#columns.refs?.[this.order[n]] ?? [];

  /** The ids by which an event is grouped; an event with several actors stands in several rows. */
  groups(n: number, by: Group): string[] {
    if (by === "actor") return this.#columns.actors?.[this.order[n]] ?? [];
    const id = this.group(n, by);
    return id ? [id] : [];
  }

  /** The one id of an event's lane or section, or "". */
  group(n: number, by: "lane" | "section"): string {
    return (by === "lane" ? this.#columns.lane : this.#columns.section)?.[this.order[n]] ?? "";
  }

  /** The ids that any event is grouped by. */
  used(by: Group): Set<string> {
    const { lane, section, actors } = this.#columns;
    const ids = by === "actor" ? (actors ?? []).flat() : (by === "lane" ? lane : section) ?? [];
    const used = new Set(ids);
    used.delete("");
    return used;
  }

  /** The place of an event in time, or -1. */
  find(id: string): number {
    if (!id) return -1;
    this.#index ??= new Map(Array.from(this.order, (row, n) => [this.#columns.id[row], n]));
    return this.#index.get(id) ?? -1;
  }

  /** The first known day of an event: its end, where the start is open. */
  begin = (n: number): number => this.kind[n] === UNTIL ? this.until[n] : this.first[n];

  /** The last known day of an event: its start, where the end is open. */
  end = (n: number): number => this.kind[n] === OPEN ? this.sure[n] : this.last[n];

  /** The known stretch of an event. */
  stretch = (n: number): Days => [this.begin(n), this.end(n)];

  /** The known stretch of some events. */
  around(some: Iterable<number>): Days {
    let from = Infinity, to = -Infinity;
    for (const n of some) {
      from = Math.min(from, this.begin(n));
      to = Math.max(to, this.end(n));
    }
    return [from, to];
  }

  /** All days with an event, with room at both ends, and more of it on the right, for labels. */
  domain(): Days {
    let from = Infinity, to = -Infinity, latest = -Infinity;
    for (let n = 0; n < this.length; n++) {
      const first = this.begin(n);
      from = Math.min(from, first);
      latest = Math.max(latest, first);
      to = Math.max(to, this.end(n));
    }
    if (from > to) return [0, 365];
    const apart = latest - from >= 1e-6;
    const room = apart ? (to - from) * 0.04 : Math.max(8 * (to - from), 15);
    return [from - room, to + room * (apart ? 3 : 1)];
  }
}

/** The first of `length` places whose value is not below `least`; values never fall. */
export function firstPlace(
  length: number,
  value: (place: number) => number,
  least: number,
): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value(middle) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place in a sorted list whose value is not below `value`. */
export const lowerBound = (list: ArrayLike<number>, value: number): number =>
  firstPlace(list.length, (place) => list[place], value);

/** The order of the rows by start; rows that come in order, as the course's do, are not sorted. */
function inOrder({ id, kind, start0, end0 }: Columns): Uint32Array {
  const starts = new Float64Array(id.length);
  const order = new Uint32Array(id.length);
  let sorted = true;
  for (let row = 0; row < id.length; row++) {
    starts[row] = kind?.[row] === "until" ? -FOREVER : start0?.[row] ?? end0?.[row] ?? 0;
    order[row] = row;
    if (row && starts[row - 1] > starts[row]) sorted = false;
  }
  return sorted ? order : order.sort((a, b) => starts[a] - starts[b] || a - b);
}
