// Which event is chosen and which has the keyboard, and what follows: the panel, the list, the
// window and what is said.

import { monthWords } from "../shared/calendar.ts";
import type { TimelineState } from "./state.ts";
import { NONE } from "./filter.ts";
import { List } from "./list.ts";
import { Panel } from "./panel.ts";
import type { Days } from "./scale.ts";
import type { Stage } from "./stage.ts";
import type { Viewport } from "./viewport.ts";
import * as WORDS from "./words.ts";

export interface SelectionActions {
  /** Draw at once: the keyboard can go only to what is there. */
  draw(): void;
  say(words: string): void;
  /** Tell the page of an event; by `nr:details` it may add to its details. */
  tell(name: "nr:opened" | "nr:details", detail: Record<string, unknown>): void;
}

export class Selection {
  selected = -1;
  /** The event that the keyboard is on, or was on last; -1 for none. */
  focused = -1;
  /** Whether the list is shown instead of the stage. */
  listed = false;
  /** Whether a guided walk shows and says what is selected. */
  quiet = false;
  readonly panel: Panel;
  readonly list: List;

  constructor(
    readonly state: TimelineState,
    readonly viewport: Viewport,
    readonly stage: Stage,
    readonly actions: SelectionActions,
  ) {
    this.panel = new Panel(state, this);
    this.list = new List(
      state,
      this.panel.root,
      (n) => n === this.selected ? this.close() : this.select(n),
    );
  }

  /** The event in hand: the one with the keyboard on it, else the selected one, else -1. */
  get inHand(): number {
    return this.focused >= 0 ? this.focused : this.selected;
  }

  forget(): void {
    this.selected = this.focused = -1;
  }

  select(n: number, focus: "panel" | "stage" | "" = "panel"): void {
    if (n < 0) return;
    const id = this.state.events.id(n);
    this.focused = this.listed ? -1 : n;
    if (n === this.selected) this.#show(n);
    else this.state.set("selected", id);
    if (focus === "panel") this.enter();
    if (focus === "stage") {
      this.focus(n);
      this.panel.reveal();
      this.panel.uncover(this.stage.label(n));
    }
    this.actions.tell("nr:opened", { id });
  }

  /** Select the event of a step of the guided walk. */
  step(n: number): void {
    const id = this.state.events.id(n);
    this.focused = n;
    this.panel.hide();
    this.state.set("selected", id);
    this.actions.tell("nr:opened", { id, walk: true });
  }

  /** Show the event that the model says is selected. */
  follow(): void {
    const n = this.state.events.find(String(this.state.model.get("selected") ?? ""));
    if (n === this.selected) return;
    this.selected = n;
    if (n >= 0) return this.#show(n);
    this.panel.hide();
    this.viewport.moved();
  }

  /** Put the keyboard on the details. */
  enter(): void {
    if (this.listed && this.list.focus(this.selected)) this.panel.reveal();
    else this.panel.focus();
  }

  /** Put the keyboard on an event of the stage, moving the window to it if need be. */
  focus(n: number): void {
    if (n >= 0) {
      this.focused = n;
      this.viewport.reveal(this.state.events.stretch(n));
      this.actions.draw();
    }
    this.stage.focus(n);
    this.panel.uncover(this.stage.label(n));
  }

  /** Scroll to the event in hand: to its item of the list, or to its label. */
  reveal(): void {
    if (this.listed) this.list.reveal(this.selected);
    else this.panel.uncover(this.stage.label(this.inHand));
  }

  /** Whether the event in hand is on screen, with nothing before it; what walks has its own card. */
  get inSight(): boolean {
    const shown = this.listed ? this.list.title(this.selected) : this.stage.label(this.inHand);
    return !!shown && this.panel.clears(shown);
  }

  /** Show the event that the address names, if there is one; close the one that it left. */
  arrive(id: string, left?: string): boolean {
    const { events } = this.state;
    const n = events.find(id);
    if (!id && left && events.find(left) === this.selected) this.state.set("selected", "");
    this.select(n, "");
    return n >= 0;
  }

  close(): void {
    const n = this.inHand;
    this.panel.hide();
    if (this.selected >= 0) this.state.set("selected", "");
    this.actions.tell("nr:opened", { id: "" });
    this.actions.say(WORDS.closed);
    if (!this.listed || !this.list.focus(n)) this.focus(n);
  }

  /** Clear the filters, so that the selected event is shown. */
  unhide(): void {
    this.state.set("filters", NONE);
    this.select(this.selected);
  }

  month(days: Days): void {
    this.panel.month(days);
    this.actions.say(monthWords(days[0]));
    this.panel.focus();
  }

  /** Several events at one moment, which no zoom can part. */
  members(events: number[]): void {
    this.panel.members(events);
    this.panel.focus();
  }

  #show(n: number): void {
    const { events } = this.state;
    if (this.quiet) return this.viewport.moved();
    const place = this.panel.event(n, this.listed);
    this.actions.tell("nr:details", { id: events.id(n), place });
    this.actions.say(`${events.title(n)}, ${events.words(n)}`);
    this.viewport.reveal(events.stretch(n));
    if (this.listed) this.list.open(n);
    this.viewport.moved();
  }
}
