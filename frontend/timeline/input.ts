// How the stage is worked: by keyboard, and by pointer.

import { monthOf } from "../shared/calendar.ts";
import type { Selection } from "./selection.ts";
import { lowerBound, type TimelineState } from "./state.ts";
import { listen } from "../shared/dom.ts";
import { watch } from "./gestures.ts";
import { type Box, CLUSTER } from "./boxes.ts";
import { length, toDay } from "./scale.ts";
import type { Stage } from "./stage.ts";
import type { Viewport } from "./viewport.ts";
import { t } from "../shared/language.ts";

/** The keys in words: what a screen reader says of the stage, and what the help begins with. */
export const KEYS =
  t`Arrow keys move between events, Enter opens one, Escape returns. Plus and minus zoom, Shift with an arrow pans, 0 shows all, M lists the month.`;
/** What a pointer does besides what it does everywhere. */
export const POINTER =
  t`A click between events lists the month; Ctrl and the wheel zoom. Where events crowd, a circle with a number holds several: a click spreads them, and the list has them all.`;

export class Input {
  constructor(
    readonly state: TimelineState,
    readonly stage: Stage,
    readonly viewport: Viewport,
    readonly selection: Selection,
    /** Shows what is under the pointer; a day, where that is no event. */
    readonly under: (words: string, day: number) => void,
  ) {}

  listen(): void {
    const { body } = this.stage;
    listen<HTMLElementEventMap>(body, {
      click: (event) => {
        const n = this.stage.eventOf(event.target);
        if (n >= 0) this.selection.select(n, "stage");
      },
      keydown: (event) => this.#key(event),
      focusin: (event) => this.#entered(event),
      focusout: () => body.tabIndex = 0,
    });
    watch(body, {
      zoom: (factor, x) => this.viewport.zoom(factor, this.#dayAt(x), false),
      pan: (pixels) => this.viewport.pan(-pixels / this.stage.width),
      hover: (x, y) => this.#hover(x, y),
      click: (x, y) => this.#click(x, y),
    });
  }

  /** Zoom about the event in hand. */
  zoom(factor: number): void {
    const n = this.selection.inHand;
    this.viewport.zoom(factor, n >= 0 ? this.state.events.begin(n) : NaN);
  }

  #dayAt = (x: number): number => toDay(x, this.viewport.window, this.stage.width);

  #entered(event: FocusEvent): void {
    const { body } = this.stage;
    const n = this.stage.eventOf(event.target);
    const outside = !body.contains(event.relatedTarget as Node | null);
    body.tabIndex = -1;
    if (event.target !== body) this.selection.panel.uncover(event.target as Element);
    if (n >= 0) this.selection.focused = n;
    else if (outside && body.matches(":focus-visible")) this.selection.focus(this.#start());
  }

  /**
   * Where the keyboard enters: the last event it was on or the selected one, if they are on view;
   * else the first event that is, else the next one, else that very event.
   */
  #start(): number {
    const { state: { passed, events }, selection, viewport: { window: [from, to] } } = this;
    const known = [selection.focused, selection.selected]
      .filter((n) => n >= 0 && passed[lowerBound(passed, n)] === n);
    const onView = (n: number) => events.begin(n) <= to && events.end(n) >= from;
    return known.find(onView) ?? passed.find((n) => events.begin(n) >= from) ?? known[0] ??
      passed[0] ?? -1;
  }

  /** Some places on from the event in hand; once that is out of view, first to where one enters. */
  #step(from: number, places: number): void {
    const enters = from !== this.selection.focused && Math.abs(places) === 1;
    this.selection.focus(enters ? from : this.state.neighbour(from, places));
  }

  /** The keys of the stage; they act only while the keyboard is on it. */
  #key(event: KeyboardEvent): void {
    const { selection, state, viewport } = this;
    const n = this.#start();
    if (n < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const day = state.events.begin(n);
    const step = (places: number) => () => this.#step(n, places);
    const sideways = (way: number) => event.shiftKey ? () => viewport.pan(way / 5) : step(way);
    const across = (rows: number) => () => selection.focus(this.stage.across(n, rows, day));
    const zoom = (factor: number) => () => this.zoom(factor);
    const open = () => selection.select(n);
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
        if (selection.panel.root.hidden) return;
        selection.focused = n;
        selection.close();
      },
      "+": zoom(0.5),
      "=": zoom(0.5),
      "-": zoom(2),
      "0": () => viewport.all(),
      m: () => selection.month(monthOf(day)),
    };
    const act = keys[event.key] ?? keys[event.key.toLowerCase()];
    if (!act) return;
    act();
    event.preventDefault();
  }

  #hover(x: number | null, y: number): void {
    const when = this.stage.hover(x, this.viewport.window);
    const box = x === null ? undefined : this.stage.hit(x, y);
    this.stage.body.classList.toggle("nt-over", !!box);
    const empty = x !== null && !box;
    const words = box ? `${when}: ${this.stage.describe(box)}` : when;
    this.under(words, empty ? this.#dayAt(x) : NaN);
  }

  /** A click opens an event, spreads a cluster, or asks what was going on that month. */
  #click(x: number, y: number): void {
    const box = this.stage.hit(x, y);
    if (!box) this.selection.month(monthOf(this.#dayAt(x)));
    else if (box.shape === CLUSTER) this.#spread(box);
    else this.selection.select(box.event, "stage");
  }

  #spread({ members }: Box): void {
    const [from, to] = this.state.events.around(members);
    const room = Math.max((to - from) * 0.25, 1 / 24);
    const next = this.viewport.fit([from - room, to + room])!;
    if (length(next) < length(this.viewport.window) * 0.8) this.viewport.go(next);
    else this.selection.members(members);
  }
}
