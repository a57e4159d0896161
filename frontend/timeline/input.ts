// How the stage is worked: by keyboard, and by pointer.

import { monthOf } from "../shared/calendar.ts";
import type { Selection } from "./selection.ts";
import { lowerBound } from "./events.ts";
import type { TimelineState } from "./state.ts";
import { listen } from "../shared/dom.ts";
import { watch } from "./gestures.ts";
import { type Box, CLUSTER } from "./boxes.ts";
import { length } from "./scale.ts";
import type { Stage } from "./stage.ts";
import type { Viewport } from "./viewport.ts";

export class Input {
  /** Where the pointer is over the stage. */
  #pointer: [number, number] | null = null;

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
    const pan = (pixels: number) => this.viewport.pan(-pixels / this.stage.time);
    watch(body, {
      zoom: (factor, x, y) => this.viewport.zoom(factor, this.#dayAt(x, y), false),
      pan: (x, y) => pan(this.stage.isUpright ? y : x),
      wheel: pan,
      hover: (place) => this.#hover(this.#pointer = place),
      click: (x, y) => this.#click(x, y),
    });
  }

  /** Zoom about the event in hand. */
  zoom(factor: number): void {
    const n = this.selection.inHand;
    this.viewport.zoom(factor, n >= 0 ? this.state.events.begin(n) : NaN);
  }

  #dayAt = (x: number, y: number): number => this.stage.dayAt(x, y, this.viewport.window);

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
    const along = (way: number) => event.shiftKey ? () => viewport.pan(way / 5) : step(way);
    const across = (rows: number) => () => selection.focus(this.stage.across(n, rows, day));
    const [sideways, down] = this.stage.isUpright ? [across, along] : [along, across];
    const zoom = (factor: number) => () => this.zoom(factor);
    const open = () => selection.select(n);
    const keys: Partial<Record<string, () => void>> = {
      ArrowRight: sideways(1),
      ArrowLeft: sideways(-1),
      ArrowDown: down(1),
      ArrowUp: down(-1),
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

  /** Say anew what is under the pointer: the events have moved below it. */
  hoverAgain(): void {
    if (this.#pointer) this.#hover(this.#pointer);
  }

  #hover(place: [number, number] | null): void {
    const when = this.stage.hover(place, this.viewport.window);
    const box = place ? this.stage.hit(...place) : undefined;
    this.stage.body.classList.toggle("nt-over", !!box);
    const words = box ? `${when}: ${this.stage.describe(box)}` : when;
    this.under(words, place && !box ? this.#dayAt(...place) : NaN);
  }

  /** A click opens an event, spreads a cluster, or asks what was going on that month. */
  #click(x: number, y: number): void {
    const box = this.stage.hit(x, y);
    if (!box) this.selection.month(monthOf(this.#dayAt(x, y)));
    else if (box.shape === CLUSTER) this.#spread(box);
    else this.selection.select(box.event, "stage");
  }

  #spread({ members }: Box): void {
    const [from, to] = this.state.events.around(members);
    const room = Math.max((to - from) * 0.25, 1 / 24);
    const next = this.viewport.fit([from - room, to + room])!;
    if (length(next) < length(this.viewport.window) * 0.8) this.viewport.go(next);
    else this.selection.members([...members].sort((a, b) => a - b));
  }
}
