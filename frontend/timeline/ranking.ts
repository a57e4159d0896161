// Which events tell the story: how many ranks keep their labels, and the steps of guided walks.

import { type Events, firstPlace, ORDINARY } from "./events.ts";
import type { Days } from "./scale.ts";

const FEW = 70; // as many events can all have their labels
const SOME = 60; // as many turning points can
const LEAST = 3, MOST = 60; // steps of a guided walk

export class Ranking {
  /** The events that pass of the first rank, and those of the first two, in order of time. */
  readonly #first: Uint32Array;
  readonly #second: Uint32Array;

  constructor(readonly events: Events, readonly passed: Uint32Array) {
    this.#first = passed.filter((n) => events.rank[n] <= 1);
    this.#second = passed.filter((n) => events.rank[n] < ORDINARY);
  }

  /** The lowest rank that still gets labels in a window: all do where there are few, or no ranks. */
  level(window: Days): number {
    const [first, second, all] = [this.#first, this.#second, this.passed]
      .map((list) => this.#count(list, window));
    if (all <= FEW || !second) return ORDINARY;
    return second <= SOME || !first ? 2 : 1;
  }

  /** How many events of a list begin within a window. */
  #count(list: Uint32Array, [from, to]: Days): number {
    const { first } = this.events;
    const place = (day: number) => firstPlace(list.length, (at) => first[list[at]], day);
    return place(to) - place(from);
  }

  /**
   * The events of guided walks, each in order of time: through the story, and through its turning
   * points where these are not too many; a short table without ranks is a walk as it is.
   */
  get walks(): number[][] {
    const long = this.#second.length > this.#first.length + LEAST ? this.#second : [];
    const found = [this.#first, long].filter(({ length }) => length >= LEAST && length <= MOST);
    const whole = !this.#second.length && this.passed.length >= LEAST && this.passed.length <= MOST;
    return (whole ? [this.passed] : found).map((steps) => [...steps]);
  }
}
