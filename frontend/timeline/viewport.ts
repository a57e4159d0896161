// Moving through time: at once or smoothly, and telling the model once it has come to rest.

import { reducesMotion } from "../shared/dom.ts";
import { between, clamp, type Days, embrace, length, pan, reveal, zoom } from "./scale.ts";

const MOVE = 220, SETTLE = 120; // milliseconds

export class Viewport {
  /** The days on view; on the way, not yet those of the goal. */
  window: Days;
  #goal: Days;
  /** Whether the reader asked to move, and not what else they did. */
  #byReader = false;
  #frame = 0;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(
    readonly domain: () => Days,
    readonly started: () => void,
    readonly moved: () => void,
    readonly settled: (window: Days, byReader: boolean) => void,
  ) {
    this.window = this.#goal = domain();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  /** Start anew, without a word to the model. */
  reset(window: Days): void {
    this.stop();
    this.window = this.#goal = window;
  }

  go(goal: Days, animate = true, byReader = true): void {
    cancelAnimationFrame(this.#frame);
    this.#byReader = byReader;
    this.#goal = goal;
    this.started();
    if (!animate || reducesMotion()) return this.#arrive(goal);
    const start = this.window, began = performance.now();
    const step = (now: number) => {
      const part = Math.min(Math.max(now - began, 0) / MOVE, 1);
      this.#arrive(part < 1 ? between(start, goal, part) : goal);
      if (part < 1) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  #arrive(window: Days): void {
    this.window = window;
    this.moved();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settled(window, this.#byReader), SETTLE);
  }

  /** Go if there is a way to go; a second key press counts from where the first one leads. */
  #try(goal: Days, animate: boolean, byReader = true): boolean {
    if (same(goal, this.#goal)) return false;
    this.go(goal, animate, byReader);
    return true;
  }

  /** Zoom about a day, or the middle where that day is out of view. */
  zoom(factor: number, day: number, animate = true): boolean {
    const [from, to] = this.#goal;
    const about = day >= from && day <= to ? day : (from + to) / 2;
    return this.#try(zoom(this.#goal, factor, about, this.domain()), animate);
  }

  /** Pan by a part of the window. */
  pan(part: number, animate = false): boolean {
    return this.#try(pan(this.#goal, part * length(this.#goal), this.domain()), animate);
  }

  reveal(stretch: Days): void {
    this.#try(reveal(this.#goal, stretch, this.domain()), false, false);
  }

  /** Go where a whole stretch is on view, with room beside it, unless it is. */
  embrace(stretch: Days): void {
    this.#try(embrace(this.#goal, stretch, this.domain()), true, false);
  }

  all(): void {
    this.go(this.domain());
  }

  /** A window that a model gives, made to fit; undefined if it gives none. */
  fit(window: unknown): Days | undefined {
    const [from, to] = (window ?? []) as number[];
    return from < to ? clamp([from, to], this.domain()) : undefined;
  }
}

export const same = (a: Days | undefined, b: Days): boolean =>
  !!a && Math.abs(a[0] - b[0]) < 1e-9 && Math.abs(a[1] - b[1]) < 1e-9;
