// How the stage is worked: by keyboard, and by pointer. `natorussia.widgets.timeline.widget` has the keys in words.

import { monthOf } from "./calendar.ts";
import type { Choosing } from "./choosing.ts";
import { type Course, lowerBound } from "./course.ts";
import { listen } from "./dom.ts";
import { watch } from "./gestures.ts";
import { type Box, CLUSTER } from "./boxes.ts";
import { length, toDay } from "./scale.ts";
import type { Stage } from "./stage.ts";
import type { Travel } from "./travel.ts";

export class Steering {
  constructor(
    readonly course: Course,
    readonly stage: Stage,
    readonly travel: Travel,
    readonly choosing: Choosing,
    /** Shows what is under the pointer; a day, where that is no event. */
    readonly under: (words: string, day: number) => void,
  ) {}

  listen(): void {
    const { body } = this.stage;
    listen<HTMLElementEventMap>(body, {
      click: (event) => {
        const n = this.stage.eventOf(event.target);
        if (n >= 0) this.choosing.select(n, "stage");
      },
      keydown: (event) => this.#key(event),
      focusin: (event) => this.#entered(event),
      focusout: () => body.tabIndex = 0,
    });
    watch(body, {
      zoom: (factor, x) => this.travel.zoom(factor, this.#dayAt(x), false),
      pan: (pixels) => this.travel.pan(-pixels / this.stage.width),
      hover: (x, y) => this.#hover(x, y),
      click: (x, y) => this.#click(x, y),
    });
  }

  /** Zoom about the event in hand. */
  zoom(factor: number): void {
    const n = this.choosing.inHand;
    this.travel.zoom(factor, n >= 0 ? this.course.events.begin(n) : NaN);
  }

  #dayAt = (x: number): number => toDay(x, this.travel.window, this.stage.width);

  #entered(event: FocusEvent): void {
    const { body } = this.stage;
    const n = this.stage.eventOf(event.target);
    const outside = !body.contains(event.relatedTarget as Node | null);
    body.tabIndex = -1;
    if (event.target !== body) this.choosing.panel.uncover(event.target as Element);
    if (n >= 0) this.choosing.focused = n;
    else if (outside && body.matches(":focus-visible")) this.choosing.focus(this.#start());
  }

  /**
   * Where the keyboard enters: the last event it was on or the selected one, if they are on view;
   * else the first event that is, else the next one, else that very event.
   */
  #start(): number {
    const { course: { passed, events }, choosing, travel: { window: [from, to] } } = this;
    const known = [choosing.focused, choosing.selected]
      .filter((n) => n >= 0 && passed[lowerBound(passed, n)] === n);
    const onView = (n: number) => events.begin(n) <= to && events.end(n) >= from;
    return known.find(onView) ?? passed.find((n) => events.begin(n) >= from) ?? known[0] ??
      passed[0] ?? -1;
  }

  /** Some places on from the event in hand; once that is out of view, first to where one enters. */
  #step(from: number, places: number): void {
    const enters = from !== this.choosing.focused && Math.abs(places) === 1;
    this.choosing.focus(enters ? from : this.course.neighbour(from, places));
  }

  /** The keys of the stage; they act only while the keyboard is on it. */
  #key(event: KeyboardEvent): void {
    const { choosing, course, travel } = this;
    const n = this.#start();
    if (n < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const day = course.events.begin(n);
    const step = (places: number) => () => this.#step(n, places);
    const sideways = (way: number) => event.shiftKey ? () => travel.pan(way / 5) : step(way);
    const across = (rows: number) => () => choosing.focus(this.stage.across(n, rows, day));
    const zoom = (factor: number) => () => this.zoom(factor);
    const open = () => choosing.select(n);
    const keys: Partial<Record<string, () => void>> = {
      ArrowRight: sideways(1),
      ArrowLeft: sideways(-1),
      ArrowDown: across(1),
      ArrowUp: across(-1),
      PageDown: step(10),
      PageUp: step(-10),
      Home: step(-Infinity),
      End: step(Infinity),
      Enter: open,
      " ": open,
      Escape: () => {
        if (choosing.panel.root.hidden) return;
        choosing.focused = n;
        choosing.close();
      },
      "+": zoom(0.5),
      "=": zoom(0.5),
      "-": zoom(2),
      "0": () => travel.all(),
      m: () => choosing.month(monthOf(day)),
    };
    const act = keys[event.key] ?? keys[event.key.toLowerCase()];
    if (!act) return;
    act();
    event.preventDefault();
  }

  #hover(x: number | null, y: number): void {
    const when = this.stage.hover(x, this.travel.window);
    const box = x === null ? undefined : this.stage.hit(x, y);
    this.stage.body.classList.toggle("nt-over", !!box);
    const empty = x !== null && !box;
    const words = box ? `${when}: ${this.stage.describe(box)}` : when;
    this.under(words, empty ? this.#dayAt(x) : NaN);
  }

  /** A click opens an event, spreads a cluster, or asks what was going on that month. */
  #click(x: number, y: number): void {
    const box = this.stage.hit(x, y);
    if (!box) this.choosing.month(monthOf(this.#dayAt(x)));
    else if (box.shape === CLUSTER) this.#spread(box);
    else this.choosing.select(box.event, "stage");
  }

  #spread({ members }: Box): void {
    const [from, to] = this.course.events.around(members);
    const room = Math.max((to - from) * 0.25, 1 / 24);
    const next = this.travel.fit([from - room, to + room])!;
    if (length(next) < length(this.travel.window) * 0.8) this.travel.go(next);
    else this.choosing.members(members);
  }
}
