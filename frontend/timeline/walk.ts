// The guided walk: the story event by event, each with its sentence, from the same rows as the rest.

import { button, h, listen } from "../shared/dom.ts";
import { stepOf } from "../shared/language.ts";
import { facts, more, when } from "./description.ts";
import type { TimelineState } from "./state.ts";
import * as WORDS from "./words.ts";

const SWIPE = 48; // pixels that a finger moves sideways, at least

export interface WalkActions {
  /** Show the event of a step, between the one before it and the one after it. */
  show(event: number, around: number[]): void;
  say(words: string): void;
  /** The walk has begun, or stopped at an event. */
  began(): void;
  stopped(event: number): void;
  /** Tell the page of a step, which may add a picture. */
  tell(name: string, detail: Record<string, unknown>): void;
}

export class Walk {
  readonly #head = h("p", { class: "nt-at" });
  readonly #body = h("div", { class: "nt-step" });
  readonly #previous = button(WORDS.previous, () => this.#go(this.#at - 1));
  readonly #next = button(WORDS.next, () => this.#go(this.#at + 1), { class: "nt-go" });
  /** The ways into the walks. */
  readonly way = h("p", { class: "nt-begin" });
  readonly root = h(
    "section",
    {
      class: "nt-walk",
      "aria-label": WORDS.walk,
      hidden: true,
      onkeydown: (event: KeyboardEvent) => this.#key(event),
    },
    this.#head,
    this.#body,
    h(
      "p",
      { class: "nt-steps" },
      this.#previous,
      this.#next,
      button(WORDS.explore, () => this.stop()),
    ),
  );
  #steps: number[] = [];
  #at = -1;

  constructor(readonly state: TimelineState, readonly actions: WalkActions) {}

  get isOn(): boolean {
    return this.#at >= 0;
  }

  /** Offer the walks through what passes. */
  update(): void {
    const ways = this.isOn
      ? []
      : this.state.ranking.walks.map((steps, n) =>
        button(WORDS.begin(steps.length), () => this.start(steps, 0), { class: n ? "" : "nt-go" })
      );
    this.way.replaceChildren(...ways);
    this.way.hidden = !ways.length;
  }

  /** Begin at a step, with the keyboard on the way on. */
  start(steps: number[], at: number): void {
    this.#steps = steps;
    this.#at = at;
    this.root.hidden = false;
    this.actions.began();
    this.#go(at);
    this.#next.focus({ preventScroll: true });
  }

  /** Begin at the step of an event, if it is one. */
  startFrom(event: number): boolean {
    const steps = this.state.ranking.walks.find((steps) => steps.includes(event));
    if (steps) this.start(steps, steps.indexOf(event));
    return !!steps;
  }

  /** Stop; the reader explores from where the walk was, unless she has gone elsewhere. */
  stop(elsewhere = false): void {
    if (!this.isOn) return;
    const event = this.#steps[this.#at];
    this.#at = -1;
    this.root.hidden = true;
    this.#body.replaceChildren();
    this.actions.stopped(elsewhere ? -1 : event);
  }

  #go(at: number): void {
    if (at < 0 || at >= this.#steps.length) return;
    this.#at = at;
    const n = this.#steps[at], { events } = this.state;
    const step = WORDS.step(at + 1, this.#steps.length);
    this.#head.textContent = step;
    this.#previous.ariaDisabled = `${at === 0}`;
    this.#next.ariaDisabled = `${at === this.#steps.length - 1}`;
    this.#describe(n);
    this.actions.show(n, this.#steps.slice(Math.max(at - 1, 0), at + 2));
    this.state.whole(n, () => {
      const said = WORDS.stepSaid(step, events.title(n), events.words(n), events.summary(n));
      if (this.#at === at) this.actions.say(said);
    });
  }

  #describe(n: number): void {
    const { state } = this;
    const picture = h("div", { class: "nt-picture" });
    const title = h("p", { class: "nt-title" }, h("span", { dir: "auto" }, state.events.title(n)));
    const parts = [when(state, n), title, facts(state, n, 2), picture, more(state, n)];
    this.#body.replaceChildren(...parts);
    this.#body.scrollTop = 0;
    this.actions.tell("nr:step", { id: state.events.id(n), place: picture });
  }

  #key(event: KeyboardEvent): void {
    const way = stepOf(event.key);
    if (event.altKey || event.ctrlKey || event.metaKey || !way && event.key !== "Escape") return;
    if (way) this.#go(this.#at + way);
    else this.stop();
    event.preventDefault();
    event.stopPropagation();
  }

  /** A finger that moves sideways over an element goes from step to step; up and down it scrolls. */
  swipes(over: HTMLElement): void {
    let from: PointerEvent | undefined;
    listen<HTMLElementEventMap>(over, {
      pointerdown: (event) => {
        from = this.isOn && event.pointerType !== "mouse" && event.isPrimary ? event : undefined;
      },
      pointerup: (event) => {
        if (!from) return;
        const x = event.clientX - from.clientX, y = event.clientY - from.clientY;
        from = undefined;
        if (Math.abs(x) >= SWIPE && Math.abs(x) > 2 * Math.abs(y)) {
          this.#go(this.#at + stepOf(x < 0 ? "ArrowRight" : "ArrowLeft"));
        }
      },
      pointercancel: () => from = undefined,
    });
  }
}
