// What a timeline shows and what the reader has done to it: the model's traits, read once each.

import type { AnyModel } from "@anywidget/types";
import {
  type Columns,
  Events,
  type Group,
  lowerBound,
  type Named,
  type Reference,
} from "./events.ts";
import { complete, type Filters, folded, passing, type Row, rows, terms } from "./filter.ts";
import { SHAPES } from "./canvas.ts";
import { Ranking } from "./ranking.ts";
import { crowd, type Days } from "./scale.ts";
import * as WORDS from "./words.ts";

/** Call a function when one of some traits changes; returns how to stop. */
export function hear(model: Model, keys: (keyof Traits)[], change: () => void): () => void {
  for (const key of keys) model.on(`change:${key}`, change);
  return () => keys.forEach((key) => model.off(`change:${key}`, change));
}

export interface Era extends Named {
  /** The first day, and the day after the last one; null where it is open. */
  from: number | null;
  to: number | null;
  /** What is said of it: "Cold War, 1947 to 1991." */
  words: string;
}

/** What Python and the page share of a timeline; any of them may be missing. */
export interface Traits {
  events?: Partial<Columns>;
  lanes?: Named[];
  sections?: Named[];
  actors?: Named[];
  references?: Reference[];
  eras?: Era[];
  /** What lanes are called, and links to where there is more to read. */
  words?: { lane?: string; more?: string };
  group?: Group;
  filters?: Partial<Filters> | null;
  /** The ids of the event that is selected, of those that pass, and of those that are pinned. */
  selected?: string;
  visible?: string[];
  pinned?: string[];
  /** The first and the last day on view; empty for all. */
  window?: number[];
  /** Whose notes the reader takes. */
  course?: string;
  title?: string;
  height?: number;
  /**
   * While a page has not sent all texts and sources of events: brings those of a row into the columns;
   * nothing where they are there.  For a query it brings all, and sets the filters again.
   */
  details?: (row: number) => Promise<unknown> | undefined;
}

export type Model = AnyModel<Traits>;

export class TimelineState {
  events!: Events;
  filters!: Filters;
  group!: Group;
  passed!: Uint32Array;
  /** All events, in order of time. */
  all!: Uint32Array;
  rows!: Row[];
  ranking!: Ranking;
  /** The words and phrases of the query, folded. */
  sought!: string[];
  domain!: Days;
  /** From the first to the last day of the events, without the room beside them. */
  known!: Days;
  lanes!: Named[];
  sections!: Named[];
  actors!: Named[];
  references!: Reference[];
  eras!: Era[];
  /** What lanes are called, and links to where there is more to read. */
  words!: { lane: string; more: string };
  #lane!: Uint8Array;
  #marks!: Map<string, number>;
  #pinned!: Set<string>;
  #texts!: string[];

  constructor(readonly model: Model) {
    this.read();
  }

  read(): void {
    const { model } = this;
    this.events = new Events(model.get("events") ?? {});
    this.lanes = model.get("lanes") ?? [];
    this.sections = model.get("sections") ?? [];
    this.actors = model.get("actors") ?? [];
    this.references = model.get("references") ?? [];
    this.eras = model.get("eras") ?? [];
    this.words = { lane: WORDS.lane, more: WORDS.readMore, ...model.get("words") };
    this.#texts = [];
    this.#marks = new Map(this.lanes.map(({ id, mark }, n) => [id, (mark ?? n) % SHAPES]));
    this.#lane = Uint8Array.from(
      this.events.order,
      (_, n) => this.mark(this.events.group(n, "lane")),
    );
    this.domain = this.events.domain();
    this.all = Uint32Array.from(this.events.order, (_, n) => n);
    this.known = this.events.around(this.all);
    this.filter();
  }

  /** Apply the filters, the pins and the grouping that the model holds. */
  filter(): void {
    if (this.model.get("details")) this.#texts = [];
    this.#pinned = new Set(this.model.get("pinned"));
    this.filters = complete(this.model.get("filters"));
    this.sought = terms(this.filters.query);
    this.group = this.model.get("group") || "lane";
    this.passed = passing(this.events, this.filters, this.text, this.pinned);
    this.rows = rows(this.events, this.passed, this.group, this.named(this.group));
    this.ranking = new Ranking(this.events, this.passed);
  }

  /** What is on view at first: all days, or those in which most events crowd together. */
  get start(): Days {
    return crowd(this.events.length, this.events.begin, this.domain);
  }

  set<K extends keyof Traits>(key: K, value: Traits[K]): void {
    this.model.set(key, value);
    this.model.save_changes();
  }

  named = (by: Group): Named[] =>
    by === "lane" ? this.lanes : by === "actor" ? this.actors : this.sections;

  pinned = (n: number): boolean => this.#pinned.has(this.events.id(n));

  /** An event's title as its label has it. */
  label = (n: number): string => (this.pinned(n) ? "★ " : "") + this.events.title(n);

  /** The place of a lane among the six colours and shapes. */
  mark = (lane: string): number => this.#marks.get(lane) ?? 0;

  /** The place of an event's lane among them. */
  lane = (n: number): number => this.#lane[n];

  laneTitle(n: number): string {
    const id = this.events.group(n, "lane");
    return this.lanes.find((lane) => lane.id === id)?.title ?? "";
  }

  /** The text that search looks through. */
  text = (n: number): string => {
    const { events } = this;
    return this.#texts[n] ??= folded(
      [
        events.title(n),
        events.summary(n),
        events.words(n),
        events.note(n),
        this.laneTitle(n),
        this.sections.find(({ id }) => id === events.group(n, "section"))?.title,
        ...this.actorTitles(n),
        ...this.sources(n).flatMap(({ title, publisher }) => [title, publisher]),
      ].join(" "),
    );
  };

  /** Call once all that is told of an event is there: at once, unless the page sends it later. */
  whole(n: number, then: () => void): void {
    const late = this.model.get("details")?.(this.events.order[n]);
    if (late) late.then(then);
    else then();
  }

  actorTitles(n: number): string[] {
    const ids = this.events.groups(n, "actor");
    return ids.map((id) => this.actors.find((actor) => actor.id === id)?.title ?? id);
  }

  sources = (n: number): Reference[] =>
    this.events.refs(n).map((at) => this.references[at]).filter(Boolean);

  /** The next event that passes, `step` places on; the ends stay where they are. */
  neighbour(n: number, step: number): number {
    const { passed } = this;
    const place = lowerBound(passed, n);
    const before = step > 0 && passed[place] !== n ? 1 : 0;
    return passed[Math.min(Math.max(place + step - before, 0), passed.length - 1)] ?? -1;
  }
}
