// Which event is chosen and which has the keyboard, and what follows: the panel, the list, the
// window, the address and what is said.

import { momentWords } from "./calendar.ts";
import type { Course, Model } from "./course.ts";
import { eventOf, take, write } from "./deeplink.ts";
import type { List } from "./list.ts";
import type { Panel } from "./panel.ts";
import type { Days } from "./scale.ts";
import type { Travel } from "./travel.ts";

export interface ChoosingActions {
  /** Whether the list is shown instead of the stage. */
  listed(): boolean;
  /** Put the keyboard on an event of the stage. */
  focus(event: number): void;
  /** Where the label of the event in hand stands, once it is drawn. */
  label(): Element | null;
  redraw(): void;
  say(words: string): void;
}

export class Choosing {
  selected = -1;
  /** The event that the keyboard is on, or was on last; -1 for none. */
  focused = -1;

  constructor(
    readonly model: Model,
    readonly course: Course,
    readonly travel: Travel,
    readonly panel: Panel,
    readonly list: List,
    readonly actions: ChoosingActions,
  ) {}

  /** The event in hand: the one with the keyboard on it, else the selected one, else -1. */
  get inHand(): number {
    return this.focused >= 0 ? this.focused : this.selected;
  }

  forget(): void {
    this.selected = this.focused = -1;
  }

  select(n: number, focus: "panel" | "stage" | "" = ""): void {
    if (n < 0) return;
    this.focused = this.actions.listed() ? -1 : n;
    if (n === this.selected) this.#show(n);
    else this.#set(this.course.events.id(n));
    if (focus === "panel") this.enter();
    if (focus === "stage") {
      this.actions.focus(n);
      this.panel.reveal();
      this.panel.uncover(this.actions.label());
    }
    write(this.model, this.course.events.id(n));
  }

  /** Show the event that the model says is selected. */
  follow(): void {
    const n = this.course.events.find(String(this.model.get("selected") ?? ""));
    if (n === this.selected) return;
    this.selected = n;
    if (n >= 0) return this.#show(n);
    this.panel.hide();
    this.actions.redraw();
  }

  /** Put the keyboard on the details. */
  enter(): void {
    if (this.actions.listed() && this.list.focus(this.selected)) this.panel.reveal();
    else this.panel.focus();
  }

  /** Show the event that the address names; whether it does. */
  arrive(change?: Event): boolean {
    const id = eventOf(location.hash);
    if (change && !id) this.#leave(change as HashChangeEvent);
    const n = this.course.events.find(id);
    if (n < 0 || !take(change?.timeStamp ?? 0)) return false;
    this.select(n);
    return true;
  }

  /** The address names the selected event no more: the reader has gone back. */
  #leave({ oldURL }: HashChangeEvent): void {
    const { events } = this.course;
    const before = oldURL && events.find(eventOf(new URL(oldURL).hash));
    if (before === this.selected) this.#set("");
  }

  close(): void {
    const n = this.inHand;
    this.panel.hide();
    if (this.selected >= 0) this.#set("");
    write(this.model, "");
    this.actions.say("Details closed");
    if (this.actions.listed() && this.list.focus(n)) return;
    this.actions.focus(n);
  }

  month(days: Days): void {
    this.panel.month(days);
    this.actions.say(momentWords(days[0], 60));
    this.panel.focus();
  }

  /** Several events at one moment, which no zoom can part. */
  members(events: number[]): void {
    this.panel.members(events);
    this.panel.focus();
  }

  #set(id: string): void {
    this.model.set("selected", id);
    this.model.save_changes();
  }

  #show(n: number): void {
    const { events } = this.course;
    this.panel.event(n, this.actions.listed());
    this.actions.say(`${events.title(n)}, ${events.words(n)}`);
    this.travel.reveal(events.stretch(n));
    if (this.actions.listed()) this.list.open(n);
    this.actions.redraw();
  }
}
